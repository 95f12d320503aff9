// SPDX-License-Identifier: GPL-3.0-or-later
// "Only the 12 without a value", "Leave out the 12 without a value": one of them, or neither. Out of sight where every
// row has a value.
#pragma once

#include "models/items/filterfields.h"

#include <QWidget>

class QCheckBox;

namespace clientele {

class EmptinessChoice : public QWidget {
    Q_OBJECT
public:
    explicit EmptinessChoice(QWidget *parent = nullptr);

    void edit(const std::optional<Condition> &now);
    void setMissing(std::int64_t rows, FilterField::Kind kind);  // under the other filters

    [[nodiscard]] bool isMade() const;  // one of the two is chosen: no range counts then
    [[nodiscard]] Condition condition(const FilterField &field) const;
    // Whether that is what the condition says already.
    [[nodiscard]] static bool says(const std::optional<Condition> &condition);

signals:
    void changed();

private:
    void choose(QCheckBox *chosen);

    QCheckBox *m_without;
    QCheckBox *m_with;
    bool m_choosing = false;
};

}  // namespace clientele
