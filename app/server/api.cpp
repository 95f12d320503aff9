// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api.h"

#include "app/future.h"
#include "app/privacy/outgoingscan.h"
#include "app/server/description.h"
#include "app/server/suggestioncall.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace clientele::server {

namespace {

enum class Route { Customers, Recommendation, Description, Docs, Health };

struct Path {
    const char *path;
    const char *methods;
    Route route;
};

constexpr std::array paths{
    Path{"/customers", "GET, HEAD", Route::Customers},
    Path{"/recommendation", "POST", Route::Recommendation},
    Path{"/openapi.json", "GET, HEAD", Route::Description},
    Path{"/docs", "GET, HEAD", Route::Docs},
    Path{"/health", "GET, HEAD", Route::Health},
};

Response busy()
{
    Response response = Response::error(503, u"Too many suggestions are being made: try again in a moment."_s);
    response.headers.emplace_back("Retry-After", "1");
    return response;
}

Response ofError(const Error &error)
{
    return Response::error(error.kind == ErrorKind::NotFound ? 404 : 500, error.sentence());
}

// The parameter's one value; the answer to give where there is none.
tl::expected<QString, Response> customerIn(const Request &request)
{
    std::optional<QString> id;
    for (const auto &[name, value] : request.query) {
        if (name != u"customer_id")
            continue;
        if (id)
            return tl::unexpected(Response::error(422, u"The parameter customer_id is given twice."_s));
        id = value;
    }
    if (!id || id->isEmpty())
        return tl::unexpected(Response::error(422, u"The parameter customer_id is missing."_s));
    return *id;
}

// Counts itself for as long as its requester lives.
class UnderWay : public QObject {
public:
    UnderWay(std::shared_ptr<int> count, QObject *requester) : QObject(requester), m_count(std::move(count))
    {
        ++*m_count;
    }
    ~UnderWay() override { --*m_count; }
    Q_DISABLE_COPY_MOVE(UnderWay)

private:
    std::shared_ptr<int> m_count;
};

}  // namespace

Api::Api(ServedBook &book, const Limits &limits) : m_book(book), m_limits(limits) {}

Api::~Api() = default;

void Api::handle(const Request &request, QObject *requester, const Answer &answer)
{
    const auto *found = std::ranges::find_if(paths, [&](const Path &one) { return request.path == one.path; });
    if (found == paths.end())
        return answer(Response::error(404, u"There is no such route; GET /openapi.json lists them."_s));
    if (!QByteArray(found->methods).split(',').contains(request.method)
        && !QByteArray(found->methods).split(',').contains(' ' + request.method))
    {
        Response response = Response::error(405, u"This route takes %1."_s.arg(QLatin1StringView(found->methods)));
        response.headers.emplace_back("Allow", found->methods);
        return answer(response);
    }
    switch (found->route) {
    case Route::Health:
        return answer(Response::json({{u"status"_s, u"ok"_s}}));
    case Route::Description:
        return answer(descriptionOfApi());
    case Route::Docs:
        return answer(docsPage());
    case Route::Customers:
        return customers(requester, answer);
    case Route::Recommendation:
        return recommendation(request, requester, answer);
    }
}

void Api::customers(QObject *requester, const Answer &answer)
{
    whenDone(m_book.now(), requester, [answer](const Result<Serving> &serving) {
        if (!serving)
            return answer(ofError(serving.error()));
        QJsonArray ids;
        const Portfolio &book = *serving->book;
        for (RowIndex row = 0; row < book.rows(Table::Customers); ++row)
            ids.append(book.textAt(Field::CustomerId, row));
        answer(Response::json({{u"customer_ids"_s, ids}}));
    });
}

std::shared_ptr<llm::Provider> Api::providerOf(const Serving &serving)
{
    if (!serving.provider) {
        m_provider.reset();
        return nullptr;
    }
    // The gate knows the names of one book.
    const bool isSame = m_provider && m_provider->settings() == *serving.provider && m_providerKey == serving.key
                        && m_providerBook == serving.book;
    if (!isSame) {
        const auto check = [personal = serving.personal](const QByteArray &body) {
            return privacy::outgoingCheck(personal())(body);
        };
        m_provider = std::make_shared<llm::Provider>(*serving.provider, serving.key, check);
        m_providerKey = serving.key;
        m_providerBook = serving.book;
    }
    return m_provider;
}

void Api::recommendation(const Request &request, QObject *requester, const Answer &answer)
{
    const auto customer = customerIn(request);
    if (!customer)
        return answer(customer.error());
    if (*m_underWay >= m_limits.suggestions)
        return answer(busy());
    new UnderWay(m_underWay, requester);
    whenDone(m_book.now(), requester, [this, id = *customer, requester, answer](const Result<Serving> &serving) {
        if (!serving)
            return answer(ofError(serving.error()));
        auto *call = new SuggestionCall(*serving, id, providerOf(*serving), m_book.recorder(), m_limits.answering,
                                        m_workers, requester);
        QObject::connect(call, &SuggestionCall::finished, requester, [answer](const recommend::Recommendation &result) {
            answer(Response::json({{u"recommendation"_s, result.toText(QLocale())}, {u"result"_s, result.toJson()}}));
        });
        QObject::connect(call, &SuggestionCall::failed, requester,
                         [answer](const Error &error) { answer(ofError(error)); });
        QObject::connect(call, &SuggestionCall::tooLate, requester,
                         [answer] { answer(Response::error(504, u"The suggestions took too long."_s)); });
    });
}

}  // namespace clientele::server
