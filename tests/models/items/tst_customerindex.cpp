// SPDX-License-Identifier: GPL-3.0-or-later
// Type-ahead against a plain scan of the same names, and the list that shows what it finds.
#include "models/core/folding.h"
#include "models/items/customerindex.h"
#include "models/items/customerlistmodel.h"
#include "models/portfolio/builder.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

PortfolioPtr bookOf(const std::vector<std::pair<QString, QString>> &customers)
{
    PortfolioBuilder builder({});
    TableBuilder &table = builder.table(Table::Customers);
    for (const auto &[id, name] : customers) {
        table.beginRow();
        table.setText(Field::CustomerId, id);
        table.setText(Field::CustomerName, name);
        table.setText(Field::CustomerCity, u"Toronto"_s);
    }
    return builder.build().value();
}

QStringList idsOf(const Portfolio &book, const std::vector<RowIndex> &rows)
{
    QStringList ids;
    for (const RowIndex row : rows)
        ids += book.textAt(Field::CustomerId, row);
    return ids;
}

const QStringList firstNames{u"Wendy"_s, u"Zoé"_s, u"André"_s, u"Seán"_s, u"Wei"_s, u"Anna-Lena"_s, u"Łukasz"_s};
const QStringList lastNames{u"Zhao"_s, u"O’Brien"_s, u"Núñez"_s, u"van der Berg"_s, u"Weber"_s, u"Ångström"_s};

}  // namespace

class tst_CustomerIndex : public QObject {
    Q_OBJECT

private slots:
    void folding_data();
    void folding();
    void words_data();
    void words();
    void anExactIdComesFirst();
    void everyRowOfAScanIsFound();
    void limitAndNothing();
    void everyNameIsFound();
    void listModel();
};

void tst_CustomerIndex::folding_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("ascii") << u"Wendy ZHAO"_s << u"wendy zhao"_s;
    QTest::newRow("composed") << u"Bédard"_s << u"bedard"_s;
    QTest::newRow("decomposed") << u"Be\u0301dard"_s << u"bedard"_s;
    QTest::newRow("letters without a decomposition")
        << u"Łukasz Øst Straße Ægir Œuvre"_s << u"lukasz ost strasse aegir oeuvre"_s;
    QTest::newRow("apostrophes") << u"O’Brien O‘Brien O`Brien O´Brien OʼBrien"_s
                                 << u"o'brien o'brien o'brien o'brien o'brien"_s;
    QTest::newRow("full width") << u"Ｗｅｎｄｙ"_s << u"wendy"_s;
    QTest::newRow("empty") << QString() << QString();
}

void tst_CustomerIndex::folding()
{
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    QCOMPARE(folded(text), wanted);
}

void tst_CustomerIndex::words_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("first word") << u"wen"_s << QStringList{u"23"_s};
    QTest::newRow("last word") << u"ZHA"_s << QStringList{u"23"_s};
    QTest::newRow("both, either order") << u"zhao w"_s << QStringList{u"23"_s};
    QTest::newRow("accents ignored") << u"andre nunez"_s << QStringList{u"7"_s};
    QTest::newRow("accents typed") << u"Núñ"_s << QStringList{u"7"_s};
    QTest::newRow("joined apostrophe") << u"obrien"_s << QStringList{u"230"_s};
    QTest::newRow("typed apostrophe") << u"o'brien"_s << QStringList{u"230"_s};
    QTest::newRow("after the apostrophe") << u"brien"_s << QStringList{u"230"_s};
    QTest::newRow("part of a compound") << u"berg"_s << QStringList{u"C-9"_s};
    QTest::newRow("hyphenated id") << u"C-9"_s << QStringList{u"C-9"_s};
    QTest::newRow("middle of a word") << u"endy"_s << QStringList{};
    QTest::newRow("one word of two missing") << u"wendy smith"_s << QStringList{};
    QTest::newRow("punctuation alone") << u" -'. "_s << QStringList{};
}

void tst_CustomerIndex::words()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, ids);
    const PortfolioPtr book = bookOf({{u"7"_s, u"André Núñez"_s},
                                      {u"23"_s, u"Wendy Zhao"_s},
                                      {u"230"_s, u"Seán O’Brien"_s},
                                      {u"C-9"_s, u"Mia van der Berg"_s}});
    QCOMPARE(idsOf(*book, CustomerIndex(*book).find(typed, 10)), ids);
}

void tst_CustomerIndex::anExactIdComesFirst()
{
    const PortfolioPtr book = bookOf({{u"230"_s, u"A B"_s}, {u"2"_s, u"C D"_s}, {u"23"_s, u"E F"_s}});
    QCOMPARE(idsOf(*book, CustomerIndex(*book).find(u"23", 10)), QStringList({u"23"_s, u"230"_s}));
    QCOMPARE(idsOf(*book, CustomerIndex(*book).find(u"2", 1)), QStringList({u"2"_s}));
}

void tst_CustomerIndex::everyRowOfAScanIsFound()
{
    QRandomGenerator random(7);
    std::vector<std::pair<QString, QString>> customers;
    for (int i = 0; i < 400; ++i) {
        customers.emplace_back(QString::number(i * 7), firstNames.at(random.bounded(int(firstNames.size()))) + u' '
                                                           + lastNames.at(random.bounded(int(lastNames.size()))));
    }
    const PortfolioPtr book = bookOf(customers);
    const CustomerIndex index(*book);
    const QStringList typed{u"we"_s, u"z"_s,    u"a n"_s,     u"lena"_s, u"van be"_s,
                            u"7"_s,  u"14 w"_s, u"luk ang"_s, u"der"_s};
    for (const QString &text : typed) {
        const QStringList wanted = folded(text).split(u' ');
        QStringList scanned;
        for (const auto &[id, name] : customers) {
            const QStringList words = (folded(name).remove(u'\'').replace(u'-', u' ') + u' ' + id).split(u' ')
                                      + folded(name).split(u'\'').mid(1);
            const bool all = std::all_of(wanted.begin(), wanted.end(), [&](const QString &prefix) {
                return std::any_of(words.begin(), words.end(), [&](const QString &w) { return w.startsWith(prefix); });
            });
            if (all)
                scanned += id;
        }
        QStringList found = idsOf(*book, index.find(text, customers.size()));
        QVERIFY2(!scanned.isEmpty() || text == u"14 w"_s, qPrintable(text));
        std::sort(found.begin(), found.end());
        std::sort(scanned.begin(), scanned.end());
        QCOMPARE(found, scanned);
    }
}

void tst_CustomerIndex::limitAndNothing()
{
    const PortfolioPtr book = bookOf({{u"1"_s, u"Ann Ann"_s}, {u"2"_s, u"Ann Bell"_s}, {u"3"_s, {}}});
    const CustomerIndex index(*book);
    QCOMPARE(index.find(u"ann", 1).size(), 1U);
    QCOMPARE(idsOf(*book, index.find(u"ann", 9)), QStringList({u"1"_s, u"2"_s}));
    QCOMPARE(idsOf(*book, index.find(u"3", 9)), QStringList({u"3"_s}));
    QVERIFY(CustomerIndex(*bookOf({})).find(u"a", 9).empty());
    QVERIFY(CustomerIndex().find(u"a", 9).empty());
}

void tst_CustomerIndex::everyNameIsFound()
{
    constexpr int count = 20'000;
    // Syllables give some thousand distinct words, as names do.
    const QStringList syllables{u"an"_s, u"be"_s, u"chi"_s, u"do"_s, u"el"_s, u"fa"_s, u"go"_s, u"ha"_s,
                                u"is"_s, u"jo"_s, u"ka"_s,  u"li"_s, u"mo"_s, u"na"_s, u"or"_s, u"pé"_s};
    QRandomGenerator random(11);
    const auto word = [&] {
        QString text;
        for (int i = 0; i < 3; ++i)
            text += syllables.at(random.bounded(int(syllables.size())));
        return text;
    };
    std::vector<std::pair<QString, QString>> customers;
    customers.reserve(count);
    for (int i = 0; i < count; ++i)
        customers.emplace_back(QString::number(i), word() + u' ' + word());
    const PortfolioPtr book = bookOf(customers);
    const CustomerIndex index(*book);
    for (int i = 0; i < 2'000; ++i) {
        const QString &name = customers[random.bounded(quint32(count))].second;
        const QString typed = i % 3 == 0   ? name.left(1 + random.bounded(4))
                              : i % 3 == 1 ? name.section(u' ', 1) + u' ' + name.left(2)
                                           : QString::number(random.bounded(count));
        QVERIFY2(!index.find(typed, 50).empty(), qPrintable(typed));
    }
}

void tst_CustomerIndex::listModel()
{
    CustomerListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setRows({0});  // before there is a book
    QCOMPARE(model.rowCount(), 0);
    model.setPortfolio(bookOf({{u"1"_s, u"Ann Bell"_s}, {u"2"_s, u"Bo Chan"_s}}));
    model.setRows({1, 0});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data(CustomerListModel::IdRole).toString(), u"2"_s);
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"Bo Chan, customer 2, Toronto"_s);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setChecked({u"2"_s});
    model.setPinned({u"1"_s});
    model.setChecked({u"2"_s});
    QCOMPARE(changes.size(), 2);
    QVERIFY(resets.isEmpty());
    QCOMPARE(model.index(0).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    QCOMPARE(model.index(1).data(CustomerListModel::PinnedRole).toBool(), true);
    model.setPortfolio(bookOf({}));
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(tst_CustomerIndex)
#include "tst_customerindex.moc"
