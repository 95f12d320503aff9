// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/prices.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace clientele::llm {

namespace {

constexpr int microDigits = 6;
constexpr std::int64_t million = 1'000'000;

// Whether `*` in the pattern can be filled in. Both are folded already.
bool fits(QStringView pattern, QStringView name)
{
    const qsizetype star = pattern.indexOf(u'*');
    if (star < 0)
        return pattern == name;
    if (!name.startsWith(pattern.left(star)))
        return false;
    const QStringView rest = pattern.mid(star + 1);
    for (qsizetype from = star; from <= name.size(); ++from)
        if (fits(rest, name.mid(from)))
            return true;
    return false;
}

// How many letters of the pattern a name has to have; -1 where it does not fit.
qsizetype closeness(const QString &pattern, const QString &name)
{
    const QString wanted = pattern.toCaseFolded();
    const QString whole = name.toCaseFolded();
    const QString last = whole.section(u'/', -1);
    return fits(wanted, whole) || fits(wanted, last) ? wanted.size() - wanted.count(u'*') : -1;
}

}  // namespace

QString toText(const Cost &cost)
{
    QString text = scaledToText(cost.micros, microDigits);
    const qsizetype least = text.size() - microDigits + std::min(cost.currency.minorDigits(), microDigits);
    while (text.size() > least && text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

Result<Cost> costFromText(QStringView amount, Currency currency)
{
    const auto micros = parseScaled(amount, microDigits);
    if (!micros)
        return tl::unexpected(micros.error());
    if (*micros < 0)
        return fail(ErrorKind::InvalidInput, QCoreApplication::translate("Prices", "A cost is not below zero."));
    return Cost{*micros, currency};
}

const Price *priceFor(const PriceList &list, const QString &model, qint64 at)
{
    const QDate day = QDateTime::fromSecsSinceEpoch(at, QTimeZone::utc()).date();
    const auto closest = [&model](const Price &price) {
        qsizetype most = -1;
        for (const QString &pattern : price.models)
            most = std::max(most, closeness(pattern, model));
        return most;
    };
    const Price *best = nullptr;
    qsizetype most = 0;
    for (const Price &price : list.prices) {
        const qsizetype close = closest(price);
        if (close < most || model.isEmpty())
            continue;
        if (close > most)
            best = nullptr;  // a pattern that fits better had no price yet: then there was none
        most = close;
        if (price.from <= day && (!best || best->from <= price.from))
            best = &price;
    }
    return best;
}

std::optional<Cost> priceOf(const PriceList &list, const QString &model, qint64 at, const Usage &usage)
{
    const Price *price = priceFor(list, model, at);
    if (!price)
        return std::nullopt;
    const qint64 cached = std::clamp<qint64>(usage.cachedTokens, 0, std::max<qint64>(usage.inputTokens, 0));
    const std::array parts{std::pair{usage.inputTokens - cached, price->input}, std::pair{cached, price->cached},
                           std::pair{usage.outputTokens, price->output}};
    // Millions of tokens and the rest apart: tokens times their price need not fit into 64 bits.
    std::int64_t micros = 0;
    std::int64_t rest = 0;
    for (const auto &[tokens, perMillion] : parts) {
        const qint64 counted = std::max<qint64>(tokens, 0);
        if (perMillion > 0 && counted / million > std::numeric_limits<std::int64_t>::max() / 8 / perMillion)
            return std::nullopt;
        micros += counted / million * perMillion;
        rest += counted % million * perMillion;
    }
    return Cost{micros + (rest + million / 2) / million, price->currency};
}

}  // namespace clientele::llm
