// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/platform/eventthread.h"
#include "app/platform/termination.h"
#include "app/server/api.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace clientele::cli {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("CommandLine", text); }

tl::expected<quint16, Failure> portOf(const Invocation &invocation)
{
    const auto given = invocation.options.constFind(QStringLiteral("--port"));
    if (given == invocation.options.constEnd())
        return quint16(0);
    bool isNumber = false;
    const ushort port = given->toUShort(&isNumber);
    if (!isNumber || QString::number(port) != *given)
        return wrongUsage(translated("--port wants a whole number from 0 to 65535; with 0 a free one is taken."));
    return port;
}

}  // namespace

Outcome runServe(const Invocation &invocation)
{
    const auto port = portOf(invocation);
    if (!port)
        return tl::unexpected(port.error());
    server::ServedBook book;
    if (auto opened = book.open(invocation.profile, Unlock::fromEnvironment()); !opened)
        return failed(opened);
    EventThread thread;
    const auto ended = thread.wait<Status>([&](QObject *owner, const auto &done) {
        auto *termination = new Termination(owner);
        const server::Limits limits;
        // Kept by the handler: it ends after the last of its requests.
        const auto api = std::make_shared<server::Api>(book, limits);
        auto *server =
            new server::Server([api](const server::Request &request, QObject *requester,
                                     const server::Answer &answer) { api->handle(request, requester, answer); },
                               limits, owner);
        if (auto listening = server->listen(*port); !listening) {
            done(listening);
            return;
        }
        QObject::connect(termination, &Termination::asked, owner, [done] { done({}); });
        const QJsonObject line{{QStringLiteral("url"), server->url()}, {QStringLiteral("token"), server->token()}};
        if (invocation.say && !invocation.say(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n'))
            done(fail(ErrorKind::Storage,
                      translated("The address could not be written to standard output, so nobody could use it.")));
    });
    if (!ended)
        return failed(ended);
    return Output{{}, {}, true};
}

}  // namespace clientele::cli
