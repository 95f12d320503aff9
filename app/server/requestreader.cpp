// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/requestreader.h"

#include <QStringDecoder>

#include <algorithm>
#include <cctype>
#include <cstring>

using namespace Qt::StringLiterals;

namespace clientele::server {

namespace {

constexpr qsizetype longestChunkLine = 256;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isTokenCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
           || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c));
}

bool isToken(const QByteArray &text) { return !text.isEmpty() && std::ranges::all_of(text, isTokenCharacter); }

// One path a resource: a percent that encodes nothing, or text that is no UTF-8, names none.
std::optional<QByteArray> decoded(QByteArray text, bool isForm)
{
    if (isForm)
        text.replace('+', ' ');
    for (qsizetype i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1))
        if (i + 2 >= text.size() || !std::isxdigit(static_cast<unsigned char>(text[i + 1]))
            || !std::isxdigit(static_cast<unsigned char>(text[i + 2])))
            return std::nullopt;
    QByteArray bytes = QByteArray::fromPercentEncoding(text);
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString read = utf8(bytes);
    return utf8.hasError() || read.contains(QChar::Null) ? std::nullopt : std::optional(bytes);
}

bool lists(const QByteArray &value, const QByteArray &word)
{
    return std::ranges::any_of(value.toLower().split(','),
                               [&word](const QByteArray &one) { return one.trimmed() == word; });
}

}  // namespace

RequestReader::State RequestReader::feed(QByteArray &input)
{
    if (m_state == State::Head)
        readHead(input);
    if (m_state == State::Body)
        m_isChunked ? readChunks(input) : readBody(input);
    return m_state;
}

void RequestReader::refuse(int status, const QString &sentence)
{
    m_state = State::Refused;
    m_refusal = Response::error(status, sentence);
    m_refusal.closes = true;
}

std::optional<QByteArray> RequestReader::takeLine(QByteArray &input, qsizetype longest, int statusPast)
{
    const qsizetype end = input.indexOf('\n');
    if ((end < 0 ? input.size() : end) > longest) {
        refuse(statusPast, u"A line of the request is longer than %1 bytes."_s.arg(longest));
        return std::nullopt;
    }
    if (end < 0)
        return std::nullopt;
    if (end == 0 || input[end - 1] != '\r') {
        refuse(400, u"Lines end with CR LF."_s);
        return std::nullopt;
    }
    QByteArray line = input.left(end - 1);
    input.remove(0, end + 1);
    if (std::ranges::any_of(line,
                            [](char c) { return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f'; })) {
        refuse(400, u"There is a control character in the request's head."_s);
        return std::nullopt;
    }
    return line;
}

void RequestReader::readHead(QByteArray &input)
{
    while (m_state == State::Head) {
        const qsizetype before = input.size();
        const qsizetype left = m_limits.headBytes - m_headBytes;
        const qsizetype longest = m_hasRequestLine ? left : std::min(left, m_limits.targetBytes);
        const auto line = takeLine(input, longest, m_hasRequestLine ? 431 : 414);
        if (!line)
            return;
        m_headBytes += before - input.size();
        if (!m_hasRequestLine) {
            if (!line->isEmpty())  // some clients end a body with an empty line
                readRequestLine(*line);
        } else if (line->isEmpty()) {
            headIsWhole();
        } else {
            readHeader(*line);
        }
    }
}

void RequestReader::readRequestLine(const QByteArray &line)
{
    m_hasRequestLine = true;
    const QList<QByteArray> words = line.split(' ');
    if (words.size() != 3 || !isToken(words[0]) || !words[2].startsWith("HTTP/"))
        return refuse(400, u"The request line is not METHOD TARGET HTTP/1.1."_s);
    m_version = words[2].mid(5);
    if (m_version.size() != 3 || !isDigit(m_version[0]) || m_version[1] != '.' || !isDigit(m_version[2]))
        return refuse(400, u"The request line names no version of HTTP."_s);
    if (m_version != "1.1" && m_version != "1.0")
        return refuse(505, u"HTTP/1.1 is spoken here."_s);
    m_request.method = words[0];
    m_request.keepAlive = m_version == "1.1";
    readTarget(words[1]);
}

void RequestReader::readTarget(const QByteArray &target)
{
    QByteArray rest = target;
    if (rest.toLower().startsWith("http://")) {
        const qsizetype slash = rest.indexOf('/', 7);
        m_request.host = rest.mid(7, slash < 0 ? -1 : slash - 7);
        rest = slash < 0 ? QByteArray("/") : rest.mid(slash);
    }
    const qsizetype question = rest.indexOf('?');
    const auto path = decoded(question < 0 ? rest : rest.left(question), false);
    const bool isVisible = std::ranges::all_of(rest, [](char c) { return c > ' ' && c < '\x7f'; });
    if (!isVisible || !path || rest.contains('#') || !(rest.startsWith('/') || rest == "*"))
        return refuse(400, u"The request's target is no path."_s);
    m_request.path = *path;
    if (question < 0)
        return;
    for (const QByteArray &pair : rest.mid(question + 1).split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = decoded(equals < 0 ? pair : pair.left(equals), true);
        const auto value = decoded(equals < 0 ? QByteArray() : pair.mid(equals + 1), true);
        if (!name || !value)
            return refuse(400, u"A parameter is not percent-encoded UTF-8."_s);
        m_request.query.emplace_back(QString::fromUtf8(*name), QString::fromUtf8(*value));
    }
}

void RequestReader::readHeader(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    // A line that begins with a space would go on from the one before, or be a header of its own: nobody agrees.
    if (colon < 0 || !isToken(line.left(colon)))
        return refuse(400, u"A header is not NAME: VALUE."_s);
    if (static_cast<qsizetype>(m_request.headers.size()) == m_limits.headers)
        return refuse(431, u"There are more than %1 headers."_s.arg(m_limits.headers));
    m_request.headers.emplace_back(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
}

void RequestReader::headIsWhole()
{
    const auto times = [this](const QByteArray &name) {
        return std::ranges::count(m_request.headers, name, &Header::first);
    };
    if (times("host") > 1 || (times("host") == 0 && m_version == "1.1"))
        return refuse(400, u"A request has one Host header."_s);
    if (m_request.host.isEmpty())
        m_request.host = m_request.header("host").value_or(QByteArray());
    if (times("content-length") > 1 || (times("content-length") > 0 && times("transfer-encoding") > 0))
        return refuse(400, u"The length of the body is said twice."_s);
    if (const auto connection = m_request.header("connection")) {
        if (lists(*connection, "close"))
            m_request.keepAlive = false;
        else if (lists(*connection, "keep-alive"))
            m_request.keepAlive = true;
    }
    const auto tooLarge = [this] {
        refuse(413, u"A body of more than %1 bytes is not read."_s.arg(m_limits.bodyBytes));
    };
    if (const auto expectation = m_request.header("expect")) {
        if (expectation->toLower() != "100-continue")
            return refuse(417, u"Only 100-continue can be expected."_s);
        m_awaitsContinue = m_version == "1.1";
    }
    if (times("transfer-encoding") > 0) {
        if (times("transfer-encoding") > 1 || m_request.header("transfer-encoding")->toLower() != "chunked")
            return refuse(501, u"Bodies come whole or chunked."_s);
        if (m_version == "1.0")
            return refuse(400, u"HTTP/1.0 knows no chunks."_s);
        m_isChunked = true;
    } else if (const auto length = m_request.header("content-length")) {
        if (length->isEmpty() || !std::ranges::all_of(*length, isDigit))
            return refuse(400, u"Content-Length is no number."_s);
        bool isNumber = false;
        m_bodyBytes = length->toLongLong(&isNumber);
        if (!isNumber || m_bodyBytes > m_limits.bodyBytes)
            return tooLarge();
    }
    m_state = m_isChunked || m_bodyBytes > 0 ? State::Body : State::Whole;
}

void RequestReader::readBody(QByteArray &input)
{
    const qsizetype taken = std::min<qsizetype>(input.size(), m_bodyBytes);
    m_request.body += input.left(taken);
    input.remove(0, taken);
    m_bodyBytes -= taken;
    if (m_bodyBytes == 0)
        m_state = State::Whole;
}

void RequestReader::readChunks(QByteArray &input)
{
    while (m_state == State::Body) {
        if (m_chunk == Chunk::Data) {
            const qsizetype taken = std::min<qsizetype>(input.size(), m_bodyBytes);
            m_request.body += input.left(taken);
            input.remove(0, taken);
            m_bodyBytes -= taken;
            if (m_bodyBytes > 0)
                return;
            m_chunk = Chunk::DataEnd;
        }
        const auto line = takeLine(input, longestChunkLine, 400);
        if (!line)
            return;
        if (m_chunk == Chunk::DataEnd) {
            if (!line->isEmpty())
                return refuse(400, u"A chunk is longer than it says."_s);
            m_chunk = Chunk::Size;
        } else if (m_chunk == Chunk::Size) {
            const QByteArray size = line->left(line->indexOf(';') < 0 ? line->size() : line->indexOf(';')).trimmed();
            const bool isHex = !size.isEmpty() && std::ranges::all_of(size, [](char c) {
                return std::isxdigit(static_cast<unsigned char>(c)) != 0;
            });
            if (!isHex)
                return refuse(400, u"A chunk has no size."_s);
            bool isNumber = false;
            m_bodyBytes = size.toLongLong(&isNumber, 16);
            if (!isNumber || m_bodyBytes > m_limits.bodyBytes - m_request.body.size())
                return refuse(413, u"A body of more than %1 bytes is not read."_s.arg(m_limits.bodyBytes));
            m_chunk = m_bodyBytes == 0 ? Chunk::Trailer : Chunk::Data;
        } else if (line->isEmpty()) {
            m_state = State::Whole;
        } else if ((m_trailerBytes += line->size()) > m_limits.headBytes) {
            return refuse(431, u"The trailer is too long."_s);
        }
    }
}

}  // namespace clientele::server
