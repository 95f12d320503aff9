// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/answerview.h"

#include "ui/chat/answerdocument.h"

#include <QEvent>
#include <QImage>
#include <QWheelEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace clientele {

AnswerView::AnswerView(Answer answer, QWidget *parent) : QTextBrowser(parent), m_answer(std::move(answer))
{
    setObjectName(u"answer"_s);
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTabChangesFocus(false);
    viewport()->setAutoFillBackground(false);
    document()->setDefaultFont(textFont(TextRole::Body));
    fillDocument(*document(), m_answer, look());
    setAccessibleName(tr("Answer: %1").arg(m_answer.text));
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (const auto figure = figureOfLink(link.toString(), m_answer))
            emit figureActivated(*figure);
    });
}

QVariant AnswerView::loadResource(int, const QUrl &)
{
    // An empty answer would make the browser look for a file itself.
    return QImage(1, 1, QImage::Format_ARGB32);
}

int AnswerView::heightForWidth(int width) const
{
    const std::unique_ptr<QTextDocument> copy(document()->clone());
    copy->setDefaultFont(document()->defaultFont());
    copy->setDocumentMargin(0);
    copy->setTextWidth(width);
    return static_cast<int>(std::ceil(copy->size().height())) + 1;
}

QSize AnswerView::sizeHint() const
{
    const int width = std::max(this->width(), gap(40));
    return {width, heightForWidth(width)};
}

QSize AnswerView::minimumSizeHint() const { return {gap(40), fontMetrics().height()}; }

void AnswerView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    const int wanted = heightForWidth(event->size().width());
    if (wanted != minimumHeight()) {
        setMinimumHeight(wanted);
        setMaximumHeight(wanted);
    }
}

void AnswerView::wheelEvent(QWheelEvent *event)
{
    event->ignore();  // the list of messages scrolls
}

void AnswerView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fillDocument(*document(), m_answer, look());
}

}  // namespace clientele
