// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/message.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::server {

namespace {

struct Named {
    int status;
    const char *reason;
    const char *error;
};

constexpr Named statuses[] = {
    {200, "OK", ""},
    {400, "Bad Request", "bad_request"},
    {401, "Unauthorized", "unauthorized"},
    {403, "Forbidden", "forbidden"},
    {404, "Not Found", "not_found"},
    {405, "Method Not Allowed", "method_not_allowed"},
    {408, "Request Timeout", "request_timeout"},
    {413, "Content Too Large", "content_too_large"},
    {414, "URI Too Long", "uri_too_long"},
    {417, "Expectation Failed", "expectation_failed"},
    {422, "Unprocessable Content", "missing_parameter"},
    {429, "Too Many Requests", "too_many_requests"},
    {431, "Request Header Fields Too Large", "header_too_large"},
    {500, "Internal Server Error", "internal_error"},
    {501, "Not Implemented", "not_implemented"},
    {503, "Service Unavailable", "unavailable"},
    {504, "Gateway Timeout", "timeout"},
    {505, "HTTP Version Not Supported", "version_not_supported"},
};

const Named &named(int status)
{
    const auto *found = std::ranges::find(statuses, status, &Named::status);
    Q_ASSERT(found != std::end(statuses));
    return *found;
}

}  // namespace

std::optional<QByteArray> Request::header(const QByteArray &lowerCaseName) const
{
    const auto found = std::ranges::find(headers, lowerCaseName, &Header::first);
    return found == headers.end() ? std::nullopt : std::optional(found->second);
}

Response Response::json(const QJsonObject &object)
{
    return {200, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'};
}

Response Response::error(int status, const QString &sentence)
{
    Response response = json({{u"error"_s, QString::fromLatin1(named(status).error)}, {u"detail"_s, sentence}});
    response.status = status;
    return response;
}

QByteArray Response::toBytes(bool keepAlive, bool bodyless) const
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ' + named(status).reason + "\r\n";
    const auto add = [&bytes](const QByteArray &name, const QByteArray &value) {
        bytes += name + ": " + value + "\r\n";
    };
    add("Date",
        QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1());
    add("Content-Type", type);
    add("Content-Length", QByteArray::number(body.size()));
    add("Connection", keepAlive && !closes ? "keep-alive" : "close");
    add("Cache-Control", "no-store");
    add("X-Content-Type-Options", "nosniff");
    add("Referrer-Policy", "no-referrer");
    add("Cross-Origin-Resource-Policy", "same-origin");
    // An answer may set its own, narrower for what it is.
    if (std::ranges::find(headers, QByteArray("Content-Security-Policy"), &Header::first) == headers.end())
        add("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    for (const auto &[name, value] : headers)
        add(name, value);
    bytes += "\r\n";
    return bodyless ? bytes : bytes + body;
}

}  // namespace clientele::server
