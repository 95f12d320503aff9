// SPDX-License-Identifier: GPL-3.0-or-later
// Under which span something is done. Handed along where there is a value to carry it (a chat request), and else as the
// thread's current one, as OpenTelemetry does: set for the length of a call, taken along by hand where work changes
// threads. An empty one records nothing.
#pragma once

#include "app/trace/recorder.h"

namespace clientele::trace {

// What the requests below a root come to, for roots that nobody else counts for. Any thread.
class Tally {
public:
    void add(const Span &request);
    void giveTo(Span &root) const;

private:
    mutable std::mutex m_mutex;
    Span m_sums;
    qint64 m_firstToken = -1;  // as Span::start
};

struct Context {
    std::shared_ptr<Recorder> recorder;
    QString trace;
    QString span;
    std::shared_ptr<Tally> tally = {};  // of the requests to models; may be null

    explicit operator bool() const { return recorder != nullptr; }
    // A span that begins now under this one; an empty one where nothing is recorded.
    [[nodiscard]] Span begin(Kind kind, const QString &name) const;
    [[nodiscard]] Context under(const Span &child) const { return {recorder, trace, child.id, tally}; }
    // Ends now; with an error's word it has failed, with "cancelled" it was stopped.
    void end(Span span, const QString &error = {}) const;
};

// The beginning of a tree.
[[nodiscard]] Span beginRoot(Kind kind, const QString &name, const QString &traceId);

[[nodiscard]] const Context &current();

// Makes a context the thread's current one for as long as it lives.
class Current {
public:
    explicit Current(Context context);
    ~Current();
    Current(const Current &) = delete;
    Current &operator=(const Current &) = delete;

private:
    Context m_before;
};

}  // namespace clientele::trace
