// SPDX-License-Identifier: GPL-3.0-or-later
// What the editors of values, numbers and days have in common: a condition on one field under construction, with what
// the book says about the field under the other filters.
#pragma once

#include "models/items/filterfields.h"

#include <QWidget>

namespace clientele {

struct FilterSubject {
    FilterField field;
    std::optional<Condition> now;  // the filter that there is
    Conditions others;             // all other filters: lists and histograms obey them
};

class FieldEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void edit(const FilterSubject &subject) = 0;
    // None where nothing was chosen: the filter goes. What was not touched comes back as it was. Errors: InvalidInput.
    [[nodiscard]] virtual Result<std::optional<Condition>> condition() const = 0;
    // What the book was asked has been answered.
    [[nodiscard]] virtual bool isSettled() const = 0;
    virtual void takeFocus() = 0;  // where a person begins

signals:
    void accepted();                      // Enter in a field of the editor
    void failed(const QString &problem);  // the book could not be asked
};

}  // namespace clientele
