// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/engine/scorerange.h"

#include <algorithm>

namespace clientele {

namespace {

std::vector<ScoreRange> bands()
{
    std::vector<ScoreRange> ranges;
    ranges.reserve(scoreBands().size());
    for (const ScoreBand &band : scoreBands())
        ranges.push_back({{band.from, band.to}, QString::fromLatin1(band.key)});
    return ranges;
}

std::vector<ScoreRange> bins()
{
    constexpr int width = 35;
    const int first = scoreBands().front().from;
    const int last = scoreBands().back().to;
    std::vector<ScoreRange> ranges;
    for (int from = first; from <= last; from += width) {
        const int to = std::min(from + width - 1, last);
        ranges.push_back({{from, to}, QStringLiteral("%1-%2").arg(from).arg(to)});
    }
    return ranges;
}

}  // namespace

const std::vector<ScoreRange> &scoreRanges(Derivation derivation)
{
    static const std::vector<ScoreRange> ofBands = bands();
    static const std::vector<ScoreRange> ofBins = bins();
    return derivation == Derivation::ScoreBand ? ofBands : ofBins;
}

}  // namespace clientele
