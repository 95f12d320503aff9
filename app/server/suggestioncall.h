// SPDX-License-Identifier: GPL-3.0-or-later
// The suggestions for one customer: computed on a worker, worded by the provider where one is set, within a time. A
// provider that is too slow leaves the local result, with its failure named. A child of the requester: with it all ends.
#pragma once

#include "app/recommend/modelsteps.h"
#include "app/recommend/suggestiontrace.h"
#include "app/server/servedbook.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace clientele::server {

class SuggestionCall : public QObject {
    Q_OBJECT
public:
    // Begins by itself. `provider`: of the serving's settings, null where none is set.
    SuggestionCall(Serving serving, const QString &customerId, std::shared_ptr<llm::Provider> provider,
                   std::shared_ptr<trace::Recorder> recorder, std::chrono::milliseconds time, QThreadPool &workers,
                   QObject *requester);
    ~SuggestionCall() override;
    Q_DISABLE_COPY_MOVE(SuggestionCall)

signals:
    // Once, as the last; one or the other. Errors: NotFound (no such customer), those of the rules.
    void finished(const clientele::recommend::Recommendation &result);
    void failed(const clientele::Error &error);
    void tooLate();

private:
    struct Local;
    void takeLocal(const Local &local);

    Serving m_serving;
    std::shared_ptr<llm::Provider> m_provider;
    QLocale m_locale;
    recommend::SuggestionTrace m_trace;
    QTimer m_time;
    recommend::ModelSteps *m_steps = nullptr;
    bool m_over = false;
};

}  // namespace clientele::server
