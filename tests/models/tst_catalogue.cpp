// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/catalogue.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;

class TestCatalogue : public QObject {
    Q_OBJECT
private slots:
    void holdsTheContract_data();
    void holdsTheContract();
    void holdsEveryNumber();
    void knowsEveryFieldAsDimension();
    void namesAreNeverTwo();
    void everythingHasWords();
    void bandsHaveNoGap();

private:
    const Catalogue m_catalogue;
};

void TestCatalogue::holdsTheContract_data()
{
    QTest::addColumn<bool>("measure");
    for (const char *name : {"customers.count",
                             "credit.score.average",
                             "credit.score.minimum",
                             "credit.score.maximum",
                             "credit.score.median",
                             "credit.delinquencies",
                             "loans.count",
                             "loans.owed",
                             "loans.largest",
                             "atm.count",
                             "atm.deposits",
                             "atm.withdrawals",
                             "atm.net",
                             "atm.average",
                             "complaints.count",
                             "customers.balance",
                             "customers.monthly_spending",
                             "products.count",
                             "customers.balance.average",
                             "loans.owed.median",
                             "atm.amount.maximum",
                             "customers.cashback",
                             "customers.age",
                             "customers.age.average"})
        QTest::newRow(name) << true;
    for (const char *name : {"customer.id",
                             "customer.city",
                             "customer.country",
                             "customer.risk",
                             "customer.status",
                             "customer.card",
                             "customer.currency",
                             "customer.language",
                             "customer.name",
                             "credit.band",
                             "credit.score.bin",
                             "loan.type",
                             "atm.id",
                             "atm.type",
                             "atm.hour",
                             "atm.weekday",
                             "atm.day",
                             "atm.week",
                             "atm.month",
                             "complaint.category",
                             "complaint.description",
                             "complaint.day"})
        QTest::newRow(name) << false;
}

void TestCatalogue::holdsTheContract()
{
    QFETCH(bool, measure);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    if (measure) {
        QVERIFY(m_catalogue.measure(name));
        QCOMPARE(m_catalogue.measure(name)->name, name);
        return;
    }
    const auto listed = m_catalogue.dimensions();
    QVERIFY(std::any_of(listed.begin(), listed.end(), [&](const DimensionInfo &known) { return known.name == name; }));
    QCOMPARE(m_catalogue.dimension(name)->name, name);
}

void TestCatalogue::holdsEveryNumber()
{
    for (const FieldInfo &field : fields()) {
        if (!field.isNumeric())
            continue;
        QMap<Aggregate, int> seen;
        for (const MeasureInfo &measure : m_catalogue.measures()) {
            if (measure.field == field.field && measure.flow == Flow::All)
                ++seen[measure.aggregate];
        }
        for (const Aggregate aggregate :
             {Aggregate::Average, Aggregate::Minimum, Aggregate::Maximum, Aggregate::Median})
            QVERIFY2(seen[aggregate] >= 1, field.name);
        const bool addsUp = field.field != Field::CustomerAge && field.field != Field::CreditScore;
        QVERIFY2(seen[Aggregate::Sum] == (addsUp ? 1 : 0), field.name);
    }
    QCOMPARE(m_catalogue.measure(u"customers.age")->aggregate, Aggregate::Average);
    QCOMPARE(m_catalogue.measure(u"customers.age.sum"), nullptr);
    QCOMPARE(m_catalogue.measure(u"customers.balance")->aggregate, Aggregate::Sum);
}

void TestCatalogue::knowsEveryFieldAsDimension()
{
    for (const FieldInfo &field : fields()) {
        const DimensionInfo *dimension = m_catalogue.dimension(QString::fromLatin1(field.name));
        QVERIFY2(dimension, field.name);
        QVERIFY2(dimension->field == field.field && dimension->derivation == Derivation::Value, field.name);
        QCOMPARE(dimension->table(), field.table);
    }
    QCOMPARE(m_catalogue.dimension(u"customer"), nullptr);
    QCOMPARE(m_catalogue.dimension(u""), nullptr);
}

void TestCatalogue::namesAreNeverTwo()
{
    QSet<QString> names;
    for (const MeasureInfo &measure : m_catalogue.measures()) {
        QVERIFY2(!names.contains(measure.name), qPrintable(measure.name));
        names.insert(measure.name);
    }
    names.clear();
    for (const DimensionInfo &dimension : m_catalogue.dimensions()) {
        QVERIFY2(!names.contains(dimension.name), qPrintable(dimension.name));
        names.insert(dimension.name);
    }
}

void TestCatalogue::everythingHasWords()
{
    QSet<QString> labels;
    for (const MeasureInfo &measure : m_catalogue.measures()) {
        QVERIFY2(!measure.label.isEmpty() && !measure.label.contains(u'%'), qPrintable(measure.name));
        // Two figures of one name on a screen could not be told apart.
        QVERIFY2(!labels.contains(measure.label) || measure.name == u"customers.age.average"_s
                     || measure.name == u"credit.score.average"_s,
                 qPrintable(measure.name + u": "_s + measure.label));
        labels.insert(measure.label);
        QVERIFY2(!measure.synonyms.isEmpty() && !measure.synonyms.contains(QString()), qPrintable(measure.name));
    }
    for (const DimensionInfo &dimension : m_catalogue.dimensions())
        QVERIFY2(!dimension.label.isEmpty() && !dimension.synonyms.isEmpty(), qPrintable(dimension.name));
    QVERIFY(m_catalogue.measure(u"loans.count")->synonyms.contains(u"prêts"_s));
    QVERIFY(m_catalogue.measure(u"loans.count")->synonyms.contains(u"préstamos"_s));
}

void TestCatalogue::bandsHaveNoGap()
{
    QCOMPARE(scoreBands().front().from, 300);
    QCOMPARE(scoreBands().back().to, 850);
    for (std::size_t i = 1; i < scoreBands().size(); ++i)
        QCOMPARE(scoreBands()[i].from, scoreBands()[i - 1].to + 1);
}

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
