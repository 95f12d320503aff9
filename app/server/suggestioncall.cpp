// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/suggestioncall.h"

#include "app/future.h"

#include <QtConcurrentRun>

namespace clientele::server {

struct SuggestionCall::Local {
    Result<recommend::Recommendation> result;
    std::shared_ptr<const privacy::PersonalData> personal;
};

SuggestionCall::SuggestionCall(Serving serving, const QString &customerId, std::shared_ptr<llm::Provider> provider,
                               std::shared_ptr<trace::Recorder> recorder, std::chrono::milliseconds time,
                               QThreadPool &workers, QObject *requester)
    : QObject(requester), m_serving(std::move(serving)), m_provider(std::move(provider)), m_trace(std::move(recorder))
{
    m_time.setSingleShot(true);
    m_time.callOnTimeout(this, [this] {
        if (m_steps) {
            m_steps->cancel();  // which ends with the local result
        } else if (!std::exchange(m_over, true)) {
            emit tooLate();
        }
    });
    m_time.start(time);
    const auto compute = [engine = m_serving.engine, personal = m_serving.personal, customerId, locale = m_locale,
                          aside = recommend::setAside(m_serving.decisions, customerId, QDate::currentDate(), m_locale),
                          asksModel = m_provider != nullptr]() -> Local {
        if (!engine)
            return {tl::unexpected(engine.error()), nullptr};
        auto result = (*engine)->recommend(customerId, locale, aside);
        const bool asks = asksModel && result.has_value();
        return {std::move(result), asks ? personal() : nullptr};
    };
    whenDone(QtConcurrent::run(&workers, compute), this, [this](const Local &local) { takeLocal(local); });
}

SuggestionCall::~SuggestionCall()
{
    delete m_steps;  // its calls use the provider's network
}

void SuggestionCall::takeLocal(const Local &local)
{
    if (m_over)
        return;
    if (!local.result) {
        m_over = true;
        m_trace.fail(local.result.error());
        emit failed(local.result.error());
        return;
    }
    const auto end = [this](recommend::Recommendation result) {
        m_over = true;
        m_time.stop();
        m_trace.end(result);
        emit finished(result);
    };
    if (!m_provider) {
        end(*local.result);
        return;
    }
    const trace::Current inside(m_trace.context());
    m_steps = new recommend::ModelSteps(*m_serving.engine, *local.result, *m_provider, local.personal, m_locale, this);
    connect(m_steps, &recommend::ModelSteps::finished, this, end);
}

}  // namespace clientele::server
