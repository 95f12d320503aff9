// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/description.h"

#include <QCryptographicHash>
#include <QFile>

using namespace Qt::StringLiterals;

namespace clientele::server {

namespace {

QByteArray resource(const QString &name)
{
    QFile file(u":/server/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// What stands between <style> and </style>, which the policy names by its hash.
QByteArray styleOf(const QByteArray &page)
{
    const qsizetype begin = page.indexOf("<style>") + 7;
    return page.mid(begin, page.indexOf("</style>") - begin);
}

}  // namespace

Response descriptionOfApi() { return {200, resource(u"openapi.json"_s)}; }

Response docsPage()
{
    const QByteArray page = resource(u"docs.html"_s);
    const QByteArray hash = QCryptographicHash::hash(styleOf(page), QCryptographicHash::Sha256).toBase64();
    return {200,
            page,
            "text/html; charset=utf-8",
            {{"Content-Security-Policy", "default-src 'none'; style-src 'sha256-" + hash
                                             + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"}}};
}

}  // namespace clientele::server
