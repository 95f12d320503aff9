// SPDX-License-Identifier: GPL-3.0-or-later
// The customer's page in the window: reached from everywhere, from one to the next, what it shows and where that came
// from, what is written on it, and what is there again the next day.
#include "app/platform/connectivity.h"
#include "app/services/bookhistory.h"
#include "app/services/customernotes.h"
#include "app/workspace.h"
#include "models/items/customersheet.h"
#include "tests/support/importfixture.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/smallbook.h"
#include "tests/support/suggestionbook.h"
#include "ui/customer/changescard.h"
#include "ui/customer/customerheader.h"
#include "ui/customer/customerpage.h"
#include "ui/customer/datedlist.h"
#include "ui/customer/factscards.h"
#include "ui/customer/figurescard.h"
#include "ui/customer/notescard.h"
#include "ui/customer/scorecard.h"
#include "ui/dashboard/rowspanel.h"
#include "ui/picker/customerpicker.h"
#include "ui/picker/keptcustomers.h"
#include "ui/shell/bookview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/topbar.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

constexpr int patience = 30'000;

}  // namespace

class tst_CustomerPage : public QObject, protected test::ImportFixture {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void nobodyIsChosen();
    void isReachedFromEverywhere();
    void nextAndPreviousFollowTheFilters();
    void severalAreWalkedThrough();
    void figuresOpenTheirRows();
    void theScoreHasItsPlace();
    void everyFieldIsShownOnce();
    void notesAreWrittenAndChanged();
    void tasksAreTickedAndDeleted();
    void isThereAgainTheNextDay();
    void showsWhatAnImportChanged();
    void everythingHasAName();

private:
    void start(const PortfolioPtr &book, const QString &profile = {});
    [[nodiscard]] CustomerPage *page() const { return m_window->book()->customer(); }
    template<typename Widget>
    [[nodiscard]] Widget *child(const QString &name) const
    {
        auto *found = page()->findChild<Widget *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    void import(const QByteArray &content, Table kind)
    {
        ImportOptions options;
        options.kind = kind;
        const auto report = m_workspace->importFiles({file(content)}, options);
        QTRY_VERIFY_WITH_TIMEOUT(report.isFinished(), patience);
        QVERIFY(report.result());
    }
    void write(int kind, const QString &text)
    {
        child<QComboBox>(u"noteKind"_s)->setCurrentIndex(kind);
        child<QLineEdit>(u"noteText"_s)->setFocus();
        QTest::keyClicks(child<QLineEdit>(u"noteText"_s), text);
    }
    [[nodiscard]] QStringList listed() const
    {
        QStringList lines;
        const QTreeWidget *list = page()->notes()->list();
        for (int i = 0; i < list->topLevelItemCount(); ++i)
            lines += list->topLevelItem(i)->text(1);
        return lines;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Connectivity> m_connectivity;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void tst_CustomerPage::initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Choice::Light); }

void tst_CustomerPage::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_connectivity.reset();
    m_workspace.reset();
}

void tst_CustomerPage::start(const PortfolioPtr &book, const QString &profile)
{
    m_workspace = std::make_unique<Workspace>();
    if (!profile.isEmpty()) {
        const auto opened = m_workspace->open(profile, test::rightPassphrase(), Profile::Mode::CreateIfMissing);
        QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), patience);
        QVERIFY(opened.result());
    } else {
        m_workspace->setPortfolio(book);
    }
    m_connectivity = std::make_unique<Connectivity>();
    m_session = std::make_unique<Session>(*m_workspace, QString(), QString());
    m_window = std::make_unique<MainWindow>(*m_workspace, *m_session, *m_connectivity, *m_theme);
    m_window->setLayoutKept(false);
    m_window->resize(1440, 900);
    m_window->show();
    m_session->adopt();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_CustomerPage::nobodyIsChosen()
{
    start(test::smallBook());
    KeptCustomers *kept = m_window->book()->topBar()->picker()->kept();
    kept->togglePinned(u"3"_s);
    kept->addRecent(u"2"_s);
    m_window->book()->showPage(u"customer"_s);
    QCOMPARE(page()->customer(), QString());
    auto *list = child<QListView>(u"chooseCustomer"_s);
    QVERIFY(list->isVisible());
    QCOMPARE(list->model()->rowCount(), 2);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(page()->customer(), u"2"_s);
    QVERIFY(!list->isVisible());
    QVERIFY(child<QLabel>(u"customerName"_s)->isVisible());
    // Without the filter nobody is chosen again; those looked at last stand first.
    m_workspace->filters().clear();
    QCOMPARE(page()->customer(), QString());
    QVERIFY(list->isVisible());
}

void tst_CustomerPage::isReachedFromEverywhere()
{
    start(test::smallBook());
    BookView *book = m_window->book();
    CustomerPicker *picker = book->topBar()->picker();
    QTRY_VERIFY(picker->isReady());
    picker->open();
    picker->type(u"wendy"_s);
    QTest::keyClick(picker->findChild<QLineEdit *>(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(book->currentPage(), u"customer"_s);
    QCOMPARE(page()->customer(), u"1"_s);
    QCOMPARE(child<QLabel>(u"customerName"_s)->text(), u"Wendy Zhao"_s);

    book->showPage(u"loans"_s);
    m_workspace->filters().clear();
    Query query;
    query.measure = u"loans.owed"_s;
    book->showRows(query, {});
    QTRY_VERIFY(book->rows()->isSettled());
    auto *rows = book->rows()->findChild<QTableView *>();
    QTest::keyClick(rows, Qt::Key_Home, Qt::ControlModifier);
    emit rows->activated(rows->model()->index(0, 0));
    QTRY_COMPARE(book->currentPage(), u"customer"_s);
    QVERIFY(!page()->customer().isEmpty());
}

void tst_CustomerPage::nextAndPreviousFollowTheFilters()
{
    start(test::smallBook());
    m_window->book()->openCustomer(u"1"_s);
    QCOMPARE(page()->header()->placeText(), u"1 of 4"_s);
    m_workspace->filters().set({u"customer.city"_s, Op::In, {u"Montreal"_s}, {}});
    QTRY_COMPARE(page()->header()->placeText(), u"1 of 2"_s);
    page()->setFocus();
    child<QToolButton>(u"nextCustomer"_s)->setFocus();
    QTest::keyClick(child<QToolButton>(u"nextCustomer"_s), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(page()->customer(), u"3"_s);
    QCOMPARE(page()->header()->placeText(), u"2 of 2"_s);
    QVERIFY(!child<QToolButton>(u"nextCustomer"_s)->isEnabled());
    QTest::mouseClick(child<QToolButton>(u"previousCustomer"_s), Qt::LeftButton);
    QCOMPARE(page()->customer(), u"1"_s);
    m_workspace->filters().undo();
    QCOMPARE(page()->customer(), u"3"_s);
    // Somebody outside the filters goes on with those within.
    m_window->book()->openCustomer(u"2"_s);
    QTRY_COMPARE(page()->header()->placeText(), u"outside the filters"_s);
    QTest::mouseClick(child<QToolButton>(u"nextCustomer"_s), Qt::LeftButton);
    QCOMPARE(page()->customer(), u"3"_s);
}

void tst_CustomerPage::severalAreWalkedThrough()
{
    start(test::smallBook());
    m_workspace->filters().set({u"customer.id"_s, Op::In, {u"4"_s, u"2"_s}, {}});
    m_window->book()->showPage(u"customer"_s);
    auto *list = child<QListView>(u"chooseCustomer"_s);
    QCOMPARE(list->model()->rowCount(), 2);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(page()->customer(), u"2"_s);
    QTRY_COMPARE(page()->header()->placeText(), u"1 of 2"_s);
    page()->header()->goNext();
    QCOMPARE(page()->customer(), u"4"_s);
    QCOMPARE(page()->header()->placeText(), u"2 of 2"_s);
}

void tst_CustomerPage::figuresOpenTheirRows()
{
    start(test::smallBook());
    m_window->book()->openCustomer(u"1"_s);
    QPushButton *owed = nullptr;
    for (auto *button : page()->figures()->findChildren<QPushButton *>())
        if (button->property("measure") == u"loans.owed"_s)
            owed = button;
    QVERIFY(owed);
    QCOMPARE(owed->text(), u"60,000.50\u00A0CAD"_s);
    QTest::mouseClick(owed, Qt::LeftButton);
    RowsPanel *rows = m_window->book()->rows();
    QVERIFY(rows->isVisible());
    QTRY_VERIFY(rows->isSettled());
    QCOMPARE(rows->findChild<QTableView *>()->model()->rowCount(), 2);
    QCOMPARE(child<QLabel>(u"productsHeld"_s)->text(), u"Loans: car, house"_s);
    // What the record has not says so, and opens nothing.
    for (auto *button : page()->figures()->findChildren<QPushButton *>())
        if (button->property("measure") == u"customers.balance"_s)
            QVERIFY(!button->isEnabled());
}

void tst_CustomerPage::theScoreHasItsPlace()
{
    start(test::smallBook());
    m_window->book()->openCustomer(u"3"_s);  // 620 of 548, 620, 700, 810
    QCOMPARE(child<QLabel>(u"scorePlace"_s)->text(), u"place 3 of 4 in the book\nhigher than 25 % of customers"_s);
    m_window->book()->openCustomer(u"4"_s);
    QCOMPARE(child<QLabel>(u"scorePlace"_s)->text(), u"place 1 of 4 in the book\nhigher than 75 % of customers"_s);
}

void tst_CustomerPage::everyFieldIsShownOnce()
{
    QList<Field> shown;
    for (const FactGroup &group : customerFacts())
        for (const Field field : group.fields)
            shown += field;
    for (const Table table : {Table::Customers, Table::Credit})
        for (const FieldInfo &about : fieldsOf(table))
            QCOMPARE(shown.count(about.field), about.field == Field::CreditCustomer ? 0 : 1);

    const PortfolioPtr book = test::suggestionBook(30, 5, 6);
    start(book);
    for (const RowIndex row : {RowIndex(0), RowIndex(17)}) {
        m_window->book()->openCustomer(book->textAt(Field::CustomerId, row));
        for (const FieldInfo &about : fieldsOf(Table::Customers)) {
            const FactValue *value = page()->record()->valueOf(about.field);
            const bool inBook = !std::holds_alternative<std::monostate>(book->column(about.field));
            QCOMPARE(value->isVisible(), inBook);
            if (inBook && about.type == FieldType::Text)
                QCOMPARE(value->text(),
                         book->textAt(about.field, row).isEmpty() ? u"–"_s : book->textAt(about.field, row));
        }
    }
}

void tst_CustomerPage::notesAreWrittenAndChanged()
{
    start(test::smallBook());
    m_window->book()->openCustomer(u"1"_s);
    write(0, u"Likes <b>phone</b> calls"_s);
    QTest::keyClick(child<QLineEdit>(u"noteText"_s), Qt::Key_Return);
    write(1, u"asked about refinancing"_s);
    child<QDateEdit>(u"noteDay"_s)->setDate(QDate::currentDate().addDays(-10));
    QTest::mouseClick(child<QPushButton>(u"keepNote"_s), Qt::LeftButton);
    QCOMPARE(listed(), (QStringList{u"Likes <b>phone</b> calls"_s, u"Meeting: asked about refinancing"_s}));
    QVERIFY(child<QLineEdit>(u"noteText"_s)->text().isEmpty());
    QCOMPARE(page()->changes()->title(), u"Since you last met"_s);
    QVERIFY(page()->changes()->showsMessage());  // there is nothing to compare with
    QVERIFY(page()->timeline()->texts().join(u'|').contains(u"asked about refinancing"_s));

    QTreeWidget *list = page()->notes()->list();
    list->setFocus();
    list->setCurrentItem(list->topLevelItem(1));
    QTest::keyClick(list, Qt::Key_F2);
    auto *text = child<QLineEdit>(u"noteText"_s);
    QCOMPARE(text->text(), u"asked about refinancing"_s);
    text->setText(u"wants to refinance"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(listed(), (QStringList{u"Likes <b>phone</b> calls"_s, u"Meeting: wants to refinance"_s}));
    QCOMPARE(m_workspace->notes().lastMeeting(u"1"_s, QDate::currentDate())->text, u"wants to refinance"_s);
    // Of this customer alone.
    m_window->book()->openCustomer(u"2"_s);
    QVERIFY(listed().isEmpty());
    QTest::keyClick(text, Qt::Key_Return);  // nothing is written without words
    QVERIFY(listed().isEmpty());
}

void tst_CustomerPage::tasksAreTickedAndDeleted()
{
    start(test::smallBook());
    m_window->book()->openCustomer(u"1"_s);
    write(2, u"send rates"_s);
    child<QCheckBox>(u"taskHasDay"_s)->setChecked(true);
    child<QDateEdit>(u"noteDay"_s)->setDate(QDate::currentDate().addDays(3));
    QTest::keyClick(child<QLineEdit>(u"noteText"_s), Qt::Key_Return);
    write(2, u"call back"_s);
    QTest::keyClick(child<QLineEdit>(u"noteText"_s), Qt::Key_Return);
    QCOMPARE(listed(), (QStringList{u"send rates"_s, u"call back"_s}));
    QTreeWidget *list = page()->notes()->list();
    list->setFocus();
    list->setCurrentItem(list->topLevelItem(0));
    QTest::keyClick(list, Qt::Key_Space);
    QTRY_COMPARE(listed(), (QStringList{u"call back"_s, u"send rates"_s}));
    QVERIFY(m_workspace->notes().tasksOf(u"1"_s).back().isDone());
    QCOMPARE(m_workspace->notes().openTasks().size(), 1U);

    list->setCurrentItem(list->topLevelItem(0));
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(listed(), QStringList{u"send rates"_s});
    auto *back = child<QPushButton>(u"bringBack"_s);
    QVERIFY(back->isVisible());
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(listed(), (QStringList{u"call back"_s, u"send rates"_s}));
    QVERIFY(!back->isVisible());
}

void tst_CustomerPage::isThereAgainTheNextDay()
{
    QTemporaryDir home;
    for (const bool first : {true, false}) {
        start({}, home.path());
        if (first)
            import("customer_id,name,city\n1,Ann,Toronto\n2,Bob,Montreal\n", Table::Customers);
        m_window->book()->openCustomer(u"2"_s);
        if (first) {
            write(1, u"said hello"_s);
            QTest::keyClick(child<QLineEdit>(u"noteText"_s), Qt::Key_Return);
        }
        QTRY_COMPARE(listed(), QStringList{u"Meeting: said hello"_s});
        cleanup();
    }
}

void tst_CustomerPage::showsWhatAnImportChanged()
{
    QTemporaryDir home;
    start({}, home.path());
    import("customer_id,name,city,account_status\n1,Ann,Toronto,Active\n2,Bob,Montreal,Active\n", Table::Customers);
    m_window->book()->openCustomer(u"1"_s);
    QTRY_VERIFY(m_workspace->history().isWhole());
    QVERIFY(page()->changes()->showsMessage());
    import("customer_id,name,city,account_status\n1,Ann,Laval,Dormant\n", Table::Customers);
    QTRY_VERIFY(m_workspace->history().isWhole() && !m_workspace->history().steps().empty());
    QStringList changes = page()->changes()->list()->texts();
    QCOMPARE(changes.size(), 2);
    QVERIFY2(changes.join(u'|').contains(u"City: Toronto → Laval"_s), qPrintable(changes.join(u'|')));
    QVERIFY2(changes.join(u'|').contains(u"Account status: Active → Dormant"_s), qPrintable(changes.join(u'|')));
    QVERIFY(page()->timeline()->texts().join(u'|').contains(u"City: Toronto → Laval"_s));
    // Two files filled the table, and which of them gave a field last is not kept: that is said.
    FactValue *city = page()->record()->valueOf(Field::CustomerCity);
    QVERIFY2(city->accessibleDescription().contains(u"one of"_s), qPrintable(city->accessibleDescription()));
    const QString record = u"record %1"_s.arg(*m_workspace->portfolio()->customerRow(u"1"_s) + 1);
    QVERIFY2(city->accessibleDescription().contains(record), qPrintable(city->accessibleDescription()));
    QHelpEvent help(QEvent::ToolTip, city->rect().center(), city->mapToGlobal(city->rect().center()));
    QCoreApplication::sendEvent(city, &help);
    QVERIFY(QToolTip::text().contains(record));
    // Since the meeting, which is told beside it.
    write(1, u"moving house"_s);
    QTest::keyClick(child<QLineEdit>(u"noteText"_s), Qt::Key_Return);
    QCOMPARE(page()->changes()->title(), u"Since you last met"_s);
    changes = page()->changes()->list()->texts();
    QVERIFY2(changes.join(u'|').contains(u"Meeting: moving house"_s), qPrintable(changes.join(u'|')));
    QCOMPARE(changes.size(), 3);
    // Somebody of whom nothing changed.
    m_window->book()->openCustomer(u"2"_s);
    QVERIFY(page()->changes()->list()->texts().join(u'|').contains(u"no change"_s));
}

void tst_CustomerPage::everythingHasAName()
{
    start(test::smallBook());
    m_window->book()->openCustomer(u"1"_s);
    QTRY_VERIFY_WITH_TIMEOUT(page()->isSettled(), patience);
    for (const auto *widget : page()->findChildren<QWidget *>())
        if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) && !widget->objectName().startsWith(u"qt_"_s))
        {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
}

QTEST_MAIN(tst_CustomerPage)

#include "tst_customerpage.moc"
