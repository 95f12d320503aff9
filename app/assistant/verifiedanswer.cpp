// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/verifiedanswer.h"

#include "app/assistant/localreading.h"
#include "models/core/folding.h"
#include "models/items/localised.h"
#include "models/items/phrases.h"
#include "models/query/evaluator.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

using State = VerifiedAnswer::State;

// Questions that measure the same by the same, whatever rows they are of.
bool measureAlike(const Answer &a, const Answer &b)
{
    const auto formsOf = [](const Answer &answer) {
        QSet<QString> forms;
        for (const AnswerFigure &figure : answer.figures)
            forms.insert(figure.query.measure + u" by "_s + figure.query.by.join(u','));
        return forms;
    };
    return formsOf(a) == formsOf(b);
}

Query within(Query query, const Conditions &was, const Conditions &now)
{
    query = withoutScope(std::move(query), was);
    query.where.insert(query.where.end(), now.begin(), now.end());
    return query;
}

QString shownAs(const Figure &figure, const QLocale &locale)
{
    const QString number = localised(figure.toText(), locale);
    return figure.currency.isEmpty() ? number : number + u' ' + figure.currency.code();
}

VerifiedCheck readAgain(const VerifiedAnswer &verified, const LocalReader &reader, const Conditions &scope)
{
    Answer answer = reader.ask(verified.question, Scope{scope});
    if (answer.outcome != Outcome::Computed || !measureAlike(answer, verified.answer))
        return {std::move(answer), State::Lost};
    const bool same =
        std::ranges::equal(answer.figures, verified.answer.figures, {}, &AnswerFigure::value, &AnswerFigure::value);
    answer.verified = true;
    return {std::move(answer), same ? State::Holds : State::Changed};
}

// The figure's own row of a result; none where it is no longer there.
const ResultRow *rowOf(const QueryResult &result, const AnswerFigure &figure)
{
    const auto found = std::ranges::find_if(result.rows, [&figure](const ResultRow &row) {
        return row.keys == figure.keys && row.value.currency == figure.value.currency;
    });
    return found == result.rows.end() ? nullptr : &*found;
}

}  // namespace

Query withoutScope(Query query, const Conditions &scope)
{
    for (const Condition &condition : scope) {
        const auto found = std::find(query.where.rbegin(), query.where.rend(), condition);
        if (found != query.where.rend())
            query.where.erase(std::next(found).base());
    }
    return query;
}

QString questionKey(const QString &question)
{
    const QString plain = folded(question);
    QString key;
    for (const QChar c : plain) {
        // "< 500" is another question than "> 500".
        if (c.isLetterOrNumber() || QStringLiteral("<>=%").contains(c))
            key += c;
        else if (!key.isEmpty() && !key.endsWith(u' '))
            key += u' ';
    }
    return key.trimmed();
}

bool canBePromoted(const Answer &answer)
{
    return answer.outcome == Outcome::Computed && !answer.figures.empty() && answer.unverified.isEmpty()
           && !answer.incomplete && answer.citations.empty();
}

const VerifiedAnswer *verifiedFor(const std::vector<VerifiedAnswer> &known, const QString &question,
                                  const QString &before)
{
    const QString key = questionKey(question);
    const QString after = questionKey(before);
    const auto found = std::ranges::find_if(known, [&](const VerifiedAnswer &each) {
        return each.key == key && (each.after.isEmpty() || each.after == after);
    });
    return key.isEmpty() || found == known.end() ? nullptr : &*found;
}

VerifiedCheck recomputed(const VerifiedAnswer &verified, const LocalReader &reader, const Portfolio &portfolio,
                         const Catalogue &catalogue, const Conditions &scope, const QLocale &locale)
{
    if (verified.answer.engine == Engine::Local && verified.after.isEmpty())
        return readAgain(verified, reader, scope);
    Answer answer = verified.answer;
    answer.verified = true;
    answer.charts.clear();
    for (const AnswerChart &chart : verified.answer.charts)
        answer.charts.push_back({chart.title, chart.kind, within(chart.query, verified.scope, scope)});
    bool same = true;
    for (AnswerFigure &figure : answer.figures) {
        figure.query = within(figure.query, verified.scope, scope);
        // The same where those that it was worked out of are the same.
        if (figure.derived)
            continue;
        const auto result = evaluate(portfolio, catalogue, figure.query);
        const ResultRow *row = result ? rowOf(*result, figure) : nullptr;
        if (!row) {
            Answer lost;
            lost.text = QCoreApplication::translate("clientele::VerifiedAnswer",
                                                    "The verified answer to this question can no longer be computed.");
            return {std::move(lost), State::Lost};
        }
        same = same && row->value == figure.value;
        figure.value = row->value;
        figure.matchedRows = row->matchedRows;
    }
    if (same)
        return {std::move(answer), State::Holds};
    // What the words said of the old figures (more, fewer, the largest) may not be so any more.
    std::erase_if(answer.figures, [](const AnswerFigure &figure) { return figure.derived; });
    QStringList parts;
    for (AnswerFigure &figure : answer.figures) {
        figure.shown = shownAs(figure.value, locale);
        parts += figure.label.isEmpty() ? figure.shown : labelled(figure.label, figure.shown);
    }
    answer.markdown = false;
    answer.text = QCoreApplication::translate("clientele::VerifiedAnswer", "%1. The figures are new, the words of the "
                                                                           "verified answer were about others.")
                      .arg(besideEachOther(parts));
    return {std::move(answer), State::Changed};
}

bool standsAlone(const QString &question, const Answer &answer, const LocalReader &reader, const Conditions &scope)
{
    if (answer.engine != Engine::Local)
        return false;
    const Answer alone = reader.ask(question, Scope{scope});
    return alone.outcome == Outcome::Computed && alone.text == answer.text && measureAlike(alone, answer);
}

}  // namespace clientele
