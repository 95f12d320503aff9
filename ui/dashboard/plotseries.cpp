// SPDX-License-Identifier: GPL-3.0-or-later
// Series in and out of sight.
#include "ui/dashboard/plotseries.h"

#include "ui/dashboard/plot.h"
#include "ui/dashboard/serieslegend.h"

#include <algorithm>

namespace clientele {

QString seriesId(const ChartSeries &series) { return series.key + QChar(0x1e) + series.label; }

ChartData withoutHidden(const ChartData &data, const QStringList &hidden)
{
    std::vector<bool> gone;
    for (const ChartSeries &series : data.series)
        gone.push_back(hidden.contains(seriesId(series)));
    if (std::ranges::count(gone, false) == 0 || std::ranges::count(gone, true) == 0)
        return data;
    ChartData shown = data;
    for (Mark &mark : shown.marks) {
        for (std::size_t series = 0; series < mark.parts.size() && series < gone.size(); ++series) {
            if (!gone[series])
                continue;
            MarkPart &part = mark.parts[series];
            part = {.value = {0, part.value.digits, part.value.currency}, .ghost = {}, .rows = 0};
            part.hidden = true;
        }
    }
    return shown;
}

bool Plot::isSeriesShown(int series) const
{
    return !m_hidden.contains(seriesId(m_given.series[static_cast<std::size_t>(series)]));
}

void Plot::isolateSeries(int series)
{
    QStringList others;
    for (const ChartSeries &each : m_given.series)
        others += seriesId(each);
    others.removeAt(series);
    QStringList hidden = m_hidden;
    hidden.removeIf([&others](const QString &id) { return !others.contains(id); });
    showSeries(hidden.size() == others.size() && isSeriesShown(series) ? QStringList() : others);
}

void Plot::showAllBut(int series)
{
    const QStringList alone{seriesId(m_given.series[static_cast<std::size_t>(series)])};
    showSeries(m_hidden == alone ? QStringList() : alone);
}

void Plot::invertSeries()
{
    QStringList hidden;
    for (const ChartSeries &each : m_given.series) {
        if (!m_hidden.contains(seriesId(each)))
            hidden += seriesId(each);
    }
    showSeries(hidden.size() == static_cast<qsizetype>(m_given.series.size()) ? QStringList() : hidden);
}

void Plot::showSeries(const QStringList &hidden)
{
    m_hidden = hidden;
    setData(ChartData(m_given));
}

void Plot::fillLegend()
{
    if (m_given.series.size() < 2) {
        delete m_legend;
        m_legend = nullptr;
        return;
    }
    if (!m_legend) {
        m_legend = new SeriesLegend(this);
        m_legend->show();
        connect(m_legend, &SeriesLegend::chosen, this,
                [this](int series, bool inverted) { inverted ? showAllBut(series) : isolateSeries(series); });
    }
    std::vector<SeriesLegend::Entry> entries;
    for (int series = 0; series < static_cast<int>(m_given.series.size()); ++series)
        entries.push_back(
            {m_given.series[static_cast<std::size_t>(series)].label, seriesColour(series), isSeriesShown(series)});
    m_legend->setEntries(entries);
}

}  // namespace clientele
