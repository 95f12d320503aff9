// SPDX-License-Identifier: GPL-3.0-or-later
// A model's words on their way to the person: tokens become people again, "[c:ID]" of a passage that was given becomes
// "[1]", any other "[?]". What may be half a mark waits for the rest.
#pragma once

#include "app/assistant/turn/evidence.h"
#include "app/privacy/conversation.h"

namespace clientele {

class ProseStream {
public:
    // Both must outlive the stream; passages given later are known from then on.
    ProseStream(const privacy::Conversation &talk, const Evidence &evidence) : m_evidence(evidence), m_restorer(talk) {}

    // The text to show after what was shown before.
    [[nodiscard]] QString feed(const QString &delta);
    [[nodiscard]] QString end();  // of one reply; the next may follow

    // All of it as the model wrote it, with one character in place of each mark of ours: for the number check.
    [[nodiscard]] const QString &written() const { return m_written; }
    [[nodiscard]] const std::vector<Citation> &citations() const { return m_citations; }
    [[nodiscard]] int inventedCitations() const { return m_invented; }

    static constexpr QChar citationMark{0xFFFC};

private:
    [[nodiscard]] QString cited(bool atEnd);
    [[nodiscard]] QString marksFor(const QString &ids);

    const Evidence &m_evidence;
    privacy::StreamRestorer m_restorer;
    QString m_waiting;
    QString m_written;
    std::vector<QString> m_ids;
    std::vector<Citation> m_citations;
    int m_invented = 0;
};

}  // namespace clientele
