// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/chatthread.h"

#include <algorithm>

namespace clientele {

std::vector<ChatTurn> pathTo(const ChatThread &thread, const QString &leaf)
{
    std::vector<ChatTurn> path;
    QString id = leaf;
    // No longer than the thread, whatever parents a damaged one names.
    while (!id.isEmpty() && path.size() < thread.turns.size()) {
        const auto turn = std::ranges::find(thread.turns, id, &ChatTurn::id);
        if (turn == thread.turns.end())
            break;
        path.push_back(*turn);
        id = turn->parent;
    }
    std::ranges::reverse(path);
    return path;
}

}  // namespace clientele
