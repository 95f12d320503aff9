// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/gate.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

#include <openssl/crypto.h>

using namespace Qt::StringLiterals;

namespace clientele::server {

namespace {

// Of equal length whatever the client sent: neither the time nor an early end tells how much of a guess was right.
bool isSame(const QByteArray &a, const QByteArray &b)
{
    const QByteArray left = QCryptographicHash::hash(a, QCryptographicHash::Sha256);
    const QByteArray right = QCryptographicHash::hash(b, QCryptographicHash::Sha256);
    return CRYPTO_memcmp(left.constData(), right.constData(), static_cast<std::size_t>(left.size())) == 0;
}

// Pages for people: a browser asks for a password, and can send no Bearer token. They hold nothing of the book.
bool isPage(const QByteArray &path) { return path == "/docs" || path == "/openapi.json"; }

Response unauthorised(const Request &request)
{
    Response response =
        Response::error(401, u"Send the token that was printed at the start as \"Authorization: Bearer TOKEN\"."_s);
    response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"clientele\"");
    if (isPage(request.path))
        response.headers.emplace_back("WWW-Authenticate", "Basic realm=\"clientele: any name, the token as password\"");
    return response;
}

}  // namespace

QByteArray randomToken()
{
    std::array<quint32, 8> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), static_cast<qsizetype>(bits.size()));
    return QByteArray(reinterpret_cast<const char *>(bits.data()), sizeof bits)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Gate::Gate(quint16 port, QByteArray token, const Limits &limits)
    : m_port(port),
      m_token(std::move(token)),
      m_known(limits.perSecond, limits.burst),
      m_unknown(limits.perSecond, limits.burst)
{}

bool Gate::isOurs(const QByteArray &authority) const
{
    const QByteArray port = ':' + QByteArray::number(m_port);
    const QByteArray wanted = authority.toLower();
    for (const char *name : {"127.0.0.1", "localhost"})
        if (wanted == name + port || (m_port == 80 && wanted == name))
            return true;
    return false;
}

bool Gate::hasToken(const Request &request) const
{
    const QByteArray value = request.header("authorization").value_or(QByteArray());
    const qsizetype space = value.indexOf(' ');
    const QByteArray scheme = value.left(space).toLower();
    const QByteArray rest = value.mid(space + 1).trimmed();
    if (space < 0)
        return false;
    if (scheme == "bearer")
        return isSame(rest, m_token);
    if (scheme == "basic" && isPage(request.path)) {
        const QByteArray pair = QByteArray::fromBase64(rest);
        return isSame(pair.mid(pair.indexOf(':') + 1), m_token);
    }
    return false;
}

std::optional<Response> Gate::refusal(const Request &request, RateLimit::Time now)
{
    if (!isOurs(request.host))
        return Response::error(403, u"Requests are taken for 127.0.0.1 and localhost at this port alone."_s);
    for (const auto &[name, value] : request.headers)
        if (name == "origin" && !(value.toLower().startsWith("http://") && isOurs(value.mid(7))))
            return Response::error(403, u"Requests of other origins are not taken."_s);
    const bool known = hasToken(request);
    RateLimit &rate = known ? m_known : m_unknown;
    if (!rate.take(now)) {
        Response response = Response::error(429, u"Too many requests: wait a moment."_s);
        response.headers.emplace_back("Retry-After", QByteArray::number(rate.wait()));
        return response;
    }
    if (!known && request.path != "/health")
        return unauthorised(request);
    return std::nullopt;
}

}  // namespace clientele::server
