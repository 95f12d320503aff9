// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between two books, held against a second account of it that knows no columns and no codes: books as
// lists of rows, compared with maps.
#include "models/portfolio/builder.h"
#include "models/portfolio/changes.h"

#include <QTest>

#include <map>
#include <random>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

struct PlainLoan {
    QString type;
    QString currency;
    qint64 amount;
};

struct PlainCustomer {
    bool known = true;  // has a row of customers
    std::map<Field, QString> texts;
    std::map<Field, qint64> numbers;
    std::optional<std::pair<qint64, std::optional<qint64>>> credit;  // score, delinquencies
    std::vector<PlainLoan> loans;
};

using PlainBook = std::map<QString, PlainCustomer>;

constexpr Field texts[] = {Field::CustomerName, Field::CustomerCity, Field::CustomerStatus, Field::CustomerCurrency};
constexpr Field numbers[] = {Field::CustomerAge, Field::CustomerBalance, Field::CustomerLastTransaction};

PortfolioPtr built(const PlainBook &plain, std::mt19937 &dice)
{
    PortfolioInfo about;
    about.zone = DisplayZone::fromId("America/Toronto").value();
    about.defaultCurrency = *Currency::fromCode(u"CAD");
    PortfolioBuilder builder(std::move(about));
    std::vector<QString> order;
    for (const auto &[id, customer] : plain)
        order.push_back(id);
    std::shuffle(order.begin(), order.end(), dice);  // a place in the book is no change
    for (const QString &id : order) {
        const PlainCustomer &customer = plain.at(id);
        if (customer.known) {
            TableBuilder &rows = builder.table(Table::Customers);
            rows.beginRow();
            rows.setText(Field::CustomerId, id);
            for (const auto &[field, value] : customer.texts)
                rows.setText(field, value);
            for (const auto &[field, value] : customer.numbers)
                rows.setNumber(field, value);
        }
        if (customer.credit) {
            TableBuilder &rows = builder.table(Table::Credit);
            rows.beginRow();
            rows.setText(Field::CreditCustomer, id);
            rows.setNumber(Field::CreditScore, customer.credit->first);
            if (customer.credit->second)
                rows.setNumber(Field::CreditDelinquencies, *customer.credit->second);
        }
        std::vector<PlainLoan> loans = customer.loans;
        std::shuffle(loans.begin(), loans.end(), dice);
        for (const PlainLoan &loan : loans) {
            TableBuilder &rows = builder.table(Table::Loans);
            rows.beginRow();
            rows.setText(Field::LoanCustomer, id);
            rows.setText(Field::LoanType, loan.type);
            rows.setText(Field::LoanCurrency, loan.currency);
            rows.setNumber(Field::LoanAmount, loan.amount);
        }
    }
    return builder.build().value();
}

PlainCustomer somebody(std::mt19937 &dice)
{
    const auto below = [&dice](qint64 most) { return static_cast<qint64>(dice()) % most; };
    const auto inTen = [&below](qint64 times) { return below(10) < times; };
    PlainCustomer made;
    made.known = !inTen(1);
    if (made.known) {
        for (const Field field : texts)
            if (inTen(8))
                made.texts[field] =
                    field == Field::CustomerCurrency ? (inTen(5) ? u"CAD"_s : u"JPY"_s) : QString::number(below(3));
        // What is not given is the book's own.
        if (!made.texts.contains(Field::CustomerCurrency))
            made.texts[Field::CustomerCurrency] = u"CAD"_s;
        for (const Field field : numbers)
            if (inTen(8))
                made.numbers[field] = below(4) - 1;
    }
    if (inTen(6))
        made.credit = {300 + below(3), inTen(7) ? std::optional<qint64>(below(3)) : std::nullopt};
    for (qint64 loans = below(5); loans > 0; --loans)
        made.loans.push_back({inTen(5) ? u"car"_s : u"house"_s, inTen(8) ? u"CAD"_s : u"USD"_s, below(4) + 1});
    if (!made.known && !made.credit && made.loans.empty())
        made.credit = {500, std::nullopt};
    return made;
}

// A change as a line of text, so that both accounts can be sorted and compared.
QString line(const QString &id, const QString &what, const QString &before, const QString &after)
{
    return u"%1|%2|%3|%4"_s.arg(id, what, before, after);
}

QString textOf(const PlainCustomer &customer, Field field)
{
    if (info(field).type == FieldType::Text)
        return customer.texts.contains(field) ? customer.texts.at(field) : u"-"_s;
    if (!customer.numbers.contains(field))
        return u"-"_s;
    const QString number = QString::number(customer.numbers.at(field));
    return info(field).type == FieldType::Money ? number + customer.texts.at(Field::CustomerCurrency) : number;
}

void addLoans(QStringList &lines, const QString &id, const PlainCustomer &before, const PlainCustomer &after)
{
    for (const QString &type : {u"car"_s, u"house"_s}) {
        for (const QString &currency : {u"CAD"_s, u"USD"_s}) {
            const auto amounts = [&](const PlainCustomer &of) {
                QList<qint64> list;
                for (const PlainLoan &loan : of.loans)
                    if (loan.type == type && loan.currency == currency)
                        list += loan.amount;
                std::sort(list.begin(), list.end());
                return list;
            };
            QList<qint64> was = amounts(before);
            QList<qint64> is = amounts(after);
            const QList<qint64> earlier = was;
            for (const qint64 amount : earlier)
                if (is.removeOne(amount))
                    was.removeOne(amount);
            const auto shown = [&](const QList<qint64> &list, qsizetype i) {
                return i < list.size() ? QString::number(list.at(i)) + currency : u"-"_s;
            };
            for (qsizetype i = 0; i < std::max(was.size(), is.size()); ++i)
                lines += line(id, u"loan "_s + type, shown(was, i), shown(is, i));
        }
    }
}

QStringList expected(const PlainBook &before, const PlainBook &after)
{
    QStringList lines;
    std::map<QString, int> everybody;
    for (const auto &[id, customer] : before)
        everybody[id];
    for (const auto &[id, customer] : after)
        everybody[id];
    const PlainCustomer nobody{false, {}, {}, {}, {}};
    for (const auto &[id, ignored] : everybody) {
        const PlainCustomer &was = before.contains(id) ? before.at(id) : nobody;
        const PlainCustomer &is = after.contains(id) ? after.at(id) : nobody;
        if (was.known != is.known) {
            lines += line(id, is.known ? u"new"_s : u"gone"_s, {}, {});
            continue;
        }
        if (is.known) {
            for (const auto &fields : {std::span<const Field>(texts), std::span<const Field>(numbers)})
                for (const Field field : fields)
                    if (textOf(was, field) != textOf(is, field))
                        lines += line(id, QLatin1StringView(info(field).name), textOf(was, field), textOf(is, field));
        }
        const auto score = [](const PlainCustomer &of) {
            return of.credit ? QString::number(of.credit->first) : u"-"_s;
        };
        const auto delinquencies = [](const PlainCustomer &of) {
            return of.credit && of.credit->second ? QString::number(*of.credit->second) : u"-"_s;
        };
        if (score(was) != score(is))
            lines += line(id, u"credit.score"_s, score(was), score(is));
        if (delinquencies(was) != delinquencies(is))
            lines += line(id, u"credit.delinquencies"_s, delinquencies(was), delinquencies(is));
        addLoans(lines, id, was, is);
    }
    lines.sort();
    return lines;
}

QString shown(const CellValue &value)
{
    if (value.isMissing())
        return u"-"_s;
    return value.number == missingNumber ? value.text : QString::number(value.number) + value.currency.code();
}

QStringList found(const BookChanges &changes)
{
    QStringList lines;
    for (const Change &change : changes.all()) {
        switch (change.kind) {
        case Change::Kind::NewCustomer:
            lines += line(change.customer, u"new"_s, {}, {});
            break;
        case Change::Kind::GoneCustomer:
            lines += line(change.customer, u"gone"_s, {}, {});
            break;
        case Change::Kind::Field:
            lines += line(change.customer, QLatin1StringView(info(change.field).name), shown(change.before),
                          shown(change.after));
            break;
        case Change::Kind::NewLoan:
        case Change::Kind::GoneLoan:
        case Change::Kind::LoanAmount:
            lines += line(change.customer, u"loan "_s + change.loanType, shown(change.before), shown(change.after));
            break;
        }
    }
    lines.sort();
    return lines;
}

}  // namespace

class tst_Changes : public QObject {
    Q_OBJECT

private slots:
    void areThoseOfASecondAccount();
    void oneCustomersStandTogether();
    void theBookAtAGlance();
    void valuesReadAsInTheData();
};

void tst_Changes::areThoseOfASecondAccount()
{
    std::size_t seen = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        std::mt19937 dice(seed);
        PlainBook before;
        for (unsigned i = 0; i < 12; ++i)
            before[u'C' + QString::number(dice() % 20)] = somebody(dice);
        PlainBook after = before;
        for (unsigned i = 0; i < 6; ++i) {
            const QString id = u'C' + QString::number(dice() % 20);
            if (dice() % 3 == 0)
                after.erase(id);
            else
                after[id] = somebody(dice);
        }
        const auto changes = BookChanges::between(*built(before, dice), *built(after, dice));
        const QStringList wanted = expected(before, after);
        const QStringList got = found(changes);
        QVERIFY2(got == wanted, qPrintable(u"seed %1\nexpected %2\nfound %3"_s.arg(seed).arg(wanted.join(u"  "_s),
                                                                                             got.join(u"  "_s))));
        seen += changes.all().size();
        // The same book in another order of rows is the same book.
        QVERIFY(BookChanges::between(*built(after, dice), *built(after, dice)).all().empty());
    }
    QVERIFY(seen > 4000);
}

void tst_Changes::oneCustomersStandTogether()
{
    std::mt19937 dice(7);
    PlainBook before;
    PlainBook after;
    for (int i = 0; i < 40; ++i) {
        before[QString::number(i)] = somebody(dice);
        after[QString::number(i + 5)] = somebody(dice);
    }
    const auto changes = BookChanges::between(*built(before, dice), *built(after, dice));
    std::size_t together = 0;
    for (int i = 0; i < 45; ++i) {
        const auto own = changes.of(QString::number(i));
        together += own.size();
        for (const Change &change : own)
            QCOMPARE(change.customer, QString::number(i));
    }
    QCOMPARE(together, changes.all().size());
    QVERIFY(changes.of(u"nobody"_s).empty());
}

void tst_Changes::theBookAtAGlance()
{
    std::mt19937 dice(1);
    PlainBook before{{u"1"_s, {}}, {u"2"_s, {}}, {u"3"_s, {}}};
    before[u"1"_s].credit = {600, 1};
    before[u"2"_s].credit = {700, 0};
    PlainBook after = before;
    after[u"1"_s].credit = {550, 2};
    after[u"2"_s].credit = {710, 0};
    after.erase(u"3"_s);
    after[u"4"_s] = {};
    const auto tallies = BookChanges::between(*built(before, dice), *built(after, dice)).tallies();
    QCOMPARE(tallies.size(), 4U);
    QCOMPARE(tallies[0].kind, Change::Kind::NewCustomer);
    QCOMPARE(tallies[1].kind, Change::Kind::GoneCustomer);
    QCOMPARE(tallies[2].field, Field::CreditScore);
    QCOMPARE(tallies[2].count, 2U);
    QCOMPARE(tallies[2].up, 1U);
    QCOMPARE(tallies[2].down, 1U);
    QCOMPARE(tallies[3].field, Field::CreditDelinquencies);
    QCOMPARE(tallies[3].up, 1U);
}

void tst_Changes::valuesReadAsInTheData()
{
    const DisplayZone zone = DisplayZone::fromId("America/Toronto").value();
    QCOMPARE(cellText(Field::CustomerBalance, {{}, 123456, *Currency::fromCode(u"CAD")}, zone), u"1234.56"_s);
    QCOMPARE(cellText(Field::CustomerBalance, {{}, 123456, *Currency::fromCode(u"JPY")}, zone), u"123456"_s);
    QCOMPARE(cellText(Field::CustomerLastTransaction, {{}, 20'320, {}}, zone), u"2025-08-20"_s);
    QCOMPARE(cellText(Field::CustomerStatus, {u"Active"_s, missingNumber, {}}, zone), u"Active"_s);
    QVERIFY(cellText(Field::CreditScore, {}, zone).isNull());
}

QTEST_GUILESS_MAIN(tst_Changes)

#include "tst_changes.moc"
