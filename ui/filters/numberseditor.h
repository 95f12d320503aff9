// SPDX-License-Identifier: GPL-3.0-or-later
// A range of numbers: its two ends exact, or by handles on the distribution of the book under the other filters.
#pragma once

#include "models/items/numberbins.h"
#include "ui/dashboard/chartsource.h"
#include "ui/filters/fieldeditor.h"

class QLabel;
class QLineEdit;

namespace clientele {

class EmptinessChoice;
class HistogramSlider;
class LatestResults;

class NumbersEditor : public FieldEditor {
    Q_OBJECT
public:
    explicit NumbersEditor(const ChartSource &source, QWidget *parent = nullptr);

    void edit(const FilterSubject &subject) override;
    [[nodiscard]] Result<std::optional<Condition>> condition() const override;
    [[nodiscard]] bool isSettled() const override;
    void takeFocus() override;
    [[nodiscard]] HistogramSlider *histogram() const { return m_histogram; }

private:
    enum class Stage { Magnitudes, Spread, Bins, Done };

    void build();
    void showEnds(const std::optional<Condition> &now);
    void askBins(Stage stage, const BinEdges &edges);
    void binsAnswered();
    void showBins();
    void summarise();
    void endsTyped();
    void countMatches();
    [[nodiscard]] Result<QString> typedEnd(const QLineEdit *edit) const;
    [[nodiscard]] std::optional<std::int64_t> scaledEnd(const QLineEdit *edit) const;

    ChartSource m_source;
    FilterSubject m_subject;
    bool m_touched = false;
    Stage m_stage = Stage::Done;
    BinEdges m_edges;
    BinCounts m_counts;
    QString m_rowsText;
    LatestResults *m_bins;
    LatestResults *m_matches;
    HistogramSlider *m_histogram;
    QLineEdit *m_from;
    QLineEdit *m_to;
    QLabel *m_unit;
    EmptinessChoice *m_emptiness;
    QLabel *m_summary;
};

}  // namespace clientele
