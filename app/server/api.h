// SPDX-License-Identifier: GPL-3.0-or-later
// The REST API: customers, suggestions, its own description, health. What each route takes and answers is written in
// resources/server/openapi.json. Lives on the server's thread.
#pragma once

#include "app/server/servedbook.h"
#include "app/server/server.h"

#include <QThreadPool>

namespace clientele::server {

class Api {
public:
    // `book` is open, and outlives this.
    Api(ServedBook &book, const Limits &limits);
    ~Api();  // waits for the workers; no request may be under way any more
    Q_DISABLE_COPY_MOVE(Api)

    // The server's handler.
    void handle(const Request &request, QObject *requester, const Answer &answer);

private:
    void customers(QObject *requester, const Answer &answer);
    void recommendation(const Request &request, QObject *requester, const Answer &answer);
    [[nodiscard]] std::shared_ptr<llm::Provider> providerOf(const Serving &serving);

    ServedBook &m_book;
    Limits m_limits;
    QThreadPool m_workers;
    std::shared_ptr<int> m_underWay = std::make_shared<int>(0);  // suggestions
    std::shared_ptr<llm::Provider> m_provider;                   // of the latest serving
    QByteArray m_providerKey;
    PortfolioPtr m_providerBook;
};

}  // namespace clientele::server
