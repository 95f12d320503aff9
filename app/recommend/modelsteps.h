// SPDX-License-Identifier: GPL-3.0-or-later
// The two steps of a customer's suggestions by a model, in place of the local ones. What a model may choose from, which
// reasons stand and what is shown is decided here; whatever fails ends in the local result with the failure named.
// Lives on the thread of its receiver, whose child it is, and works by its event loop; the provider outlives it.
#pragma once

#include "app/llm/provider.h"
#include "app/recommend/drafts.h"
#include "app/recommend/modelrequests.h"
#include "app/trace/context.h"

#include <QObject>

namespace clientele::llm {
struct StructuredResult;
}

namespace clientele::recommend {

class ModelSteps : public QObject {
    Q_OBJECT
public:
    enum class Step : std::uint8_t { Analyst, Specialist };

    // `local` is engine->recommend() of this customer. Nothing is sent before the event loop runs again.
    ModelSteps(std::shared_ptr<const SuggestionEngine> engine, Recommendation local, llm::Provider &provider,
               std::shared_ptr<const privacy::PersonalData> personal, const QLocale &locale, QObject *receiver);

    void cancel();  // ends from inside this call, with the local result
    [[nodiscard]] const std::vector<QByteArray> &sent() const { return m_sent; }  // the exact bytes of each request

signals:
    // The sentences so far, while they are written: nobody has checked them. Empty where a step begins.
    void writing(clientele::recommend::ModelSteps::Step step, const QStringList &drafts);
    void analysisChecked(const clientele::recommend::Analysis &analysis);  // once, between the steps
    void happened(const clientele::llm::ChatEvent &event);  // of both steps, as it comes: JSON, for progress alone
    void finished(const clientele::recommend::Recommendation &result);  // once, as the last

private:
    void begin();
    void ask(Step step, const llm::ChatRequest &request, void (ModelSteps::*then)(const QJsonObject &));
    void analysed(const QJsonObject &answer);
    void chosen(const QJsonObject &answer);
    void failWith(const llm::Failure &failure);
    void end(const Recommendation &result);
    void endStep(const std::optional<llm::Failure> &failure);
    // Whether the request is the same to the byte for twins of the customer.
    [[nodiscard]] Fairness twinsOfRequest();

    std::shared_ptr<const SuggestionEngine> m_engine;
    Recommendation m_local;
    Recommendation m_result;
    llm::Provider &m_provider;
    std::shared_ptr<const privacy::PersonalData> m_personal;
    privacy::Conversation m_gate;
    QLocale m_locale;
    CustomerRow m_row;
    Brief m_brief;
    clientele::Evidence m_given;
    Checked m_checked;
    Drafts m_drafts;
    llm::StructuredCall *m_call = nullptr;
    trace::Context m_trace;  // of whoever made this
    trace::Span m_stepSpan;  // of the step under way
    std::vector<QByteArray> m_sent;
    bool m_over = false;
};

}  // namespace clientele::recommend
