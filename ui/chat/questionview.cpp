// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/questionview.h"

#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

QuestionView::QuestionView(const QString &question, QWidget *parent)
    : QWidget(parent),
      m_before(new IconButton(u"left"_s, tr("Earlier version of this question"), this)),
      m_place(new QLabel(this)),
      m_after(new IconButton(u"right"_s, tr("Later version of this question"), this))
{
    auto *asked = new QLabel(question, this);
    asked->setObjectName(u"askedQuestion"_s);
    asked->setTextFormat(Qt::PlainText);
    asked->setWordWrap(true);
    asked->setTextInteractionFlags(Qt::TextSelectableByMouse);
    asked->setAccessibleName(tr("You asked: %1").arg(question));
    // A short question is as wide as its words, a long one leaves room at its left.
    const int words = asked->fontMetrics().horizontalAdvance(question) + gap(9);
    asked->setMinimumWidth(std::min(words, gap(56)));
    asked->setMaximumWidth(gap(72));
    auto *edit = new IconButton(u"edit"_s, tr("Ask this in other words"), this);
    edit->setObjectName(u"editQuestion"_s);
    m_before->setObjectName(u"earlierVersion"_s);
    m_after->setObjectName(u"laterVersion"_s);
    m_place->setObjectName(u"softText"_s);
    m_place->setFont(textFont(TextRole::Axis));
    for (IconButton *button : {m_before, m_after, edit})
        button->setIconSize(QSize(gap(3.25), gap(3.25)));
    auto *bubble = new QHBoxLayout;
    bubble->setSpacing(gap(0.5));
    bubble->addStretch(1);
    bubble->addWidget(edit, 0, Qt::AlignVCenter);
    bubble->addWidget(asked, words > gap(56) ? 4 : 0);
    auto *versions = new QHBoxLayout;
    versions->setSpacing(0);
    versions->addStretch(1);
    versions->addWidget(m_before);
    versions->addWidget(m_place);
    versions->addWidget(m_after);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(bubble);
    column->addLayout(versions);
    setVersion({});
    connect(edit, &QToolButton::clicked, this, &QuestionView::editWanted);
    connect(m_before, &QToolButton::clicked, this, [this] { emit versionWanted(m_version.before); });
    connect(m_after, &QToolButton::clicked, this, [this] { emit versionWanted(m_version.after); });
}

void QuestionView::setVersion(const ChatSession::Version &version)
{
    m_version = version;
    //: which version of a question is shown: 2 of 3
    m_place->setText(tr("%1 of %2").arg(version.number).arg(version.of));
    for (QWidget *part : std::initializer_list<QWidget *>{m_before, m_place, m_after})
        part->setVisible(version.of > 1);
    m_before->setEnabled(!version.before.isEmpty());
    m_after->setEnabled(!version.after.isEmpty());
}

}  // namespace clientele
