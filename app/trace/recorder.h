// SPDX-License-Identifier: GPL-3.0-or-later
// Takes spans from any thread without delaying it: they are put on a list, and whoever keeps them is woken when a tree
// is whole, or when many wait. What is lost by a crash is the tree under way.
#pragma once

#include "app/trace/span.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace clientele::trace {

class Recorder {
public:
    // `wake`: called on the recording thread, without the list's lock; take() is to be called soon, elsewhere.
    explicit Recorder(std::function<void()> wake) : m_wake(std::move(wake)) {}

    void record(Span span);
    [[nodiscard]] std::vector<Span> take();  // in the order of their ends
    // What could not be kept: it comes again with the next take(), unless too much has gathered.
    void giveBack(std::vector<Span> spans);

private:
    static constexpr std::size_t many = 256;
    static constexpr std::size_t most = 20'000;

    std::function<void()> m_wake;
    std::mutex m_mutex;
    std::vector<Span> m_spans;
    bool m_woken = false;
};

}  // namespace clientele::trace
