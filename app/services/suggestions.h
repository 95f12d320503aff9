// SPDX-License-Identifier: GPL-3.0-or-later
// Suggestions over the open book: the engine, made once a book and set of rules on a worker when somebody first asks, and
// what the person decided, kept in the profile (in memory alone while none is open). Lives on the GUI thread.
#pragma once

#include "app/recommend/decision.h"

#include <QFuture>
#include <QObject>

namespace clientele {

class ProviderService;
class StoreThread;
namespace trace {
class Recorder;
}

class Suggestions : public QObject {
    Q_OBJECT
public:
    using Engine = std::shared_ptr<const recommend::SuggestionEngine>;
    struct Made {
        Result<Engine> engine;
        QString rulesFile;             // empty: those that come with the program
        std::optional<Error> notUsed;  // why the chosen rules are not, where others stand in for them
    };

    Suggestions(StoreThread &store, ProviderService &provider);
    ~Suggestions() override;
    Q_DISABLE_COPY_MOVE(Suggestions)

    void setBook(PortfolioPtr book, std::shared_ptr<const Catalogue> catalogue);
    void reload(const QString &profileFolder);  // a profile was opened; decisionsChanged() follows
    // A file of the person's choice; empty: the profile's own, else those that come with the program.
    void setRulesFile(const QString &file);

    [[nodiscard]] QFuture<Made> engine();
    [[nodiscard]] const ProviderService &provider() const { return m_provider; }
    // Of what a model is asked: kept in the profile, and nowhere while none is open.
    [[nodiscard]] const std::shared_ptr<trace::Recorder> &recorder() const { return m_recorder; }

    [[nodiscard]] const std::vector<recommend::Decision> &decisions() const { return m_decisions; }  // by age
    // The newest one about the product that was not undone and whose time is not over.
    [[nodiscard]] const recommend::Decision *standing(const QString &customerId, const QString &productId) const;
    [[nodiscard]] recommend::SetAside setAside(const QString &customerId, const QLocale &locale) const;
    void decide(const recommend::Decision &decision);
    void undo(const QString &decisionId);
    // All that was decided, with what was seen, as JSON lines. Returns how many. Errors: Storage; NotFound: no profile.
    [[nodiscard]] QFuture<Result<qint64>> exportTo(const QString &file);

signals:
    void engineChanged();  // another book, or other rules: what was made before is of before
    void decisionsChanged(const QString &customerId);  // empty: all
    void failed(const clientele::Error &error);

private:
    void forget();

    StoreThread &m_store;
    ProviderService &m_provider;
    std::shared_ptr<trace::Recorder> m_recorder;
    PortfolioPtr m_book;
    std::shared_ptr<const Catalogue> m_catalogue;
    QString m_folder;
    QString m_rulesFile;
    std::optional<QFuture<Made>> m_engine;
    std::vector<recommend::Decision> m_decisions;
    bool m_open = false;
};

}  // namespace clientele
