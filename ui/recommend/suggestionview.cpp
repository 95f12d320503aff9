// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recommend/suggestionview.h"

#include "models/items/phrases.h"
#include "ui/recommend/evidencebutton.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QLabel *plainLabel(const QString &text, const QFont &font, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(font);
    return label;
}

}  // namespace

QString decisionText(const recommend::Decision &decision)
{
    const QString until = QLocale().toString(decision.until, QLocale::ShortFormat);
    QString text;
    switch (decision.kind) {
    case recommend::DecisionKind::Accepted:
        text = SuggestionView::tr("Accepted, to be followed up");
        break;
    case recommend::DecisionKind::Dismissed:
        text = SuggestionView::tr("Dismissed, not suggested until %1").arg(until);
        break;
    case recommend::DecisionKind::Postponed:
        text = SuggestionView::tr("Postponed until %1").arg(until);
        break;
    }
    return decision.reason.isEmpty() ? text : labelled(text, decision.reason);
}

SuggestionView::SuggestionView(const recommend::Suggestion &suggestion, int place, const QString &customerId,
                               const Catalogue &catalogue, QWidget *parent)
    : QFrame(parent),
      m_product(suggestion.product.id),
      m_accept(new QPushButton(tr("Accept"), this)),
      m_dismiss(new QPushButton(tr("Dismiss…"), this)),
      m_later(new QPushButton(tr("Later…"), this)),
      m_state(new QLabel(this)),
      m_undo(new QPushButton(tr("Undo"), this))
{
    setObjectName(u"suggestionView"_s);
    QFont bold = textFont(TextRole::Body);
    bold.setWeight(QFont::DemiBold);
    const QString name = tr("%1. %2", "place in a list, a product's name").arg(place).arg(suggestion.product.name);
    setAccessibleName(name);
    auto *head = new QHBoxLayout;
    head->setSpacing(gap(2));
    head->addWidget(plainLabel(name, bold, this), 1);
    auto *category = plainLabel(suggestion.product.category, textFont(TextRole::Secondary), this);
    category->setObjectName(u"softText"_s);
    category->setWordWrap(false);
    head->addWidget(category);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, gap(2), 0, gap(2));
    column->setSpacing(gap(1));
    column->addLayout(head);
    for (const recommend::Reason &reason : suggestion.reasons) {
        column->addWidget(plainLabel(reason.text, textFont(TextRole::Body), this));
        auto *link = new EvidenceButton(reason.evidence, customerId, catalogue, this);
        connect(link, &EvidenceButton::rowsRequested, this, &SuggestionView::rowsRequested);
        column->addWidget(link, 0, Qt::AlignLeft);
    }

    const QString &product = suggestion.product.name;
    m_accept->setObjectName(u"suggestionAccept"_s);
    m_accept->setAccessibleName(tr("Accept the suggestion %1").arg(product));
    m_accept->setToolTip(tr("You will follow it up. Nothing is approved by this."));
    m_dismiss->setObjectName(u"suggestionDismiss"_s);
    m_dismiss->setAccessibleName(tr("Dismiss the suggestion %1").arg(product));
    m_later->setObjectName(u"suggestionLater"_s);
    m_later->setAccessibleName(tr("Postpone the suggestion %1").arg(product));
    m_undo->setObjectName(u"suggestionUndo"_s);
    m_undo->setAccessibleName(tr("Undo the decision about %1").arg(product));
    m_state->setObjectName(u"suggestionState"_s);
    m_state->setProperty("tone", u"soft"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(gap(1.5));
    for (QPushButton *button : {m_accept, m_dismiss, m_later}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addWidget(m_state, 1);
    buttons->addWidget(m_undo);
    buttons->addStretch(0);
    column->addLayout(buttons);

    connect(m_accept, &QPushButton::clicked, this, &SuggestionView::acceptRequested);
    connect(m_dismiss, &QPushButton::clicked, this, &SuggestionView::dismissRequested);
    connect(m_later, &QPushButton::clicked, this, &SuggestionView::laterRequested);
    connect(m_undo, &QPushButton::clicked, this, [this] { emit undoRequested(m_decision); });
    setDecision(nullptr);
}

QString SuggestionView::stateText() const { return m_state->text(); }

void SuggestionView::setDecision(const recommend::Decision *decision)
{
    m_decision = decision ? decision->id : QString();
    m_state->setText(decision ? decisionText(*decision) : QString());
    const bool hadFocus = m_accept->hasFocus() || m_dismiss->hasFocus() || m_later->hasFocus() || m_undo->hasFocus();
    for (QPushButton *button : {m_accept, m_dismiss, m_later})
        button->setVisible(!decision);
    m_undo->setVisible(decision);
    if (hadFocus)
        (decision ? m_undo : m_accept)->setFocus();
}

}  // namespace clientele
