// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop executable.
#include "app/platform/connectivity.h"
#include "app/platform/language.h"
#include "app/workspace.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/shell/bookview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/programoptions.h"
#include "ui/shell/screenshots.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QIcon>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

void say(const QString &line) { QTextStream(stderr) << line << Qt::endl; }

// Every page as PNG over the profile's book, then the end. No dialogs: a failure is one line and exit code 1.
void renderPages(const ProgramOptions &options, Workspace &workspace, Session &session, Theme &theme)
{
    const auto fail = [](const QString &line) {
        say(line);
        QCoreApplication::exit(1);
    };
    QObject::connect(&session, &Session::failed, &session, [fail](const Error &error) { fail(error.sentence()); });
    QObject::connect(&session, &Session::stateChanged, &session, [&, fail] {
        if (session.state() == Session::State::Passphrase)
            fail(session.lastError().sentence());
        if (session.state() != Session::State::Open)
            return;
        auto *screenshots =
            new Screenshots(workspace.portfolio(), options.screenshots, theme, options.pageSize, &session);
        QObject::connect(screenshots, &Screenshots::finished, &session, [screenshots] {
            for (const QString &failure : screenshots->failures())
                say(failure);
            QCoreApplication::exit(screenshots->failures().isEmpty() ? 0 : 1);
        });
        screenshots->start();
    });
    if (options.demo) {
        session.openDemo();
        return;
    }
    session.begin();
    if (session.state() == Session::State::Start)
        fail(QCoreApplication::translate("main", "There is no profile in %1.").arg(options.folder));
}

// For `./dev bench`: says so when the first dashboard is painted, and ends.
void endWhenPainted(MainWindow &window)
{
    DashboardPage *page = window.book()->dashboard(u"overview"_s);
    QObject::connect(page, &DashboardPage::settled, &window, [&window] {
        window.repaint();  // what the cards have only asked for until now
        QTextStream(stdout) << "painted" << Qt::endl;
        QCoreApplication::quit();
    });
}

}  // namespace

int main(int argc, char *argv[])
{
    drawInMemoryWithoutDisplay(argc, argv);
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"clientele"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CLIENTELE_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Clientele"_s);
    QGuiApplication::setDesktopFileName(u"clientele"_s);
    QGuiApplication::setWindowIcon(QIcon(u":/icons/clientele.svg"_s));

    const Language language(ProgramOptions::locale(QCoreApplication::arguments()));
    const ProgramOptions options = ProgramOptions::read(application);
    Theme theme(application);
    Workspace workspace;
    Session session(workspace, options.folder, options.demoFolder);
    if (!options.screenshots.isEmpty()) {
        QMetaObject::invokeMethod(
            &session, [&] { renderPages(options, workspace, session, theme); }, Qt::QueuedConnection);
        return QApplication::exec();
    }

    Connectivity connectivity;
    MainWindow window(workspace, session, connectivity, theme);
    if (options.untilPainted)
        endWhenPainted(window);
    window.show();
    if (options.demo)
        session.openDemo();
    else
        session.begin();
    return QApplication::exec();
}
