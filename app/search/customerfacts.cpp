// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/customerfacts.h"

#include "models/query/catalogue.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// 10 and 20 are as far apart as 1,000 and 2,000.
double magnitude(double minor, Currency currency)
{
    const double amount = minor / static_cast<double>(powerOfTen(currency.minorDigits()));
    return std::copysign(std::log1p(std::abs(amount)), amount);
}

// Mean and deviation over the customers; whether the fact tells customers apart and is known of this one.
bool standardise(Fact &fact, RowIndex customer)
{
    if (!fact.codes.empty())
        return fact.codes[customer] != missingCode
               && std::ranges::any_of(fact.codes, [&](Code code) { return code != fact.codes[customer]; });
    double sum = 0;
    double squares = 0;
    double known = 0;
    for (const double value : fact.numbers)
        if (!std::isnan(value)) {
            sum += value;
            ++known;
        }
    fact.mean = known > 0 ? sum / known : 0;
    for (const double value : fact.numbers)
        if (!std::isnan(value))
            squares += (value - fact.mean) * (value - fact.mean);
    fact.deviation = known > 0 ? std::sqrt(squares / known) : 0;
    return !std::isnan(fact.numbers[customer]) && fact.deviation > 1e-9;
}

Currency currencyOf(const QString &code) { return Currency::fromCode(code).value_or(Currency()); }

// Whether a row's text passes a test, which is made once a text. Without a field, or a column, all rows have none.
class RowsWith {
public:
    template<typename Test>
    RowsWith(const Portfolio &book, std::optional<Field> field, Test test)
        : m_column(field ? book.text(*field) : nullptr)
    {
        m_passes.push_back(test(QString()));
        for (std::size_t code = 1; m_column && code < m_column->dictionary->size(); ++code)
            m_passes.push_back(test(m_column->dictionary->value(static_cast<Code>(code))));
    }
    [[nodiscard]] bool operator[](RowIndex row) const
    {
        return m_passes[m_column ? m_column->codes[row] : missingCode];
    }

private:
    const TextColumn *m_column;
    std::vector<bool> m_passes;
};

class Facts {
public:
    Facts(const Portfolio &book, RowIndex customer)
        : m_book(book), m_customer(customer), m_count(book.rows(Table::Customers))
    {}

    // Facts of one side of a customer share its weight.
    void side(std::vector<Fact> facts)
    {
        std::erase_if(facts, [this](Fact &fact) { return !standardise(fact, m_customer); });
        for (Fact &fact : facts) {
            fact.weight = 1 / static_cast<double>(facts.size());
            m_facts.push_back(std::move(fact));
        }
    }

    [[nodiscard]] Fact ofField(Field field) const
    {
        const FieldInfo &about = info(field);
        Fact fact;
        fact.field = QString::fromLatin1(about.name);
        fact.label = fieldLabel(field);
        const Currency currency = m_book.currencyAt(Table::Customers, m_customer);
        if (about.type == FieldType::Text) {
            const TextColumn *texts = m_book.text(field);
            fact.codes.resize(m_count);
            for (RowIndex row = 0; texts && row < m_count; ++row)
                fact.codes[row] = texts->codes[row];
        } else {
            const RowsWith inCurrency(m_book, currencyField(Table::Customers),
                                      [currency](const QString &code) { return currencyOf(code) == currency; });
            for (RowIndex row = 0; row < m_count; ++row) {
                const std::int64_t number = m_book.numberAt(field, row);
                const bool comparable = about.type != FieldType::Money || inCurrency[row];
                const auto value = static_cast<double>(number);
                fact.numbers.push_back(number == missingNumber || !comparable ? unknown
                                       : about.type == FieldType::Money       ? magnitude(value, currency)
                                                                              : value);
            }
        }
        fact.shown = [this_ = &m_book, field](RowIndex row) {
            QString text = this_->cellText(field, row);
            return info(field).type == FieldType::Money && !text.isEmpty()
                       ? text + u' ' + this_->currencyAt(Table::Customers, row).code()
                       : text;
        };
        return fact;
    }

    [[nodiscard]] Fact ofCredit(Field field) const
    {
        Fact fact;
        fact.field = QString::fromLatin1(info(field).name);
        fact.label = fieldLabel(field);
        const auto number = [book = &m_book, field](RowIndex row) {
            const auto rows = book->rowsOf(Table::Credit, row + 1);
            return rows.empty() ? missingNumber : book->numberAt(field, rows.front());
        };
        for (RowIndex row = 0; row < m_count; ++row) {
            const std::int64_t value = number(row);
            fact.numbers.push_back(value == missingNumber ? unknown : static_cast<double>(value));
        }
        fact.shown = [number](RowIndex row) {
            const std::int64_t value = number(row);
            return value == missingNumber ? QString() : QString::number(value);
        };
        return fact;
    }

    // The sum of a customer's rows in one currency; `type` narrows it to rows of that type.
    [[nodiscard]] Fact sumOf(const char *measure, Table table, Field amount, const QString &type) const
    {
        const Currency currency = commonCurrency(table);
        const auto sum = [book = &m_book, table, amount, type, currency](RowIndex row) -> std::int64_t {
            std::int64_t total = 0;
            for (const RowIndex one : book->rowsOf(table, row + 1))
                if (book->currencyAt(table, one) == currency
                    && (type.isEmpty() || book->textAt(Field::AtmType, one) == type))
                    if (const auto added = add({total, currency}, {book->numberAt(amount, one), currency}); added)
                        total = added->minor;
            return total;
        };
        // The same for everybody, by codes and in floating point: it is compared, not shown.
        const RowsWith inCurrency(m_book, currencyField(table),
                                  [currency](const QString &code) { return currencyOf(code) == currency; });
        const RowsWith ofType(m_book, type.isEmpty() ? std::nullopt : std::optional(Field::AtmType),
                              [&type](const QString &text) { return type.isEmpty() || text == type; });
        const NumberColumn *amounts = m_book.numbers(amount);
        Fact fact = named(measure);
        for (RowIndex row = 0; row < m_count; ++row) {
            double total = 0;
            for (const RowIndex one : m_book.rowsOf(table, row + 1))
                if (inCurrency[one] && ofType[one])
                    if (const std::int64_t value = amounts ? amounts->values[one] : missingNumber;
                        value != missingNumber)
                        total += static_cast<double>(value);
            fact.numbers.push_back(magnitude(total, currency));
        }
        fact.shown = [sum, currency](RowIndex row) {
            return toText(Money{sum(row), currency}) + u' ' + currency.code();
        };
        return fact;
    }

    [[nodiscard]] Fact countOf(const char *measure, Table table) const
    {
        Fact fact = named(measure);
        const auto count = [book = &m_book, table](RowIndex row) { return book->rowsOf(table, row + 1).size(); };
        for (RowIndex row = 0; row < m_count; ++row)
            fact.numbers.push_back(std::log1p(static_cast<double>(count(row))));
        fact.shown = [count](RowIndex row) { return QString::number(count(row)); };
        return fact;
    }

    [[nodiscard]] Fact loanTypes() const
    {
        Fact fact;
        fact.field = QString::fromLatin1(info(Field::LoanType).name);
        fact.label = fieldLabel(Field::LoanType);
        const auto types = [book = &m_book](RowIndex row) {
            QStringList names;
            for (const RowIndex one : book->rowsOf(Table::Loans, row + 1))
                names += book->textAt(Field::LoanType, one);
            names.removeDuplicates();
            names.sort();
            return names.join(u", "_s);
        };
        const TextColumn *column = m_book.text(Field::LoanType);
        std::map<std::vector<Code>, Code> known{{{}, missingCode}};
        for (RowIndex row = 0; row < m_count; ++row) {
            std::vector<Code> codes;
            for (const RowIndex one : m_book.rowsOf(Table::Loans, row + 1))
                if (const Code code = column ? column->codes[one] : missingCode; code != missingCode)
                    codes.push_back(code);
            std::ranges::sort(codes);
            codes.erase(std::ranges::unique(codes).begin(), codes.end());
            fact.codes.push_back(known.try_emplace(std::move(codes), static_cast<Code>(known.size())).first->second);
        }
        fact.shown = types;
        return fact;
    }

    [[nodiscard]] std::vector<Fact> take() { return std::move(m_facts); }

private:
    [[nodiscard]] Fact named(const char *measure) const
    {
        Fact fact;
        fact.field = QString::fromLatin1(measure);
        const MeasureInfo *about = m_catalogue.measure(fact.field);
        fact.label = about ? about->label : fact.field;
        return fact;
    }

    // In which most of this customer's rows of the table are.
    [[nodiscard]] Currency commonCurrency(Table table) const
    {
        std::map<Currency, int> counts;
        for (const RowIndex row : m_book.rowsOf(table, m_customer + 1))
            ++counts[m_book.currencyAt(table, row)];
        const auto most = std::ranges::max_element(counts, {}, &std::pair<const Currency, int>::second);
        return most == counts.end() ? m_book.info().defaultCurrency : most->first;
    }

    const Portfolio &m_book;
    RowIndex m_customer;
    std::size_t m_count;
    Catalogue m_catalogue;
    std::vector<Fact> m_facts;
};

// Fields that say how somebody banks, not whether the telephone is new.
bool isStanding(const FieldInfo &about)
{
    return about.type == FieldType::Text && about.has(LowCardinality) && !about.has(Protected) && !about.has(Personal)
           && about.field != Field::CustomerCity && about.field != Field::CustomerCurrency
           && about.field != Field::CustomerContactMethod && about.field != Field::CustomerAppVersion;
}

}  // namespace

std::vector<Fact> factsBeside(const Portfolio &book, RowIndex customer)
{
    Facts facts(book, customer);
    std::vector<Fact> money;
    std::vector<Fact> standing;
    for (const FieldInfo &about : fieldsOf(Table::Customers)) {
        if (about.has(Personal) || about.has(Protected))
            continue;
        if (about.isNumeric())
            money.push_back(facts.ofField(about.field));
        else if (isStanding(about))
            standing.push_back(facts.ofField(about.field));
    }
    facts.side(std::move(money));
    facts.side(std::move(standing));
    facts.side({facts.ofCredit(Field::CreditScore), facts.ofCredit(Field::CreditDelinquencies)});
    facts.side({facts.countOf("loans.count", Table::Loans),
                facts.sumOf("loans.owed", Table::Loans, Field::LoanAmount, {}), facts.loanTypes()});
    facts.side({facts.countOf("atm.count", Table::Atm),
                facts.sumOf("atm.deposits", Table::Atm, Field::AtmAmount, u"deposit"_s),
                facts.sumOf("atm.withdrawals", Table::Atm, Field::AtmAmount, u"withdrawal"_s)});
    return facts.take();
}

}  // namespace clientele
