// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/bytewindow.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace clientele {

namespace {

constexpr std::size_t windowSize = std::size_t(8) << 20;
constexpr std::size_t padding = 64;  // readable bytes behind every view, as simdjson wants them

QString translated(const char *text) { return QCoreApplication::translate("Import", text); }

// UTF-16 and UTF-32 show by their mark, or by the zero half of a first ASCII character.
bool isWideText(std::string_view bytes)
{
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("\xfe\xff"sv))
        return true;
    return bytes.size() >= 2 && (bytes[0] == 0) != (bytes[1] == 0);
}

}  // namespace

Result<std::unique_ptr<ByteWindow>> ByteWindow::open(const QString &path)
{
    const QString shown = QDir::toNativeSeparators(path);
    const QFileInfo about(path);
    if (!about.exists())
        return fail(ErrorKind::NotFound, translated("There is no file %1.").arg(shown), translated("Check the path."));
    if (about.isDir())
        return fail(ErrorKind::InvalidInput, translated("%1 is a folder.").arg(shown),
                    translated("Name the files in it."));
    std::unique_ptr<ByteWindow> window(new ByteWindow);
    window->m_file.setFileName(path);
    if (!window->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorKind::Storage, translated("%1 cannot be read: %2.").arg(shown, window->m_file.errorString()),
                    translated("Check who may read it."));
    if (auto filled = window->refill(); !filled)
        return passOn(filled);
    if (isWideText(window->rest()))
        return fail(ErrorKind::InvalidInput, translated("%1 is written in UTF-16.").arg(shown),
                    translated("Save it as UTF-8 and try again."));
    if (window->rest().starts_with("\xef\xbb\xbf"))
        window->skip(3);
    if (window->rest().find_first_not_of(" \t\r\n") == std::string_view::npos && window->isLast())
        return fail(ErrorKind::InvalidInput, translated("%1 is empty.").arg(shown));
    return window;
}

Status ByteWindow::refill()
{
    // A small file is shown whole at first; one that turns out longer gets the full width.
    const std::size_t whole = static_cast<std::size_t>(std::max<qint64>(m_file.size(), 0)) + 1;
    const std::size_t width = m_bytes.empty() && whole > 1 ? std::min(whole, windowSize) : windowSize;
    m_bytes.resize(width + padding);
    std::copy(m_bytes.data() + m_at, m_bytes.data() + m_size, m_bytes.data());
    m_size -= m_at;
    m_at = 0;
    if (!m_ended && m_size < width) {
        const auto got = readFile(m_bytes.data() + m_size, width - m_size);
        if (!got)
            return tl::unexpected(got.error());
        m_size += *got;
    }
    return {};
}

Result<std::size_t> ByteWindow::readFile(char *to, std::size_t bytes)
{
    std::size_t read = 0;
    while (!m_ended && read < bytes) {
        const qint64 got = m_file.read(to + read, static_cast<qint64>(bytes - read));
        if (got < 0)
            return fail(ErrorKind::Storage,
                        translated("%1 cannot be read: %2.")
                            .arg(QDir::toNativeSeparators(m_file.fileName()), m_file.errorString()));
        m_ended = got == 0;
        read += static_cast<std::size_t>(got);
    }
    return read;
}

Result<std::size_t> ByteWindow::read(char *to, std::size_t bytes)
{
    const std::size_t shown = std::min(bytes, rest().size());
    std::copy_n(rest().data(), shown, to);
    skip(shown);
    const auto got = readFile(to + shown, bytes - shown);
    return got ? Result<std::size_t>(shown + *got) : got;
}

}  // namespace clientele
