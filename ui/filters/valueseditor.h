// SPDX-License-Identifier: GPL-3.0-or-later
// Values to tick, with the rows behind each under the other filters: any of them, none of them, a value or none at all.
#pragma once

#include "models/items/filtervalues.h"
#include "ui/dashboard/chartsource.h"
#include "ui/filters/fieldeditor.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace clientele {

class LatestResults;

class ValuesEditor : public FieldEditor {
    Q_OBJECT
public:
    explicit ValuesEditor(const ChartSource &source, QWidget *parent = nullptr);

    void edit(const FilterSubject &subject) override;
    [[nodiscard]] Result<std::optional<Condition>> condition() const override;
    [[nodiscard]] bool isSettled() const override;
    void takeFocus() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Mode { AnyOf, NoneOf, HasValue, HasNone, Contains };

    void build();
    void fillModes(bool contains);
    [[nodiscard]] Mode mode() const;
    void modeChanged();
    void showRows();
    void listValues(const QStringList &keys);
    void summarise();
    void goToFirst();
    void tickCurrent();

    ChartSource m_source;
    FilterSubject m_subject;
    QStringList m_allKeys;
    FilterValues *m_values;
    LatestResults *m_rows;
    qint64 m_missing = 0;
    quint64 m_round = 0;
    bool m_listed = false;
    QComboBox *m_mode;
    QLineEdit *m_search;
    QListView *m_list;
    QPushButton *m_tickShown;
    QPushButton *m_tickNone;
    QCheckBox *m_showAll;
    QLabel *m_summary;
};

}  // namespace clientele
