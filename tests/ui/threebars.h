// SPDX-License-Identifier: GPL-3.0-or-later
// A small chart for tests of plots by themselves.
#pragma once

#include "ui/dashboard/plot.h"

#include <QTest>

#include <memory>

namespace clientele::test {

using namespace Qt::StringLiterals;

inline ChartData threeBars(bool ghosts)
{
    ChartData data;
    data.series = {{u"Loans"_s, {}, -1}};
    data.ghosted = ghosts;
    const std::pair<QString, int> bars[] = {{u"car"_s, 10}, {u"house"_s, 5}, {u"boat"_s, 1}};
    for (const auto &[key, count] : bars) {
        MarkPart part{.value = {count, 0, {}}, .ghost = {}, .rows = count};
        if (ghosts)
            part.ghost = Figure{20, 0, {}};
        data.marks.push_back({.key = key, .label = key, .longLabel = key, .parts = {part}});
    }
    return data;
}

template<typename Kind>
std::unique_ptr<Kind> shown(const ChartData &data)
{
    auto plot = std::make_unique<Kind>();
    plot->resize(400, 200);
    plot->setData(data);
    plot->show();
    return plot;
}

inline QPoint middle(const Plot &plot, int mark) { return plot.markArea(mark).center().toPoint(); }

}  // namespace clientele::test
