// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recommend/suggestionscard.h"

#include "app/recommend/wording.h"
#include "app/services/bookhistory.h"
#include "app/services/customernotes.h"
#include "app/workspace.h"
#include "models/items/changetext.h"
#include "ui/recommend/briefdialog.h"
#include "ui/recommend/decisiondialogs.h"
#include "ui/recommend/excludedview.h"
#include "ui/recommend/suggestionview.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace clientele {

using recommend::DecisionKind;
using recommend::Recommendation;

SuggestionsCard::SuggestionsCard(Workspace &workspace, QWidget *parent)
    : QFrame(parent),
      m_workspace(workspace),
      m_state(new QLabel(this)),
      m_language(new QPushButton(this)),
      m_model(new QPushButton(this)),
      m_stop(new QPushButton(tr("Stop"), this)),
      m_brief(new QPushButton(tr("Brief…"), this)),
      m_notice(new QLabel(this)),
      m_drafts(new QLabel(this)),
      m_analysis(new QLabel(this)),
      m_creditTitle(new QLabel(tr("Cards and loans"), this)),
      m_credit(new QVBoxLayout),
      m_otherTitle(new QLabel(tr("Deposits, insurance, investment"), this)),
      m_other(new QVBoxLayout),
      m_excluded(new ExcludedView(this)),
      m_foot(new QLabel(this))
{
    build();
    m_drawing.setSingleShot(true);
    m_drawing.setInterval(std::chrono::milliseconds(50));
    connect(&m_drawing, &QTimer::timeout, this, &SuggestionsCard::showDrafts);
    connect(m_language, &QPushButton::clicked, this, [this] {
        m_inTheirLanguage = !m_inTheirLanguage;
        ask();
    });
    connect(m_model, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run->askModel();
    });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run->stop();
    });
    connect(m_brief, &QPushButton::clicked, this, &SuggestionsCard::openBrief);
    connect(m_excluded, &ExcludedView::undoRequested, this, [this](const QString &product) {
        if (const auto *decision = m_workspace.suggestions().standing(m_customer, product)) {
            m_workspace.suggestions().undo(decision->id);
            ask();
        }
    });
    Suggestions &service = workspace.suggestions();
    connect(&service, &Suggestions::engineChanged, this, &SuggestionsCard::ask);
    connect(&service, &Suggestions::decisionsChanged, this, [this](const QString &customer) {
        if (customer.isEmpty())
            ask();
        else if (customer == m_customer)
            showDecisions();
    });
    connect(&workspace, &Workspace::providerChanged, this, &SuggestionsCard::showState);
    ask();
}

SuggestionsCard::~SuggestionsCard() = default;

void SuggestionsCard::setCustomer(const QString &id)
{
    if (id == m_customer && m_run)
        return;
    m_customer = id;
    m_inTheirLanguage = false;
    m_excluded->setOpen(false);
    ask();
}

QLocale SuggestionsCard::customersLocale() const
{
    const Portfolio &book = *m_workspace.portfolio();
    const auto row = book.customerRow(m_customer);
    if (!row)
        return QLocale();
    return recommend::localeOf(book.textAt(Field::CustomerLanguage, *row)).value_or(QLocale());
}

void SuggestionsCard::ask()
{
    delete m_run;
    m_run = nullptr;
    if (!m_customer.isEmpty() && m_workspace.portfolio()->customerRow(m_customer)) {
        const QLocale locale = m_inTheirLanguage ? customersLocale() : QLocale();
        m_run = new SuggestionRun(m_workspace.suggestions(), m_customer, locale, this);
        connect(m_run, &SuggestionRun::changed, this, &SuggestionsCard::showRun);
        connect(m_run, &SuggestionRun::drafted, this, [this] {
            if (!m_drawing.isActive())
                m_drawing.start();
        });
        connect(m_run, &SuggestionRun::failed, this, [this](const Error &error) {
            m_notice->setText(error.sentence());
            m_notice->show();
            emit failed(error);
        });
    }
    showRun();
}

void SuggestionsCard::showRun()
{
    showState();
    showDrafts();
    const bool any = m_run && m_run->result();
    // While the model writes, this computer's list stays as it is.
    if (any && m_run->stage() == SuggestionRun::Stage::Done)
        showLists(*m_run->result());
    else if (!any)
        showLists({});
    if (any) {
        QStringList claims;
        for (const recommend::Found &found : m_run->result()->analysis.found)
            claims += u"\u2022 "_s + found.text;
        m_analysis->setText(claims.join(u'\n'));
    }
    m_analysis->setVisible(any && !m_analysis->text().isEmpty());
}

void SuggestionsCard::addView(QVBoxLayout *list, const recommend::Suggestion &suggestion, int place)
{
    auto *view = new SuggestionView(suggestion, place, m_customer, *m_workspace.catalogue(), this);
    const recommend::Product product = suggestion.product;
    connect(view, &SuggestionView::acceptRequested, this,
            [this, product] { decide(product.id, DecisionKind::Accepted); });
    connect(view, &SuggestionView::dismissRequested, this, [this, product] { askWhy(product); });
    connect(view, &SuggestionView::laterRequested, this, [this, product] { askUntilWhen(product); });
    connect(view, &SuggestionView::undoRequested, &m_workspace.suggestions(), &Suggestions::undo);
    connect(view, &SuggestionView::rowsRequested, this, &SuggestionsCard::rowsRequested);
    list->addWidget(view);
    m_views.push_back(view);
}

void SuggestionsCard::showLists(const Recommendation &result)
{
    for (SuggestionView *view : m_views)
        view->deleteLater();
    m_views.clear();
    int place = 0;
    for (const recommend::Suggestion &one : result.credit)
        addView(m_credit, one, ++place);
    place = 0;
    for (const recommend::Suggestion &one : result.other)
        addView(m_other, one, ++place);
    m_creditTitle->setVisible(!result.credit.empty());
    m_otherTitle->setVisible(!result.other.empty());
    m_excluded->setExcluded(result.excluded, m_run ? m_run->locale() : QLocale());
    showDecisions();
}

void SuggestionsCard::showDecisions()
{
    for (SuggestionView *view : m_views)
        view->setDecision(m_workspace.suggestions().standing(m_customer, view->product()));
}

void SuggestionsCard::showDrafts()
{
    using Stage = SuggestionRun::Stage;
    const bool writing = m_run && (m_run->stage() == Stage::Analyst || m_run->stage() == Stage::Specialist);
    m_drafts->setVisible(writing && !m_run->drafts().isEmpty());
    if (!writing)
        return;
    const QString title = m_run->stage() == Stage::Analyst
                              ? tr("What the model finds, as it writes it; not checked yet")
                              : tr("What the model suggests, as it writes it; not checked yet");
    m_drafts->setText(title + u'\n' + m_run->drafts().join(u'\n'));
}

void SuggestionsCard::decide(const QString &product, DecisionKind kind, const QString &reason, const QDate &until)
{
    if (!m_run || !m_run->result() || !m_run->engine())
        return;
    m_workspace.suggestions().decide(
        recommend::decided(*m_run->result(), product, kind, reason, until, m_run->engine()->rules()));
}

void SuggestionsCard::askWhy(const recommend::Product &product)
{
    auto *dialog = new DismissDialog(product.name, m_run->engine()->rules().dismissedDays, this);
    connect(dialog, &DismissDialog::dismissed, this,
            [this, id = product.id](const QString &reason) { decide(id, DecisionKind::Dismissed, reason); });
    dialog->open();
}

void SuggestionsCard::askUntilWhen(const recommend::Product &product)
{
    auto *dialog = new PostponeDialog(product.name, this);
    connect(dialog, &PostponeDialog::postponed, this,
            [this, id = product.id](const QDate &until) { decide(id, DecisionKind::Postponed, {}, until); });
    dialog->open();
}

void SuggestionsCard::openBrief()
{
    if (!m_run || !m_run->result() || !m_run->engine())
        return;
    auto *dialog = new BriefDialog(m_run->engine(), *m_run->result(), this);
    QStringList tasks;
    for (const CustomerTask &task : m_workspace.notes().tasksOf(m_customer))
        if (!task.isDone())
            tasks += task.due.isValid()
                         ? tr("%1 (by %2)", "a task, a day").arg(task.text, shortDay(task.due, QLocale()))
                         : task.text;
    dialog->setTasks(tasks);
    // Earlier snapshots are read when somebody first wants them.
    BookHistory &history = m_workspace.history();
    const auto giveChanges = [this, dialog, customer = m_customer] {
        QStringList changes;
        const BookHistory &past = m_workspace.history();
        if (!past.steps().empty())
            for (const Change &change : past.steps().front()->of(customer))
                changes += changeText(change, m_workspace.portfolio()->info().zone, QLocale());
        dialog->setChanges(changes);
    };
    connect(&history, &BookHistory::changed, dialog, giveChanges);
    history.want();
    giveChanges();
    dialog->open();
}

}  // namespace clientele
