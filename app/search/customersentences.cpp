// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/customersentences.h"

#include "models/query/catalogue.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr std::size_t namedLoans = 12;
constexpr std::size_t namedMachines = 5;

bool identifies(const FieldInfo &about) { return about.has(Personal) || about.has(Protected); }

// "Current balance is 12.50 CAD."; empty where the cell is.
QString sentence(const Portfolio &book, const FieldInfo &about, RowIndex row)
{
    const QString value = book.cellText(about.field, row);
    if (value.isEmpty())
        return {};
    QString text = QString::fromLatin1(about.label) + u" is "_s + value;
    if (about.type == FieldType::Money)
        text += u' ' + book.currencyAt(about.table, row).code();
    return text + u'.';
}

QString customerSentences(const Portfolio &book, RowIndex row, bool identifying)
{
    QStringList sentences;
    for (const FieldInfo &about : fieldsOf(Table::Customers))
        if (identifies(about) == identifying)
            if (QString said = sentence(book, about, row); !said.isEmpty())
                sentences += said;
    return sentences.join(u' ');
}

// Totals by currency; one that leaves 64 bits is not said at all.
class Totals {
public:
    void add(std::int64_t minor, Currency currency)
    {
        if (minor == missingNumber)
            return;
        const auto sum =
            clientele::add(m_totals.try_emplace(currency, Money{0, currency}).first->second, Money{minor, currency});
        if (sum)
            m_totals[currency] = *sum;
        else
            m_tooLarge = true;
    }
    [[nodiscard]] QString toText() const
    {
        QStringList amounts;
        if (!m_tooLarge)
            for (const auto &[currency, total] : m_totals)
                amounts += clientele::toText(total) + u' ' + currency.code();
        return amounts.join(u" and "_s);
    }

private:
    std::map<Currency, Money> m_totals;
    bool m_tooLarge = false;
};

QString counted(std::size_t n, const QString &thing)
{
    return QString::number(n) + u' ' + thing + (n == 1 ? QString() : u"s"_s);
}

}  // namespace

QString nameOf(const Portfolio &book, RowIndex customer)
{
    QString name = book.textAt(Field::CustomerName, customer);
    if (name.isEmpty())
        name = (book.textAt(Field::CustomerFirstName, customer) + u' ' + book.textAt(Field::CustomerLastName, customer))
                   .trimmed();
    return name.isEmpty() ? book.textAt(Field::CustomerId, customer) : name;
}

QString personSentences(const Portfolio &book, RowIndex customer) { return customerSentences(book, customer, true); }

QString profileSentences(const Portfolio &book, RowIndex customer) { return customerSentences(book, customer, false); }

QString creditSentences(const Portfolio &book, RowIndex customer)
{
    QStringList sentences;
    for (const RowIndex row : book.rowsOf(Table::Credit, customer + 1)) {
        for (const FieldInfo &about : fieldsOf(Table::Credit))
            if (!identifies(about))
                if (QString said = sentence(book, about, row); !said.isEmpty())
                    sentences += said;
        const std::int64_t score = book.numberAt(Field::CreditScore, row);
        const auto band = std::ranges::find_if(
            scoreBands(), [score](const ScoreBand &b) { return score >= b.from && score <= b.to; });
        if (band != scoreBands().end())
            sentences += u"The credit score is "_s + QLatin1StringView(band->key) + u'.';
    }
    return sentences.join(u' ');
}

QString loanSentences(const Portfolio &book, RowIndex customer)
{
    const auto span = book.rowsOf(Table::Loans, customer + 1);
    std::vector<RowIndex> rows(span.begin(), span.end());
    Totals owed;
    for (const RowIndex row : rows)
        owed.add(book.numberAt(Field::LoanAmount, row), book.currencyAt(Table::Loans, row));
    std::ranges::stable_sort(rows, std::ranges::greater(),
                             [&](RowIndex row) { return book.numberAt(Field::LoanAmount, row); });
    QString text = u"Has "_s + counted(rows.size(), u"loan"_s);
    if (const QString total = owed.toText(); !total.isEmpty())
        text += u" and owes "_s + total;
    text += u'.';
    for (std::size_t i = 0; i < std::min(rows.size(), namedLoans); ++i)
        text += u' ' + book.textAt(Field::LoanType, rows[i]) + u" loan of "_s
                + book.cellText(Field::LoanAmount, rows[i]) + u' ' + book.currencyAt(Table::Loans, rows[i]).code()
                + u'.';
    return text;
}

QString atmSentences(const Portfolio &book, RowIndex customer)
{
    const auto rows = book.rowsOf(Table::Atm, customer + 1);
    struct OfType {
        std::size_t count = 0;
        Totals amounts;
    };
    std::map<QString, OfType> types;
    std::map<Code, std::size_t> machines;
    std::int64_t first = missingNumber;
    std::int64_t last = missingNumber;
    const TextColumn *machine = book.text(Field::AtmId);
    for (const RowIndex row : rows) {
        OfType &type = types[book.textAt(Field::AtmType, row)];
        ++type.count;
        type.amounts.add(book.numberAt(Field::AtmAmount, row), book.currencyAt(Table::Atm, row));
        if (machine)
            ++machines[machine->codes[row]];
        const std::int64_t time = book.numberAt(Field::AtmTime, row);
        if (time == missingNumber)
            continue;
        first = first == missingNumber ? time : std::min(first, time);
        last = std::max(last, time);
    }
    QString text = counted(rows.size(), u"ATM transaction"_s);
    if (first != missingNumber) {
        const DisplayZone &zone = book.info().zone;
        const auto day = [&zone](std::int64_t time) { return timestampToText(zone.toLocal(time)).left(10); };
        text += u" from "_s + day(first) + u" to "_s + day(last);
    }
    text += u'.';
    for (const auto &[type, sum] : types) {
        text += u' ' + counted(sum.count, type.isEmpty() ? u"transaction"_s : type);
        if (const QString total = sum.amounts.toText(); !total.isEmpty())
            text += u" of "_s + total + u" in all"_s;
        text += u'.';
    }
    std::vector<std::pair<Code, std::size_t>> busiest(machines.begin(), machines.end());
    std::ranges::stable_sort(busiest, std::ranges::greater(), &std::pair<Code, std::size_t>::second);
    if (busiest.size() > namedMachines)
        busiest.resize(namedMachines);
    QStringList names;
    for (const auto &[code, count] : busiest)
        names += machine->dictionary->value(code) + u" ("_s + QString::number(count) + u')';
    return names.isEmpty() ? text : text + u" Machines: "_s + names.join(u", "_s) + u'.';
}

}  // namespace clientele
