// SPDX-License-Identifier: GPL-3.0-or-later
// The suggestions of one customer as they come: by this computer at once, then, when asked, by the provider's two steps in
// its place. Whatever fails or is stopped leaves what this computer made. Lives on the GUI thread; the service outlives it.
#pragma once

#include "app/recommend/modelsteps.h"
#include "app/recommend/suggestiontrace.h"
#include "app/services/suggestions.h"

namespace clientele {

class SuggestionRun : public QObject {
    Q_OBJECT
public:
    enum class Stage { Local, Waiting, Analyst, Specialist, Done };

    // Begins at once. Errors come by failed().
    SuggestionRun(Suggestions &service, const QString &customerId, const QLocale &locale, QObject *parent);
    ~SuggestionRun() override;

    void askModel();  // where a result is there and the provider is online; else nothing happens
    void stop();

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] bool isBusy() const { return m_stage != Stage::Done; }
    [[nodiscard]] const QString &customer() const { return m_customer; }
    [[nodiscard]] const QLocale &locale() const { return m_locale; }
    [[nodiscard]] const std::optional<recommend::Recommendation> &result() const { return m_result; }
    [[nodiscard]] const Suggestions::Engine &engine() const { return m_engine; }
    [[nodiscard]] const std::optional<Error> &notUsed() const { return m_notUsed; }  // why the chosen rules are not
    // What the model writes at this moment; nobody has checked it.
    [[nodiscard]] const QStringList &drafts() const { return m_drafts; }

signals:
    void changed();  // another stage, or another result
    void drafted();
    void failed(const clientele::Error &error);

private:
    void compute();
    void beginSteps(const std::shared_ptr<const privacy::PersonalData> &personal);
    void setStage(Stage stage);

    Suggestions &m_service;
    QString m_customer;
    QLocale m_locale;
    Suggestions::Engine m_engine;
    std::optional<Error> m_notUsed;
    std::optional<recommend::Recommendation> m_result;
    std::shared_ptr<llm::Provider> m_provider;  // kept while its calls run
    recommend::ModelSteps *m_steps = nullptr;
    std::optional<recommend::SuggestionTrace> m_trace;  // of the steps under way
    QStringList m_drafts;
    Stage m_stage = Stage::Local;
};

}  // namespace clientele
