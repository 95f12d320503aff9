// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dimensions.h"

#include "ui/dashboard/scalesteps.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

qsizetype bandRank(const QString &key)
{
    const auto bands = scoreBands();
    const auto band =
        std::ranges::find_if(bands, [&key](const ScoreBand &each) { return key == QLatin1StringView(each.key); });
    return band - bands.begin();
}

Grain grainOf(const ChartSpec &spec, const Portfolio &portfolio, const Catalogue &catalogue,
              std::optional<Grain> chosen)
{
    const QString time = spec.scale == Scale::Time ? spec.by.value(0) : spec.trendBy;
    const DimensionInfo *dimension = catalogue.dimension(time);
    if (!dimension)
        return Grain::Day;
    const Grain grain = chosen.value_or(grainFor(portfolio, dimension->field));
    return catalogue.dimension(grained(time, grain)) ? grain : Grain::Day;
}

Grain trendGrainOf(const ChartSpec &spec, const Portfolio &portfolio, const Catalogue &catalogue)
{
    const Grain grain = grainOf(spec, portfolio, catalogue, std::nullopt);
    const bool coarser = grain == Grain::Week && catalogue.dimension(grained(spec.trendBy, Grain::Month));
    return coarser ? Grain::Month : grain;
}

QString dimensionOf(const ChartSpec &spec, Grain grain)
{
    if (spec.by.isEmpty())
        return {};
    return spec.scale == Scale::Time ? grained(spec.by.first(), grain) : spec.by.first();
}

QString scoreFieldOf(const ChartSpec &spec) { return spec.by.value(0).section(u'.', 0, -2); }

std::pair<int, int> scoresOf(const QString &bin)
{
    return {bin.section(u'-', 0, 0).toInt(), bin.section(u'-', 1, 1).toInt()};
}

QStringList ownFields(const ChartSpec &spec)
{
    if (spec.kind == ChartKind::Number)
        return spec.currencyBy.isEmpty() ? QStringList() : QStringList{spec.currencyBy};
    if (spec.by.isEmpty())
        return {};
    if (spec.kind == ChartKind::Heat)
        return ownFields(axisOf(spec, 0)) + ownFields(axisOf(spec, 1));
    const QString table = spec.by.first().section(u'.', 0, 0);
    if (spec.scale == Scale::Time)
        return timeFields(spec.by.first());
    if (spec.scale == Scale::ScoreBins)
        return {spec.by.first(), scoreFieldOf(spec)};
    if (spec.by.first() == "customer.id"_L1)
        return {u"customer.id"_s, u"customer.name"_s};
    return {spec.by.first()};
}

QString keyLabel(const QString &dimension, const QString &key, const Portfolio &portfolio, const Catalogue &catalogue,
                 const QLocale &locale)
{
    if (key.isNull())
        return QCoreApplication::translate("Dashboard", "no value");
    if (dimension == "customer.id"_L1) {
        const std::optional<RowIndex> row = portfolio.customerRow(key);
        const QString name = row ? portfolio.textAt(Field::CustomerName, *row) : QString();
        return name.isEmpty() ? key : name;
    }
    const DimensionInfo *info = catalogue.dimension(dimension);
    if (info && info->derivation == Derivation::Weekday)
        return locale.standaloneDayName(key.toInt());
    if (info && info->derivation == Derivation::ScoreBand) {
        static constexpr const char *bands[] = {
            QT_TRANSLATE_NOOP("Dashboard", "Poor"), QT_TRANSLATE_NOOP("Dashboard", "Fair"),
            QT_TRANSLATE_NOOP("Dashboard", "Good"), QT_TRANSLATE_NOOP("Dashboard", "Very good"),
            QT_TRANSLATE_NOOP("Dashboard", "Excellent")};
        const qsizetype rank = bandRank(key);
        if (rank < static_cast<qsizetype>(std::size(bands)))
            return QCoreApplication::translate("Dashboard", bands[rank]);
    }
    return key;
}

int colourOf(const QString &dimension, const QString &key, const Portfolio &portfolio, const Catalogue &catalogue)
{
    const DimensionInfo *info = catalogue.dimension(dimension);
    const TextColumn *column = info ? portfolio.text(info->field) : nullptr;
    const std::optional<Code> code = column ? column->dictionary->find(key) : std::nullopt;
    return code && *code != missingCode ? static_cast<int>((*code - 1) % categoryColours) : -1;
}

}  // namespace clientele
