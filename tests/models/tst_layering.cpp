// SPDX-License-Identifier: GPL-3.0-or-later
// The three floors stay three floors: every file of models/, app/ and ui/ is read line by line, and an arrow that runs
// up fails. The compiler does not see to it, because all of Qt's headers lie in one include folder.

// clazy:excludeall=non-pod-global-static (a test starts once, and the tables read best at the top)

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;

namespace {

struct Floor {
    QStringList mayInclude;  // folders of ours
    QStringList qtModules;
    bool thirdParty;  // libraries that are neither Qt nor the standard's
};

const std::map<QString, Floor> floors{
    {u"models"_s, {{u"models"_s}, {u"QtCore"_s}, false}},
    {u"app"_s,
     {{u"models"_s, u"app"_s},
      {u"QtCore"_s, u"QtSql"_s, u"QtNetwork"_s, u"QtConcurrent"_s, u"QtHttpServer"_s, u"QtWebSockets"_s},
      true}},
    {u"ui"_s,
     {{u"models"_s, u"app"_s, u"ui"_s},
      {u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtCharts"_s, u"QtSvg"_s, u"QtSvgWidgets"_s, u"QtPrintSupport"_s,
       u"QtConcurrent"_s},
      false}},
};

// What the knowledge of the bank has no use for, though it is in QtCore or in the standard library.
const QRegularExpression ioOrThreads(
    u"^(QtCore/)?(QFile|QFileInfo|QSaveFile|QDir|QDirIterator|QTemporary\\w+|QProcess|QSettings|QStandardPaths|QThread"
    "|QThreadPool|QTimer|QFileSystemWatcher|thread|future|fstream|iostream|filesystem|cstdio)$"_s);
const QRegularExpression include(u"^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"_s);
const QRegularExpression sql(
    u"\"\\(?\\s*(SELECT\\s|INSERT (OR \\w+ )?INTO\\s|REPLACE INTO\\s|UPDATE \\w+ SET|DELETE FROM"
    "\\s|(CREATE|DROP|ALTER) (TEMP )?(VIRTUAL )?(TABLE|INDEX|VIEW|TRIGGER)|PRAGMA\\s)"_s);
const QRegularExpression widget(u"\\bQ(Widget|Dialog|MainWindow|Painter|Pixmap|Icon|Chart|ChartView|MessageBox"
                                "|Application|GuiApplication|StyledItemDelegate)\\b"_s);
const QRegularExpression comment(u"^\\s*(//|\\*|/\\*)"_s);

// The Qt module a header belongs to; empty for a header that is not Qt's.
QString moduleOf(const QString &header)
{
    static const QString root = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    static const QStringList modules = QDir(root).entryList({u"Qt*"_s}, QDir::Dirs);
    if (header.startsWith(u"Qt"_s) && header.contains(u'/'))
        return header.section(u'/', 0, 0);
    for (const QString &module : modules) {
        if (QFile::exists(root + u'/' + module + u'/' + header))
            return module;
    }
    return {};
}

QString complaintAboutOurs(const QString &file, const QString &header, const Floor &floor)
{
    if (header.endsWith(u".moc"_s) || header.startsWith(u"ui_"_s))
        return {};
    const QString folder = header.section(u'/', 0, 0);
    if (!floors.contains(folder))
        return u"is not written from the root, so its floor cannot be seen"_s;
    if (!floor.mayInclude.contains(folder))
        return u"%1 runs up to %2"_s.arg(file.section(u'/', 0, 0), folder);
    return {};
}

QString complaintAboutTheirs(const QString &file, const QString &header, const Floor &floor)
{
    if (file.startsWith(u"models/"_s) && ioOrThreads.match(header).hasMatch())
        return u"is input, output or a thread"_s;
    if (const QString module = moduleOf(header); !module.isEmpty())
        return floor.qtModules.contains(module) ? QString() : u"%1 is not for this floor"_s.arg(module);
    const bool standard = !header.contains(u'/') && !header.contains(u'.');
    // Result, and the processor's own vectors: neither is a library.
    if (standard || floor.thirdParty || header == u"tl/expected.hpp"_s || header == u"immintrin.h"_s)
        return {};
    return u"is a library that this floor does not use"_s;
}

// What is wrong with one line of a file, in words; empty where nothing is.
QString complaint(const QString &file, const QString &line)
{
    const Floor &floor = floors.at(file.section(u'/', 0, 0));
    if (const auto match = include.match(line); match.hasMatch()) {
        const QString header = match.captured(2);
        return match.captured(1) == u"<"_s ? complaintAboutTheirs(file, header, floor)
                                           : complaintAboutOurs(file, header, floor);
    }
    if (comment.match(line).hasMatch())
        return {};
    const bool speaksSql = file.startsWith(u"app/store/"_s) || file.startsWith(u"app/sources/"_s);
    if (!speaksSql && sql.match(line).hasMatch())
        return u"SQL belongs to app/store and app/sources"_s;
    if (!file.startsWith(u"ui/"_s) && widget.match(line).hasMatch())
        return u"a widget below ui"_s;
    return {};
}

}  // namespace

class tst_Layering : public QObject {
    Q_OBJECT

private slots:
    void qtsHeadersAreFound();
    void theRulesBite_data();
    void theRulesBite();
    void theHouseKeepsThem_data();
    void theHouseKeepsThem();
};

// Without these the module rules would pass everything.
void tst_Layering::qtsHeadersAreFound()
{
    QCOMPARE(moduleOf(u"QString"_s), u"QtCore"_s);
    QCOMPARE(moduleOf(u"QtNetwork/QTcpSocket"_s), u"QtNetwork"_s);
    QCOMPARE(moduleOf(u"vector"_s), QString());
}

void tst_Layering::theRulesBite_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *name, const char *file, const char *line, bool allowed) {
        QTest::newRow(name) << QString::fromLatin1(file) << QString::fromLatin1(line) << allowed;
    };
    row("models on models", "models/query/a.h", "#include \"models/core/money.h\"", true);
    row("models on QtCore", "models/query/a.h", "#include <QString>", true);
    row("models on the standard", "models/query/a.h", "#include <vector>", true);
    row("models on expected", "models/core/a.h", "#include <tl/expected.hpp>", true);
    row("models on app", "models/query/a.h", "#include \"app/workspace.h\"", false);
    row("models on app, spaced", "models/query/a.h", "  #  include \"app/workspace.h\"", false);
    row("models on Sql", "models/query/a.h", "#include <QSqlQuery>", false);
    row("models on Network by module", "models/query/a.h", "#include <QtNetwork/QTcpSocket>", false);
    row("models on Gui", "models/items/a.cpp", "#include <QColor>", false);
    row("models on a file", "models/query/a.cpp", "#include <QFile>", false);
    row("models on a thread", "models/query/a.cpp", "#include <thread>", false);
    row("models on OpenSSL", "models/query/a.cpp", "#include <openssl/sha.h>", false);
    row("a relative path", "models/query/a.cpp", "#include \"../../app/workspace.h\"", false);
    row("moc's output", "models/items/a.cpp", "#include \"a.moc\"", true);
    row("app on models", "app/sync/a.cpp", "#include \"models/core/money.h\"", true);
    row("app on Sql", "app/store/a.cpp", "#include <QSqlQuery>", true);
    row("app on a library", "app/store/a.cpp", "#include <openssl/kdf.h>", true);
    row("app on ui", "app/sync/a.cpp", "#include \"ui/shell/window.h\"", false);
    row("app on Widgets", "app/sync/a.cpp", "#include <QWidget>", false);
    row("app on Charts", "app/sync/a.cpp", "#include <QtCharts/QChart>", false);
    row("app names a widget", "app/sync/a.h", "class QWidget;", false);
    row("ui on app", "ui/chat/a.cpp", "#include \"app/workspace.h\"", true);
    row("ui on Charts", "ui/chat/a.cpp", "#include <QChartView>", true);
    row("ui on Sql", "ui/chat/a.cpp", "#include <QSqlDatabase>", false);
    row("ui on Network", "ui/chat/a.cpp", "#include <QNetworkReply>", false);
    row("ui on FAISS", "ui/chat/a.cpp", "#include <faiss/Index.h>", false);
    row("SQL in the store", "app/store/a.cpp", "query.exec(u\"SELECT 1\"_s);", true);
    row("SQL in a source", "app/sources/a.cpp", "query.exec(u\"SELECT 1\"_s);", true);
    row("SQL in the assistant", "app/assistant/a.cpp", "query.exec(u\"SELECT 1\"_s);", false);
    row("SQL in a page", "ui/chat/a.cpp", "run(R\"(INSERT INTO note VALUES (1))\");", false);
    row("the word in prose", "ui/chat/a.cpp", "tr(\"Select a customer\");", true);
    row("a widget in a comment", "models/items/a.h", "// A QWidget may show this.", true);
}

void tst_Layering::theRulesBite()
{
    QFETCH(QString, file);
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    QCOMPARE(complaint(file, line).isEmpty(), allowed);
}

void tst_Layering::theHouseKeepsThem_data()
{
    QTest::addColumn<QString>("floor");
    for (const auto &[name, rules] : floors)
        QTest::newRow(qPrintable(name)) << name;
}

void tst_Layering::theHouseKeepsThem()
{
    QFETCH(QString, floor);
    const QDir root(QStringLiteral(CLIENTELE_SOURCE_DIR));
    QStringList complaints;
    QDirIterator files(root.filePath(floor), {u"*.h"_s, u"*.cpp"_s, u"*.inc"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY2(file.open(QIODevice::ReadOnly | QIODevice::Text), qPrintable(file.fileName()));
        const QString name = root.relativeFilePath(file.fileName());
        for (int number = 1; !file.atEnd(); ++number) {
            const QString line = QString::fromUtf8(file.readLine()).trimmed();
            if (const QString what = complaint(name, line); !what.isEmpty())
                complaints += u"%1:%2: %3\n    %4"_s.arg(name).arg(number).arg(what, line);
        }
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(u"\n"_s + complaints.join(u'\n')));
}

QTEST_GUILESS_MAIN(tst_Layering)

#include "tst_layering.moc"
