// SPDX-License-Identifier: GPL-3.0-or-later
// What goes out of the panel: to a dashboard, to a file, to an address, to a provider.
#include "tests/ui/chatfixture.h"
#include "ui/chat/answerchartview.h"
#include "ui/chat/conversationexport.h"
#include "ui/chat/linkdialogs.h"
#include "ui/chat/sentdialog.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/pinnedpage.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QFile>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

class tst_ChatLeaving : public QObject {
    Q_OBJECT

private slots:
    void chartsArePinned();
    void shownOnTheDashboardAndBack();
    void exportHasTheReceipts();
    void addressesAreShownFirst();
    void sentIsExact();
};

void tst_ChatLeaving::chartsArePinned()
{
    Asking asking;
    PinnedPage page(asking.workspace, asking.pinned);
    page.resize(800, 600);
    page.show();
    AnswerChart chart = prose().charts.front();
    const Conditions scope{{u"customer.city"_s, Op::In, {u"Montreal"_s}, {}}};
    chart.query.where = scope;
    AnswerChartView view(asking.workspace, asking.pinned, u"turn.0"_s, chart, scope);
    view.resize(360, 240);
    view.show();
    QTRY_VERIFY(!view.card()->isBusy());
    QCOMPARE(view.card()->title(), u"Owed by type"_s);
    auto *pin = view.findChild<QToolButton *>(u"pinChart"_s);
    QVERIFY(page.page()->findChildren<ChartCard *>().isEmpty());
    QTest::mouseClick(pin, Qt::LeftButton);
    QCOMPARE(page.page()->findChildren<ChartCard *>().size(), 1);
    QTRY_VERIFY(page.page()->isSettled());
    const ChartCard *card = page.page()->card(u"turn.0"_s);
    QVERIFY(card);
    QVERIFY2(card->spec().where.empty(), "the filters say where, not the day it was pinned");
    // Kept: another window over the same profile has it.
    QCOMPARE(PinnedCharts(asking.workspace).charts().size(), 1U);
    QTest::mouseClick(pin, Qt::LeftButton);
    QVERIFY(page.page()->findChildren<ChartCard *>().isEmpty());
    QVERIFY(asking.pinned.charts().empty());
}

void tst_ChatLeaving::shownOnTheDashboardAndBack()
{
    Asking asking;
    QSignalSpy shown(&asking.panel, &ChatPanel::dashboardRequested);
    asking.type(u"How much is owed in Montreal?"_s);
    asking.click(u"showOnDashboard"_s, 0);
    QCOMPARE(shown.size(), 1);
    QCOMPARE(asking.workspace.filters().conditions().size(), 1U);
    QCOMPARE(asking.workspace.filters().conditions().front().values, QStringList{u"Montreal"_s});
    asking.click(u"undoDashboard"_s, 0);
    QVERIFY(asking.workspace.filters().conditions().empty());
}

void tst_ChatLeaving::exportHasTheReceipts()
{
    Asking asking;
    asking.workspace.filters().set({u"customer.city"_s, Op::In, {u"Montreal"_s}, {}});
    asking.type(u"How much is owed by loan type?"_s);
    QTemporaryDir folder;
    QSignalSpy exported(&asking.panel, &ChatPanel::exported);
    asking.panel.exportConversation(false, folder.filePath(u"a.md"_s));
    asking.panel.exportConversation(true, folder.filePath(u"a.pdf"_s));
    QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 2, 20'000);
    QFile markdown(folder.filePath(u"a.md"_s));
    QVERIFY(markdown.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(markdown.readAll());
    for (const QString &part : {u"# How much is owed by loan type?"_s, u"Data of"_s, u"City: Montreal"_s,
                                u"Computed here"_s, u"\"measure\":\"loans.owed\""_s, u"10,000.00"_s})
        QVERIFY2(text.contains(part), qPrintable(part + u"\n"_s + text));
    QFile pdf(folder.filePath(u"a.pdf"_s));
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    const QByteArray bytes = pdf.readAll();
    QVERIFY(bytes.startsWith("%PDF-") && bytes.size() > 2000);
    QSignalSpy failed(&asking.panel, &ChatPanel::failed);
    asking.panel.exportConversation(false, folder.filePath(u"no/such/a.md"_s));
    QTRY_COMPARE(failed.size(), 1);
}

void tst_ChatLeaving::addressesAreShownFirst()
{
    QWidget window;
    window.show();
    QDialog *dialog = askBeforeOpening(u"https://example.org/rules?a=b"_s, &window);
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->findChild<QPlainTextEdit *>(u"linkText"_s)->toPlainText(), u"https://example.org/rules?a=b"_s);
    QVERIFY2(!dialog->findChild<QPushButton *>(u"openLink"_s)->isDefault(), "Enter alone goes nowhere");
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(window.findChildren<QDialog *>().isEmpty());
}

void tst_ChatLeaving::sentIsExact()
{
    const QByteArray request = R"({"z":1,"a":[{"b":"x, {y}: \"q\"","c":[]},{}],"é":"CUST_3"})";
    const QString shown = laidOut(request);
    QVERIFY(shown.count(u'\n') > 5);
    QVERIFY2(shown.indexOf(u"\"z\""_s) < shown.indexOf(u"\"a\""_s), "in the order in which it was sent");
    QVERIFY(shown.contains(u"\"x, {y}: \\\"q\\\"\""_s));
    QCOMPARE(QJsonDocument::fromJson(shown.toUtf8()), QJsonDocument::fromJson(request));
    SentDialog dialog({request, "not JSON"});
    dialog.show();
    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"sentSearch"_s), u"CUST_3"_s);
    QCOMPARE(dialog.findChild<QPlainTextEdit *>(u"sentText"_s)->textCursor().selectedText(), u"CUST_3"_s);
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"sentCopy"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), request);
}

QTEST_MAIN(tst_ChatLeaving)
#include "tst_chatleaving.moc"
