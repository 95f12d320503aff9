// SPDX-License-Identifier: GPL-3.0-or-later
// A chart that an answer declares, drawn by the dashboards' own card over the answer's query; it can be pinned. It obeys
// the scope in which the question was asked, not the filters of now.
#pragma once

#include "app/assistant/answer.h"
#include "models/query/filterstack.h"
#include "ui/dashboard/pinnedcharts.h"

#include <QWidget>

namespace clientele {

class ChartCard;
class IconButton;
class Workspace;

class AnswerChartView : public QWidget {
    Q_OBJECT
public:
    // `id`: stable, so that a chart is pinned once; `scope`: what the screen joined to the query, which a pinned chart
    // leaves to the filters. `pinned` outlives it.
    AnswerChartView(Workspace &workspace, PinnedCharts &pinned, const QString &id, const AnswerChart &chart,
                    const Conditions &scope, QWidget *parent = nullptr);

    [[nodiscard]] ChartCard *card() const { return m_card; }

signals:
    void rowsRequested(const clientele::Query &query, const QStringList &keys);

private:
    void showPinned();

    PinnedCharts &m_pinned;
    QString m_id;
    FilterStack m_noFilters;
    DeclaredSpec m_declared;  // before the card, which points into it
    ChartCard *m_card;
    IconButton *m_pin;
};

}  // namespace clientele
