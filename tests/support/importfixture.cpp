// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/importfixture.h"

#include "models/portfolio/builder.h"

#include <QFile>

namespace clientele::test {

PortfolioPtr emptyBook()
{
    return PortfolioBuilder(
               PortfolioInfo{0, 0, DisplayZone::fromId("America/Toronto").value(), *Currency::fromCode(u"CAD")})
        .build()
        .value();
}

QString cell(const Portfolio &book, const char *customer, Field field)
{
    const auto row = book.customerRow(QLatin1StringView(customer));
    return row ? book.cellText(field, *row) : QStringLiteral("no such customer");
}

QString ImportFixture::file(const QByteArray &content)
{
    QFile file(m_folder.filePath(QStringLiteral("file%1").arg(++m_files)));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("no room for fixtures");
    return file.fileName();
}

MergedFiles ImportFixture::read(const PortfolioPtr &base, const QList<QByteArray> &contents,
                                const ImportOptions &options)
{
    QStringList files;
    for (const QByteArray &content : contents)
        files += file(content);
    auto merged = mergeFiles(base, files, options);
    if (!merged)
        qFatal("%s", qPrintable(merged.error().sentence()));
    return std::move(*merged);
}

}  // namespace clientele::test
