// SPDX-License-Identifier: GPL-3.0-or-later
// Each figure of a model's prose against the results of the turn's tools. A figure that is a result, rounded at the
// place that is written, keeps that result's query; any other is told, as written. Sums, shares and counts that the
// model made up itself are no results. What a search found is text, not a result.
#pragma once

#include "app/assistant/turn/evidence.h"

namespace clientele {

struct CheckedProse {
    std::vector<AnswerFigure> figures;  // in the order of the text
    QStringList unverified;             // likewise
};

// `prose`: with tokens in place of people and ProseStream::citationMark in place of citations.
[[nodiscard]] CheckedProse checkedNumbers(const QString &prose, const Evidence &evidence);

}  // namespace clientele
