// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/suggestions.h"

#include "app/future.h"
#include "app/parallel.h"
#include "app/services/decisionexport.h"
#include "app/services/profilework.h"
#include "app/services/tracekeeping.h"
#include "app/storethread.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QThread>
#include <QtConcurrentRun>

#include <algorithm>
#include <ranges>

namespace clientele {

namespace {

using recommend::Decision;
using recommend::SuggestionEngine;

// By the chosen rules; where they cannot be read or do not fit the book, by those that come with the program.
Suggestions::Made made(const PortfolioPtr &book, const std::shared_ptr<const Catalogue> &catalogue,
                       const QString &folder, const QString &chosen)
{
    EvaluationOptions options;
    options.runParts = shareWithFreeWorkers;
    options.parts = QThread::idealThreadCount();
    const QString own = folder.isEmpty() ? QString() : QDir(folder).filePath(QLatin1StringView(recommend::rulesFile));
    const QString file = !chosen.isEmpty() ? chosen : !own.isEmpty() && QFile::exists(own) ? own : QString();
    std::optional<Error> notUsed;
    if (!file.isEmpty()) {
        auto rules = recommend::rulesOf({}, file);
        auto engine = rules ? SuggestionEngine::make(book, catalogue, std::move(*rules), options)
                            : Result<Suggestions::Engine>(passOn(rules));
        const bool rulesAreWrong =
            !engine && (engine.error().kind == ErrorKind::InvalidInput || engine.error().kind == ErrorKind::Storage);
        if (!rulesAreWrong)
            return {std::move(engine), file, {}};
        notUsed = engine.error();
    }
    auto rules = recommend::rulesOf({});
    if (!rules)
        return {tl::unexpected(rules.error()), {}, notUsed};
    return {SuggestionEngine::make(book, catalogue, std::move(*rules), options), {}, notUsed};
}

}  // namespace

Suggestions::Suggestions(StoreThread &store, ProviderService &provider)
    : m_store(store), m_provider(provider), m_recorder(recorderInto(store))
{}

Suggestions::~Suggestions() = default;

void Suggestions::forget()
{
    m_engine.reset();
    emit engineChanged();
}

void Suggestions::setBook(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue)
{
    m_book = std::move(book);
    m_catalogue = std::move(catalogue);
    forget();
}

void Suggestions::setRulesFile(const QString &file)
{
    m_rulesFile = file;
    forget();
}

QFuture<Suggestions::Made> Suggestions::engine()
{
    if (!m_engine)
        m_engine = QtConcurrent::run([book = m_book, catalogue = m_catalogue, folder = m_folder, chosen = m_rulesFile] {
            return made(book, catalogue, folder, chosen);
        });
    return *m_engine;
}

void Suggestions::reload(const QString &profileFolder)
{
    m_open = true;
    m_folder = profileFolder;
    m_decisions.clear();
    whenDone(m_store.run([](std::unique_ptr<Profile> &profile) {
        return profile ? SuggestionRecords(*profile).decisions() : Result<std::vector<Decision>>();
    }),
             this, [this](const Result<std::vector<Decision>> &kept) {
                 if (!kept)
                     emit failed(kept.error());
                 // What was decided meanwhile is kept behind them.
                 std::vector<Decision> all = kept.value_or(std::vector<Decision>());
                 for (const Decision &decision : m_decisions)
                     if (std::ranges::find(all, decision.id, &Decision::id) == all.end())
                         all.push_back(decision);
                 m_decisions = std::move(all);
                 emit decisionsChanged({});
             });
    forget();
}

const Decision *Suggestions::standing(const QString &customerId, const QString &productId) const
{
    for (const Decision &decision : std::views::reverse(m_decisions))
        if (decision.customerId == customerId && decision.productId == productId && decision.undoneAt == 0)
            return standsOn(decision, QDate::currentDate()) ? &decision : nullptr;
    return nullptr;
}

recommend::SetAside Suggestions::setAside(const QString &customerId, const QLocale &locale) const
{
    return recommend::setAside(m_decisions, customerId, QDate::currentDate(), locale);
}

void Suggestions::decide(const Decision &decision)
{
    Decision light = decision;
    light.seen = {};
    m_decisions.push_back(std::move(light));
    if (m_open)
        whenDone(m_store.run([decision](std::unique_ptr<Profile> &profile) {
            return profile ? SuggestionRecords(*profile).keep(decision) : Status();
        }),
                 this, [this](const Status &kept) {
                     if (!kept)
                         emit failed(kept.error());
                 });
    emit decisionsChanged(decision.customerId);
}

void Suggestions::undo(const QString &decisionId)
{
    const auto decision = std::ranges::find(m_decisions, decisionId, &Decision::id);
    if (decision == m_decisions.end() || decision->undoneAt != 0)
        return;
    decision->undoneAt = QDateTime::currentSecsSinceEpoch();
    if (m_open)
        whenDone(m_store.run([id = decisionId, at = decision->undoneAt](std::unique_ptr<Profile> &profile) {
            return profile ? SuggestionRecords(*profile).undo(id, at) : Status();
        }),
                 this, [this](const Status &kept) {
                     if (!kept)
                         emit failed(kept.error());
                 });
    emit decisionsChanged(decision->customerId);
}

QFuture<Result<qint64>> Suggestions::exportTo(const QString &file)
{
    return m_store.run([file](std::unique_ptr<Profile> &profile) {
        return profile ? writeDecisions(SuggestionRecords(*profile), file)
                       : Result<qint64>(tl::unexpected(noProfileOpen()));
    });
}

}  // namespace clientele
