// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/modelsteps.h"

#include "app/llm/structuredcall.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

ModelSteps::ModelSteps(std::shared_ptr<const SuggestionEngine> engine, Recommendation local, llm::Provider &provider,
                       std::shared_ptr<const privacy::PersonalData> personal, const QLocale &locale, QObject *receiver)
    : QObject(receiver),
      m_engine(std::move(engine)),
      m_local(std::move(local)),
      m_result(m_local),
      m_provider(provider),
      m_personal(std::move(personal)),
      m_gate(m_personal),
      m_locale(locale),
      m_row(*m_engine->book(), m_engine->book()->customerRow(m_local.customerId).value()),
      m_brief(*m_engine, m_row, m_local.analysis.facts),
      m_given(m_brief.given(m_local.eligible)),
      m_trace(trace::current())
{
    QMetaObject::invokeMethod(this, &ModelSteps::begin, Qt::QueuedConnection);
}

Fairness ModelSteps::twinsOfRequest()
{
    return tryTwins(m_row, m_engine->rules().ageOfMajority, [this](const CustomerRow &row) {
        // A gate of its own: tokens are numbered as they come.
        privacy::Conversation gate(m_personal);
        const Brief brief(*m_engine, row, m_local.analysis.facts);
        QStringList texts;
        for (const llm::Message &message : analystRequest(brief, m_locale, gate).messages)
            texts += message.text;
        for (const Product &product : m_engine->products())
            if (product.credit
                && standingOf(m_engine->rules(), product, m_engine->recordOf(row, Purpose::Credit))
                       == Standing::Eligible)
                texts += product.id;
        return texts;
    });
}

void ModelSteps::begin()
{
    if (m_over)
        return;
    m_result.fairness = twinsOfRequest();
    if (!m_local.fairness.isFair() || !m_result.fairness.isFair() || m_local.eligible.empty()) {
        if (!m_result.fairness.isFair())
            m_local.fairness = m_result.fairness;
        // There is nothing that a model may choose from, or it would be told what it must not know.
        end(m_local);
        return;
    }
    ask(Step::Analyst, analystRequest(m_brief, m_locale, m_gate), &ModelSteps::analysed);
}

void ModelSteps::ask(Step step, const llm::ChatRequest &request, void (ModelSteps::*then)(const QJsonObject &))
{
    m_drafts.clear();
    emit writing(step, {});
    m_stepSpan =
        m_trace.begin(trace::Kind::Step, step == Step::Analyst ? u"data_analyst"_s : u"recommendation_specialist"_s);
    const trace::Current inside(m_trace.under(m_stepSpan));
    m_call = m_provider.structured(request, this);
    connect(m_call, &llm::StructuredCall::happened, this, [this, step](const llm::ChatEvent &one) {
        if (const auto *delta = std::get_if<llm::TextDelta>(&one)) {
            m_drafts.add(delta->text);
            QStringList texts = m_drafts.texts();
            for (QString &text : texts)
                text = m_gate.restored(text);
            emit writing(step, texts);
        }
        if (const auto *ended = std::get_if<llm::Finished>(&one); ended && !ended->model.isEmpty())
            m_result.model = ended->model;
        emit happened(one);
    });
    connect(m_call, &llm::StructuredCall::sent, this, [this](const QByteArray &body) { m_sent.push_back(body); });
    connect(m_call, &llm::StructuredCall::done, this, [this, then](const llm::StructuredResult &result) {
        if (m_over)
            return;
        std::exchange(m_call, nullptr)->deleteLater();
        endStep(result.failure);
        if (result.value)
            (this->*then)(*result.value);
        else
            failWith(result.failure.value_or(llm::failureOf(llm::FailureKind::Malformed)));
    });
}

void ModelSteps::analysed(const QJsonObject &answer)
{
    std::vector<Found> claims = claimsIn(answer, m_brief, m_given, m_gate, m_checked);
    Analysis forModel;
    // An analysis of which nothing stands leaves the local one; of that, only what credit may rest on goes out.
    if (claims.empty())
        forModel.found = findingsOf(m_engine->rules(), m_engine->recordOf(m_row, Purpose::Credit), m_engine->figures(),
                                    m_row.row(), m_locale);
    else
        forModel.found = m_result.analysis.found = std::move(claims);
    emit analysisChecked(m_result.analysis);
    ask(Step::Specialist, specialistRequest(m_brief, forModel, m_local.eligible, m_engine->rules(), m_locale, m_gate),
        &ModelSteps::chosen);
}

void ModelSteps::chosen(const QJsonObject &answer)
{
    m_result.credit.clear();
    m_result.other.clear();
    const Rules &rules = m_engine->rules();
    for (Suggestion &one : suggestionsIn(answer, m_brief, m_local.eligible, m_given, m_gate, m_checked)) {
        auto &list = one.product.credit ? m_result.credit : m_result.other;
        if (list.size() < static_cast<std::size_t>(one.product.credit ? rules.mostCredit : rules.mostOther))
            list.push_back(std::move(one));
    }
    if (m_result.credit.empty() && m_result.other.empty()) {
        failWith(llm::failureOf(
            llm::FailureKind::Malformed,
            QCoreApplication::translate("Recommend", "it suggested nothing that stands up to the record")));
        return;
    }
    m_result.engine = u"provider"_s;
    if (m_result.model.isEmpty())
        m_result.model = m_provider.settings().model;
    m_result.promptVersion = QString::fromLatin1(promptVersion);
    m_result.refused = std::move(m_checked.refused);
    m_result.unverified = std::move(m_checked.unverified);
    end(m_result);
}

void ModelSteps::failWith(const llm::Failure &failure)
{
    Recommendation local = m_local;
    local.failure = failure;
    local.refused = std::move(m_checked.refused);
    local.unverified = std::move(m_checked.unverified);
    end(local);
}

void ModelSteps::cancel()
{
    if (m_over)
        return;
    if (llm::StructuredCall *call = std::exchange(m_call, nullptr)) {
        call->disconnect(this);
        call->cancel();
        call->deleteLater();
        endStep(llm::failureOf(llm::FailureKind::Cancelled));
    }
    failWith(llm::failureOf(llm::FailureKind::Cancelled));
}

void ModelSteps::endStep(const std::optional<llm::Failure> &failure)
{
    m_stepSpan.promptVersion = QString::fromLatin1(promptVersion);
    m_trace.end(std::exchange(m_stepSpan, {}), failure ? QString::fromLatin1(llm::nameOf(failure->kind)) : QString());
}

void ModelSteps::end(const Recommendation &result)
{
    m_over = true;
    emit finished(result);
}

}  // namespace clientele::recommend
