// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exporttables.h"

#include "models/query/evaluator.h"

#include <QFile>

namespace clientele::test {

using namespace Qt::StringLiterals;
using Kind = ExportCell::Kind;

QStringList formulas()
{
    return {u"=1+1"_s, u"+1"_s, u"-1"_s, u"@SUM(A1)"_s, u"\t=1"_s, u"\r=1"_s, u"\n=1"_s, u"＝1"_s};
}

ExportTable textTable(const QStringList &texts)
{
    ExportTable table;
    table.title = u"Texts"_s;
    table.columns = {{u"text"_s, Kind::Text}, {u"number"_s, Kind::Number}};
    table.rows = texts.size();
    table.read = [texts](qint64 row, std::vector<ExportCell> &cells) {
        cells[0] = {Kind::Text, texts.at(row), 0, 0, {}};
        cells[1] = {Kind::Number, {}, -row - 1, 0, {}};
    };
    return table;
}

ExportTable rowsOf(const PortfolioPtr &book, Table table, Wording wording)
{
    std::vector<RowIndex> rows(book->rows(table));
    for (RowIndex row = 0; row < rows.size(); ++row)
        rows[row] = row;
    ExportTable made = rowsForExport(book, table, std::move(rows), rowColumns(*book, table), wording);
    made.provenance = provenanceOf(*book, Catalogue(), {});
    return made;
}

ExportTable resultOf(const PortfolioPtr &book, const Query &query, Wording wording)
{
    const Catalogue catalogue;
    const QueryResult result = evaluate(*book, catalogue, query).value();
    ExportTable made = resultForExport(*book, catalogue, {query}, {result}, wording);
    made.title = u"Result"_s;
    made.provenance = provenanceOf(*book, catalogue, query.where, result.ignored);
    return made;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace clientele::test
