// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the record that say themselves how a figure is put together ("average monthly spending"), and those that
// mean people rather than what people have ("dormant accounts"). Three customers; the gold is worked out by hand.
#include "app/assistant/localreading.h"
#include "models/portfolio/builder.h"

#include <QTest>

using namespace clientele;

namespace {

struct Person {
    QString name;
    qint64 age, accounts, spending, highest, lowest;  // money in cents
    QString status, language, contact, gender;
};

// With visits to a machine, "transaction amount" means theirs; without, the record's.
PortfolioPtr threePeople(bool withVisits)
{
    PortfolioInfo info;
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    PortfolioBuilder builder(info);
    TableBuilder &customers = builder.table(Table::Customers);
    const Person people[]{
        {u"Ann Lee"_qs, 30, 2, 100'00, 50'00, 1'00, u"Active"_qs, u"French"_qs, u"Email"_qs, u"Female"_qs},
        {u"Bob Stone"_qs, 65, 3, 200'00, 70'00, 2'00, u"Dormant"_qs, u"English"_qs, u"Phone"_qs, u"Male"_qs},
        {u"Cleo Marsh"_qs, 70, 4, 600'00, 30'00, 3'00, u"Dormant"_qs, u"French"_qs, u"Phone"_qs, u"Female"_qs}};
    for (const Person &person : people) {
        customers.beginRow();
        customers.setText(Field::CustomerId, QString::number(customers.rows()));
        customers.setText(Field::CustomerName, person.name);
        customers.setNumber(Field::CustomerAge, person.age);
        customers.setNumber(Field::CustomerAccounts, person.accounts);
        customers.setNumber(Field::CustomerMonthlySpending, person.spending);
        customers.setNumber(Field::CustomerHighestTransaction, person.highest);
        customers.setNumber(Field::CustomerLowestTransaction, person.lowest);
        customers.setText(Field::CustomerStatus, person.status);
        customers.setText(Field::CustomerLanguage, person.language);
        customers.setText(Field::CustomerContactMethod, person.contact);
        customers.setText(Field::CustomerGender, person.gender);
        customers.setText(Field::CustomerCard, u"Maestro"_qs);
    }
    TableBuilder &products = builder.table(Table::Products);
    for (const auto *category : {u"Plastic Card", u"Plastic Card", u"Loan"}) {
        products.beginRow();
        products.setText(Field::ProductId, QString::number(products.rows()));
        products.setText(Field::ProductName, u"Product %1"_qs.arg(products.rows()));
        products.setText(Field::ProductCategory, QString::fromUtf16(category));
    }
    if (!withVisits)
        return builder.build().value();
    TableBuilder &atm = builder.table(Table::Atm);
    for (const auto *time : {u"2025-08-20 09:00", u"2025-08-20 17:00", u"2025-08-22 09:00"}) {
        atm.beginRow();
        atm.setText(Field::AtmId, u"7"_qs);
        atm.setText(Field::AtmType, u"deposit"_qs);
        atm.setText(Field::AtmCustomer, u"1"_qs);
        atm.setNumber(Field::AtmAmount, 10'00);
        atm.setNumber(Field::AtmTime, parseTimestamp(time, info.zone).value());
    }
    return builder.build().value();
}

}  // namespace

class TestFieldWords : public QObject {
    Q_OBJECT
private slots:
    void figures_data()
    {
        QTest::addColumn<QString>("value");
        const auto row = [](const char *question, const char *value) {
            QTest::newRow(question) << QString::fromLatin1(value);
        };
        row("average monthly spending", "300.00");
        row("total monthly spending", "900.00");
        row("What is the highest transaction amount?", "70.00");
        row("lowest transaction amount", "1.00");
        row("How many dormant accounts?", "2");
        row("How many accounts do dormant customers have?", "7");
        row("How many customers prefer French?", "2");
        row("How many customers prefer to be contacted by phone?", "2");
        row("How many customers are over 60?", "2");
        row("How old is Ann Lee?", "30");
        row("average monthly spending of dormant customers", "400.00");
        row("How many women are over 60?", "1");
        row("How many customers are older than average?", "2");
        row("How many plastic cards are in the catalogue?", "2");
        row("How many products are in category Loan?", "1");
        row("Which language do most customers prefer?", "2");
        row("What is the most popular language?", "2");
        row("Who has the highest transaction amount?", "70.00");
        row("Which customer has the lowest transaction amount?", "1.00");
        row("How many customers speak French or English?", "3");
        row("customer 2's age", "65");
        row("How many customers over 60 prefer French?", "1");
        row("Which language is the least common?", "1");
        row("How many customers have a monthly spending above $150?", "2");
    }
    void figures()
    {
        QFETCH(QString, value);
        const Answer answer = m_reader.ask(QString::fromLatin1(QTest::currentDataTag()), {});
        QVERIFY2(answer.outcome == Outcome::Computed, qPrintable(answer.text));
        QCOMPARE(answer.figures.size(), 1u);
        QCOMPARE(answer.figures.front().value.toText(), value);
    }

    void declined_data()
    {
        QTest::addColumn<QString>("says");
        const auto row = [](const char *question, const char *says) {
            QTest::newRow(question) << QString::fromUtf8(says);
        };
        row("How many products per card?", "“Card”");
        row("Are all customers over 60?", "");
        row("Is everybody dormant?", "");
        row("How many customers are both male and female?", "");
        row("most popular customer", "");
        row("How many e-mails?", "");
        row("share of Dormant", "");
        row("How many customers have an average age?", "");
    }
    void declined()
    {
        QFETCH(QString, says);
        const Answer answer = m_reader.ask(QString::fromLatin1(QTest::currentDataTag()), {});
        QVERIFY2(answer.outcome == Outcome::Declined, qPrintable(answer.text));
        QVERIFY2(answer.text.contains(says), qPrintable(answer.text));
        QVERIFY(!answer.text.contains(u"customer.card"_qs));
    }

    // "Cleo Mersch" is nobody; the one who may be meant is offered, not taken.
    void farNamesAreOffered()
    {
        const Answer answer = m_reader.ask(u"How old is Cleo Mersch?"_qs, {});
        QCOMPARE(answer.outcome, Outcome::Clarify);
        QCOMPARE(answer.choices.size(), 1u);
        QCOMPARE(answer.choices.front().customerId, u"3"_qs);
        QCOMPARE(m_reader.ask(u"How old is Cleo Winterbottom?"_qs, {}).outcome, Outcome::Declined);
    }

    // Labels of days are the keys of the query, whatever the text says in the person's language.
    void daysAreLabelledByTheirKeys()
    {
        const LocalReader reader(threePeople(true), m_catalogue, QLocale::c());
        const Answer answer = reader.ask(u"transactions per day"_qs, {});
        QVERIFY2(answer.outcome == Outcome::Computed, qPrintable(answer.text));
        QStringList labels;
        for (const AnswerFigure &figure : answer.figures)
            labels += figure.label + u'=' + figure.value.toText();
        QCOMPARE(labels, (QStringList{u"2025-08-20=2"_qs, u"2025-08-22=1"_qs}));
    }

private:
    std::shared_ptr<const Catalogue> m_catalogue = std::make_shared<const Catalogue>();
    LocalReader m_reader{threePeople(false), m_catalogue, QLocale::c()};
};

QTEST_GUILESS_MAIN(TestFieldWords)
#include "tst_fieldwords.moc"
