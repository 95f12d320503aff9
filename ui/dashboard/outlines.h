// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes of land and the borders between countries, from resources/map. Longitude right, latitude up.
#pragma once

#include <QPolygonF>

#include <vector>

namespace clientele {

struct Outlines {
    std::vector<QPolygonF> land;     // closed rings; lakes and seas inside land are rings too
    std::vector<QPolygonF> borders;  // lines
};

[[nodiscard]] Outlines readOutlines();

}  // namespace clientele
