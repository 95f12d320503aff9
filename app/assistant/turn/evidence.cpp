// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn/evidence.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qsizetype longestName = 80;

std::optional<Figure> figureOf(const QString &decimal)
{
    const qsizetype point = decimal.indexOf(u'.');
    const int digits = point < 0 ? 0 : static_cast<int>(decimal.size() - point - 1);
    const auto scaled = parseScaled(decimal, digits);
    return scaled ? std::optional(Figure{*scaled, digits, {}}) : std::nullopt;
}

}  // namespace

void Evidence::addName(const QString &text)
{
    const bool hasDigit = std::ranges::any_of(text, [](QChar c) { return c.isDigit(); });
    if (!hasDigit || text.size() > longestName)
        return;
    names.insert(text);
    addDatesIn(text);
}

void Evidence::addDatesIn(const QString &text)
{
    static const QRegularExpression date(u"(?<!\\d)(\\d{4})-(?:(\\d{2})(?:-(\\d{2}))?|W\\d{2})(?!\\d)"_s);
    for (auto match = date.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        dates.insert(found.captured(0));
        if (!found.captured(3).isEmpty())
            dates.insert(found.captured(0).left(7));
        dates.insert(found.captured(1));
    }
    static const QRegularExpression time(u"(?<=[T ])(\\d{2}:\\d{2})(?!\\d)"_s);
    for (auto match = time.globalMatch(text); match.hasNext();)
        times.insert(match.next().captured(1));
}

void Evidence::addBoundsOf(const Query &query)
{
    if (query.top > 0)
        bounds.push_back({query.top, 0, {}});
    const auto add = [this](const Conditions &conditions, const auto &self) -> void {
        for (const Condition &condition : conditions) {
            const bool compares = condition.op == Op::Between || condition.op == Op::Above || condition.op == Op::Below
                                  || condition.op == Op::AtLeast || condition.op == Op::AtMost;
            for (const QString &value : condition.values) {
                addDatesIn(value);
                if (const auto bound = compares ? figureOf(value) : std::nullopt)
                    bounds.push_back(*bound);
                else
                    addName(value);
            }
            self(condition.rows, self);
        }
    };
    add(query.where, add);
}

void Evidence::addResult(const Query &query, const QueryResult &result)
{
    computed = true;
    addBoundsOf(query);
    for (const ResultRow &row : result.rows) {
        facts.push_back({row.value, query, row.keys, row.keys.join(u", "), row.matchedRows, row.keys});
        for (qsizetype i = 0; i < row.keys.size(); ++i) {
            addName(row.keys[i]);
            if (query.by.value(i) == u"atm.hour")
                times.insert(row.keys[i] + u":00"_s);
        }
    }
    // How many rows and groups there are is computed as well.
    facts.push_back({{result.matchedRows, 0, {}}, query, {}, query.measure, result.matchedRows});
    if (!query.by.isEmpty())
        facts.push_back(
            {{static_cast<qint64>(result.rows.size()), 0, {}}, query, {}, query.by.join(u", "), result.matchedRows});
}

}  // namespace clientele
