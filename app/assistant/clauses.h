// SPDX-License-Identifier: GPL-3.0-or-later
// Items -> conditions: comparisons with their field, values with theirs, "with", "without", "not", people, periods. What
// is left over says what is asked.
#pragma once

#include "app/assistant/benchmark.h"
#include "app/assistant/items.h"
#include "app/assistant/vocabulary.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace clientele {

// A condition and the items that it explains.
struct Clause {
    Condition condition;
    std::size_t first = 0;               // place of its first item
    bool chained = false;                // several values joined by "and": perhaps a comparison
    bool held = false;                   // about rows that a customer has: "customers with a car loan"
    bool bounded = false;                // by a number of the question
    bool ofGroup = false;                // "cities that owe more than": nobody in particular is spoken of
    bool paired = false;                 // the other bound of the clause before it
    std::optional<Meaning> tested = {};  // "the average score above 550": the aggregate before the field
};

class Clauses {
public:
    Clauses(std::vector<Item> items, const BookVocabulary &vocabulary, Benchmarks &benchmarks);

    // Explains what it can. A sentence where the question makes no sense; empty otherwise.
    [[nodiscard]] QString read();

    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }
    [[nodiscard]] std::vector<Clause> &clauses() { return m_clauses; }
    [[nodiscard]] const std::vector<Clause> &clauses() const { return m_clauses; }
    [[nodiscard]] std::vector<Period> &periods() { return m_periods; }
    // Two times that are compared with one another; then they are not among periods().
    [[nodiscard]] const std::vector<Period> &sides() const { return m_sides; }
    [[nodiscard]] const std::vector<RowIndex> &people() const { return m_people; }
    [[nodiscard]] int top() const { return m_top; }      // "top 5"; 0 where none is named
    [[nodiscard]] int place() const { return m_place; }  // "second highest"; 0 where none is named
    // "Owe more than Montreal": how the two sides that are named compare.
    [[nodiscard]] std::optional<Op> versus() const { return m_versus; }

    [[nodiscard]] bool isUsed(std::size_t at) const { return m_used[at]; }
    void use(std::size_t at) { m_used[at] = true; }
    static constexpr std::size_t none = ~std::size_t(0);
    [[nodiscard]] std::size_t next(std::size_t at) const;  // the next item not used; `none` past the end
    [[nodiscard]] std::size_t previous(std::size_t at) const;
    [[nodiscard]] bool is(std::size_t at, Meaning meaning) const
    {
        return at != none && m_items[at].meaning == meaning;
    }
    [[nodiscard]] bool isNoun(std::size_t at, Table table) const
    {
        return is(at, Meaning::Noun) && m_items[at].table == table;
    }
    [[nodiscard]] bool isNumericField(std::size_t at) const;
    [[nodiscard]] bool anyNoun(Table table) const;
    [[nodiscard]] bool anyMeaning(Meaning meaning) const;
    [[nodiscard]] bool anyField(Field field) const;  // its word stands in the question
    // What the book calls yes or no in a field that has nothing else; empty where the field is no such one.
    [[nodiscard]] QString flagValue(Field field, bool yes) const;
    [[nodiscard]] bool isFlag(Field field) const { return !flagValue(field, true).isEmpty(); }

private:
    struct Comparison {
        Op op = Op::In;
        QStringList values;
        std::size_t first = 0;
        std::size_t last = 0;
        std::optional<Field> field;  // "older than" says it itself
        bool toAverage = false;      // with the average instead of a number
        std::optional<RowIndex> toCustomer;
    };

    void readPlaces();  // "top 5", "the 3 largest"
    void readVersus();
    void readComparisons();
    bool negate(Comparison &comparison);
    bool resolve(const Comparison &comparison);  // the benchmark of the clause just added
    void readStates();                           // "debt free", "with no loans", "with delinquencies"
    void readValues();
    void readPeople();
    void readPeriods();
    bool joinPeriods(std::size_t at, Period &first);
    void readRecordDates();  // "whose last transaction was before October 2023"

    [[nodiscard]] std::optional<Comparison> comparisonAt(std::size_t at);
    [[nodiscard]] std::optional<Comparison> boundBeside(const Comparison &bound);
    bool attachBounds(const Comparison &first, const Comparison &second);
    bool attach(Comparison comparison);
    bool attachRight(const Comparison &comparison);
    bool attachLeft(const Comparison &comparison);
    bool attachAge(const Comparison &comparison);
    [[nodiscard]] bool customersBefore(std::size_t at) const;
    // "Who have a score under 600 and ...": what comes next is had, too.
    [[nodiscard]] bool continuesHaving(std::size_t joint) const;
    // "Which cities", and no customers but those between `at` and `last`.
    [[nodiscard]] bool groupBefore(std::size_t at, std::size_t last) const;
    void add(Condition condition, std::size_t first, std::size_t last);
    bool readState(std::size_t at, bool without);
    bool readFlag(std::size_t at);
    [[nodiscard]] bool isCountable(std::size_t at) const;
    [[nodiscard]] bool isDisguised(std::size_t at) const;
    void readChain(std::size_t first);
    void addChain(const std::vector<std::size_t> &chain, const std::vector<ValueSense> &senses, bool either);
    [[nodiscard]] bool isFieldOf(std::size_t word, std::size_t value) const;
    [[nodiscard]] std::vector<std::size_t> chainFrom(std::size_t first, bool &either) const;
    [[nodiscard]] std::optional<ValueSense> senseOf(std::size_t at, std::size_t first, std::size_t last) const;
    [[nodiscard]] std::size_t neighbour(std::size_t at, Field field,
                                        bool left) const;  // the word for this field beside it
    void joinHeld();
    void joinVisits();
    void joinSides();
    void fail(const QString &sentence)
    {
        if (m_problem.isEmpty())
            m_problem = sentence;
    }

    std::vector<Item> m_items;
    std::vector<bool> m_used;
    const BookVocabulary &m_vocabulary;
    Benchmarks &m_benchmarks;
    std::vector<Clause> m_clauses;
    std::vector<Period> m_periods;
    std::vector<Period> m_sides;
    std::vector<RowIndex> m_people;
    QString m_problem;
    int m_top = 0;
    int m_place = 0;
    std::optional<Op> m_versus;
};

}  // namespace clientele
