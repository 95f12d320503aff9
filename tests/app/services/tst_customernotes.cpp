// SPDX-License-Identifier: GPL-3.0-or-later
// Notes, meetings and tasks: in their order, in memory without a profile, sealed in one, back after a restart.
#include "app/services/customernotes.h"
#include "app/workspace.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/smallbook.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

namespace {

CustomerNote note(const QString &customer, QDate day, const QString &text,
                  CustomerNote::Kind kind = CustomerNote::Kind::Note)
{
    return {{}, customer, kind, day, text, 0};
}

CustomerTask task(const QString &customer, const QString &text, QDate due = {})
{
    return {{}, customer, text, due, 0, 0};
}

QStringList textsOf(const auto &records)
{
    QStringList texts;
    for (const auto &record : records)
        texts += record.text;
    return texts;
}

bool open(Workspace &workspace, const QString &folder)
{
    const auto future = workspace.open(folder, rightPassphrase(), Profile::Mode::CreateIfMissing);
    return QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) && future.result();
}

}  // namespace

class tst_CustomerNotes : public QObject {
    Q_OBJECT

private slots:
    void standInTheirOrder();
    void knowTheLastMeeting();
    void comeBackAfterARestart();
    void areNeverInTheClear();
    void outliveANewSnapshot();
};

void tst_CustomerNotes::standInTheirOrder()
{
    Workspace workspace;
    CustomerNotes &notes = workspace.notes();
    QSignalSpy changes(&notes, &CustomerNotes::changed);
    const QDate day(2025, 8, 20);
    const CustomerNote first = notes.keep(note(u"1"_s, day, u"older"_s));
    QVERIFY(!first.id.isEmpty());
    QVERIFY(first.changedAt > 0);
    notes.keep(note(u"1"_s, day.addDays(2), u"newer"_s));
    notes.keep(note(u"2"_s, day, u"of another"_s));
    QCOMPARE(changes.size(), 3);
    QCOMPARE(changes.last().first().toString(), u"2"_s);
    QCOMPARE(textsOf(notes.notesOf(u"1"_s)), (QStringList{u"newer"_s, u"older"_s}));
    QVERIFY(notes.notesOf(u"3"_s).empty());

    notes.keep(task(u"1"_s, u"at any time"_s));
    notes.keep(task(u"1"_s, u"later"_s, day.addDays(9)));
    const CustomerTask soon = notes.keep(task(u"1"_s, u"soon"_s, day));
    notes.keep(task(u"2"_s, u"sooner, elsewhere"_s, day.addDays(-1)));
    QCOMPARE(textsOf(notes.tasksOf(u"1"_s)), (QStringList{u"soon"_s, u"later"_s, u"at any time"_s}));
    QCOMPARE(notes.openTasks().size(), 4U);
    QCOMPARE(notes.openTasks().front().text, u"sooner, elsewhere"_s);
    notes.setDone(soon, true);
    QCOMPARE(textsOf(notes.tasksOf(u"1"_s)), (QStringList{u"later"_s, u"at any time"_s, u"soon"_s}));
    QVERIFY(notes.tasksOf(u"1"_s).back().isDone());
    QCOMPARE(notes.openTasks().size(), 3U);

    // Changed in its place; gone, and back.
    CustomerNote edited = first;
    edited.text = u"edited"_s;
    notes.keep(edited);
    QCOMPARE(textsOf(notes.notesOf(u"1"_s)), (QStringList{u"newer"_s, u"edited"_s}));
    const CustomerNote gone = notes.notesOf(u"1"_s).back();
    notes.remove(notes.notesOf(u"1"_s).back());
    QCOMPARE(textsOf(notes.notesOf(u"1"_s)), QStringList{u"newer"_s});
    notes.keep(gone);
    QCOMPARE(textsOf(notes.notesOf(u"1"_s)), (QStringList{u"newer"_s, u"edited"_s}));
}

void tst_CustomerNotes::knowTheLastMeeting()
{
    Workspace workspace;
    CustomerNotes &notes = workspace.notes();
    const QDate today(2025, 8, 20);
    QVERIFY(!notes.lastMeeting(u"1"_s, today));
    notes.keep(note(u"1"_s, today, u"a note is no meeting"_s));
    QVERIFY(!notes.lastMeeting(u"1"_s, today));
    notes.keep(note(u"1"_s, today.addDays(-70), u"June"_s, CustomerNote::Kind::Meeting));
    notes.keep(note(u"1"_s, today.addDays(-9), u"August"_s, CustomerNote::Kind::Meeting));
    notes.keep(note(u"1"_s, today.addDays(3), u"still to come"_s, CustomerNote::Kind::Meeting));
    QCOMPARE(notes.lastMeeting(u"1"_s, today)->text, u"August"_s);
    QCOMPARE(notes.lastMeeting(u"1"_s, today.addDays(-20))->text, u"June"_s);
}

void tst_CustomerNotes::comeBackAfterARestart()
{
    QTemporaryDir home;
    const QDate day(2025, 8, 20);
    std::vector<CustomerNote> notesBefore;
    std::vector<CustomerTask> tasksBefore;
    {
        Workspace workspace;
        workspace.notes().keep(note(u"1"_s, day, u"in memory alone"_s));
        QVERIFY(open(workspace, home.filePath(u"p"_s)));
        CustomerNotes &notes = workspace.notes();
        QTRY_VERIFY(notes.notesOf(u"1"_s).empty());
        notes.keep(note(u"1"_s, day, u"Asked about “refinancing”; Zoë ' \" 株"_s, CustomerNote::Kind::Meeting));
        notes.keep(note(u"1"_s, {}, {}));
        const CustomerNote gone = notes.keep(note(u"1"_s, day, u"gone"_s));
        notes.remove(gone);
        notes.setDone(notes.keep(task(u"1"_s, u"call"_s, day)), true);
        const CustomerTask goneToo = notes.keep(task(u"1"_s, u"gone"_s));
        notes.remove(goneToo);
        notes.keep(task(u"1"_s, u"send rates"_s));
        notesBefore = notes.notesOf(u"1"_s);
        tasksBefore = notes.tasksOf(u"1"_s);
        QCOMPARE(notesBefore.size(), 2U);
        QCOMPARE(tasksBefore.size(), 2U);
    }
    Workspace workspace;
    QVERIFY(open(workspace, home.filePath(u"p"_s)));
    QTRY_COMPARE(workspace.notes().notesOf(u"1"_s).size(), 2U);
    QVERIFY(workspace.notes().notesOf(u"1"_s) == notesBefore);
    QVERIFY(workspace.notes().tasksOf(u"1"_s) == tasksBefore);
}

void tst_CustomerNotes::areNeverInTheClear()
{
    QTemporaryDir home;
    {
        Workspace workspace;
        QVERIFY(open(workspace, home.path()));
        workspace.notes().keep(note(u"1"_s, QDate(2025, 8, 20), u"XYZZYNOTE"_s.repeated(50)));
        workspace.notes().keep(task(u"1"_s, u"XYZZYTASK"_s.repeated(50)));
    }
    const QFileInfoList files = QDir(home.path()).entryInfoList(QDir::Files | QDir::Hidden);
    QVERIFY(!files.isEmpty());
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("XYZZY"), qPrintable(info.fileName()));
    }
}

void tst_CustomerNotes::outliveANewSnapshot()
{
    QTemporaryDir home;
    Workspace workspace;
    QVERIFY(open(workspace, home.path()));
    workspace.notes().keep(note(u"1"_s, QDate(2025, 8, 20), u"kept"_s));
    const auto filled = workspace.fillWithDemoBook(20, 50, 3, 1);
    QTRY_VERIFY_WITH_TIMEOUT(filled.isFinished(), 20'000);
    QCOMPARE(textsOf(workspace.notes().notesOf(u"1"_s)), QStringList{u"kept"_s});
}

QTEST_GUILESS_MAIN(tst_CustomerNotes)

#include "tst_customernotes.moc"
