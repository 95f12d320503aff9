// SPDX-License-Identifier: GPL-3.0-or-later
// What is found in a text, and what is left alone. In the rows below brackets stand around what is to be found.
#include "app/privacy/personaldata.h"
#include "models/portfolio/builder.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::privacy;

namespace {

PortfolioPtr book()
{
    PortfolioBuilder builder({});
    TableBuilder &table = builder.table(Table::Customers);
    const auto customer = [&table](const char *id, const char *name, const char *phone = "") {
        table.beginRow();
        table.setText(Field::CustomerId, QString::fromUtf8(id));
        table.setText(Field::CustomerName, QString::fromUtf8(name));
        table.setText(Field::CustomerPhone, QString::fromUtf8(phone));
        table.setText(Field::CustomerCity, u"Victoria"_s);
    };
    customer("17", "Marie-Ève Bédard");
    customer("CUST0042", "Zoé Anne O’Brien");
    customer("C-9", "Jürgen Müller");
    customer("100234", "May Grant");
    customer("5", "María de la Cruz", "+34 5123 4567");
    customer("6", "Wei Li");
    customer("7", "山田太郎");
    customer("8", "Rose Hall");
    customer("9", "Ann Bell");
    customer("10", "Bob Bell");
    customer("11", "Søren Kjær");
    customer("12", "Victoria Stone");
    customer("13", "April Chu");
    return builder.build().value();
}

const PersonalData &data()
{
    static const PersonalData data(book());
    return data;
}

QString bracketed(const QString &text)
{
    QString result;
    qsizetype from = 0;
    for (const Finding &finding : data().find(text)) {
        result += text.mid(from, finding.start - from) + u'[' + text.mid(finding.start, finding.length) + u']';
        from = finding.start + finding.length;
    }
    return result + text.mid(from);
}

}  // namespace

class tst_PersonalData : public QObject {
    Q_OBJECT

private slots:
    void names_data();
    void names() { check(); }
    void ordinaryWords_data();
    void ordinaryWords() { check(); }
    void ids_data();
    void ids() { check(); }
    void numbers_data();
    void numbers() { check(); }
    void emails_data();
    void emails() { check(); }
    void addresses_data();
    void addresses() { check(); }
    void nothing_data();
    void nothing() { check(); }
    void saysWhom();

private:
    static void columns() { QTest::addColumn<QString>("marked"); }
    static void row(const char *marked) { QTest::newRow(marked) << QString::fromUtf8(marked); }
    static void check()
    {
        QFETCH(QString, marked);
        QCOMPARE(bracketed(QString(marked).remove(u'[').remove(u']')), marked);
    }
};

void tst_PersonalData::names_data()
{
    columns();
    row("What does [Marie-Ève Bédard] owe?");
    row("what does [marie eve bedard] owe");
    row("[MARIE-EVE BEDARD]");
    row("[Bédard, Marie-Ève]");
    row("[Bedard Marie Eve]: 3 loans");
    row("Compare [Bédard] with [Müller] and [Mueller] and [MULLER]");
    row("[Bédard]'s loans, [Bédard]’s card");
    row("[M. Bédard] and [Bédard M]. and m [bedard]");
    row("[mariebedard] has a login, [marieevebedard] too");
    row("[Zoé O’Brien], [Zoe OBrien], [zoe o'brien], [Zoé O Brien], [O'Brien Zoé], [Zoe Anne O´Brien]");
    row("l’[O’Brien] et d'[O'Brien]");
    row("[Z. O'Brien] and [Z. A. O'Brien]");
    row("[Jürgen Müller], [Juergen Mueller], [JURGEN MULLER]");
    row("[Soeren Kjaer] and [Søren Kjær] and [soren kjar]");
    row("[María de la Cruz], [Maria Cruz], [de la Cruz Maria], señora [Cruz]");
    row("[Wei Li] called; [Li] too, [WEI LI], [li wei]");
    row("お客様の[山田太郎]さんは");
    row("Both [Ann Bell] and [Bob Bell]");
    row("[zoe_anne_obrien] [zoe.anne.obrien]");
}

void tst_PersonalData::ordinaryWords_data()
{
    columns();
    // Full names in any case, single ones with a capital inside a sentence, months only where no date is meant.
    row("[May Grant] owes, [Grant, May] too, [may grant] as well");
    row("Can we grant a loan in May?");
    row("How much was paid in May 2025, 3 May and from May to July?");
    row("May I see the loans? Grant me access.");
    row("we may grant a loan; customers may grant access; they may grant it");
    row("What does [Grant] owe? And [May]?");
    row("[Grant] owes too much. [May]'s loan is late.");
    row("GRANT ACCESS IN MAY");
    row("The hall has a rose. Rates rose in the hall.");
    row("[Rose Hall] and [rose hall]");
    row("Ask [Rose] about it");
    row("A bell rang; a bell rings");
    row("[A. Bell] rang");
    row("How many customers live in Victoria? Which loans are in Victoria?");
    row("[Victoria Stone] lives in Victoria; Mrs [Victoria] and [Victoria]'s loan and [Victoria] owes");
    row("Loans of April and May; April or May");
    row("Mrs [April] and [April Chu]");
    row("A stone");
    row("[Grant], the first\n[Hall]\n[Grant]: 3 loans");
    row("[Grant]");
}

void tst_PersonalData::ids_data()
{
    columns();
    row("customer [17] and customer id [5] and #[6]");
    row("the top 5 of 17 customers, 10 loans, 12 months");
    row("[CUST0042] and [cust-0042] and [CUST 0042]");
    row("[C-9] and [c9]");
    row("[100234] owes 100234.00 and $100234 and 100234 CAD and 100,234");
    row("customer_id: [17]");
}

void tst_PersonalData::numbers_data()
{
    columns();
    row("call [+1 416 555 0123] or [(416) 555-0123] or [416-555-0123] or [416.555.0123] or [4165550123]");
    row("[+1 (416) 555-0123], [1-416-555-0123], [0044 20 7946 0958], [020 7946 0958]");
    row("[+33 1 42 68 53 00] and [01 42 68 53 00] and [01.42.68.53.00]");
    row("[+34 612 34 56 78] and [612 34 56 78] and [91 123 45 67]");
    row("[+49 30 901820] and [0171 1234567] and [98765 43210]");
    row("tel: [555-0123], phone [5550123], mobile no. [12345]");
    row("My number is [5123 4567]");
    row("card [4111 1111 1111 1111], [4111111111111111], [4111-1111-1111-1111], [3782 822463 10005]");
    row("card ending 1111 and cvv [123] and CVC: [1234]");
    row("IBAN [DE89 3704 0044 0532 0130 00], [de89370400440532013000], [FR14 2004 1010 0505 0001 3M02 606]");
    row("IBAN [GB29NWBK60161331926819] and with a wrong check [GB29 NWBK 6016 1331 9268 18]");
    row("account [12345678], acct no [0012-345], compte n° [445566], account number: [998877]");
    row("SIN [123-456-789] SSN [123-45-6789]");
    row("[123456789012]");
}

void tst_PersonalData::emails_data()
{
    columns();
    row("[zoe@example.com], <[zoe.obrien+bank@mail.example.co.uk]>; [ZOE@EXAMPLE.COM].");
    row("[zoé@exämple.com] and [zoe@intranet] and [zoe%40example.com] and [zoe＠example.com]");
    row("[zoe @ example.com] and [o'neil@example.ie]");
    row("3 loans @ 5 % each");
}

void tst_PersonalData::addresses_data()
{
    columns();
    row("lives at [221b Baker Street], since");
    row("at [12 Main St, Apt 4, Toronto ON M5V 2T6] now");
    row("[1600 Pennsylvania Avenue NW], Washington");
    row("[12 rue de la Paix], [12, rue de la Paix, 75001 Paris]");
    row("[5 bis avenue Foch] et [1234 boulevard Saint-Laurent]");
    row("[calle Mayor 12] y [Avenida de América 7, 28001 Madrid]");
    row("[Hauptstraße 5] and [Lindenweg 12a]");
    row("[PO Box 123], [P.O. Box 99]");
    row("[M5V 2T6] and [m5v2t6] and [SW1A 1AA] and [NY 10001]");
}

void tst_PersonalData::nothing_data()
{
    columns();
    row("How much is owed per loan type?");
    row("Between 2025-08-20 and 2025-09-20 13:11:25, 20.08.2025, 08/20/2025");
    row("1,234,567.89 CAD and 1 234 567,89 $ and 12345678 and 0.5 and 1234567.00");
    row("{\"keys\":(\"2025-W34\",\"08\"),\"value\":\"1234567.89\",\"currency\":\"CAD\",\"matched_rows\":12345}");
    row("scores 300-579 poor, 580-669 fair, 670-739 good; 500-1000");
    row("5 customers on Main Street lost their way in 2 places");
    row("version 12.4.1, 192.168.1.10, 25 %, 3.5 million");
    row("What is the median balance of customers in Toronto with a car loan above 20000?");
    row("Quel est le solde moyen des clients de Montréal en mai ?");
    row("¿Cuánto deben los clientes de la ciudad en mayo?");
    row("Summarise the 50 complaints about the mobile app for 2024 and 2025");
    row("card 2024");
}

void tst_PersonalData::saysWhom()
{
    const auto one = data().find(u"What does Bédard owe?");
    QCOMPARE(one.size(), 1U);
    QCOMPARE(one[0].kind, Kind::Customer);
    QCOMPARE(one[0].customer, std::optional<RowIndex>(0));
    const auto many = data().find(u"What does Mrs Bell owe?");
    QCOMPARE(many.size(), 1U);
    QVERIFY(many[0].kind == Kind::Name && !many[0].customer);
    QCOMPARE(data().find(u"cust0042")[0].customer, std::optional<RowIndex>(1));
}

QTEST_GUILESS_MAIN(tst_PersonalData)

#include "tst_personaldata.moc"
