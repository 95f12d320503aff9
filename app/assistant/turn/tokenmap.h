// SPDX-License-Identifier: GPL-3.0-or-later
// The tokens of one conversation. A new book's customers have other rows: its tokens begin anew.
#pragma once

#include "app/privacy/conversation.h"

#include <memory>

namespace clientele {

class TokenMap {
public:
    // Of the thread of the conversation's turns.
    [[nodiscard]] std::shared_ptr<privacy::Conversation> of(
        const std::shared_ptr<const privacy::PersonalData> &personal)
    {
        if (!m_conversation || m_personal != personal) {
            m_personal = personal;
            m_conversation = std::make_shared<privacy::Conversation>(personal);
        }
        return m_conversation;
    }
    [[nodiscard]] const std::shared_ptr<privacy::Conversation> &of() const { return m_conversation; }

private:
    std::shared_ptr<const privacy::PersonalData> m_personal;
    std::shared_ptr<privacy::Conversation> m_conversation;
};

}  // namespace clientele
