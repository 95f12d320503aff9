// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/embedder.h"

#include <cmath>

namespace clientele {

void normaliseRows(std::vector<float> &rows, std::size_t dimension)
{
    for (std::size_t begin = 0; begin + dimension <= rows.size(); begin += dimension) {
        double squares = 0;
        for (std::size_t i = begin; i < begin + dimension; ++i)
            squares += static_cast<double>(rows[i]) * static_cast<double>(rows[i]);
        const double scale = squares > 0 && std::isfinite(squares) ? 1 / std::sqrt(squares) : 0;
        for (std::size_t i = begin; i < begin + dimension; ++i)
            rows[i] = scale > 0 ? static_cast<float>(static_cast<double>(rows[i]) * scale) : 0.0F;
    }
}

}  // namespace clientele
