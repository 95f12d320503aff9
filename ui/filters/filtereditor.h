// SPDX-License-Identifier: GPL-3.0-or-later
// The condition on one field under construction: the editor of its kind, and what is wrong with it.
#pragma once

#include "ui/dashboard/chartsource.h"
#include "ui/filters/fieldeditor.h"

#include <array>

class QLabel;
class QStackedWidget;

namespace clientele {

class FilterEditor : public QWidget {
    Q_OBJECT
public:
    explicit FilterEditor(const ChartSource &source, QWidget *parent = nullptr);

    void edit(const FilterSubject &subject);
    // None where nothing was chosen: the filter goes. Errors: InvalidInput.
    [[nodiscard]] Result<std::optional<Condition>> condition() const { return current()->condition(); }
    [[nodiscard]] bool isSettled() const { return current()->isSettled(); }
    void takeFocus() { current()->takeFocus(); }
    void showProblem(const QString &text);

signals:
    void accepted();  // Enter in a field of the editor

private:
    [[nodiscard]] FieldEditor *current() const { return m_editors[m_kind]; }

    std::array<FieldEditor *, 3> m_editors;  // by FilterField::Kind
    std::size_t m_kind = 0;
    QStackedWidget *m_pages;
    QLabel *m_problem;
};

}  // namespace clientele
