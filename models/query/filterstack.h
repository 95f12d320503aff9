// SPDX-License-Identifier: GPL-3.0-or-later
// The one scope. Charts, tables, chat, search, exports and suggestions read the same conditions; every change is one
// step that can be undone. Lives on the thread of its owner (the GUI's).
#pragma once

#include "models/query/query.h"

#include <QObject>

namespace clientele {

class FilterStack : public QObject {
    Q_OBJECT
public:
    explicit FilterStack(QObject *parent = nullptr);

    [[nodiscard]] const Conditions &conditions() const { return m_steps[m_current]; }
    // What a chart over `fields` obeys: everything but conditions on these fields, so that it never filters itself out.
    [[nodiscard]] Conditions conditionsWithout(const QStringList &fields) const;
    [[nodiscard]] bool canUndo() const { return m_current > 0; }
    [[nodiscard]] bool canRedo() const { return m_current + 1 < m_steps.size(); }

    // Each is one step; a step that changes nothing is none.
    void set(const Condition &condition);  // replaces the conditions on the same field
    void toggleValue(const QString &field, const QString &value, bool keepOthers);  // click, Ctrl+click on a mark
    void remove(const QString &field);
    void replaceAll(Conditions conditions);
    void clear();
    void undo();
    void redo();

signals:
    void changed();  // after every step, undo and redo

private:
    void push(Conditions conditions);

    std::vector<Conditions> m_steps{{}};
    std::size_t m_current = 0;
};

}  // namespace clientele
