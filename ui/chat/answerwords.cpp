// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/answerwords.h"

#include "app/assistant/turn.h"
#include "models/items/localised.h"
#include "ui/chat/answerdocument.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// So that texts have one context, whatever file they are in.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(clientele::AnswerWords)
};

QString durationText(double milliseconds)
{
    if (milliseconds < 1000)
        return Words::tr("%1 ms", "milliseconds").arg(std::max(1, static_cast<int>(std::lround(milliseconds))));
    return Words::tr("%1 s", "seconds").arg(QLocale().toString(milliseconds / 1000, 'f', 1));
}

QString whoAnswered(const Answer &answer)
{
    if (answer.verified)
        return Words::tr("Verified answer");
    if (answer.engine == Engine::Provider && !answer.model.isEmpty())
        return answer.model;
    switch (answer.outcome) {
    case Outcome::Computed:
        return Words::tr("Computed here");
    case Outcome::Retrieved:
        return Words::tr("Found here");
    case Outcome::Clarify:
        return Words::tr("Which one do you mean?");
    case Outcome::Declined:
        break;
    }
    return answer.incomplete ? Words::tr("Stopped") : Words::tr("Not answerable here");
}

}  // namespace

QString spendingText(const Spending &spending)
{
    if (spending.requests == 0)
        return {};
    const qint64 tokens = spending.inputTokens + spending.outputTokens;
    const auto count = static_cast<int>(tokens);
    QString text =
        spending.estimated ? Words::tr("about %n token(s)", nullptr, count) : Words::tr("%n token(s)", nullptr, count);
    if (spending.cost)
        text += u" · "_s + localised(llm::toText(*spending.cost), QLocale()) + u' ' + spending.cost->currency.code();
    return text;
}

QString budgetText(const Spending &spent, const Budget &budget, double milliseconds)
{
    const QLocale locale;
    const auto tokens = static_cast<int>(budget.tokens);
    QStringList parts{
        Words::tr("%1 of %n step(s)", nullptr, budget.steps).arg(spent.steps),
        Words::tr("%1 of %Ln token(s)", nullptr, tokens).arg(locale.toString(spent.inputTokens + spent.outputTokens))};
    if (milliseconds >= 0)
        parts += Words::tr("%1 of %2 s", "seconds gone, of so many at most")
                     .arg(locale.toString(milliseconds / 1000, 'f', 0), locale.toString(budget.time.count()));
    if (spent.cost && budget.cost)
        parts += Words::tr("%1 of %2 %3", "an amount, the most that it may become, a currency")
                     .arg(localised(llm::toText(*spent.cost), locale), localised(llm::toText(*budget.cost), locale),
                          budget.cost->currency.code());
    return Words::tr("Used: %1", "parts of a budget").arg(parts.join(u" · "_s));
}

QString originText(const Answer &answer, double milliseconds)
{
    QStringList parts{whoAnswered(answer)};
    const bool worked = answer.outcome == Outcome::Computed || answer.outcome == Outcome::Retrieved
                        || answer.engine == Engine::Provider;
    if (milliseconds >= 0 && worked)
        parts += durationText(milliseconds);
    if (const QString spent = spendingText(answer.spending); !spent.isEmpty())
        parts += spent;
    return parts.join(u" · "_s);
}

QString careText(const Answer &answer)
{
    QStringList parts;
    if (answer.incomplete)
        parts += answer.text.isEmpty() ? Words::tr("Stopped before an answer came.")
                                       : Words::tr("This answer is not complete: the part that came is kept.");
    if (answer.failure && answer.failure->kind != llm::FailureKind::Cancelled)
        parts += answer.failure->toError().sentence();
    return parts.join(u' ');
}

QString howText(const Answer &answer, const QString &scopeWords)
{
    if (answer.figures.empty())
        return {};
    const AnswerFigure &first = answer.figures.front();
    QStringList measures;
    std::vector<const Query *> queries;
    qint64 rows = 0;
    for (const AnswerFigure &figure : answer.figures) {
        if (!measures.contains(figure.query.measure))
            measures += figure.query.measure;
        const bool known = std::ranges::any_of(queries, [&](const Query *each) { return *each == figure.query; });
        if (!known)
            queries.push_back(&figure.query);
        if (!known || !figure.keys.isEmpty())
            rows += figure.matchedRows;
    }
    const auto count = static_cast<int>(rows);
    if (answer.engine == Engine::Provider) {
        const auto asked = static_cast<int>(queries.size());
        QStringList parts{Words::tr("How: %n query(s)", "a number of queries", asked),
                          Words::tr("%n row(s)", nullptr, count)};
        if (const auto doubtful = static_cast<int>(answer.unverified.size()))
            parts += Words::tr("%n figure(s) unverified", nullptr, doubtful);
        return parts.join(u" · "_s);
    }
    const QString what = measures.join(u", "_s);
    const QString measured = first.query.by.isEmpty()
                                 ? what
                                 : Words::tr("%1 by %2", "a measure by dimensions, as named in queries")
                                       .arg(what, first.query.by.join(u", "_s));
    return Words::tr("How: %1 · %2 · %n row(s)", "a query, its filters, the number of rows it read", count)
        .arg(measured, scopeWords);
}

QString sentText(const Answer &answer)
{
    const int requests = answer.spending.requests;
    return requests == 0 ? QString() : Words::tr("As sent: %n request(s), names replaced by tokens", nullptr, requests);
}

QString plainText(const Answer &answer)
{
    QString text = answer.text;
    if (answer.markdown) {
        QTextDocument document;
        fillDocument(document, answer, lightLook());
        text = document.toPlainText().trimmed();
    }
    if (!answer.markdown && hasTable(answer)) {
        for (const AnswerFigure &figure : answer.figures)
            text += u'\n' + figure.label + u'\t' + figure.shown;
    }
    for (std::size_t i = 0; i < answer.citations.size(); ++i)
        text += u"\n[%1] “%2”"_s.arg(QString::number(i + 1), answer.citations[i].excerpt);
    return text;
}

QString markdownText(const Answer &answer)
{
    const auto escaped = [](QString text) {
        for (const QChar c : {u'\\', u'*', u'_', u'`', u'[', u'<', u'|', u'#'})
            text.replace(c, QString(u'\\') + c);
        return text;
    };
    QString text = answer.markdown ? answer.text : escaped(answer.text);
    if (!answer.markdown && hasTable(answer)) {
        text += u"\n\n| %1 | %2 |\n| --- | ---: |"_s.arg(Words::tr("Group", "a column's header"),
                                                         Words::tr("Figure", "a column's header"));
        for (const AnswerFigure &figure : answer.figures)
            text += u"\n| %1 | %2 |"_s.arg(escaped(figure.label), escaped(figure.shown));
    }
    for (std::size_t i = 0; i < answer.citations.size(); ++i)
        text += u"\n\n\\[%1] “%2”"_s.arg(QString::number(i + 1), escaped(answer.citations[i].excerpt));
    return text;
}

QString tableText(const Answer &answer)
{
    QString text = Words::tr("Group", "a column's header") + u'\t' + Words::tr("Measure", "a column's header") + u'\t'
                   + Words::tr("Figure", "a column's header") + u'\t' + Words::tr("Currency", "a column's header")
                   + u'\t' + Words::tr("Rows", "a column's header");
    for (const AnswerFigure &figure : answer.figures) {
        text += u'\n' + figure.label + u'\t' + figure.query.measure + u'\t' + figure.value.toText() + u'\t'
                + figure.value.currency.code() + u'\t' + QString::number(figure.matchedRows);
    }
    return text;
}

}  // namespace clientele
