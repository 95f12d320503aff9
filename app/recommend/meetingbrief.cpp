// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/meetingbrief.h"

#include "models/core/folding.h"
#include "models/items/customerindex.h"
#include "models/items/phrases.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

namespace {

constexpr std::size_t mostMachines = 2;
constexpr qsizetype mostNamed = 200;  // different wordings in one query

constexpr Field recordFields[] = {Field::CustomerStatus,        Field::CustomerRisk,
                                  Field::CustomerBalance,       Field::CustomerMonthlySpending,
                                  Field::CustomerTotalDeposits, Field::CustomerTotalWithdrawals,
                                  Field::CustomerCard,          Field::CustomerDepositStatus,
                                  Field::CustomerAccounts,      Field::CustomerLastTransaction,
                                  Field::CustomerContactMethod, Field::CustomerLanguage};

// What a kind of complaints is about, by words of its name, and whether a customer has to do with it.
struct Touched {
    const char *words;  // folded, divided by a bar
    bool (*by)(const Portfolio &book, RowIndex customer);
};

bool hasRows(const Portfolio &book, Table table, RowIndex customer)
{
    return !book.rowsOf(table, customer + 1).empty();
}

constexpr Touched touched[] = {
    {"atm|machine|cash", [](const Portfolio &book, RowIndex row) { return hasRows(book, Table::Atm, row); }},
    {"loan|mortgage|credit", [](const Portfolio &book, RowIndex row) { return hasRows(book, Table::Loans, row); }},
    {"card", [](const Portfolio &book, RowIndex row) { return !book.textAt(Field::CustomerCard, row).isEmpty(); }},
    {"online|app|mobile|digital",
     [](const Portfolio &book, RowIndex row) { return !book.textAt(Field::CustomerDevice, row).isEmpty(); }},
};

bool hasWord(const QString &text, const QString &word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const qsizetype end = at + word.size();
        const bool begins = at == 0 || !text[at - 1].isLetterOrNumber();
        const bool ends = end == text.size() || !text[end].isLetterOrNumber();
        if (begins && ends)
            return true;
    }
    return false;
}

class Reader {
public:
    Reader(const SuggestionEngine &engine, RowIndex customer, const QLocale &locale)
        : m_engine(engine), m_book(*engine.book()), m_customer(customer), m_locale(locale)
    {}

    [[nodiscard]] std::vector<MeetingBrief::Line> facts(const std::vector<Fact> &computed) const
    {
        std::vector<MeetingBrief::Line> lines;
        for (const Field field : recordFields) {
            if (const auto term = termByName(QString::fromLatin1(info(field).name))) {
                const Value value =
                    valueOf(*term, CustomerRow(m_book, m_customer), m_engine.figures(), m_engine.rules().ageOfMajority);
                if (value.known)
                    lines.push_back({fieldLabel(field), written(value, m_locale)});
            } else if (const QString text = m_book.cellText(field, m_customer); !text.isEmpty()) {
                lines.push_back({fieldLabel(field), text});
            }
        }
        // What the record does not have as a field: loans, machines, score.
        for (const Fact &fact : computed)
            if (fact.name.startsWith(u"loans."_s) || fact.name.startsWith(u"credit."_s) || fact.name == u"atm.net"_s
                || fact.name == u"figure.months_of_spending"_s)
                lines.push_back({fact.label, written(fact.value, m_locale)});
        return lines;
    }

    [[nodiscard]] Result<std::vector<MeetingBrief::Exposure>> complaints() const
    {
        std::vector<MeetingBrief::Exposure> all;
        const auto add = [&](const QString &about, const char *field, const QStringList &values) -> Status {
            if (values.isEmpty())
                return {};
            MeetingBrief::Exposure one{about, 0, {}, {}};
            one.query.measure = u"complaints.count"_s;
            one.query.where = {{QString::fromLatin1(field), Op::In, values, {}}};
            auto counted = evaluate(m_book, *m_engine.catalogue(), one.query);
            if (!counted)
                return passOn(counted);
            auto rows = rowsBehind(m_book, *m_engine.catalogue(), one.query);
            if (!rows)
                return passOn(rows);
            one.count = counted->matchedRows;
            if (one.count == 0)
                return {};
            one.example = m_book.textAt(Field::ComplaintDescription, rows->back());
            all.push_back(std::move(one));
            return {};
        };
        const QString city = m_book.textAt(Field::CustomerCity, m_customer);
        Status added;
        if (!city.isEmpty())
            added = add(labelled(fieldLabel(Field::CustomerCity), city), "complaint.description", naming(city));
        for (const QString &machine : machines())
            if (added)
                added = add(labelled(fieldLabel(Field::AtmId), machine), "complaint.description", naming(machine));
        for (const QString &category : categories())
            if (added)
                added = add(labelled(fieldLabel(Field::ComplaintCategory), category), "complaint.category", {category});
        if (!added)
            return passOn(added);
        return all;
    }

private:
    // Wordings in which this stands as a word.
    [[nodiscard]] QStringList naming(const QString &what) const
    {
        QStringList wordings;
        const TextColumn *column = m_book.text(Field::ComplaintDescription);
        const QString word = folded(what);
        if (!column || word.isEmpty())
            return wordings;
        for (Code code = 1; code < column->dictionary->size() && wordings.size() < mostNamed; ++code)
            if (const QString text = column->dictionary->value(code); hasWord(folded(text), word))
                wordings += text;
        return wordings;
    }

    // The machines that the customer uses most.
    [[nodiscard]] QStringList machines() const
    {
        std::map<QString, int> uses;
        for (const RowIndex row : m_book.rowsOf(Table::Atm, m_customer + 1))
            ++uses[m_book.textAt(Field::AtmId, row)];
        std::vector<std::pair<int, QString>> most;
        for (const auto &[machine, count] : uses)
            if (!machine.isEmpty())
                most.emplace_back(-count, machine);
        std::ranges::sort(most);
        QStringList ids;
        for (std::size_t i = 0; i < std::min(most.size(), mostMachines); ++i)
            ids += most[i].second;
        return ids;
    }

    [[nodiscard]] QStringList categories() const
    {
        QStringList names;
        const TextColumn *column = m_book.text(Field::ComplaintCategory);
        for (Code code = 1; column && code < column->dictionary->size(); ++code) {
            const QString name = column->dictionary->value(code);
            const QString text = folded(name);
            for (const Touched &one : touched) {
                const QStringList words = QString::fromLatin1(one.words).split(u'|');
                const bool isAbout =
                    std::ranges::any_of(words, [&text](const QString &word) { return hasWord(text, word); });
                if (isAbout && one.by(m_book, m_customer) && !names.contains(name))
                    names += name;
            }
        }
        return names;
    }

    const SuggestionEngine &m_engine;
    const Portfolio &m_book;
    RowIndex m_customer;
    QLocale m_locale;
};

}  // namespace

Result<MeetingBrief> meetingBriefOf(const SuggestionEngine &engine, const Recommendation &suggestions,
                                    const QLocale &locale)
{
    const Portfolio &book = *engine.book();
    const auto row = book.customerRow(suggestions.customerId);
    if (!row)
        return fail(ErrorKind::NotFound,
                    QCoreApplication::translate("Recommend", "There is no customer %1 in the book.")
                        .arg(suggestions.customerId));
    const Reader reader(engine, *row, locale);
    MeetingBrief brief;
    brief.customerId = suggestions.customerId;
    brief.name = customerLabel(book, *row);
    QStringList place{book.textAt(Field::CustomerCity, *row), book.textAt(Field::CustomerCountry, *row)};
    place.removeAll(QString());
    brief.place = place.join(u", "_s);
    brief.facts = reader.facts(suggestions.analysis.facts);
    auto complaints = reader.complaints();
    if (!complaints)
        return passOn(complaints);
    brief.complaints = std::move(*complaints);
    brief.suggestions = suggestions;
    brief.about = book.info();
    return brief;
}

}  // namespace clientele::recommend
