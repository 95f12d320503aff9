// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop executable was asked for on its command line.
#pragma once

#include <QLocale>
#include <QSize>
#include <QString>
#include <QStringList>

class QCoreApplication;

namespace clientele {

struct ProgramOptions {
    QString folder;             // of the person's profile
    QString demoFolder;         // of the demo book's
    QString screenshots;        // a folder; empty for none
    QSize pageSize{1440, 900};  // of the screenshots, in logical pixels
    bool demo = false;
    bool untilPainted = false;

    // Ends the process with help, the version, or exit code 1 and one line where the options are wrong.
    [[nodiscard]] static ProgramOptions read(const QCoreApplication &application);
    // Known before the options are read, so that their help is in this language too.
    [[nodiscard]] static QLocale locale(const QStringList &arguments);
};

// Pages are rendered also where there is no display: call it before there is an application.
void drawInMemoryWithoutDisplay(int argc, const char *const *argv);

}  // namespace clientele
