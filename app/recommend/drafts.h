// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of a model's JSON while it is being written, for a person who waits: what is shown in the end is read from
// the whole answer, and checked. Not for several threads.
#pragma once

#include <QStringList>

namespace clientele::recommend {

class Drafts {
public:
    void add(const QString &delta) { m_json += delta; }
    void clear() { m_json.clear(); }
    // The values of "text", the last one as far as it came.
    [[nodiscard]] QStringList texts() const;

private:
    QString m_json;
};

}  // namespace clientele::recommend
