// SPDX-License-Identifier: GPL-3.0-or-later
// The way to a book: first start, the demo book without a keychain, a passphrase wrong and right, files.
#include "app/platform/connectivity.h"
#include "app/workspace.h"
#include "ui/shell/banner.h"
#include "ui/shell/bookview.h"
#include "ui/shell/mainwindow.h"
#include "ui/sources/importpanel.h"
#include "ui/sources/sourcespage.h"
#include "ui/sources/startpage.h"
#include "ui/sources/unlockpage.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

// A desktop as it starts.
struct Desktop {
    Desktop(const QTemporaryDir &home, Theme &theme)
        : session(workspace, home.filePath(u"book"_s), home.filePath(u"demo"_s)),
          window(workspace, session, connectivity, theme)
    {
        window.show();
        session.begin();
    }
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return window.findChild<Widget *>(name);
    }
    void click(const QString &name) const { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }

    Workspace workspace;
    Connectivity connectivity;
    Session session;
    MainWindow window;
};

void unlockWith(const Desktop &desktop, const QString &passphrase, const QString &again)
{
    desktop.find<QLineEdit>(u"passphrase"_s)->setText(passphrase);
    desktop.find<QLineEdit>(u"passphraseAgain"_s)->setText(again);
    desktop.click(u"unlock"_s);
}

}  // namespace

class tst_Session : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void firstStartOpensTheDemoBook();
    void anEarlierSealedDemoBookIsLeftAlone();
    void filesThenTheSameBookAgain();

private:
    std::unique_ptr<Theme> m_theme;
};

void tst_Session::initTestCase()
{
    qunsetenv("CLIENTELE_PASSPHRASE");
    m_theme = std::make_unique<Theme>(*qApp, Theme::Choice::Light);
}

void tst_Session::firstStartOpensTheDemoBook()
{
    const QTemporaryDir home;
    const Desktop desktop(home, *m_theme);
    QCOMPARE(desktop.session.state(), Session::State::Start);
    QVERIFY(desktop.window.startPage()->isVisible());
    desktop.click(u"startDemo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desktop.session.state(), Session::State::Open, 30'000);
    QVERIFY(desktop.window.book()->isVisible());
    QCOMPARE(desktop.workspace.portfolio()->rows(Table::Customers), 500U);
    QVERIFY2(!QDir(home.filePath(u"demo"_s)).exists(u"profile.db"_s), "no key, nothing on the disk");
    QVERIFY(desktop.window.book()->banner()->isVisible());
    QVERIFY2(!desktop.window.book()->sources()->importPanel()->isEnabled(), "the demo book takes nothing in");
}

void tst_Session::anEarlierSealedDemoBookIsLeftAlone()
{
    const QTemporaryDir home;
    const QString file = home.filePath(u"demo/profile.db"_s);
    qputenv("CLIENTELE_PASSPHRASE", "of another day");
    {
        const Desktop desktop(home, *m_theme);
        desktop.click(u"startDemo"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desktop.session.state(), Session::State::Open, 60'000);
        QVERIFY(QFile::exists(file));
    }
    qunsetenv("CLIENTELE_PASSPHRASE");
    const qint64 size = QFileInfo(file).size();
    const Desktop desktop(home, *m_theme);
    desktop.click(u"startDemo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desktop.session.state(), Session::State::Open, 30'000);
    QCOMPARE(desktop.workspace.portfolio()->rows(Table::Customers), 500U);
    QVERIFY(desktop.window.book()->banner()->isVisible());
    QVERIFY(desktop.window.book()->banner()->accessibleName().contains(u"sealed with a passphrase"_s));
    QCOMPARE(QFileInfo(file).size(), size);
}

void tst_Session::filesThenTheSameBookAgain()
{
    const QTemporaryDir home;
    const QString file = home.filePath(u"customers.csv"_s);
    {
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::WriteOnly));
        csv.write("customer_id,name,email,city\n1,Ann Bell,a@example.com,Toronto\n,Nobody,n@example.com,Halifax\n"
                  "2,Bo <b>Chan</b>,b@example.com,Montreal\n");
    }
    {
        const Desktop desktop(home, *m_theme);
        desktop.click(u"startDatabase"_s);
        QTRY_COMPARE(desktop.session.state(), Session::State::Passphrase);
        QVERIFY(desktop.window.unlockPage()->isVisible());
        unlockWith(desktop, u"correct horse"_s, u"correct house"_s);
        QVERIFY(desktop.window.unlockPage()->findChild<QLabel *>(u"problem"_s)->isVisible());
        QCOMPARE(desktop.session.state(), Session::State::Passphrase);
        unlockWith(desktop, u"correct horse"_s, u"correct horse"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desktop.session.state(), Session::State::Open, 30'000);
        QCOMPARE(desktop.window.book()->currentPage(), u"sources"_s);
        ImportPanel *import = desktop.window.book()->sources()->importPanel();
        import->setFiles({file});
        desktop.click(u"importStart"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!import->isRunning(), 30'000);
        QCOMPARE(desktop.workspace.portfolio()->rows(Table::Customers), 2U);
        QTRY_VERIFY(desktop.find<QLabel>(u"reportSummary"_s)->isVisible());
        QCOMPARE(desktop.find<QTableView>(u"reportProblems"_s)->model()->rowCount(), 1);
        QCOMPARE(desktop.find<QTableView>(u"reportProblems"_s)->model()->index(0, 1).data().toString(), u"3"_s);
    }
    const Desktop again(home, *m_theme);
    QTRY_COMPARE(again.session.state(), Session::State::Passphrase);
    again.find<QLineEdit>(u"passphrase"_s)->setText(u"wrong"_s);
    again.click(u"unlock"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!again.session.problem().isEmpty(), 30'000);
    QTRY_COMPARE(again.window.unlockPage()->findChild<QLabel *>(u"problem"_s)->text(), again.session.problem());
    again.find<QLineEdit>(u"passphrase"_s)->setText(u"correct horse"_s);
    again.click(u"unlock"_s);
    QTRY_COMPARE_WITH_TIMEOUT(again.session.state(), Session::State::Open, 30'000);
    QCOMPARE(again.workspace.portfolio()->rows(Table::Customers), 2U);
}

QTEST_MAIN(tst_Session)
#include "tst_session.moc"
