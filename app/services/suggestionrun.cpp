// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/suggestionrun.h"

#include "app/future.h"
#include "app/services/providerservice.h"

#include <QtConcurrentRun>

#include <utility>

namespace clientele {

using recommend::ModelSteps;
using recommend::Recommendation;

SuggestionRun::SuggestionRun(Suggestions &service, const QString &customerId, const QLocale &locale, QObject *parent)
    : QObject(parent), m_service(service), m_customer(customerId), m_locale(locale)
{
    whenDone(service.engine(), this, [this](const Suggestions::Made &made) {
        m_notUsed = made.notUsed;
        if (!made.engine) {
            setStage(Stage::Done);
            emit failed(made.engine.error());
            return;
        }
        m_engine = *made.engine;
        compute();
    });
}

SuggestionRun::~SuggestionRun()
{
    // The steps speak to a provider that is let go of here.
    delete m_steps;
}

void SuggestionRun::compute()
{
    whenDone(QtConcurrent::run([engine = m_engine, customer = m_customer, locale = m_locale,
                                aside = m_service.setAside(m_customer, m_locale)] {
                 return engine->recommend(customer, locale, aside);
             }),
             this, [this](const Result<Recommendation> &result) {
                 if (result)
                     m_result = *result;
                 setStage(Stage::Done);
                 if (!result)
                     emit failed(result.error());
             });
}

void SuggestionRun::askModel()
{
    m_provider = m_service.provider().provider();
    if (m_stage != Stage::Done || !m_result || !m_provider)
        return;
    setStage(Stage::Waiting);
    whenDone(QtConcurrent::run(m_service.provider().personal()), this,
             [this](const std::shared_ptr<const privacy::PersonalData> &personal) {
                 if (m_stage == Stage::Waiting && personal)
                     beginSteps(personal);
                 else if (m_stage == Stage::Waiting)
                     setStage(Stage::Done);
             });
}

void SuggestionRun::beginSteps(const std::shared_ptr<const privacy::PersonalData> &personal)
{
    m_trace.emplace(m_service.recorder());
    const trace::Current inside(m_trace->context());
    m_steps = new ModelSteps(m_engine, *m_result, *m_provider, personal, m_locale, this);
    connect(m_steps, &ModelSteps::writing, this, [this](ModelSteps::Step step, const QStringList &drafts) {
        m_drafts = drafts;
        const Stage stage = step == ModelSteps::Step::Analyst ? Stage::Analyst : Stage::Specialist;
        if (stage != m_stage)
            setStage(stage);
        emit drafted();
    });
    connect(m_steps, &ModelSteps::analysisChecked, this, [this](const recommend::Analysis &analysis) {
        m_result->analysis = analysis;
        emit changed();
    });
    connect(m_steps, &ModelSteps::finished, this, [this](const Recommendation &result) {
        m_result = result;
        m_trace->end(*m_result);
        m_drafts.clear();
        std::exchange(m_steps, nullptr)->deleteLater();
        setStage(Stage::Done);
    });
}

void SuggestionRun::stop()
{
    if (m_steps)
        m_steps->cancel();
    else if (m_stage == Stage::Waiting)
        setStage(Stage::Done);
}

void SuggestionRun::setStage(Stage stage)
{
    m_stage = stage;
    emit changed();
}

}  // namespace clientele
