// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/catalogue.h"

#include "app/cli/command.h"
#include "app/cli/texttable.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace clientele::cli {

namespace {

template<typename Info>  // MeasureInfo or DimensionInfo
QJsonObject described(const Info &info, clientele::Table table)
{
    return {{QStringLiteral("name"), info.name},
            {QStringLiteral("label"), info.label},
            {QStringLiteral("table"), QString::fromLatin1(tableName(table))},
            {QStringLiteral("synonyms"), QJsonArray::fromStringList(info.synonyms)}};
}

}  // namespace

Outcome runCatalogue(const Invocation &)
{
    const Catalogue catalogue;
    QJsonArray measures;
    QJsonArray dimensions;
    TextTable measureTable({QCoreApplication::translate("CommandLine", "Measure"), QString()});
    TextTable dimensionTable({QCoreApplication::translate("CommandLine", "Dimension"), QString()});
    for (const MeasureInfo &measure : catalogue.measures()) {
        QJsonObject object = described(measure, measure.table);
        object.insert(QStringLiteral("money"), measure.isMoney());
        measures.append(object);
        measureTable.addRow({measure.name, measure.label});
    }
    for (const DimensionInfo &dimension : catalogue.dimensions()) {
        dimensions.append(described(dimension, dimension.table()));
        dimensionTable.addRow({dimension.name, dimension.label});
    }
    return Output{{{QStringLiteral("measures"), measures}, {QStringLiteral("dimensions"), dimensions}},
                  measureTable.toText() + u'\n' + dimensionTable.toText()};
}

}  // namespace clientele::cli
