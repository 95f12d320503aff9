// SPDX-License-Identifier: GPL-3.0-or-later
// Saved sets of filters by mouse and keys: named, replaced, renamed, deleted, applied at opening, given away as files.
#include "app/platform/connectivity.h"
#include "app/workspace.h"
#include "models/portfolio/builder.h"
#include "tests/support/smallbook.h"
#include "ui/filters/savedsets.h"
#include "ui/filters/savedsetsbutton.h"
#include "ui/filters/savedsetsdialog.h"
#include "ui/shell/bookview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/topbar.h"

#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

const Condition montreal{u"customer.city"_s, Op::In, {u"Montreal"_s}, {}};
const Condition toronto{u"customer.city"_s, Op::In, {u"Toronto"_s}, {}};
const Condition score{u"credit.score"_s, Op::Between, {u"500"_s, u"700"_s}, {}};

// One transaction at noon of this day in Toronto.
PortfolioPtr bookUntil(const QDate &day)
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    PortfolioBuilder builder(info);
    TableBuilder &atm = builder.table(Table::Atm);
    atm.beginRow();
    atm.setText(Field::AtmCustomer, u"1"_s);
    atm.setNumber(Field::AtmTime, QDateTime(day, QTime(16, 0), Qt::UTC).toSecsSinceEpoch());
    return builder.build().value();
}

struct Desk {
    explicit Desk(Theme &theme, const QString &folder = {})
        : session(workspace, folder, {}), window(workspace, session, connectivity, theme)
    {
        window.resize(1280, 800);
        window.show();
    }

    [[nodiscard]] FilterStack &filters() { return workspace.filters(); }
    [[nodiscard]] SavedSets &sets() { return *window.book()->topBar()->savedSets(); }
    [[nodiscard]] SavedSetsButton *button() { return window.book()->topBar()->savedSetsButton(); }

    Workspace workspace;
    Connectivity connectivity;
    Session session;
    MainWindow window;
};

QStringList namesIn(const QListWidget *list)
{
    QStringList names;
    for (int row = 0; row < list->count(); ++row)
        names += list->item(row)->text();
    return names;
}

}  // namespace

class tst_SavedSets : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void savedByNameAndApplied();
    void replacingIsAskedFirst();
    void renamedAndDeleted();
    void keysOfTheFirstNine();
    void thereAndBackThroughAFile();
    void filesOfStrangers();
    void periodsMoveWithTheData();
    void theStandardIsAppliedAtOpening();

private:
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_dialog->findChild<Widget *>(name);
    }
    void open() { m_dialog = m_desk->button()->openDialog(true); }
    void save(const QString &name);
    // Presses the button of that text in the question that is open.
    [[nodiscard]] bool answer(const QString &button);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Desk> m_desk;
    QPointer<SavedSetsDialog> m_dialog;
};

void tst_SavedSets::initTestCase()
{
    QLocale::setDefault(QLocale(u"en_CA"_s));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Choice::Light);
}

void tst_SavedSets::init()
{
    m_desk = std::make_unique<Desk>(*m_theme);
    m_desk->workspace.setPortfolio(test::smallBook());
    m_desk->session.adopt();
    QVERIFY(QTest::qWaitForWindowActive(&m_desk->window));
}

void tst_SavedSets::cleanup() { m_desk.reset(); }

void tst_SavedSets::save(const QString &name)
{
    auto *edit = find<QLineEdit>(u"setName"_s);
    edit->clear();
    QTest::keyClicks(edit, name);
    QTest::keyClick(edit, Qt::Key_Return);
}

bool tst_SavedSets::answer(const QString &button)
{
    auto *box = find<QMessageBox>(u"confirmation"_s);
    if (!box)
        return false;
    for (QAbstractButton *each : box->buttons()) {
        if (each->text() == button) {
            QTest::mouseClick(each, Qt::LeftButton);
            return QTest::qWaitFor([this] { return !find<QMessageBox>(u"confirmation"_s); });
        }
    }
    return false;
}

void tst_SavedSets::savedByNameAndApplied()
{
    m_desk->filters().replaceAll({montreal, score});
    QTest::keyClick(&m_desk->window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    m_dialog = m_desk->window.findChild<SavedSetsDialog *>();
    QVERIFY(m_dialog);
    QTRY_VERIFY(find<QLineEdit>(u"setName"_s)->hasFocus());
    save(u"  Montreal, middling "_s);
    QCOMPARE(namesIn(find<QListWidget>(u"savedSets"_s)), QStringList{u"Montreal, middling"_s});
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_desk->button()->accessibleName(), u"Saved set Montreal, middling of filters"_s);
    m_desk->filters().clear();
    QCOMPARE(m_desk->button()->text(), u"Saved sets"_s);
    save(u" "_s);
    QVERIFY(find<QLabel>(u"problem"_s)->isVisible());
    QTest::mouseClick(find<QPushButton>(u"setApply"_s), Qt::LeftButton);
    QCOMPARE(m_desk->filters().conditions(), (Conditions{montreal, score}));
    QTRY_VERIFY(!m_dialog);
    m_desk->filters().undo();  // one step
    QVERIFY(m_desk->filters().conditions().empty());
    // From the menu of the button.
    QMenu *menu = m_desk->button()->menu();
    emit menu->aboutToShow();
    menu->actions().constFirst()->trigger();
    QCOMPARE(m_desk->filters().conditions(), (Conditions{montreal, score}));
}

void tst_SavedSets::replacingIsAskedFirst()
{
    m_desk->filters().set(montreal);
    open();
    save(u"home"_s);
    m_desk->filters().set(toronto);
    save(u"home"_s);
    QVERIFY(answer(u"Cancel"_s) || answer(u"&Cancel"_s));
    QCOMPARE(m_desk->sets().sets().sets.front().conditions, Conditions{montreal});
    save(u"home"_s);
    QVERIFY(answer(u"Replace"_s));
    QCOMPARE(m_desk->sets().sets().sets.size(), 1U);
    QCOMPARE(m_desk->sets().sets().sets.front().conditions, Conditions{toronto});
    m_desk->filters().set(score);
    QTest::mouseClick(find<QPushButton>(u"setReplace"_s), Qt::LeftButton);
    QVERIFY(answer(u"Replace"_s));
    QCOMPARE(m_desk->sets().sets().sets.front().conditions, (Conditions{toronto, score}));
}

void tst_SavedSets::renamedAndDeleted()
{
    open();
    for (const auto &[name, condition] : {std::pair(u"one"_s, montreal), std::pair(u"two"_s, toronto)}) {
        m_desk->filters().replaceAll({condition});
        save(name);
    }
    auto *list = find<QListWidget>(u"savedSets"_s);
    list->setCurrentRow(0);
    QTest::mouseClick(find<QCheckBox>(u"setStandard"_s), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(m_desk->sets().sets().standard, u"one"_s);
    list->setFocus();
    const auto rename = [&](const QString &name) {
        QTRY_VERIFY(!list->viewport()->findChild<QLineEdit *>());  // the one before has gone
        QTest::keyClick(list, Qt::Key_F2);
        auto *editor = list->viewport()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, name);
        QTest::keyClick(editor, Qt::Key_Return);
    };
    rename(u"first"_s);
    QTRY_COMPARE(namesIn(list), QStringList({u"first"_s, u"two"_s}));
    QTRY_COMPARE(m_desk->sets().sets().standard, u"first"_s);
    list->setCurrentRow(0);
    rename(u"two"_s);
    QTRY_VERIFY(find<QLabel>(u"problem"_s)->isVisible());
    QTRY_COMPARE(namesIn(list), QStringList({u"first"_s, u"two"_s}));
    list->setCurrentRow(0);
    QTest::mouseClick(find<QPushButton>(u"setDelete"_s), Qt::LeftButton);
    QCOMPARE(m_desk->sets().sets().sets.size(), 2U);  // not before it was confirmed
    QVERIFY(answer(u"Delete"_s));
    QCOMPARE(namesIn(list), QStringList{u"two"_s});
    QVERIFY(m_desk->sets().sets().standard.isEmpty());
}

void tst_SavedSets::keysOfTheFirstNine()
{
    for (const auto &[name, condition] : {std::pair(u"one"_s, montreal), std::pair(u"two"_s, toronto)})
        QVERIFY(m_desk->sets().save({name, {condition}, {}}, false));
    QTest::keyClick(&m_desk->window, Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(m_desk->filters().conditions(), Conditions{toronto});
    QTest::keyClick(&m_desk->window, Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(m_desk->filters().conditions(), Conditions{montreal});
    QTest::keyClick(&m_desk->window, Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(m_desk->filters().conditions(), Conditions{montreal});
}

void tst_SavedSets::thereAndBackThroughAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"Montréal.json"_s);
    m_desk->filters().replaceAll({montreal, score});
    open();
    QVERIFY(m_desk->sets().save(m_desk->sets().ofNow(u"Montréal"_s, true), false));
    m_dialog->exportTo(path);
    QTRY_VERIFY(QFile::exists(path));
    m_desk->sets().remove(u"Montréal"_s);
    m_dialog->importFile(path);
    QTRY_COMPARE(m_desk->sets().sets().sets.size(), 1U);
    QCOMPARE(m_desk->sets().sets().sets.front(), (FilterSet{u"Montréal"_s, {montreal, score}, {}}));
    // A second time it is there already.
    m_dialog->importFile(path);
    QTRY_VERIFY(find<QMessageBox>(u"confirmation"_s));
    QVERIFY(answer(u"Replace"_s));
    QCOMPARE(m_desk->sets().sets().sets.size(), 1U);
}

void tst_SavedSets::filesOfStrangers()
{
    const QTemporaryDir folder;
    const auto written = [&](const QByteArray &bytes) {
        QFile file(folder.filePath(u"x.json"_s));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    };
    open();
    auto *problem = find<QLabel>(u"problem"_s);
    m_dialog->importFile(written("\x89PNG"));
    QTRY_VERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(u"not a file of filters"_s));
    m_dialog->importFile(folder.filePath(u"missing.json"_s));
    QTRY_VERIFY(problem->text().contains(u"missing.json"_s));
    m_dialog->importFile(written(R"({"format":"clientele.filters","version":1,"name":"<b>odd</b>","conditions":
        [{"field":"customer.city","in":["Montreal"]},{"field":"customer.shoe_size","in":["42"]}]})"));
    QTRY_VERIFY(find<QMessageBox>(u"confirmation"_s));
    QVERIFY(find<QMessageBox>(u"confirmation"_s)->informativeText().contains(u"customer.shoe_size"_s));
    QVERIFY(m_desk->sets().sets().sets.empty());
    QVERIFY(answer(u"Import the rest"_s));
    QCOMPARE(m_desk->sets().sets().sets.front(), (FilterSet{u"<b>odd</b>"_s, {montreal}, {}}));
    QVERIFY(m_desk->filters().conditions().empty());  // a file filters nothing of itself
}

void tst_SavedSets::periodsMoveWithTheData()
{
    m_desk->workspace.setPortfolio(bookUntil(QDate(2025, 8, 20)));
    m_desk->filters().set({u"atm.day"_s, Op::Between, {u"2025-08-14"_s, u"2025-08-20"_s}, {}});
    open();
    QVERIFY(find<QCheckBox>(u"setMoving"_s)->isVisible());
    QVERIFY(find<QCheckBox>(u"setMoving"_s)->text().contains(u"Last 7 days"_s));
    save(u"week"_s);
    find<QCheckBox>(u"setMoving"_s)->setChecked(false);
    save(u"that week"_s);
    m_desk->filters().clear();
    m_desk->workspace.setPortfolio(bookUntil(QDate(2025, 9, 2)));
    m_desk->sets().apply(u"week"_s);
    QCOMPARE(m_desk->filters().conditions().front().values, QStringList({u"2025-08-27"_s, u"2025-09-02"_s}));
    QCOMPARE(m_desk->sets().current(), u"week"_s);
    m_desk->sets().apply(u"that week"_s);
    QCOMPARE(m_desk->filters().conditions().front().values, QStringList({u"2025-08-14"_s, u"2025-08-20"_s}));
}

void tst_SavedSets::theStandardIsAppliedAtOpening()
{
    const QTemporaryDir folder;
    qputenv("CLIENTELE_PASSPHRASE", "four plain words here");
    const auto opened = [&](Desk &desk) {
        desk.session.openOwn();
        return QTest::qWaitFor([&] { return desk.session.state() == Session::State::Open; }, 30'000);
    };
    {
        Desk first(*m_theme, folder.filePath(u"book"_s));
        QVERIFY(opened(first));
        QVERIFY(first.filters().conditions().empty());
        QVERIFY(first.sets().save({u"mine"_s, {montreal}, {}}, false));
        QVERIFY(first.sets().save({u"other"_s, {toronto}, {}}, false));
        first.sets().setStandard(u"mine"_s);
    }
    {
        Desk second(*m_theme, folder.filePath(u"book"_s));
        QVERIFY(opened(second));
        QCOMPARE(second.sets().sets().sets.size(), 2U);
        QCOMPARE(second.filters().conditions(), Conditions{montreal});
        second.filters().undo();
        QVERIFY(second.filters().conditions().empty());
    }
    qunsetenv("CLIENTELE_PASSPHRASE");
}

QTEST_MAIN(tst_SavedSets)
#include "tst_savedsets.moc"
