// SPDX-License-Identifier: GPL-3.0-or-later
// What models cost: a readable list (resources/prices/prices.json), each price from a day on, and pure functions over
// it, by which what was used long ago is priced as it was then. Immutable: any thread.
#pragma once

#include "app/llm/chat.h"
#include "app/llm/cost.h"

#include <QByteArray>
#include <QDate>
#include <QStringList>

#include <optional>
#include <vector>

namespace clientele::llm {

struct Price {
    QStringList models;  // patterns: `*` stands for anything, case is of no account
    QDate from;          // the first day, UTC
    Currency currency;
    // Millionths of the currency's unit per million tokens: what one token costs, in millionths of a millionth.
    std::int64_t input = 0;
    std::int64_t output = 0;
    std::int64_t cached = 0;  // of the input, what came from the provider's cache
};

struct PriceList {
    std::vector<Price> prices;
    std::optional<Cost> mostPerQuestion;  // none: a question may cost what it does
};

// The price of a model at a time (UTC seconds): of the patterns that fit its name, with or without what stands before
// the last slash, the one with the most letters; of that pattern's prices the latest that holds by then. Null: none.
[[nodiscard]] const Price *priceFor(const PriceList &list, const QString &model, qint64 at);

// What the tokens of one request cost, rounded once to the nearest millionth. Nothing where the model has no price.
[[nodiscard]] std::optional<Cost> priceOf(const PriceList &list, const QString &model, qint64 at, const Usage &usage);

// Errors: InvalidInput with file, path inside it and reason. `file` is only named.
[[nodiscard]] Result<PriceList> pricesFromJson(const QByteArray &json, const QString &file);
// Those of the profile's folder (prices.json) where it has a file of that name, else those that come with the program.
// Errors as above, and Storage.
[[nodiscard]] Result<PriceList> pricesOf(const QString &profileFolder);
inline constexpr char pricesFile[] = "prices.json";

}  // namespace clientele::llm
