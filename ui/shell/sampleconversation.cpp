// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sampleconversation.h"

#include "models/items/localised.h"
#include "models/query/evaluator.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(clientele::SampleConversation)
};

std::vector<AnswerFigure> figuresOf(const Portfolio &book, const Catalogue &catalogue, const Query &query)
{
    std::vector<AnswerFigure> figures;
    const auto result = evaluate(book, catalogue, query);
    for (const ResultRow &row : result ? result->rows : std::vector<ResultRow>()) {
        const QString number = localised(row.value.toText(), QLocale());
        figures.push_back({row.keys.join(u", "_s), row.value, query, row.keys, row.matchedRows,
                           row.value.currency.isEmpty() ? number : number + u' ' + row.value.currency.code()});
    }
    return figures;
}

// The line that says where the others were, a table, a list, a figure that nobody computed, a source, a chart.
Answer modelAnswer(const Portfolio &book, const Catalogue &catalogue)
{
    const Query query{
        .measure = u"loans.owed"_s, .by = {u"loan.type"_s}, .where = {}, .top = 3, .order = Order::ValueDescending};
    Answer answer;
    answer.outcome = Outcome::Computed;
    answer.engine = Engine::Provider;
    answer.model = u"gpt-4o-mini"_s;
    answer.markdown = true;
    answer.figures = figuresOf(book, catalogue, query);
    answer.unverified = {Words::tr("12 %", "a percentage in the language's writing")};
    answer.citations = {
        {u"complaint:7"_s, u"complaint"_s, {}, Words::tr("The branch closed before my loan was signed.")}};
    answer.charts = {{Words::tr("Owed by type"), u"bars"_s, query}};
    answer.spending = {583, 29, false, 2, llm::Cost{105, *Currency::fromCode(u"USD")}, 2};
    answer.text = u"**"_s + Words::tr("Most is owed in three kinds of loan") + u"**\n\n| "_s + Words::tr("Loan")
                  + u" | "_s + Words::tr("Owed") + u" |\n|---|---:|\n"_s;
    for (const AnswerFigure &figure : answer.figures)
        answer.text += u"| "_s + figure.label + u" | "_s + figure.shown + u" |\n"_s;
    answer.text += u"\n- "_s + Words::tr("Fees may be about %1 of it.").arg(answer.unverified.front()) + u"\n- "_s
                   + Words::tr("One customer names the closing hours [1].");
    return answer;
}

}  // namespace

ChatThread sampleConversation(const Portfolio &book, const Catalogue &catalogue)
{
    ChatThread thread;
    thread.id = u"sample"_s;
    thread.changedAt = book.info().takenAt;
    thread.title = Words::tr("What stands out in the loans?");
    const auto add = [&thread](const QString &parent, const QString &question, const Answer &answer) {
        const QString id = u"sample.%1"_s.arg(thread.turns.size());
        thread.turns.push_back({id, parent, thread.changedAt, question, {}, answer, 0});
        thread.shown = id;
        return id;
    };
    Answer stopped;
    stopped.incomplete = true;
    add({}, Words::tr("What stands out?"), stopped);
    const QString first = add({}, thread.title, modelAnswer(book, catalogue));
    thread.turns.back().feedback = -1;
    thread.turns.back().feedbackReason = Words::tr("The fees are a guess.");

    Answer verified;
    verified.outcome = Outcome::Computed;
    verified.verified = true;
    verified.figures = figuresOf(book, catalogue, {.measure = u"customers.count"_s, .by = {}, .where = {}});
    if (!verified.figures.empty())
        verified.text = Words::tr("Customers: %1.").arg(verified.figures.front().shown);
    const QString second = add(first, Words::tr("How many customers?"), verified);

    Answer cut;
    cut.engine = Engine::Provider;
    cut.outcome = Outcome::Retrieved;
    cut.model = u"gpt-4o-mini"_s;
    cut.markdown = true;
    cut.incomplete = true;
    cut.text = Words::tr("The complaints are mostly about");
    cut.failure = llm::failureOf(llm::FailureKind::ConnectionReset);
    cut.spending = {410, 7, true, 1, {}};
    const QString third = add(second, Words::tr("Sum up the complaints"), cut);

    Answer declined;
    declined.text = Words::tr("Complaints in this book are anonymous, so no customer can be named.");
    add(third, Words::tr("Who complained?"), declined);
    return thread;
}

}  // namespace clientele
