// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong with a provider: a kind to branch on, a sentence, a next step that names the setting to mend.
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>

namespace clientele::llm {

enum class FailureKind {
    Unreachable,    // no network, connection refused
    Dns,            // the server's name has no address
    Tls,            // certificate or handshake
    Proxy,          // the proxy is not there, or wants something
    CaptivePortal,  // a web page where the provider should be: a network that wants a sign-in
    Redirected,     // to another origin: not followed
    ConnectionReset,
    Stalled,       // silent for too long
    Overloaded,    // 500, 502, 503, 529
    RateLimited,   // 429
    QuotaSpent,    // 402, and a 429 that says so
    BadRequest,    // 400 and what else of 4xx is none of the next
    Unauthorised,  // 401
    Forbidden,     // 403
    NotFound,      // 404: the address or the model
    ServerError,   // what else of 5xx
    Malformed,     // not the dialect that was expected
    TooLong,       // past 8 MB
    Settings,      // nothing was sent: the settings cannot work
    Privacy,       // nothing was sent: the outgoing scan found something
    Cancelled,
};

struct Failure {
    FailureKind kind = FailureKind::Unreachable;
    QString message;     // one sentence, translated
    QString next;        // one sentence, may be empty
    int httpStatus = 0;  // 0: there was no answer
    std::optional<std::chrono::milliseconds> retryAfter = {};

    [[nodiscard]] Error toError() const;
    // {"kind","message","next"} of the command line's contract.
    [[nodiscard]] QJsonObject toJson() const;
    bool operator==(const Failure &) const = default;
};

[[nodiscard]] const char *nameOf(FailureKind kind);  // "rate_limited"
[[nodiscard]] std::optional<FailureKind> failureKindNamed(QStringView name);

// With the words of its kind. `detail` is what the server or the system says; it is shortened, and may be empty.
[[nodiscard]] Failure failureOf(FailureKind kind, const QString &detail = {}, int httpStatus = 0);

// An answer that is not 2xx, by its status, its headers' Retry-After and what its body says. `now` is UTC.
struct HttpAnswer {
    int status = 0;
    QByteArray contentType;
    QByteArray retryAfter;    // the header's value: seconds or a date
    QByteArray retryAfterMs;  // of the header that some servers add
    QByteArray body;
};
[[nodiscard]] Failure failureOf(const HttpAnswer &answer, qint64 nowUtcSeconds);

// An error object of either dialect, where a body or an event holds one; `status` 0 inside a stream.
[[nodiscard]] std::optional<Failure> failureIn(const QJsonObject &body, int status);

[[nodiscard]] bool looksLikeHtml(const QByteArray &contentType, const QByteArray &body);

}  // namespace clientele::llm
