// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/programoptions.h"

#include "ui/shell/session.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// "1280x800"; nothing where a window cannot have that size.
std::optional<QSize> sizeFrom(const QString &text)
{
    const QStringList sides = text.split(u'x');
    if (sides.size() != 2)
        return {};
    constexpr int least = 320;
    constexpr int most = 10'000;
    const int width = sides.at(0).toInt();
    const int height = sides.at(1).toInt();
    if (std::min(width, height) < least || std::max(width, height) > most)
        return {};
    return QSize(width, height);
}

}  // namespace

ProgramOptions ProgramOptions::read(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "A desktop for a bank's relationship managers."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(u"profile"_s, QCoreApplication::translate("main", "The profile to open."),
                                     u"DIR"_s);
    const QCommandLineOption demoBook(u"demo"_s, QCoreApplication::translate("main", "Open the demo book."));
    const QCommandLineOption pages(
        u"screenshots"_s, QCoreApplication::translate("main", "Render every page as PNG into a folder and exit."),
        u"DIR"_s);
    const QCommandLineOption size(
        u"size"_s, QCoreApplication::translate("main", "Size of those pages, such as 1280x800."), u"WxH"_s);
    const QCommandLineOption languageOption(
        u"language"_s, QCoreApplication::translate("main", "Language, such as en, fr or es."), u"CODE"_s);
    QCommandLineOption painted(u"until-painted"_s);
    painted.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({profile, demoBook, pages, size, languageOption, painted});
    parser.process(application);

    ProgramOptions options;
    options.folder = Session::defaultFolder();
    options.demoFolder = Session::defaultDemoFolder();
    options.demo = parser.isSet(demoBook);
    options.untilPainted = parser.isSet(painted);
    if (parser.isSet(profile))
        (options.demo ? options.demoFolder : options.folder) = parser.value(profile);
    options.screenshots = parser.value(pages);
    if (parser.isSet(size)) {
        const std::optional<QSize> wanted = sizeFrom(parser.value(size));
        if (!wanted) {
            QTextStream(stderr)
                << QCoreApplication::translate("main", "%1 is no size. Write it as 1280x800.").arg(parser.value(size))
                << Qt::endl;
            std::exit(EXIT_FAILURE);
        }
        options.pageSize = *wanted;
    }
    return options;
}

QLocale ProgramOptions::locale(const QStringList &arguments)
{
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments.at(i).startsWith(u"--language="_s))
            return QLocale(arguments.at(i).section(u'=', 1));
        if (arguments.at(i) == u"--language"_s && i + 1 < arguments.size())
            return QLocale(arguments.at(i + 1));
    }
    return QLocale::system();
}

void drawInMemoryWithoutDisplay(int argc, const char *const *argv)
{
#ifdef Q_OS_LINUX
    const bool rendering = std::any_of(argv, argv + argc, [](const char *argument) {
        return std::string_view(argument).starts_with("--screenshots");
    });
    const bool display = !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (rendering && !display && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
#else
    Q_UNUSED(argc)
    Q_UNUSED(argv)
#endif
}

}  // namespace clientele
