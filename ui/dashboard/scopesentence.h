// SPDX-License-Identifier: GPL-3.0-or-later
// How much of the book the filters leave, in a sentence: "12 of 50 customers · 30 of 62 loans". Lives on the GUI thread.
#pragma once

#include "ui/dashboard/chartsource.h"

#include <QObject>

namespace clientele {

class LatestResults;

class ScopeSentence : public QObject {
    Q_OBJECT
public:
    // Counts the rows of each measure's table. What `source` refers to outlives this.
    ScopeSentence(const ChartSource &source, const QStringList &measures, QObject *parent);

    void ask();  // under the filters of this moment; answered() follows
    [[nodiscard]] bool isBusy() const;
    // Of the last answer, or why there is none. Empty where nothing is filtered.
    [[nodiscard]] QString text() const;

signals:
    void answered();

private:
    ChartSource m_source;
    QStringList m_measures;
    LatestResults *m_results;
};

}  // namespace clientele
