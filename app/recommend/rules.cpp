// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/rules.h"

#include "models/core/folding.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Recommend", text); }

// Letters and digits, folded, one space around each word.
QString spaced(const QString &text)
{
    QString words = u" "_s;
    const QString plain = folded(text);
    for (const QChar c : plain)
        if (c.isLetterOrNumber())
            words += c;
        else if (!words.endsWith(u' '))
            words += u' ';
    return words.endsWith(u' ') ? words : words + u' ';
}

bool hasWords(const Product &product, const QStringList &words)
{
    return std::ranges::any_of(words, [&](const QString &one) { return product.words.contains(spaced(one)); });
}

bool isAmong(const QString &text, const QStringList &values)
{
    return std::ranges::any_of(values, [&](const QString &one) { return one.compare(text, Qt::CaseInsensitive) == 0; });
}

bool compares(Op op, std::int64_t value, std::int64_t bound)
{
    switch (op) {
    case Op::Above:
        return value > bound;
    case Op::Below:
        return value < bound;
    case Op::AtLeast:
        return value >= bound;
    default:
        return value <= bound;
    }
}

}  // namespace

QString Text::in(const QLocale &locale) const
{
    const QString code = locale.name().section(u'_', 0, 0);
    return byLanguage.contains(code) ? byLanguage.value(code) : byLanguage.value(u"en"_s);
}

std::vector<Product> productsOf(const Portfolio &book)
{
    std::vector<Product> products;
    for (RowIndex row = 0; row < book.rows(Table::Products); ++row) {
        Product product;
        product.id = book.textAt(Field::ProductId, row);
        product.name = book.textAt(Field::ProductName, row);
        product.category = book.textAt(Field::ProductCategory, row);
        product.description = book.textAt(Field::ProductDescription, row);
        product.features = book.textAt(Field::ProductFeatures, row);
        product.words = spaced(product.name + u' ' + product.description + u' ' + product.features);
        product.credit = isCreditCategory(product.category);
        products.push_back(std::move(product));
    }
    std::ranges::stable_sort(products, [](const Product &a, const Product &b) {
        bool aIsNumber = false;
        bool bIsNumber = false;
        const qint64 x = a.id.toLongLong(&aIsNumber);
        const qint64 y = b.id.toLongLong(&bIsNumber);
        if (aIsNumber && bIsNumber)
            return x < y;
        return aIsNumber != bIsNumber ? aIsNumber : a.id < b.id;
    });
    return products;
}

bool Selector::selects(const Product &product) const
{
    const auto isCategory = [&](const QString &one) { return normalised(one) == normalised(product.category); };
    return (categories.isEmpty() || std::ranges::any_of(categories, isCategory))
           && (ids.isEmpty() || ids.contains(product.id)) && (words.isEmpty() || hasWords(product, words))
           && !hasWords(product, without);
}

Held Requirement::holds(const Record &record) const
{
    const Value &value = record.at(term);
    if (!value.known)
        return Held::Unknown;
    bool met = false;
    if (recommend::term(term).kind == TermKind::Text) {
        met = std::ranges::any_of(value.texts, [this](const QString &text) { return isAmong(text, values); });
        if (op == Op::NotIn)
            met = !met;
    } else if (recommend::term(term).kind == TermKind::Money) {
        const auto amount = amounts.find(value.currency);
        if (amount == amounts.end())
            return Held::Unknown;
        met = compares(op, value.scaled, amount->second);
    } else {
        met = compares(op, value.scaled, bound);
    }
    return met ? Held::Yes : Held::No;
}

QString Requirement::toText(Currency currency) const
{
    if (op == Op::In || op == Op::NotIn) {
        const QString list = values.join(u", "_s);
        return op == Op::In ? translated("one of: %1").arg(list) : translated("none of: %1").arg(list);
    }
    QString number;
    if (recommend::term(term).kind != TermKind::Money) {
        number = scaledToText(bound, recommend::term(term).digits);
    } else if (const auto amount = amounts.find(currency); amount != amounts.end()) {
        number = clientele::toText(Money{amount->second, currency}) + u' ' + currency.code();
    } else {
        QStringList all;
        for (const auto &[unit, minor] : amounts)
            all += clientele::toText(Money{minor, unit}) + u' ' + unit.code();
        number = all.join(u", "_s);
    }
    switch (op) {
    case Op::Above:
        return translated("above %1").arg(number);
    case Op::Below:
        return translated("below %1").arg(number);
    case Op::AtLeast:
        return translated("at least %1").arg(number);
    default:
        return translated("at most %1").arg(number);
    }
}

const char *nameOf(FindingKind kind)
{
    switch (kind) {
    case FindingKind::Need:
        return "need";
    case FindingKind::Risk:
        return "risk";
    default:
        return "opportunity";
    }
}

bool Finding::mayServeCredit() const
{
    return term(restsOn).credit
           && std::ranges::all_of(when, [](const Requirement &one) { return term(one.term).credit; })
           && std::ranges::all_of(said, [](TermId id) { return term(id).credit; });
}

const Finding *Rules::finding(QStringView name) const
{
    const auto found = std::ranges::find_if(findings, [name](const Finding &one) { return one.name == name; });
    return found == findings.end() ? nullptr : &*found;
}

Result<Rules> rulesOf(const QString &profileFolder, const QString &chosenFile)
{
    const QString own = chosenFile.isEmpty() ? QDir(profileFolder).filePath(QLatin1StringView(rulesFile)) : chosenFile;
    const bool replaced = !chosenFile.isEmpty() || (!profileFolder.isEmpty() && QFile::exists(own));
    QFile file(replaced ? own : u":/recommend/rules.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, translated("The rules in %1 cannot be read.").arg(file.fileName()),
                    translated("Check who may read the file."));
    return rulesFromJson(file.readAll(), replaced ? own : u"rules.json"_s);
}

Status fits(const Rules &rules, const std::vector<Product> &products)
{
    const auto refuse = [](const QString &what, const Product &product) {
        return fail(ErrorKind::InvalidInput,
                    translated("%1 rests on a field that no credit product may rest on, and selects %2 (%3).")
                        .arg(what, product.name, product.id),
                    translated("Leave these products out of it, or the field."));
    };
    const auto isForCredit = [](const Requirement &one) { return term(one.term).credit; };
    for (const Product &product : products) {
        if (!product.credit)
            continue;
        for (const Rule &rule : rules.eligibility)
            if (rule.products.selects(product)
                && (!std::ranges::all_of(rule.needed, isForCredit)
                    || !std::ranges::all_of(rule.ifMissing, isForCredit)))
                return refuse(rule.name, product);
        for (const Holding &holding : rules.holdings)
            if (holding.products.selects(product) && !term(holding.term).credit)
                return refuse(term(holding.term).name, product);
        for (const Suit &suit : rules.suits)
            if (suit.products.selects(product) && !rules.finding(suit.finding)->mayServeCredit())
                return refuse(suit.finding, product);
    }
    return {};
}

}  // namespace clientele::recommend
