// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/blocksinorder.h"

#include <algorithm>

namespace clientele {

BlocksInOrder::BlocksInOrder(TextBlocks blocks, std::vector<BlockReader> readers)
    : m_blocks(std::move(blocks)), m_readers(std::move(readers)), m_line(m_blocks.firstLine())
{
    // One block in work and one waiting its turn a thread.
    for (std::size_t i = 0; i + 1 < m_readers.size(); ++i)
        for (int held = 0; held < 2; ++held)
            m_tasks.push_back(std::make_unique<Task>());
}

// The next block, filled; nullptr where there is none, or none yet and the caller may not wait.
BlocksInOrder::Task *BlocksInOrder::claim(std::size_t reader, bool mayWait)
{
    std::unique_lock lock(m_mutex);
    const auto hasRoom = [this] { return m_ended || m_claimed - m_handedOver < m_tasks.size(); };
    if (mayWait)
        m_changed.wait(lock, hasRoom);
    if (m_ended || !hasRoom())
        return nullptr;
    Task &task = *m_tasks[m_claimed % m_tasks.size()];
    task.reader = reader;
    task.isRead = false;
    if (auto filled = m_blocks.next(task.block); !filled) {
        m_failure = std::move(filled);
        m_ended = true;
        m_changed.notify_all();
        return nullptr;
    }
    task.number = m_claimed++;
    m_ended = task.block.isLast;
    return &task;
}

void BlocksInOrder::read(Task &task)
{
    m_readers[task.reader].read(task.block.text(), task.block.isLast, task.rows);
    const std::scoped_lock lock(m_mutex);
    task.isRead = true;
    m_changed.notify_all();
}

void BlocksInOrder::help(std::size_t reader)
{
    while (Task *task = claim(reader, true))
        read(*task);
}

void BlocksInOrder::stop()
{
    const std::scoped_lock lock(m_mutex);
    m_ended = true;
    m_changed.notify_all();
}

Status BlocksInOrder::forEach(const Take &take)
{
    std::vector<std::thread> helpers;
    for (std::size_t reader = 1; reader + 1 < m_readers.size(); ++reader)
        helpers.emplace_back([this, reader] { help(reader); });
    const Status done = work(take);
    stop();
    for (std::thread &helper : helpers)
        helper.join();
    return done;
}

Status BlocksInOrder::work(const Take &take)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        Task &next = *m_tasks[m_handedOver % m_tasks.size()];
        const bool isClaimed = m_handedOver < m_claimed;
        if (!isClaimed && m_ended)
            return m_failure;
        if (!isClaimed || !next.isRead) {
            if (m_ended || m_claimed - m_handedOver == m_tasks.size()) {
                m_changed.wait(lock, [&next] { return next.isRead; });
            } else {
                lock.unlock();
                if (Task *task = claim(0, false))
                    read(*task);
                continue;
            }
        }
        lock.unlock();
        if (auto taken = handOver(next, take); !taken)
            return taken;
        lock.lock();
        ++m_handedOver;
        m_changed.notify_all();
    }
}

Status BlocksInOrder::handOver(Task &task, const Take &take)
{
    const bool isPart = m_open.empty();
    std::string_view text = task.block.text();
    if (auto taken = take({task.reader, task.rows, m_line, isPart, isPart ? task.rows.taken : 0}); !taken)
        return taken;
    BlockRows *rows = &task.rows;
    if (!isPart) {
        const std::size_t again = m_readers.size() - 1;
        m_joined.bytes.resize(m_open.size() + text.size() + TextBlocks::padding);
        std::ranges::copy(text, std::ranges::copy(m_open, m_joined.bytes.begin()).out);
        m_joined.size = m_open.size() + text.size();
        text = m_joined.text();
        rows = &m_again;
        m_readers[again].read(text, task.block.isLast, m_again);
        if (auto taken = take({again, m_again, m_line, true, m_again.taken}); !taken)
            return taken;
    }
    m_line += rows->lines;
    m_open.assign(text.begin() + static_cast<std::ptrdiff_t>(rows->taken), text.end());
    return {};
}

}  // namespace clientele
