// SPDX-License-Identifier: GPL-3.0-or-later
// A request and its answer, as values.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace clientele::server {

using Header = std::pair<QByteArray, QByteArray>;

struct Request {
    QByteArray method;                               // "GET"
    QByteArray path;                                 // decoded: "/customers"
    std::vector<std::pair<QString, QString>> query;  // decoded, in order
    QByteArray host;                                 // as the client wrote it, empty where it did not (HTTP/1.0)
    std::vector<Header> headers;                     // names in lower case
    QByteArray body;
    bool keepAlive = true;

    [[nodiscard]] std::optional<QByteArray> header(const QByteArray &lowerCaseName) const;
};

struct Response {
    int status = 200;
    QByteArray body = {};
    QByteArray type = "application/json";
    std::vector<Header> headers = {};  // beside those that every answer has
    bool closes = false;               // the connection ends with it

    [[nodiscard]] static Response json(const QJsonObject &object);
    // {"error": "not_found", "detail": sentence}. Sentences of the wire are English; those about the book are the
    // program's own, in its language.
    [[nodiscard]] static Response error(int status, const QString &sentence);

    // `bodyless`: of a HEAD request, the length without the bytes.
    [[nodiscard]] QByteArray toBytes(bool keepAlive, bool bodyless) const;
};

}  // namespace clientele::server
