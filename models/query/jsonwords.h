// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a query's JSON form, shared by its reader and its writer.
#pragma once

#include "models/query/query.h"

#include <QLatin1StringView>

#include <array>

namespace clientele {

// What follows an operator.
enum class Operand : std::uint8_t { List, One, Pair, True, Rows };

struct OpWord {
    Op op;
    const char *word;
    Operand operand;

    [[nodiscard]] QLatin1StringView name() const { return QLatin1StringView(word); }
};

// In the order of enum Op.
inline constexpr std::array opWords{
    OpWord{Op::In, "in", Operand::List},
    OpWord{Op::NotIn, "not_in", Operand::List},
    OpWord{Op::Between, "between", Operand::Pair},
    OpWord{Op::Above, "above", Operand::One},
    OpWord{Op::Below, "below", Operand::One},
    OpWord{Op::AtLeast, "at_least", Operand::One},
    OpWord{Op::AtMost, "at_most", Operand::One},
    OpWord{Op::Contains, "contains", Operand::One},
    OpWord{Op::IsEmpty, "is_empty", Operand::True},
    OpWord{Op::Has, "has", Operand::Rows},
    OpWord{Op::Lacks, "lacks", Operand::Rows},
};

inline const OpWord &wordOf(Op op) { return opWords[static_cast<std::size_t>(op)]; }

struct OrderWord {
    Order order;
    const char *word;

    [[nodiscard]] QLatin1StringView name() const { return QLatin1StringView(word); }
};

// The first word of an order is the one written; Natural is written as nothing.
inline constexpr std::array orderWords{
    OrderWord{Order::ValueAscending, "value"}, OrderWord{Order::ValueDescending, "-value"},
    OrderWord{Order::KeyAscending, "key"},     OrderWord{Order::KeyDescending, "-key"},
    OrderWord{Order::ValueAscending, "asc"},   OrderWord{Order::ValueDescending, "desc"},
};

// The digits as they were written. A JSON number has passed through a double, unless it is a whole one of 64 bits;
// a double gives back at most 15 digits surely, so more are refused (InvalidInput) instead of rounded in silence.
[[nodiscard]] Result<QString> decimalText(const QJsonValue &number);

}  // namespace clientele
