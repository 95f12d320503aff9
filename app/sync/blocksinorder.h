// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks of a file read on several threads and handed over in the file's order. The calling thread reads too, and alone
// where there is one core.
//
// A block is read as if a record began with it, which is so unless a quoted cell of the block before goes on over its
// end. That shows when the block before is handed over; its last record and this block are then read again as one.
#pragma once

#include "app/sources/textblocks.h"
#include "app/sync/blockreader.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace clientele {

class BlocksInOrder {
public:
    // Handed over on the calling thread: the rows of one block, with its place in the file. `isPart` is false where the
    // rows are read again later, so that only the reader's new words count.
    struct Part {
        std::size_t reader;
        BlockRows &rows;
        qint64 firstLine;
        bool isPart;
        std::size_t bytes;
    };
    using Take = std::function<Status(const Part &part)>;

    // One reader a thread, and one more for what is read again.
    BlocksInOrder(TextBlocks blocks, std::vector<BlockReader> readers);

    // Errors: those of the file and of `take`, which ends the reading.
    [[nodiscard]] Status forEach(const Take &take);

private:
    struct Task {
        std::size_t number = 0;
        std::size_t reader = 0;
        TextBlock block;
        BlockRows rows;
        bool isRead = false;
    };
    [[nodiscard]] Task *claim(std::size_t reader, bool mayWait);
    void read(Task &task);
    void help(std::size_t reader);
    [[nodiscard]] Status work(const Take &take);
    [[nodiscard]] Status handOver(Task &task, const Take &take);
    void stop();

    TextBlocks m_blocks;
    std::vector<BlockReader> m_readers;
    qint64 m_line;             // of the next block's first
    std::vector<char> m_open;  // a record that goes on behind what was handed over
    BlockRows m_again;
    TextBlock m_joined;

    std::mutex m_mutex;  // guards what follows, and m_blocks
    std::condition_variable m_changed;
    std::vector<std::unique_ptr<Task>> m_tasks;  // task number n is m_tasks[n % size]
    std::size_t m_claimed = 0;
    std::size_t m_handedOver = 0;
    bool m_ended = false;
    Status m_failure;
};

}  // namespace clientele
