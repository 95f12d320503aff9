// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/messageview.h"

#include "ui/chat/answerdocument.h"
#include "ui/chat/answerview.h"
#include "ui/shell/elidedbutton.h"
#include "ui/shell/flowlayout.h"
#include "ui/shell/iconbutton.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace clientele {

MessageView::MessageView(const QString &question, QWidget *parent)
    : QWidget(parent), m_question(question), m_origin(new QLabel(this)), m_column(new QVBoxLayout(this))
{
    setObjectName(u"message"_s);
    auto *asked = new QLabel(question, this);
    asked->setObjectName(u"askedQuestion"_s);
    asked->setTextFormat(Qt::PlainText);
    asked->setWordWrap(true);
    asked->setTextInteractionFlags(Qt::TextSelectableByMouse);
    asked->setAccessibleName(tr("You asked: %1").arg(question));
    // A short question is as wide as its words, a long one leaves room at its left.
    const int words = asked->fontMetrics().horizontalAdvance(question) + gap(7);
    asked->setMinimumWidth(std::min(words, gap(60)));
    asked->setMaximumWidth(std::max(gap(60), gap(75)));
    auto *right = new QHBoxLayout;
    right->addStretch(1);
    right->addWidget(asked, words > gap(60) ? 4 : 0);

    m_origin->setObjectName(u"answerOrigin"_s);
    m_origin->setTextFormat(Qt::PlainText);
    m_origin->setFont(textFont(TextRole::Secondary));
    m_origin->setText(tr("Computing…"));
    m_column->setContentsMargins(0, gap(1), 0, gap(2));
    m_column->setSpacing(gap(1.5));
    m_column->addLayout(right);
    m_column->addWidget(m_origin);
}

void MessageView::setAnswer(const Answer &answer, const QString &where, double milliseconds)
{
    m_answer = answer;
    m_where = where;
    m_answered = true;
    const QString took = tr("%1 ms", "milliseconds").arg(std::max(1, static_cast<int>(std::lround(milliseconds))));
    switch (answer.outcome) {
    case Outcome::Computed:
        m_origin->setText(tr("Computed here · %1", "duration").arg(took));
        break;
    case Outcome::Retrieved:
        m_origin->setText(tr("Found here · %1", "duration").arg(took));
        break;
    case Outcome::Clarify:
        m_origin->setText(tr("Which one do you mean?"));
        break;
    case Outcome::Declined:
        m_origin->setText(tr("Not answerable here"));
        break;
    }
    auto *view = new AnswerView(answer, this);
    connect(view, &AnswerView::figureActivated, this, [this](std::size_t figure) {
        emit rowsRequested(m_answer.figures[figure].query, m_answer.figures[figure].keys);
    });
    m_column->addWidget(view);
    if (!answer.choices.empty())
        addChoices();
    addHow();
}

void MessageView::addChoices()
{
    auto *choices = new FlowLayout(gap(1.5));
    for (const Choice &choice : m_answer.choices) {
        auto *button = new QPushButton(QString(choice.label).replace(u'&', u"&&"_s), this);
        button->setObjectName(u"choice"_s);
        connect(button, &QPushButton::clicked, this, [this, choice] { emit chosen(choice.customerId, choice.label); });
        choices->addWidget(button);
    }
    m_column->addLayout(choices);
}

void MessageView::addHow()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(gap(1));
    if (const QString how = howText(m_answer, m_where); !how.isEmpty()) {
        auto *button = new ElidedButton(u"▸ "_s + how, this);
        button->setObjectName(u"how"_s);
        button->setFont(textFont(TextRole::Axis));
        connect(button, &QPushButton::clicked, this, [this] {
            emit rowsRequested(m_answer.figures.front().query,
                               m_answer.figures.size() > 1 ? QStringList() : m_answer.figures.front().keys);
        });
        line->addWidget(button, 1);
    } else {
        line->addStretch(1);
    }
    auto *copy = new IconButton(u"copy"_s, tr("Copy the answer"), this);
    copy->setObjectName(u"copyAnswer"_s);
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText()); });
    line->addWidget(copy);
    m_column->addLayout(line);
}

QString MessageView::asText() const
{
    QString text = m_question + u"\n\n"_s + m_answer.text;
    if (hasTable(m_answer)) {
        for (const AnswerFigure &figure : m_answer.figures)
            text += u'\n' + figure.label + u'\t' + figure.shown;
    }
    if (const QString how = howText(m_answer, m_where); !how.isEmpty())
        text += u"\n\n"_s + how;
    return text;
}

}  // namespace clientele
