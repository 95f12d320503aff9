// SPDX-License-Identifier: GPL-3.0-or-later
// The card's widgets and where they stand, and what it says about itself.
#include "app/services/providerservice.h"
#include "app/workspace.h"
#include "models/items/phrases.h"
#include "ui/recommend/excludedview.h"
#include "ui/recommend/suggestionscard.h"
#include "ui/shell/flowlayout.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

void SuggestionsCard::build()
{
    setObjectName(u"card"_s);
    auto *title = new QLabel(tr("Suggestions"), this);
    for (QLabel *heading : {title, m_creditTitle, m_otherTitle})
        heading->setFont(textFont(TextRole::CardTitle));
    m_state->setObjectName(u"softText"_s);
    m_notice->setObjectName(u"suggestionNotice"_s);
    m_drafts->setObjectName(u"suggestionDraft"_s);
    m_analysis->setObjectName(u"suggestionAnalysis"_s);
    m_foot->setObjectName(u"suggestionFoot"_s);
    m_foot->setProperty("tone", u"soft"_s);
    m_foot->setFont(textFont(TextRole::Secondary));
    for (QLabel *label : {m_state, m_notice, m_drafts, m_analysis, m_foot}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_drafts->setAccessibleName(tr("What the model is writing"));
    m_language->setObjectName(u"suggestionLanguage"_s);
    m_model->setObjectName(u"suggestionModel"_s);
    m_stop->setObjectName(u"suggestionStop"_s);
    m_brief->setObjectName(u"suggestionBrief"_s);
    m_brief->setToolTip(tr("One page about this customer to take into a meeting."));
    auto *buttons = new FlowLayout(gap(1.5));
    for (QPushButton *button : {m_model, m_stop, m_language, m_brief}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    for (QVBoxLayout *list : {m_credit, m_other})
        list->setSpacing(0);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(3), gap(3), gap(3), gap(3));
    column->setSpacing(gap(2));
    column->addWidget(title);
    column->addWidget(m_state);
    column->addLayout(buttons);
    column->addWidget(m_notice);
    column->addWidget(m_analysis);
    column->addWidget(m_drafts);
    column->addWidget(m_creditTitle);
    column->addLayout(m_credit);
    column->addWidget(m_otherTitle);
    column->addLayout(m_other);
    column->addWidget(m_excluded);
    column->addWidget(m_foot);
    column->addStretch(1);
}

bool SuggestionsCard::event(QEvent *event)
{
    const bool handled = QFrame::event(event);
    // A scroll area asks for the least height alone, which knows nothing of words that wrap.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        setMinimumHeight(layout()->totalHeightForWidth(width()));
    return handled;
}

void SuggestionsCard::showState()
{
    using Stage = SuggestionRun::Stage;
    const ProviderState &provider = m_workspace.providerState();
    const bool any = m_run && m_run->result();
    const auto *result = any ? &*m_run->result() : nullptr;
    QString state;
    if (!m_run)
        state = tr("Choose a customer to see what could be suggested, and why.");
    else if (m_run->stage() == Stage::Local)
        state = tr("Reading the book…");
    else if (m_run->stage() == Stage::Waiting)
        state = tr("Preparing what may be sent…");
    else if (m_run->stage() == Stage::Analyst)
        state = tr("%1 reads the figures (1 of 2)…", "a model's name").arg(provider.model);
    else if (m_run->stage() == Stage::Specialist)
        state = tr("%1 chooses among the eligible products (2 of 2)…", "a model's name").arg(provider.model);
    else if (result && result->credit.empty() && result->other.empty())
        state = tr("Nothing is suggested: below is why, product by product.");
    else if (result && !result->model.isEmpty())
        state = tr("Prepared with the model %1.").arg(result->model);
    else if (result)
        state = tr("Prepared on this computer.");
    m_state->setText(state);

    const bool busy = m_run && m_run->isBusy();
    m_stop->setVisible(busy && m_run->stage() != Stage::Local);
    m_model->setVisible(any && !busy && provider.kind == ProviderState::Kind::Online);
    m_model->setText(tr("Ask %1", "a model's name").arg(provider.model));
    m_model->setToolTip(tr("Sends the figures without the name, and without anything that must not count."));
    m_brief->setVisible(any);
    const QLocale theirs = customersLocale();
    m_language->setVisible(any && !busy && (m_inTheirLanguage || theirs.language() != QLocale().language()));
    // Qt would call it "American English".
    const QString language = theirs.language() == QLocale::English ? u"English"_s : theirs.nativeLanguageName();
    m_language->setText(m_inTheirLanguage ? tr("In my language")
                                          : tr("In %1", "a language, as it calls itself").arg(language));
    m_language->setToolTip(tr("The reasons in the language that the customer prefers."));

    QStringList notices;
    if (m_run && m_run->notUsed())
        notices += tr("The chosen rules are not used. %1").arg(m_run->notUsed()->sentence());
    if (result && result->failure)
        notices += result->failure->message;
    if (result && !result->fairness.isFair())
        notices += tr("Cards and loans are held back: their list changed with a protected characteristic.");
    m_notice->setText(notices.join(u'\n'));
    m_notice->setVisible(!notices.isEmpty());
    QString foot;
    if (result) {
        foot = tr("These are suggestions by the rules %1; the decision is a person’s.").arg(result->rulesVersion);
        if (!result->model.isEmpty())
            foot += u' ' + tr("Words by the model %1, figures by this computer.").arg(result->model);
    }
    m_foot->setText(foot);
    m_foot->setVisible(any);
}

}  // namespace clientele
