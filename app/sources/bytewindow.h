// SPDX-License-Identifier: GPL-3.0-or-later
// A file read through a window that always shows a whole record, so that memory stays bounded whatever the size.
#pragma once

#include "models/core/result.h"

#include <QFile>

#include <memory>
#include <string_view>
#include <vector>

namespace clientele {

class ByteWindow {
public:
    // A record that is longer is set aside by the readers.
    static constexpr std::size_t longestRecord = std::size_t(1) << 20;

    // Skips a UTF-8 byte order mark. Errors: NotFound, Storage, InvalidInput (empty, UTF-16 or UTF-32).
    [[nodiscard]] static Result<std::unique_ptr<ByteWindow>> open(const QString &path);

    // Moves what is left to the front and reads on. Earlier views of rest() are void afterwards.
    [[nodiscard]] Status refill();
    // Whether rest() holds a whole record of the greatest length, or all that is left.
    [[nodiscard]] bool isWide() const { return m_ended || rest().size() > longestRecord; }
    [[nodiscard]] bool isLast() const { return m_ended; }  // rest() reaches to the file's end

    [[nodiscard]] std::string_view rest() const { return {m_bytes.data() + m_at, m_size - m_at}; }
    void skip(std::size_t bytes) { m_at += bytes; }

    // Moves up to `bytes` bytes out, those of rest() first. Fewer come at the file's end only. Errors: Storage.
    [[nodiscard]] Result<std::size_t> read(char *to, std::size_t bytes);

    [[nodiscard]] qint64 fileSize() const { return m_file.size(); }

    // Physical line, from 1, of the first byte of rest(): kept by whoever skips.
    qint64 line = 1;

private:
    ByteWindow() = default;
    [[nodiscard]] Result<std::size_t> readFile(char *to, std::size_t bytes);

    QFile m_file;
    std::vector<char> m_bytes;
    std::size_t m_at = 0;
    std::size_t m_size = 0;
    bool m_ended = false;
};

}  // namespace clientele
