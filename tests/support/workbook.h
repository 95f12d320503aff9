// SPDX-License-Identifier: GPL-3.0-or-later
// A workbook as another program sees it: unzipped, and its cells read out of the XML.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

namespace clientele::test {

struct WorkbookCell {
    QString type;     // "inlineStr", "s", or empty for a number
    QString text;     // as written in the file
    QString pattern;  // of its number format; empty for the general one
    bool formula = false;
};

struct Sheet {
    QString name;
    QMap<QString, WorkbookCell> cells;  // by place: "A1"
    QByteArray xml;

    [[nodiscard]] QString text(const QString &place) const { return cells.value(place).text; }
    [[nodiscard]] int lastRow() const;
};

// Names and contents of the files in a zip archive; empty where it is none, or damaged.
[[nodiscard]] QMap<QString, QByteArray> unzipped(const QString &path);
// In their order; empty where the workbook cannot be read.
[[nodiscard]] QList<Sheet> readWorkbook(const QString &path);

}  // namespace clientele::test
