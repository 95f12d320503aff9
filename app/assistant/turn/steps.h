// SPDX-License-Identifier: GPL-3.0-or-later
// What a turn did and is doing, for the person.
#pragma once

#include "app/assistant/turn.h"

#include <functional>
#include <utility>

namespace clientele {

class Steps {
public:
    explicit Steps(std::function<void()> changed) : m_changed(std::move(changed)) {}

    std::size_t begin(const QString &what)
    {
        m_list.push_back({what, true, false});
        m_changed();
        return m_list.size() - 1;
    }
    void end(std::size_t step, bool failed = false, const QString &what = {})
    {
        m_list[step].running = false;
        m_list[step].failed = failed;
        if (!what.isEmpty())
            m_list[step].what = what;
        m_changed();
    }
    void note(const QString &what)
    {
        m_list.push_back({what, false, true});
        m_changed();
    }
    void endAll()
    {
        for (TurnStep &step : m_list)
            step.running = false;
        m_changed();
    }
    [[nodiscard]] const std::vector<TurnStep> &list() const { return m_list; }

private:
    std::vector<TurnStep> m_list;
    std::function<void()> m_changed;
};

}  // namespace clientele
