// SPDX-License-Identifier: GPL-3.0-or-later
// What a question asks, once every word of it is explained.
#pragma once

#include "app/assistant/clauses.h"
#include "app/assistant/openreading.h"

#include <QSet>

#include <algorithm>

namespace clientele {

// A measure with conditions of its own: of "deposits and withdrawals" each counts other rows.
struct Measured {
    QString name = {};  // empty where the words name none
    Conditions own = {};

    Measured() = default;
    Measured(QString measure, Conditions conditions = {}) : name(std::move(measure)), own(std::move(conditions)) {}
    [[nodiscard]] bool isEmpty() const { return name.isEmpty(); }
};

struct Reading {
    enum class Form : std::uint8_t {
        Figures,   // one figure a measure
        Groups,    // one a group
        Ranked,    // the winners, or the first few
        Distinct,  // how many groups there are
        People,    // customers by name
        YesNo,
        Record,  // a text of one customer's record
        Profile,
        Share,
        PerCustomer,  // "the average number of loans per customer": a figure divided by how many customers there are
        Difference,   // of two groups, or of two measures
        Test,         // whether a figure meets a comparison
        Place,        // the second largest
        Having,       // groups whose figure meets a comparison
    };

    Form form = Form::Figures;
    std::vector<Measured> measures;
    QStringList by;
    QString each;  // Ranked: the winners of each such group
    Conditions where;
    int top = 0;    // Ranked: how many; 0 is the winner with whoever ties
    int place = 0;  // Ranked, Place: 2 for "the second"
    bool ascending = false;
    bool yesNo = false;            // People, Difference: answered by yes or no first
    bool withParts = false;        // Figures of one customer: the loans that make the sum
    Order order = Order::Natural;  // Groups
    bool counted = false;          // Having: how many groups there are, not which
    Conditions base;               // Share: of what
    Condition test;                // Difference, Test: what makes it a yes
    std::vector<RowIndex> people;
    std::vector<Field> record;
};

class QuestionReader {
public:
    QuestionReader(Clauses &clauses, const BookVocabulary &vocabulary, bool oneInScope)
        : m_c(clauses), m_vocabulary(vocabulary), m_oneInScope(oneInScope)
    {}

    // Empty where the question is not understood: problem() says why.
    [[nodiscard]] std::optional<Reading> read();
    [[nodiscard]] const QString &problem() const { return m_problem; }
    // The problem is words that make no sense here together, rather than what the book cannot hold.
    [[nodiscard]] bool isUnclear() const { return m_unclear; }
    // What fits the words equally well, where that alone is the problem.
    [[nodiscard]] const std::vector<FigureSense> &senses() const { return m_senses; }

private:
    struct Wanted {
        Meaning meaning;  // FieldWord, Owe, Deposit, Withdraw, Net
        Field field{};
        QString text;
        std::size_t at = 0;
    };

    bool readShape();
    bool collectItem(std::size_t at);
    [[nodiscard]] bool joinsClauses(std::size_t at) const;
    [[nodiscard]] bool namesFigure(std::size_t at) const;
    bool readBy(std::size_t at);
    [[nodiscard]] QString dimensionAt(std::size_t at) const;
    bool choose();
    std::optional<bool> chooseRanked();  // nothing: the rank is an aggregate
    [[nodiscard]] bool customersAreRanked() const;
    bool choosePeople();
    bool chooseRecord();
    bool chooseMeasures();
    bool chooseYesNo();
    [[nodiscard]] bool asksOfAll() const;
    // What a share is taken of; `at` is its word. An empty measure where it is not clear.
    struct Whole {
        Measured measure;
        std::size_t at = 0;
    };
    [[nodiscard]] Whole shareOf();
    [[nodiscard]] Whole shareOfWanted(const Wanted &wanted);
    bool chooseShare();
    std::optional<bool> choosePerCustomer();  // nothing: no such average is asked for
    bool chooseDifference();
    bool chooseSides();  // one measure at two times
    void countComparative();
    [[nodiscard]] bool namesAlternatives() const;  // "Toronto or Montreal"
    bool chooseTest(const Clause &tested);
    bool choosePlace();
    bool chooseHaving(const Clause &bounded, const QString &dimension);
    std::optional<bool> chooseVisitors();  // nothing: no number of visits in some time is bounded
    bool visitorsAreMeant();
    bool applyTime(const Period &period, const std::vector<Table> &tables);
    [[nodiscard]] QString boundedMeasure(const Clause &bounded) const;  // empty where there is none
    bool chooseCounts();                                                // "how many customers and loans"
    [[nodiscard]] bool nounsAreJoined() const;
    bool chooseDistribution();
    bool chooseKinds();
    std::optional<bool> chooseOrdered();  // nothing: no figure is named by which a kind is listed
    bool setComparison();
    [[nodiscard]] bool sayHowMany(const Wanted &wanted) const;
    [[nodiscard]] Measured wantedMeasure(const Wanted &wanted);  // empty where it is not clear
    [[nodiscard]] QString nounMeasure(Table noun);
    [[nodiscard]] Measured rankMeasure(bool perCustomer);
    [[nodiscard]] Measured flowMeasure(const Wanted &flow, bool count, const char *aggregate);
    [[nodiscard]] Table tableOf(const QString &measure) const;
    bool applyConditions(Table table);
    [[nodiscard]] bool contradictory() const;
    [[nodiscard]] bool isOfOtherRows(const Condition &condition, Table table) const;
    bool applyConditions(const std::vector<Table> &tables);
    void rankByOwnAggregate();
    bool countPeopleWithFlow();
    bool no(const QString &sentence);
    bool askWhichFigure(const Wanted &wanted);
    bool askOfEachOf(const Wanted &wanted);
    bool unclear();
    [[nodiscard]] bool lead(Meaning meaning) const { return m_leads.contains(meaning); }
    [[nodiscard]] bool hasNoun(Table table) const { return std::ranges::find(m_nouns, table) != m_nouns.end(); }
    [[nodiscard]] bool onePerson() const { return m_r.people.size() == 1 || (m_r.people.empty() && m_oneInScope); }

    Clauses &m_c;
    const BookVocabulary &m_vocabulary;
    bool m_oneInScope;
    Reading m_r;
    QString m_problem;
    bool m_unclear = false;
    std::vector<FigureSense> m_senses;
    QSet<Meaning> m_leads;
    bool m_yesNo = false;
    std::vector<Table> m_nouns;
    std::vector<std::size_t> m_nounsAt;
    std::vector<Wanted> m_wanted;
    QStringList m_dimensions;  // named, but not after "by"
    std::size_t m_firstDimension = Clauses::none;
    std::optional<Meaning> m_also;       // "average and median"
    std::optional<Meaning> m_aggregate;  // Total, Average, Median, Range
    std::optional<Meaning> m_rank;       // Highest, Lowest, Most, Fewest, Busiest, Quietest, Common, Rare
    QString m_rankText;
    QString m_totalText;
    std::size_t m_rankAt = Clauses::none;
    bool m_range = false;
    bool m_distribution = false;
    bool m_share = false;
    bool m_difference = false;
    bool m_compare = false;
    bool m_each = false;
    bool m_ordered = false;  // "by debt": a figure, not a kind
};

}  // namespace clientele
