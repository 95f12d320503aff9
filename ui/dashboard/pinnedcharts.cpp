// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/pinnedcharts.h"

#include "app/workspace.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString settingKey = u"charts.pinned"_s;
constexpr std::size_t mostPinned = 24;
constexpr int mostGroups = 12;

ChartKind kindOf(const DeclaredChart &chart, const Catalogue &catalogue)
{
    if (chart.query.by.isEmpty())
        return ChartKind::Number;
    if (chart.kind == u"heat" && chart.query.by.size() == 2)
        return ChartKind::Heat;
    // Customers one by one, and what has more dimensions than a picture can show, are a table.
    const DimensionInfo *by = catalogue.dimension(chart.query.by.first());
    if (chart.kind == u"table" || chart.query.by.size() > 2 || !by)
        return ChartKind::Table;
    if (chart.kind == u"donut" && chart.query.by.size() == 1)
        return ChartKind::Donut;
    return chart.kind == u"columns" || chart.kind == u"line" || !chart.query.bins.empty() ? ChartKind::Columns
                                                                                          : ChartKind::Bars;
}

Scale scaleOf(const QString &dimension, const Query &query, const Catalogue &catalogue)
{
    if (std::ranges::any_of(query.bins, [&dimension](const Bins &bins) { return bins.field == dimension; }))
        return Scale::Bins;
    const DimensionInfo *info = catalogue.dimension(dimension);
    switch (info ? info->derivation : Derivation::Value) {
    case Derivation::Hour:
        return Scale::Hours;
    case Derivation::Weekday:
        return Scale::Weekdays;
    case Derivation::Day:
        return Scale::Time;
    case Derivation::ScoreBin:
        return Scale::ScoreBins;
    default:
        return Scale::Categories;
    }
}

QStringList edgesOf(const QString &dimension, const Query &query)
{
    const auto bins = std::ranges::find(query.bins, dimension, &Bins::field);
    return bins == query.bins.end() ? QStringList() : bins->edges;
}

}  // namespace

DeclaredSpec specOf(const DeclaredChart &chart, const Catalogue &catalogue)
{
    // "%1" would be taken for the place of a step of time.
    const auto words = std::make_shared<const std::pair<QByteArray, QByteArray>>(
        chart.id.toUtf8(), QString(chart.title).remove(u'%').toUtf8());
    const QString first = chart.query.by.value(0);
    const QString second = chart.query.by.value(1);
    const ChartKind kind = kindOf(chart, catalogue);
    const bool ranked = kind == ChartKind::Bars || kind == ChartKind::Donut;
    ChartSpec spec{.id = words->first.constData(),
                   .kind = kind,
                   .title = words->second.constData(),
                   .measures = {chart.query.measure},
                   .by = chart.query.by,
                   .scale = scaleOf(first, chart.query, catalogue),
                   .upScale = scaleOf(second, chart.query, catalogue),
                   .edges = edgesOf(first, chart.query),
                   .upEdges = edgesOf(second, chart.query),
                   .where = chart.query.where,
                   .order = ranked && chart.query.order == Order::Natural ? Order::ValueDescending : chart.query.order,
                   .top = chart.query.top > 0 ? chart.query.top
                          : ranked            ? mostGroups
                                              : 0};
    return {words, std::move(spec)};
}

DeclaredPage pageOf(const std::vector<DeclaredChart> &charts, const Catalogue &catalogue)
{
    DeclaredPage page{.words = {},
                      .spec = {.id = "pinned",
                               .title = QT_TRANSLATE_NOOP("Dashboard", "Pinned"),
                               .scopeMeasures = {u"customers.count"_s},
                               .charts = {}}};
    for (const DeclaredChart &chart : charts) {
        page.words.push_back(specOf(chart, catalogue));
        page.spec.charts.push_back(page.words.back().spec);
    }
    return page;
}

PinnedCharts::PinnedCharts(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::portfolioChanged, this, &PinnedCharts::read);
    read();
}

bool PinnedCharts::isPinned(const QString &id) const
{
    return std::ranges::find(m_charts, id, &DeclaredChart::id) != m_charts.end();
}

void PinnedCharts::pin(const DeclaredChart &chart)
{
    std::erase_if(m_charts, [&chart](const DeclaredChart &each) { return each.id == chart.id; });
    m_charts.push_back(chart);
    if (m_charts.size() > mostPinned)
        m_charts.erase(m_charts.begin());
    keep();
}

void PinnedCharts::unpin(const QString &id)
{
    if (std::erase_if(m_charts, [id](const DeclaredChart &each) { return each.id == id; }) > 0)
        keep();
}

void PinnedCharts::keep()
{
    QJsonArray charts;
    for (const DeclaredChart &chart : m_charts)
        charts.append(QJsonObject{{u"id"_s, chart.id},
                                  {u"title"_s, chart.title},
                                  {u"kind"_s, chart.kind},
                                  {u"query"_s, toJson(chart.query)}});
    m_workspace.setSetting(settingKey, QJsonDocument(charts).toJson(QJsonDocument::Compact));
    emit changed();
}

void PinnedCharts::read()
{
    std::vector<DeclaredChart> charts;
    const QJsonArray kept = QJsonDocument::fromJson(m_workspace.setting(settingKey)).array();
    for (const QJsonValue &value : kept) {
        const QJsonObject written = value.toObject();
        const auto query = queryFromJson(written.value(u"query"_s).toObject());
        const QString id = written.value(u"id"_s).toString();
        if (query && !id.isEmpty() && m_workspace.catalogue()->measure(query->measure) && charts.size() < mostPinned)
            charts.push_back({id, written.value(u"title"_s).toString(), written.value(u"kind"_s).toString(), *query});
    }
    const bool same = std::ranges::equal(charts, m_charts, {}, &DeclaredChart::id, &DeclaredChart::id);
    m_charts = std::move(charts);
    if (!same)
        emit changed();
}

}  // namespace clientele
