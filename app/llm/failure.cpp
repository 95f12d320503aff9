// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/failure.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace clientele::llm {

namespace {

struct Words {
    FailureKind kind;
    const char *name;
    const char *message;
    const char *next;
};

// clang-format off
constexpr std::array table{
    Words{FailureKind::Unreachable, "unreachable", QT_TRANSLATE_NOOP("Provider", "The provider's server cannot be reached."),
          QT_TRANSLATE_NOOP("Provider", "Check the network and the provider's address; questions about the book are still answered here.")},
    Words{FailureKind::Dns, "dns", QT_TRANSLATE_NOOP("Provider", "The name of the provider's server has no address."),
          QT_TRANSLATE_NOOP("Provider", "Check the spelling of the provider's address, and the network.")},
    Words{FailureKind::Tls, "tls", QT_TRANSLATE_NOOP("Provider", "The connection to the provider is not secure, so nothing was sent."),
          QT_TRANSLATE_NOOP("Provider", "Check the provider's address and this computer's date, or ask who runs the network about its certificates.")},
    Words{FailureKind::Proxy, "proxy", QT_TRANSLATE_NOOP("Provider", "The network's proxy did not let the request through."),
          QT_TRANSLATE_NOOP("Provider", "Check the system's proxy settings, and its user name and password.")},
    Words{FailureKind::CaptivePortal, "captive_portal", QT_TRANSLATE_NOOP("Provider", "A web page answered in the provider's place; this network may want you to sign in."),
          QT_TRANSLATE_NOOP("Provider", "Open a browser and sign in to the network, or check the provider's address.")},
    Words{FailureKind::Redirected, "redirected", QT_TRANSLATE_NOOP("Provider", "The provider's address leads to another server, which was not followed."),
          QT_TRANSLATE_NOOP("Provider", "Sign in to the network if it asks for that, or set the provider's final address.")},
    Words{FailureKind::ConnectionReset, "connection_reset", QT_TRANSLATE_NOOP("Provider", "The provider broke off the connection."),
          QT_TRANSLATE_NOOP("Provider", "Ask again in a moment.")},
    Words{FailureKind::Stalled, "stalled", QT_TRANSLATE_NOOP("Provider", "The provider fell silent."),
          QT_TRANSLATE_NOOP("Provider", "Ask again; for a slow server of your own set CLIENTELE_STALL_SECONDS to a larger number.")},
    Words{FailureKind::Overloaded, "overloaded", QT_TRANSLATE_NOOP("Provider", "The provider is overloaded or out of order."),
          QT_TRANSLATE_NOOP("Provider", "Ask again in a few minutes.")},
    Words{FailureKind::RateLimited, "rate_limited", QT_TRANSLATE_NOOP("Provider", "The provider takes no more requests for the moment."),
          QT_TRANSLATE_NOOP("Provider", "Ask again in a minute.")},
    Words{FailureKind::QuotaSpent, "quota", QT_TRANSLATE_NOOP("Provider", "The provider's quota or spending limit is used up."),
          QT_TRANSLATE_NOOP("Provider", "Raise the limit in the provider's account, or choose another provider.")},
    Words{FailureKind::BadRequest, "bad_request", QT_TRANSLATE_NOOP("Provider", "The provider did not accept the request."),
          QT_TRANSLATE_NOOP("Provider", "Check the provider's model and dialect.")},
    Words{FailureKind::Unauthorised, "unauthorised", QT_TRANSLATE_NOOP("Provider", "The provider did not accept the API key."),
          QT_TRANSLATE_NOOP("Provider", "Enter the key again in the provider's settings, or set CLIENTELE_API_KEY.")},
    Words{FailureKind::Forbidden, "forbidden", QT_TRANSLATE_NOOP("Provider", "The API key may not use this model or this server."),
          QT_TRANSLATE_NOOP("Provider", "Choose another model, or a key that is allowed to use it.")},
    Words{FailureKind::NotFound, "not_found", QT_TRANSLATE_NOOP("Provider", "The provider knows no such model or address."),
          QT_TRANSLATE_NOOP("Provider", "Check the model's name and the end of the provider's address.")},
    Words{FailureKind::ServerError, "server_error", QT_TRANSLATE_NOOP("Provider", "The provider failed."),
          QT_TRANSLATE_NOOP("Provider", "Ask again later.")},
    Words{FailureKind::Malformed, "malformed", QT_TRANSLATE_NOOP("Provider", "The provider's answer cannot be read."),
          QT_TRANSLATE_NOOP("Provider", "Check the provider's dialect and address.")},
    Words{FailureKind::TooLong, "too_long", QT_TRANSLATE_NOOP("Provider", "The provider's answer was cut at 8 MB."),
          QT_TRANSLATE_NOOP("Provider", "Ask for less at a time.")},
    Words{FailureKind::Settings, "settings", QT_TRANSLATE_NOOP("Provider", "The provider's settings cannot work."),
          QT_TRANSLATE_NOOP("Provider", "Check the provider's settings.")},
    Words{FailureKind::Privacy, "privacy", QT_TRANSLATE_NOOP("Provider", "The request was not sent: it still held personal data."),
          QT_TRANSLATE_NOOP("Provider", "Leave that out of the question, or ask by the customer's name.")},
    Words{FailureKind::Cancelled, "cancelled", QT_TRANSLATE_NOOP("Provider", "The request was stopped."), ""},
};
// clang-format on

const Words &wordsOf(FailureKind kind) { return *std::ranges::find(table, kind, &Words::kind); }

ErrorKind errorKindOf(FailureKind kind)
{
    switch (kind) {
    case FailureKind::Cancelled:
        return ErrorKind::Cancelled;
    case FailureKind::Settings:
        return ErrorKind::InvalidInput;
    case FailureKind::NotFound:
        return ErrorKind::NotFound;
    case FailureKind::Malformed:
        return ErrorKind::Corrupt;
    case FailureKind::QuotaSpent:
    case FailureKind::BadRequest:
    case FailureKind::Unauthorised:
    case FailureKind::Forbidden:
    case FailureKind::Redirected:
    case FailureKind::Privacy:
    case FailureKind::TooLong:
        return ErrorKind::Refused;
    default:
        return ErrorKind::Unreachable;
    }
}

bool mayComeBack(FailureKind kind)
{
    return kind == FailureKind::Overloaded || kind == FailureKind::RateLimited || kind == FailureKind::ConnectionReset
           || kind == FailureKind::Stalled || kind == FailureKind::Unreachable;
}

// A server's words stand inside one sentence of ours: short, on one line.
QString shortened(const QString &detail)
{
    constexpr qsizetype most = 200;
    const QString line = detail.simplified();
    return line.size() <= most ? line : line.left(most) + u'…';
}

bool saysQuota(const QString &code, const QString &message)
{
    if (code.contains("rate_limit"_L1, Qt::CaseInsensitive))
        return false;
    for (const auto word : {"insufficient_quota"_L1, "quota"_L1, "billing"_L1, "spend"_L1, "credit balance"_L1})
        if (code.contains(word, Qt::CaseInsensitive) || message.contains(word, Qt::CaseInsensitive))
            return true;
    return false;
}

FailureKind kindOf(int status)
{
    switch (status) {
    case 400:
        return FailureKind::BadRequest;
    case 401:
        return FailureKind::Unauthorised;
    case 402:
        return FailureKind::QuotaSpent;
    case 403:
        return FailureKind::Forbidden;
    case 404:
        return FailureKind::NotFound;
    case 407:
        return FailureKind::Proxy;
    case 429:
        return FailureKind::RateLimited;
    case 500:
    case 502:
    case 503:
    case 529:
        return FailureKind::Overloaded;
    case 511:
        return FailureKind::CaptivePortal;
    default:
        break;
    }
    if (status >= 300 && status < 400)
        return FailureKind::Redirected;
    return status >= 500 ? FailureKind::ServerError : FailureKind::BadRequest;
}

// Inside a stream that began well there is only the error's own type to go by.
FailureKind kindOfType(const QString &type)
{
    constexpr std::pair<QLatin1StringView, FailureKind> types[] = {
        {"overloaded"_L1, FailureKind::Overloaded},         {"rate_limit"_L1, FailureKind::RateLimited},
        {"authentication"_L1, FailureKind::Unauthorised},   {"invalid_api_key"_L1, FailureKind::Unauthorised},
        {"permission"_L1, FailureKind::Forbidden},          {"not_found"_L1, FailureKind::NotFound},
        {"invalid_request"_L1, FailureKind::BadRequest},    {"billing"_L1, FailureKind::QuotaSpent},
        {"insufficient_quota"_L1, FailureKind::QuotaSpent}, {"server_error"_L1, FailureKind::Overloaded},
        {"api_error"_L1, FailureKind::Overloaded}};
    for (const auto &[part, kind] : types)
        if (type.contains(part, Qt::CaseInsensitive))
            return kind;
    return FailureKind::ServerError;
}

std::optional<std::chrono::milliseconds> waitOf(const HttpAnswer &answer, qint64 now)
{
    bool isNumber = false;
    if (const double ms = answer.retryAfterMs.trimmed().toDouble(&isNumber); isNumber && ms >= 0 && ms < 1e12)
        return std::chrono::milliseconds(static_cast<qint64>(ms));
    const QByteArray value = answer.retryAfter.trimmed();
    if (const double seconds = value.toDouble(&isNumber); isNumber && seconds >= 0 && seconds < 1e9)
        return std::chrono::milliseconds(static_cast<qint64>(seconds * 1000));
    const QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(value), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return std::nullopt;
    const qint64 until = QDateTime(date.date(), date.time(), Qt::UTC).toSecsSinceEpoch();
    return std::chrono::seconds(std::max<qint64>(until - now, 0));
}

}  // namespace

const char *nameOf(FailureKind kind) { return wordsOf(kind).name; }

std::optional<FailureKind> failureKindNamed(QStringView name)
{
    const auto found =
        std::ranges::find_if(table, [name](const Words &words) { return name == QLatin1StringView(words.name); });
    return found == table.end() ? std::nullopt : std::optional(found->kind);
}

Error Failure::toError() const { return {errorKindOf(kind), message, next, mayComeBack(kind)}; }

QJsonObject Failure::toJson() const
{
    return {{u"kind"_s, QString::fromLatin1(nameOf(kind))}, {u"message"_s, message}, {u"next"_s, next}};
}

Failure failureOf(FailureKind kind, const QString &detail, int httpStatus)
{
    const Words &words = wordsOf(kind);
    Failure failure{kind, QCoreApplication::translate("Provider", words.message), {}, httpStatus};
    if (*words.next)
        failure.next = QCoreApplication::translate("Provider", words.next);
    QStringList details;
    if (httpStatus != 0)
        details += QCoreApplication::translate("Provider", "HTTP %1", "a status code").arg(httpStatus);
    if (const QString said = shortened(detail); !said.isEmpty())
        details += u'“' + said + u'”';
    if (!details.isEmpty()) {
        if (failure.message.endsWith(u'.'))
            failure.message.chop(1);
        failure.message += u" ("_s + details.join(u", "_s) + u")."_s;
    }
    return failure;
}

std::optional<Failure> failureIn(const QJsonObject &body, int status)
{
    const QJsonValue value = body.value(u"error"_s);
    QString type;
    QString message;
    if (value.isObject()) {
        const QJsonObject error = value.toObject();
        type = error.value(u"code"_s).toString() + u' ' + error.value(u"type"_s).toString();
        message = error.value(u"message"_s).toString();
        // vLLM and others put the status into the code.
        if (const int code = error.value(u"code"_s).toInt(); status == 0 && code >= 400 && code < 600)
            status = code;
    } else if (value.isString()) {
        message = value.toString();
    } else if (body.value(u"object"_s) == u"error"_s) {
        type = body.value(u"type"_s).toString();
        message = body.value(u"message"_s).toString();
        if (const int code = body.value(u"code"_s).toInt(); status == 0 && code >= 400 && code < 600)
            status = code;
    } else {
        return std::nullopt;
    }
    FailureKind kind = status != 0 ? kindOf(status) : kindOfType(type);
    if ((kind == FailureKind::RateLimited || kind == FailureKind::BadRequest) && saysQuota(type, message)
        && (status == 429 || status == 0 || type.contains("billing"_L1) || message.contains("credit balance"_L1)))
        kind = FailureKind::QuotaSpent;
    return failureOf(kind, message, status);
}

bool looksLikeHtml(const QByteArray &contentType, const QByteArray &body)
{
    if (contentType.toLower().contains("html"))
        return true;
    const QByteArray start = body.trimmed().left(64).toLower();
    return start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<head");
}

Failure failureOf(const HttpAnswer &answer, qint64 nowUtcSeconds)
{
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    Failure failure = failureIn(body, answer.status).value_or(failureOf(kindOf(answer.status), {}, answer.status));
    failure.retryAfter = waitOf(answer, nowUtcSeconds);
    return failure;
}

}  // namespace clientele::llm
