// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/messagelist.h"

#include "ui/chat/messageview.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

MessageList::MessageList(QWidget *parent) : QScrollArea(parent), m_empty(new QLabel(this)), m_column(new QVBoxLayout)
{
    auto *content = new QWidget(this);
    content->setObjectName(u"messages"_s);
    content->setLayout(m_column);
    m_empty->setObjectName(u"softText"_s);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setFont(textFont(TextRole::Secondary));
    m_empty->setWordWrap(true);
    m_empty->setText(tr("Ask about the customers, loans, machines and complaints of this book. Every figure in an "
                        "answer is computed here and opens the rows behind it."));
    m_column->setContentsMargins(gap(3.5), gap(2), gap(3.5), gap(2));
    m_column->setSpacing(gap(1));
    m_column->addWidget(m_empty);
    m_column->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    content->installEventFilter(this);
    QScrollBar *bar = verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) {
        if (!m_moving)
            m_follow = value >= bar->maximum() - gap(4);
    });
    connect(bar, &QScrollBar::rangeChanged, this, [this] {
        if (m_follow)
            toEnd();
    });
}

void MessageList::add(MessageView *message)
{
    m_empty->hide();
    m_column->insertWidget(m_column->count() - 1, message);
    m_messages.push_back(message);
}

void MessageList::clear()
{
    for (MessageView *message : m_messages) {
        message->hide();
        message->deleteLater();
    }
    m_messages.clear();
    m_empty->show();
    m_follow = true;
}

MessageView *MessageList::find(const QString &turn) const
{
    const auto found = std::ranges::find(m_messages, turn, &MessageView::turn);
    return found == m_messages.end() ? nullptr : *found;
}

void MessageList::toEnd()
{
    m_moving = true;
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    m_moving = false;
}

void MessageList::follow()
{
    m_follow = true;
    toEnd();
}

bool MessageList::eventFilter(QObject *watched, QEvent *event)
{
    // The range follows a moment later; until then a higher content would jump.
    if (watched == widget() && event->type() == QEvent::Resize && m_follow)
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_follow)
                    toEnd();
            },
            Qt::QueuedConnection);
    return QScrollArea::eventFilter(watched, event);
}

}  // namespace clientele
