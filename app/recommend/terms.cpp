// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/terms.h"

#include "app/privacy/allowlist.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

namespace {

constexpr char context[] = "Recommend";

struct FiguredInfo {
    Figured figured;
    const char *name;
    const char *label;
    int digits;
    bool credit;
};

constexpr FiguredInfo figuredTerms[] = {
    {Figured::MonthsOfSpending, "figure.months_of_spending",
     QT_TRANSLATE_NOOP("Recommend", "Months of spending that the balance covers"), 1, true},
    {Figured::FlowRatio, "figure.flow_ratio", QT_TRANSLATE_NOOP("Recommend", "Deposits over withdrawals"), 2, true},
    {Figured::Utilisation, "figure.utilisation",
     QT_TRANSLATE_NOOP("Recommend", "Monthly spending in per cent of the balance"), 0, true},
    {Figured::LargestPayment, "figure.largest_payment",
     QT_TRANSLATE_NOOP("Recommend", "Largest payment in months of spending"), 1, true},
    {Figured::WithdrawalTrend, "figure.withdrawal_trend",
     QT_TRANSLATE_NOOP("Recommend", "Withdrawals of the last 90 days over those of the 90 before"), 2, true},
    {Figured::BalancePercentile, "figure.balance_percentile",
     QT_TRANSLATE_NOOP("Recommend", "Balance: percentile in the book"), 0, true},
    {Figured::SpendingPercentile, "figure.spending_percentile",
     QT_TRANSLATE_NOOP("Recommend", "Monthly spending: percentile in the book"), 0, true},
    {Figured::CashbackPercentile, "figure.cashback_percentile",
     QT_TRANSLATE_NOOP("Recommend", "Cashback: percentile in the book"), 0, true},
    {Figured::InternationalPercentile, "figure.international_percentile",
     QT_TRANSLATE_NOOP("Recommend", "International transactions: percentile in the book"), 0, false},
    {Figured::ScorePercentile, "figure.score_percentile",
     QT_TRANSLATE_NOOP("Recommend", "Credit score: percentile in the book"), 0, true},
};

constexpr const char *ofAgeName = "customer.of_age";
constexpr const char *loanTypesName = "loan.type";
constexpr const char *loanCountName = "loans.count";

// Where money goes abroad, and who claims value-added tax back, says where somebody is from.
bool standsInForOrigin(Field field)
{
    return field == Field::CustomerInternationalTransactions || field == Field::CustomerVatStatus
           || field == Field::CustomerVatRefund || field == Field::CustomerCurrency;
}

// What a person holds is a fact of the past, not something to change for the sake of a product.
bool isHolding(Field field)
{
    return field == Field::CustomerCard || field == Field::CustomerDepositStatus || field == Field::CustomerLoanStatus;
}

// A currency is no quality of a customer, only the unit of an amount; dates have no threshold that lasts.
bool isTerm(Field field)
{
    const FieldInfo &about = info(field);
    return privacy::mayLeave(field, privacy::Task::CreditSuggestion) && field != Field::CustomerCurrency
           && (about.isNumeric() || about.type == FieldType::Text);
}

std::vector<Term> makeTerms()
{
    std::vector<Term> all;
    const auto addField = [&all](Field field) {
        if (!isTerm(field))
            return;
        const FieldInfo &about = info(field);
        all.push_back({QString::fromLatin1(about.name),
                       about.type == FieldType::Text    ? TermKind::Text
                       : about.type == FieldType::Money ? TermKind::Money
                                                        : TermKind::Number,
                       field,
                       {},
                       0,
                       !standsInForOrigin(field),
                       !isHolding(field)});
    };
    for (const FieldInfo &about : fieldsOf(Table::Customers))
        addField(about.field);
    for (const FieldInfo &about : fieldsOf(Table::Credit))
        addField(about.field);
    all.push_back({QString::fromLatin1(ofAgeName), TermKind::Text, {}, {}, 0, true, false});
    all.push_back({QString::fromLatin1(loanTypesName), TermKind::Text, {}, {}, 0, true, false});
    all.push_back({QString::fromLatin1(loanCountName), TermKind::Number, {}, {}, 0, true, true});
    for (const FiguredInfo &about : figuredTerms)
        all.push_back(
            {QString::fromLatin1(about.name), TermKind::Number, {}, about.figured, about.digits, about.credit, false});
    return all;
}

const std::vector<Term> &table()
{
    static const std::vector<Term> all = makeTerms();
    return all;
}

template<typename Test>
TermId placeOf(const Test &test)
{
    const auto found = std::ranges::find_if(table(), test);
    Q_ASSERT(found != table().end());
    return static_cast<TermId>(found - table().begin());
}

TermId named(const char *name)
{
    return placeOf([name](const Term &one) { return one.name == QLatin1StringView(name); });
}

}  // namespace

std::span<const Term> terms() { return table(); }

const Term &term(TermId id) { return table()[id]; }

std::optional<TermId> termByName(QStringView name)
{
    const auto found = std::ranges::find_if(table(), [name](const Term &one) { return one.name == name; });
    if (found == table().end())
        return std::nullopt;
    return static_cast<TermId>(found - table().begin());
}

TermId termOf(Field field)
{
    return placeOf([field](const Term &one) { return one.field == field; });
}

TermId termOf(Figured figured)
{
    return placeOf([figured](const Term &one) { return one.figured == figured; });
}

TermId ofAgeTerm()
{
    static const TermId id = named(ofAgeName);
    return id;
}

TermId loanTypesTerm()
{
    static const TermId id = named(loanTypesName);
    return id;
}

TermId loanCountTerm()
{
    static const TermId id = named(loanCountName);
    return id;
}

QString labelOf(TermId id)
{
    const Term &one = term(id);
    if (one.field)
        return fieldLabel(*one.field);
    if (one.figured)
        for (const FiguredInfo &about : figuredTerms)
            if (about.figured == *one.figured)
                return QCoreApplication::translate(context, about.label);
    if (id == ofAgeTerm())
        return QCoreApplication::translate("Recommend", "Of age");
    if (id == loanTypesTerm())
        return fieldLabel(Field::LoanType);
    return QCoreApplication::translate("Recommend", "Number of loans");
}

bool isCreditCategory(const QString &category)
{
    const QString plain = normalised(category);
    return plain == u"plasticcard" || plain == u"loan";
}

Barred whyBarred(QStringView name)
{
    const std::optional<Field> field = fieldByName(name);
    if (!field)
        return Barred::Unknown;
    const FieldInfo &about = info(*field);
    if (about.has(Protected))
        return Barred::Protected;
    if (about.has(Personal))
        return Barred::Personal;
    if (about.table == Table::Customers && !privacy::mayLeave(*field, privacy::Task::CreditSuggestion))
        return Barred::StandsIn;
    return Barred::NotComparable;
}

}  // namespace clientele::recommend
