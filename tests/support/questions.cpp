// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/questions.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace clientele::test {

namespace {

struct Loan {
    QString type;
    qint64 amount;
};

struct Person {
    QString id;
    QString name;
    QString city;
    QString risk;
    qint64 score = 0;
    qint64 delinquencies = 0;
    std::vector<Loan> loans;

    [[nodiscard]] qint64 owed() const
    {
        qint64 sum = 0;
        for (const Loan &loan : loans)
            sum += loan.amount;
        return sum;
    }
    [[nodiscard]] bool has(const QString &type) const
    {
        return std::ranges::any_of(loans, [&](const Loan &loan) { return loan.type == type; });
    }
};

struct Visit {
    QString machine;
    QString type;
    qint64 amount;
    int hour;
};

QString money(qint64 cents)
{
    return QString::number(cents / 100) + u'.' + QString::number(cents % 100).rightJustified(2, u'0');
}

// Half away from zero, two decimals: sums are not negative here.
QString average(qint64 sum, qint64 count, qint64 unit)
{
    const qint64 hundredths = (sum * (100 / unit) * 2 + count) / (2 * count);
    return money(hundredths);
}

class Asker {
public:
    explicit Asker(const Portfolio &book)
    {
        for (RowIndex row = 0; row < book.rows(Table::Customers); ++row) {
            Person person;
            person.id = book.textAt(Field::CustomerId, row);
            person.name = book.textAt(Field::CustomerName, row);
            person.city = book.textAt(Field::CustomerCity, row);
            person.risk = book.textAt(Field::CustomerRisk, row);
            for (RowIndex credit = 0; credit < book.rows(Table::Credit); ++credit) {
                if (book.textAt(Field::CreditCustomer, credit) == person.id) {
                    person.score = book.numberAt(Field::CreditScore, credit);
                    person.delinquencies = book.numberAt(Field::CreditDelinquencies, credit);
                }
            }
            for (RowIndex loan = 0; loan < book.rows(Table::Loans); ++loan) {
                if (book.textAt(Field::LoanCustomer, loan) == person.id)
                    person.loans.push_back(
                        {book.textAt(Field::LoanType, loan), book.numberAt(Field::LoanAmount, loan)});
            }
            m_people.push_back(person);
        }
        for (RowIndex row = 0; row < book.rows(Table::Atm); ++row) {
            m_visits.push_back(
                {book.textAt(Field::AtmId, row), book.textAt(Field::AtmType, row).toLower(),
                 book.numberAt(Field::AtmAmount, row),
                 static_cast<int>(book.info().zone.toLocal(book.numberAt(Field::AtmTime, row)) / 3600 % 24)});
        }
    }

    std::vector<Question> run()
    {
        everybody();
        for (const QString &city : cities())
            ofCity(city);
        for (const QString &type : {u"car"_s, u"house"_s, u"student"_s})
            ofLoanType(type);
        for (std::size_t i = 0; i < m_people.size(); i += std::max<std::size_t>(1, m_people.size() / 4)) {
            if (unique(m_people[i].name))
                ofPerson(m_people[i]);
        }
        thresholds();
        machines();
        return std::move(m_questions);
    }

private:
    using Test = std::function<bool(const Person &)>;

    // The first wordings were tuned on, the last two were not.
    void ask(const QStringList &wordings, const QMap<QString, QString> &groups, const Question &like = {})
    {
        for (qsizetype i = 0; i < wordings.size(); ++i) {
            Question question = like;
            question.text = wordings[i];
            question.groups = groups;
            question.heldOut = i % 2 == 1;
            m_questions.push_back(question);
        }
    }
    void askOne(const QStringList &wordings, const QString &value) { ask(wordings, {{QString(), value}}); }

    [[nodiscard]] QString count(const Test &test) const
    {
        return QString::number(std::ranges::count_if(m_people, test));
    }
    [[nodiscard]] bool unique(const QString &name) const
    {
        return std::ranges::count(m_people, name, &Person::name) == 1;
    }

    [[nodiscard]] QStringList cities() const
    {
        QStringList all;
        for (const Person &person : m_people) {
            if (!all.contains(person.city) && all.size() < 4)
                all.append(person.city);
        }
        return all;
    }

    void list(const QStringList &wordings, const Test &test)
    {
        QMap<QString, QString> names;
        for (const Person &person : m_people) {
            if (test(person) && !unique(person.name))
                return;
            if (test(person))
                names.insert(person.name, {});
        }
        if (names.isEmpty() || names.size() > 30)
            return;
        Question question;
        question.labelsOnly = true;
        ask(wordings, names, question);
    }

    void everybody()
    {
        askOne({u"How many customers are there?"_s, u"What's the total number of clients in our book?"_s,
                u"how many people do we have"_s, u"Could you tell me how many customers we have, please?"_s},
               QString::number(m_people.size()));
        qint64 loans = 0;
        qint64 owed = 0;
        qint64 scores = 0;
        std::vector<qint64> all;
        qint64 largest = 0;
        for (const Person &person : m_people) {
            loans += static_cast<qint64>(person.loans.size());
            owed += person.owed();
            scores += person.score;
            all.push_back(person.score);
            for (const Loan &loan : person.loans)
                largest = std::max(largest, loan.amount);
        }
        std::ranges::sort(all);
        const std::size_t half = all.size() / 2;
        const qint64 twice = all.size() % 2 ? 2 * all[half] : all[half - 1] + all[half];
        askOne({u"How many loans are there?"_s, u"What is the number of loans?"_s, u"Count of loans"_s,
                u"HOW MANY LOANS DO WE HAVE"_s},
               QString::number(loans));
        askOne({u"What is the total amount owed?"_s, u"How much is owed in all?"_s, u"Sum of all debts"_s,
                u"How much do our customers owe us altogether?"_s},
               money(owed));
        askOne({u"What is the average credit score?"_s, u"What's the mean credit score of our customers?"_s,
                u"avg score"_s, u"Give me the average score"_s},
               average(scores, static_cast<qint64>(m_people.size()), 1));
        askOne({u"What is the median credit score?"_s, u"Median score of all customers"_s}, money(twice * 50));
        askOne({u"What is the highest credit score?"_s, u"maximum credit score please"_s, u"What's the best score?"_s,
                u"largest credit score in the book"_s},
               QString::number(all.back()));
        askOne({u"What is the lowest credit score?"_s, u"Tell me the minimum score"_s}, QString::number(all.front()));
        askOne({u"What is the largest loan?"_s, u"How big is the biggest loan?"_s, u"highest loan"_s}, money(largest));
        askOne({u"What's the average loan?"_s, u"average loan amount"_s}, average(owed, loans, 100));
        askOne({u"How many customers have no loans?"_s, u"How many clients don't have a loan?"_s,
                u"number of customers without loans"_s, u"How many customers are there without any loan?"_s},
               count([](const Person &p) { return p.loans.empty(); }));
        askOne({u"How many customers have at least one delinquency?"_s,
                u"How many customers with delinquencies are there?"_s, u"number of delinquent customers"_s,
                u"How many people have one or more delinquencies?"_s},
               count([](const Person &p) { return p.delinquencies >= 1; }));
        ask({u"What is the range of credit scores?"_s, u"credit score range"_s, u"lowest and highest credit score"_s,
             u"What are the minimum and maximum credit scores?"_s},
            {{u"Credit score (minimum)"_s, QString::number(all.front())},
             {u"Credit score (maximum)"_s, QString::number(all.back())}});
        if (all.size() > 1 && all[all.size() - 1] != all[all.size() - 2]) {
            const auto best = std::ranges::max_element(m_people, {}, &Person::score);
            ask({u"Who has the highest credit score?"_s, u"Which customer has the best score?"_s,
                 u"customer with the highest score"_s, u"Which client's credit score is the highest?"_s},
                {{best->name, QString::number(best->score)}});
        }
        QMap<QString, QString> byCity;
        QMap<QString, qint64> inCity;
        for (const Person &person : m_people)
            ++inCity[person.city];
        for (auto it = inCity.begin(); it != inCity.end(); ++it)
            byCity.insert(it.key(), QString::number(it.value()));
        ask({u"How many customers are in each city?"_s, u"Number of customers per city"_s, u"customers by city"_s,
             u"Break down the customers by city"_s},
            byCity);
        QMap<QString, qint64> sums;
        for (const Person &person : m_people) {
            for (const Loan &loan : person.loans)
                sums[loan.type] += loan.amount;
        }
        QMap<QString, QString> byType;
        for (auto it = sums.begin(); it != sums.end(); ++it)
            byType.insert(it.key(), money(it.value()));
        ask({u"How much is owed by loan type?"_s, u"Show the amount owed for each loan type"_s,
             u"total owed per loan type"_s, u"breakdown of debt by type of loan"_s},
            byType);
    }

    void ofCity(const QString &city)
    {
        qint64 people = 0;
        qint64 scores = 0;
        qint64 owed = 0;
        for (const Person &person : m_people) {
            if (person.city != city)
                continue;
            ++people;
            scores += person.score;
            owed += person.owed();
        }
        askOne({u"How many customers live in %1?"_s.arg(city), u"How many of our clients are based in %1?"_s.arg(city),
                u"number of %1 customers"_s.arg(city), u"In %1, how many customers do we have?"_s.arg(city)},
               QString::number(people));
        askOne(
            {u"What is the average credit score in %1?"_s.arg(city), u"average score of customers from %1"_s.arg(city)},
            average(scores, people, 1));
        askOne({u"How much do customers in %1 owe?"_s.arg(city), u"total debt of people living in %1"_s.arg(city),
                u"What is owed in %1?"_s.arg(city)},
               money(owed));
        askOne({u"How many customers are not in %1?"_s.arg(city), u"number of customers outside %1"_s.arg(city)},
               count([&](const Person &p) { return p.city != city; }));
        list({u"List the customers in %1"_s.arg(city), u"Which customers live in %1?"_s.arg(city),
              u"who lives in %1"_s.arg(city), u"Show me all clients from %1"_s.arg(city)},
             [&](const Person &p) { return p.city == city; });
    }

    void ofLoanType(const QString &type)
    {
        qint64 loans = 0;
        qint64 owed = 0;
        for (const Person &person : m_people) {
            for (const Loan &loan : person.loans) {
                loans += loan.type == type ? 1 : 0;
                owed += loan.type == type ? loan.amount : 0;
            }
        }
        askOne({u"How many %1 loans are there?"_s.arg(type), u"number of %1 loans"_s.arg(type)},
               QString::number(loans));
        askOne({u"How much is owed on %1 loans?"_s.arg(type), u"total amount of %1 loans"_s.arg(type),
                u"What is the total owed in %1 loans?"_s.arg(type)},
               money(owed));
        askOne({u"How many customers have a %1 loan?"_s.arg(type),
                u"How many people with a %1 loan do we have?"_s.arg(type)},
               count([&](const Person &p) { return p.has(type); }));
        askOne({u"How many customers do not have a %1 loan?"_s.arg(type),
                u"number of customers without a %1 loan"_s.arg(type)},
               count([&](const Person &p) { return !p.has(type); }));
        list({u"Who has a %1 loan?"_s.arg(type), u"list everybody with a %1 loan"_s.arg(type)},
             [&](const Person &p) { return p.has(type); });
    }

    void ofPerson(const Person &person)
    {
        const QString name = person.name;
        askOne({u"What is %1's credit score?"_s.arg(name), u"credit score of %1"_s.arg(name),
                u"what score does %1 have"_s.arg(name.toLower()), u"Give me the score of customer %1"_s.arg(person.id)},
               QString::number(person.score));
        askOne({u"How much does %1 owe?"_s.arg(name), u"What is the total debt of %1?"_s.arg(name),
                u"what does %1 owe"_s.arg(name.toUpper())},
               money(person.owed()));
        askOne({u"How many loans does %1 have?"_s.arg(name), u"number of loans of %1"_s.arg(name)},
               QString::number(person.loans.size()));
        askOne({u"How many delinquencies does %1 have?"_s.arg(name), u"%1's missed payments"_s.arg(name)},
               QString::number(person.delinquencies));
        for (const QString &type : {u"car"_s, u"house"_s}) {
            Question question;
            question.begins = person.has(type) ? u"Yes"_s : u"No"_s;
            ask({u"Does %1 have a %2 loan?"_s.arg(name, type), u"has %1 got a %2 loan"_s.arg(name, type)},
                {{QString(), QString::number(std::ranges::count(person.loans, type, &Loan::type))}}, question);
        }
    }

    void thresholds()
    {
        for (const qint64 score : {520, 600, 705}) {
            askOne({u"How many customers have a credit score below %1?"_s.arg(score),
                    u"How many clients' scores are under %1?"_s.arg(score)},
                   count([&](const Person &p) { return p.score < score; }));
            askOne({u"How many customers have a score of at least %1?"_s.arg(score),
                    u"number of customers with a credit score of %1 or more"_s.arg(score)},
                   count([&](const Person &p) { return p.score >= score; }));
            list({u"Which customers have a score above %1?"_s.arg(score),
                  u"who has a credit score over %1"_s.arg(score)},
                 [&](const Person &p) { return p.score > score; });
            list({u"List customers with a score between %1 and %2"_s.arg(score).arg(score + 20),
                  u"customers whose score is from %1 to %2"_s.arg(score).arg(score + 20)},
                 [&](const Person &p) { return p.score >= score && p.score <= score + 20; });
        }
        for (const qint64 owed : {10'000, 100'000, 250'000}) {
            askOne({u"How many customers owe more than %1?"_s.arg(owed),
                    u"number of clients owing over %1k"_s.arg(owed / 1000)},
                   count([&](const Person &p) { return p.owed() > owed * 100; }));
            list({u"Who owes more than %1?"_s.arg(owed), u"which customers owe over %1k"_s.arg(owed / 1000)},
                 [&](const Person &p) { return p.owed() > owed * 100; });
            askOne({u"How many customers with a score below 600 owe more than %1?"_s.arg(owed),
                    u"How many customers owe more than %1 and have a score under 600?"_s.arg(owed)},
                   count([&](const Person &p) { return p.owed() > owed * 100 && p.score < 600; }));
        }
        for (const std::size_t loans : {1, 2}) {
            askOne({u"How many customers have more than %1 loans?"_s.arg(loans),
                    u"customers with more than %1 loans: how many?"_s.arg(loans)},
                   count([&](const Person &p) { return p.loans.size() > loans; }));
        }
        askOne({u"How many customers have good credit?"_s, u"number of customers with a good credit score"_s},
               count([](const Person &p) { return p.score >= 670 && p.score <= 739; }));
        if (!m_people.front().risk.isEmpty())
            askOne({u"How many high risk customers are there?"_s, u"How many customers have a high risk profile?"_s},
                   count([](const Person &p) { return p.risk == u"High"; }));
    }

    void machines()
    {
        QMap<QString, qint64> visits;
        qint64 deposits = 0;
        qint64 deposited = 0;
        qint64 withdrawn = 0;
        qint64 atFive = 0;
        qint64 morning = 0;
        for (const Visit &visit : m_visits) {
            ++visits[visit.machine];
            deposits += visit.type == u"deposit" ? 1 : 0;
            deposited += visit.type == u"deposit" ? visit.amount : 0;
            withdrawn += visit.type == u"withdrawal" ? visit.amount : 0;
            atFive += visit.hour == 17 ? 1 : 0;
            morning += visit.hour < 9 ? 1 : 0;
        }
        if (m_visits.empty())
            return;
        askOne({u"How many transactions are there?"_s, u"number of ATM transactions"_s},
               QString::number(m_visits.size()));
        askOne({u"How many deposits were made?"_s, u"number of deposits"_s}, QString::number(deposits));
        askOne({u"What are the total deposits?"_s, u"How much was deposited?"_s, u"sum of deposits"_s},
               money(deposited));
        askOne({u"How much was withdrawn?"_s, u"total withdrawals"_s}, money(withdrawn));
        askOne({u"How many transactions at 5 pm?"_s, u"How many transactions happened at 17:00?"_s},
               QString::number(atFive));
        askOne({u"How many transactions before 9 am?"_s, u"number of transactions before 9am"_s},
               QString::number(morning));
        const QString machine = visits.firstKey();
        askOne({u"How many transactions at machine %1?"_s.arg(machine),
                u"number of transactions on ATM %1"_s.arg(machine)},
               QString::number(visits.first()));
        askOne({u"How many machines are there?"_s, u"number of ATMs"_s}, QString::number(visits.size()));
        qint64 most = 0;
        for (const qint64 count : visits)
            most = std::max(most, count);
        QMap<QString, QString> winners;
        for (auto it = visits.begin(); it != visits.end(); ++it) {
            if (it.value() == most)
                winners.insert(it.key(), QString::number(most));
        }
        ask({u"Which machine is the busiest?"_s, u"What ATM has the most transactions?"_s, u"busiest machine"_s},
            winners);
    }

    std::vector<Person> m_people;
    std::vector<Visit> m_visits;
    std::vector<Question> m_questions;
};

}  // namespace

std::vector<Question> questionsTo(const Portfolio &book) { return Asker(book).run(); }

}  // namespace clientele::test
