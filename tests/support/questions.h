// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to a book with the answers they should get, computed by plain loops over rows: nothing of the evaluator
// or of the assistant has a part in them.
#pragma once

#include "models/portfolio/portfolio.h"

#include <QMap>
#include <QString>

#include <vector>

namespace clientele::test {

struct Question {
    QString text;
    QMap<QString, QString> groups;  // label -> value; the label is empty for a figure that stands alone; empty: any
    bool labelsOnly = false;        // a list of names: the values do not matter
    QString begins;                 // what the text begins with: "Yes"
    QString says;                   // what stands in the text: a share, a difference
    bool heldOut = false;           // written before anything was tuned, and never tuned on
};

[[nodiscard]] std::vector<Question> questionsTo(const Portfolio &book);

}  // namespace clientele::test
