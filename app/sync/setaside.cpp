// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/setaside.h"

#include "app/sync/cardnumbers.h"

namespace clientele {

namespace {

constexpr qsizetype longestContent = 4000;

}  // namespace

QString contentOf(const RecordBatch &batch, const Record &record)
{
    const auto text = [](std::string_view bytes) {
        return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    };
    QString content = text(record.raw.substr(0, 4 * longestContent));
    if (record.raw.empty()) {
        QStringList cells;
        for (const Cell &cell : batch.cellsOf(record))
            cells += text(cell.text.substr(0, longestContent));
        content = cells.join(QLatin1StringView(", "));
    }
    content.replace(QChar(u'\0'), QChar(u'\u2400'));
    return withoutCardNumbers(content).left(longestContent);
}

}  // namespace clientele
