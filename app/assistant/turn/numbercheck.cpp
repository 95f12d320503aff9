// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn/numbercheck.h"

#include "app/assistant/turn/figurewords.h"
#include "app/assistant/turn/writtendates.h"
#include "app/assistant/turn/writtenfigure.h"
#include "app/privacy/tokens.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

void blankTokens(QString &text)
{
    for (auto token = privacy::nextToken(text, 0); token;
         token = privacy::nextToken(text, token->start + token->length))
        blankOut(text, token->start, token->length);
}

// Names that hold letters or dashes. Bare digits are told apart later, as whole numbers.
void blankNames(QString &text, const QSet<QString> &names)
{
    QStringList longest(names.begin(), names.end());
    std::ranges::sort(longest, [](const QString &a, const QString &b) { return a.size() > b.size(); });
    for (const QString &name : longest) {
        if (std::ranges::all_of(name, [](QChar c) { return c.isDigit(); }))
            continue;
        for (qsizetype at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.size())) {
            const qsizetype end = at + name.size();
            const bool alone =
                (at == 0 || !text[at - 1].isLetterOrNumber()) && (end >= text.size() || !text[end].isLetterOrNumber());
            if (alone)
                blankOut(text, at, name.size());
        }
    }
}

bool fits(const WrittenFigure &written, const GivenFigure &fact)
{
    if (written.percent)  // no query gives a share
        return false;
    if (written.money
        && (fact.value.currency.isEmpty()
            || (!written.currencies.isEmpty() && !written.currencies.contains(fact.value.currency.code()))))
        return false;
    if (written.negative && fact.value.scaled >= 0)
        return false;
    // "paid out 500": without a sign the size is told.
    const std::int64_t size = fact.value.scaled < 0 ? -fact.value.scaled : fact.value.scaled;
    return std::ranges::any_of(written.readings,
                               [&](const WrittenNumber &reading) { return agrees(reading, size, fact.value.digits); });
}

bool isExact(const WrittenFigure &written, const GivenFigure &fact)
{
    return std::ranges::any_of(written.readings, [&](const WrittenNumber &reading) {
        return reading.exponent <= -fact.value.digits || fact.value.scaled % powerOfTen(fact.value.digits) == 0;
    });
}

// Of the results that have this figure: exact before rounded, and the one whose group stands in the same line.
const GivenFigure *factFor(const WrittenFigure &written, const Evidence &evidence, const QString &line)
{
    const GivenFigure *best = nullptr;
    int bestRank = -1;
    for (const GivenFigure &fact : evidence.facts) {
        if (!fits(written, fact))
            continue;
        const bool named = std::ranges::any_of(fact.names, [&line](const QString &name) {
            return !name.isEmpty() && line.contains(name, Qt::CaseInsensitive);
        });
        const int rank = (named ? 2 : 0) + (isExact(written, fact) ? 1 : 0);
        if (rank > bestRank) {
            best = &fact;
            bestRank = rank;
        }
    }
    return best;
}

// "below 580" restates a condition; "101" is a machine.
bool isGiven(const WrittenFigure &written, const Evidence &evidence)
{
    if (written.percent || written.readings.empty())
        return false;
    if (!written.money && !written.negative && evidence.names.contains(written.digits))
        return true;
    if (!FigureWords::isBounding(written.before))
        return false;
    return std::ranges::any_of(evidence.bounds, [&written](const Figure &bound) {
        return std::ranges::any_of(written.readings, [&bound](const WrittenNumber &reading) {
            return reading.mantissa != 0 && agrees(reading, bound.scaled, bound.digits)
                   && agrees({bound.scaled, -bound.digits}, reading.mantissa, -reading.exponent);
        });
    });
}

QString lineAround(const QString &text, qsizetype at)
{
    const qsizetype start = text.lastIndexOf(u'\n', at) + 1;
    const qsizetype end = text.indexOf(u'\n', at);
    return text.mid(start, (end < 0 ? text.size() : end) - start);
}

}  // namespace

CheckedProse checkedNumbers(const QString &prose, const Evidence &evidence)
{
    QString text = prose;
    blankTokens(text);
    blankNames(text, evidence.names);
    blankMoments(text, evidence.dates, evidence.times);
    CheckedProse checked;
    for (const WrittenFigure &written : figuresIn(text)) {
        const QString shown = prose.mid(written.start, written.length);
        if (const GivenFigure *fact = factFor(written, evidence, lineAround(prose, written.start)))
            checked.figures.push_back({fact->label, fact->value, fact->query, fact->keys, fact->matchedRows, shown});
        else if (!isGiven(written, evidence))
            checked.unverified += shown;
    }
    return checked;
}

}  // namespace clientele
