// SPDX-License-Identifier: GPL-3.0-or-later
// The rows behind a figure, by mouse and by key: searched, sorted, copied in part, columns chosen, the customer opened.
#include "tests/support/smallbook.h"
#include "ui/dashboard/querytable.h"
#include "ui/dashboard/rowspanel.h"
#include "ui/dashboard/tablecolumns.h"
#include "ui/dashboard/tabledress.h"

#include "models/items/rowsmodel.h"
#include "models/query/evaluator.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QtConcurrentRun>

using namespace clientele;
using namespace Qt::StringLiterals;

namespace {

struct Desk {
    PortfolioPtr book = test::smallBook();
    std::shared_ptr<const Catalogue> catalogue = std::make_shared<const Catalogue>();
    FilterStack filters;
    ChartSource source;

    Desk()
    {
        source.evaluate = [this](const Query &query) {
            return QtConcurrent::run(
                [book = book, catalogue = catalogue, query] { return evaluate(*book, *catalogue, query); });
        };
        source.rowsBehind = [this](const Query &query, const QStringList &keys) {
            return QtConcurrent::run([book = book, catalogue = catalogue, query, keys] {
                return rowsBehind(*book, *catalogue, query, keys);
            });
        };
        source.portfolio = [this] { return book; };
        source.catalogue = [this] { return catalogue; };
        source.filters = &filters;
    }
};

}  // namespace

class tst_Rows : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void wordsAreFoundAsTheyAreTyped();
    void escapeClearsAndThenCloses();
    void headersSort();
    void theKeyboardSortsToo();
    void partsAreCopied();
    void columnsAreChosenAndKept();
    void theCustomerOpensFromARow();
    void resultsHaveASummaryAndFormats();

private:
    [[nodiscard]] QStringList shown(const char *field) const
    {
        QStringList cells;
        const auto &columns = m_panel->model()->rowColumns();
        for (int at = 0; at < static_cast<int>(columns.size()); ++at) {
            if (qstrcmp(columns[static_cast<std::size_t>(at)].name(), field) != 0)
                continue;
            for (int row = 0; row < m_panel->model()->rowCount(); ++row)
                cells += m_panel->model()->index(row, at).data().toString();
        }
        return cells;
    }
    [[nodiscard]] int column(const char *field) const
    {
        const auto &columns = m_panel->model()->rowColumns();
        for (int at = 0; at < static_cast<int>(columns.size()); ++at) {
            if (qstrcmp(columns[static_cast<std::size_t>(at)].name(), field) == 0)
                return at;
        }
        return -1;
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<RowsPanel> m_panel;
};

void tst_Rows::initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada)); }

void tst_Rows::init()
{
    m_desk = std::make_unique<Desk>();
    m_panel = std::make_unique<RowsPanel>(m_desk->source);
    m_panel->resize(900, 320);
    m_panel->show();
    m_panel->showRows({.measure = u"loans.owed"_s, .by = {}, .where = {}}, {});
    QTRY_VERIFY(m_panel->isSettled());
}

void tst_Rows::cleanup()
{
    m_panel.reset();
    m_desk.reset();
}

void tst_Rows::wordsAreFoundAsTheyAreTyped()
{
    const QString all = m_panel->title();
    QTest::keyClick(m_panel.get(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(m_panel->search()->hasFocus());
    QTest::keyClicks(m_panel->search(), u"zoe"_s);
    QTRY_COMPARE(shown("customer.name"), QStringList(u"Zoé O’Brien"_s));
    QVERIFY(m_panel->title() != all);
    m_panel->search()->selectAll();
    QTest::keyClicks(m_panel->search(), u"car wendy"_s);
    QTRY_COMPARE(shown("loan.amount"), QStringList(u"10,000.00"_s));
    m_panel->search()->selectAll();
    QTest::keyClicks(m_panel->search(), u"nobody at all"_s);
    QTRY_COMPARE(m_panel->model()->rowCount(), 0);
    QVERIFY(!m_panel->table()->isVisible());  // a sentence says why
    m_panel->search()->clear();
    QTRY_COMPARE(m_panel->model()->rowCount(), 4);
    QCOMPARE(m_panel->title(), all);
}

void tst_Rows::escapeClearsAndThenCloses()
{
    QSignalSpy closed(m_panel.get(), &RowsPanel::closed);
    m_panel->search()->setFocus();
    QTest::keyClicks(m_panel->search(), u"zoe"_s);
    QTRY_COMPARE(m_panel->model()->rowCount(), 1);
    QTest::keyClick(m_panel->search(), Qt::Key_Escape);
    QTRY_COMPARE(m_panel->model()->rowCount(), 4);
    QCOMPARE(closed.count(), 0);
    QTest::keyClick(m_panel->search(), Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
}

void tst_Rows::headersSort()
{
    QHeaderView *header = m_panel->table()->horizontalHeader();
    const auto click = [&] {
        const int at = header->sectionViewportPosition(column("loan.amount")) + 12;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {at, header->height() / 2});
    };
    click();
    QTRY_COMPARE(shown("loan.amount"), QStringList({u"5,000.25"_s, u"10,000.00"_s, u"20,000.00"_s, u"50,000.50"_s}));
    click();
    QTRY_COMPARE(shown("loan.amount").first(), u"50,000.50"_s);
    // A search keeps the order.
    m_panel->search()->setFocus();
    QTest::keyClicks(m_panel->search(), u"car"_s);
    QTRY_COMPARE(shown("loan.amount"), QStringList({u"20,000.00"_s, u"10,000.00"_s}));
}

void tst_Rows::theKeyboardSortsToo()
{
    m_panel->table()->setFocus();
    m_panel->table()->setCurrentIndex(m_panel->model()->index(0, column("customer.name")));
    QTest::keyClick(m_panel->table(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(shown("customer.name"),
                 QStringList({u"Ann Bell"_s, u"Wendy Zhao"_s, u"Wendy Zhao"_s, u"Zoé O’Brien"_s}));
}

void tst_Rows::partsAreCopied()
{
    m_panel->copy();
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 5);
    const int type = column("loan.type");
    QItemSelectionModel *selection = m_panel->table()->selectionModel();
    selection->select(QItemSelection(m_panel->model()->index(1, type), m_panel->model()->index(2, type + 1)),
                      QItemSelectionModel::ClearAndSelect);
    QTest::keyClick(m_panel->table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QString(fieldLabel(Field::LoanType) + u'\t' + fieldLabel(Field::LoanAmount)
                     + u"\nhouse\t50,000.50\ncar\t20,000.00\n"_s));
    // Shift+Space takes the whole rows.
    QTest::keyClick(m_panel->table(), Qt::Key_Space, Qt::ShiftModifier);
    QTest::keyClick(m_panel->table(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"Wendy Zhao\thouse"_s));
    // What is hidden is not copied.
    m_panel->table()->setColumnHidden(column("customer.name"), true);
    QTest::keyClick(m_panel->table(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(!QGuiApplication::clipboard()->text().contains(u"Wendy"_s));
}

void tst_Rows::columnsAreChosenAndKept()
{
    QSignalSpy changed(m_panel.get(), &RowsPanel::columnsChanged);
    QMenu menu;
    addColumnActions(&menu, m_panel->table(), column("loan.amount"));
    const auto action = [&menu](const QString &text) {
        for (QAction *each : menu.actions()) {
            if (each->text() == text)
                return each;
        }
        return static_cast<QAction *>(nullptr);
    };
    action(fieldLabel(Field::LoanType))->trigger();
    QVERIFY(m_panel->table()->isColumnHidden(column("loan.type")));
    const std::vector<int> before = seenColumns(m_panel->table());
    action(u"Move the column left"_s)->trigger();
    QVERIFY(seenColumns(m_panel->table()) != before);
    QVERIFY(changed.count() >= 2);
    const QByteArray state = changed.last().at(1).toByteArray();

    RowsPanel other(m_desk->source);
    connect(&other, &RowsPanel::tableShown, &other, [&] { other.setColumns(state); });
    other.showRows({.measure = u"loans.owed"_s, .by = {}, .where = {}}, {});
    QTRY_VERIFY(other.isSettled());
    QCOMPARE(seenColumns(other.table()), seenColumns(m_panel->table()));
    QCOMPARE(other.columns(), state);
    // Another table has all its columns again, in their own order.
    other.disconnect(&other);
    restoreColumns(other.table(), {}, {});
    QCOMPARE(seenColumns(other.table()).size(), m_panel->model()->rowColumns().size());
}

void tst_Rows::theCustomerOpensFromARow()
{
    QSignalSpy asked(m_panel.get(), &RowsPanel::customerRequested);
    m_panel->table()->setFocus();
    m_panel->table()->setCurrentIndex(m_panel->model()->index(3, 0));
    QTest::keyClick(m_panel->table(), Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.at(0).at(0).toString(), u"4"_s);
}

void tst_Rows::resultsHaveASummaryAndFormats()
{
    const Query query{.measure = u"loans.owed"_s, .by = {u"loan.type"_s}, .where = {}};
    QueryTable table;
    table.resize(500, 300);
    table.show();
    table.setResult(query, evaluate(*m_desk->book, *m_desk->catalogue, query).value(), m_desk->book, m_desk->catalogue);
    const QAbstractItemModel *lines = table.summary()->model();
    QCOMPARE(lines->rowCount(), 2);  // sum and mean
    QCOMPARE(lines->index(0, 1).data().toString(), QString(u"85,000.75"_s + QChar::Nbsp + u"CAD"_s));
    QCOMPARE(table.summary()->columnWidth(1), table.table()->columnWidth(1));
    QVERIFY(table.summary()->isVisible());

    QCOMPARE(table.dress()->format(1), TableDress::Format::Bars);
    const QModelIndex largest = [&] {
        for (int row = 0; row < 3; ++row) {
            if (table.table()->model()->index(row, 0).data().toString() == u"house"_s)
                return table.table()->model()->index(row, 1);
        }
        return QModelIndex();
    }();
    QCOMPARE(table.dress()->placeOf(largest), 1.0);
    QCOMPARE(table.dress()->barOf(largest), (std::pair<double, double>(0.0, 1.0)));
    QMenu menu;
    table.dress()->fillMenu(&menu, 1);
    const QList<QAction *> actions = menu.actions();
    const auto scale = std::ranges::find(actions, u"Three-colour scale"_s, &QAction::text);
    QVERIFY(scale != actions.end());
    const auto pixel = [&] {
        const QRect cell = table.table()->visualRect(largest);
        return table.table()->viewport()->grab().toImage().pixelColor(cell.left() + 3, cell.top() + 3);
    };
    const QColor before = pixel();
    (*scale)->trigger();
    QCOMPARE(table.dress()->format(1), TableDress::Format::ThreeColours);
    QVERIFY(pixel() != before);
    QSignalSpy wanted(&table, &QueryTable::rowsWanted);
    table.table()->setCurrentIndex(largest);
    QTest::keyClick(table.table(), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.at(0).at(1).toStringList(), QStringList(u"house"_s));
}

QTEST_MAIN(tst_Rows)

#include "tst_rows.moc"
