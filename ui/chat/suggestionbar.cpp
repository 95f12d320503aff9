// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/suggestionbar.h"

#include "app/future.h"
#include "app/services/conversations.h"
#include "app/workspace.h"
#include "ui/chat/suggestions.h"
#include "ui/shell/flowlayout.h"
#include "ui/shell/theme.h"

#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr std::size_t mostKeptOffered = 2;

}  // namespace

SuggestionBar::SuggestionBar(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_chips(new FlowLayout(gap(1.5), this))
{
    setAccessibleName(tr("Suggested questions"));
    connect(&workspace, &Workspace::providerChanged, this, &SuggestionBar::refresh);
    connect(&workspace.conversations(), &Conversations::keptChanged, this, &SuggestionBar::refresh);
}

void SuggestionBar::setPage(const QString &page)
{
    if (page == m_page)
        return;
    m_page = page;
    refresh();
}

void SuggestionBar::refresh()
{
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    hide();
    const int round = ++m_round;
    // What waited for a provider comes first once there is one; it is sent when it is clicked, not by itself.
    if (m_workspace.providerState().kind == ProviderState::Kind::Online) {
        const std::vector<KeptQuestion> &kept = m_workspace.conversations().keptQuestions();
        for (std::size_t i = 0; i < std::min(kept.size(), mostKeptOffered); ++i)
            add(kept[i].text);
    }
    const QStringList questions =
        suggestedQuestions(m_page, *m_workspace.portfolio(), m_workspace.filters().conditions());
    for (const QString &question : questions) {
        whenDone(m_workspace.askLocally(question), this, [this, question, round](const Answer &answer) {
            if (round == m_round && answer.outcome == Outcome::Computed)
                add(question);
        });
    }
}

void SuggestionBar::add(const QString &question)
{
    auto *chip = new QPushButton(this);
    chip->setObjectName(u"suggestion"_s);
    chip->setFont(textFont(TextRole::Secondary));
    chip->setText(chip->fontMetrics().elidedText(question, Qt::ElideRight, gap(74)).replace(u'&', u"&&"_s));
    chip->setAccessibleName(question);
    chip->setToolTip(u"<qt>"_s + question.toHtmlEscaped() + u"</qt>"_s);
    connect(chip, &QPushButton::clicked, this, [this, question] { emit chosen(question); });
    m_chips->addWidget(chip);
    chip->show();
    show();
}

}  // namespace clientele
