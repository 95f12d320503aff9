// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/openreading.h"

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

using enum Meaning;
using Sense = FigureSense::Kind;

Meaning meaningOf(Sense kind)
{
    switch (kind) {
    case Sense::Average:
        return Average;
    case Sense::Lowest:
        return Lowest;
    case Sense::Highest:
        return Highest;
    case Sense::Range:
        return Range;
    default:
        return Noun;
    }
}

Item spoken(Meaning meaning, const QString &text)
{
    Item item;
    item.meaning = meaning;
    item.text = text;
    item.written = text;
    return item;
}

Item noun(Table table, const QString &text)
{
    Item item = spoken(Noun, text);
    item.table = table;
    return item;
}

}  // namespace

void putSense(std::vector<Item> &items, const FigureSense &sense)
{
    if (sense.at >= items.size() || items[sense.at].text != sense.word)
        return;
    const auto at = items.begin() + static_cast<std::ptrdiff_t>(sense.at);
    switch (sense.kind) {
    case Sense::Average:
        items.insert(at, spoken(Average, u"average"_s));
        break;
    case Sense::Lowest:
        items.insert(at, spoken(Lowest, u"lowest"_s));
        break;
    case Sense::Highest:
        items.insert(at, spoken(Highest, u"highest"_s));
        break;
    case Sense::Range:
        items.insert(at, spoken(Range, u"range of"_s));
        break;
    case Sense::OfEachLoan:
        items.insert(at, noun(Table::Loans, u"loan"_s));
        break;
    case Sense::OfEachCustomer:
        items.push_back(spoken(By, u"per"_s));
        items.push_back(noun(Table::Customers, u"customer"_s));
        break;
    }
}

bool meansSense(const Item &item, Sense kind)
{
    if (kind == Sense::OfEachLoan || kind == Sense::OfEachCustomer)
        return item.meaning == Noun && item.table == (kind == Sense::OfEachLoan ? Table::Loans : Table::Customers);
    return item.meaning == meaningOf(kind);
}

}  // namespace clientele
