// SPDX-License-Identifier: GPL-3.0-or-later
// An open profile with its services wired: the one place that knows them all. Lives on the GUI thread; what takes
// longer than a frame runs on a worker and comes back as a future (the profile's connection lives on one of them).
// Receive futures with whenDone() of app/future.h. They finish after the workspace itself is up to date.
#pragma once

#include "app/assistant/assistant.h"
#include "app/services/providerservice.h"
#include "app/services/searchservice.h"
#include "app/store/profile.h"
#include "app/sync/importer.h"
#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"
#include "models/query/filterstack.h"
#include "models/query/viewstate.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace clientele {

class BookHistory;
class Conversations;
class CustomerNotes;
class Suggestions;

class Workspace : public QObject {
    Q_OBJECT
public:
    // No profile yet: an empty book, ready for open().
    explicit Workspace(QObject *parent = nullptr);
    ~Workspace() override;
    Q_DISABLE_COPY_MOVE(Workspace)

    // Opens (or creates) the profile and loads its book; portfolioChanged() comes before the future's end. An earlier
    // profile stays open where this fails.
    [[nodiscard]] QFuture<Status> open(const QString &folder, const Unlock &unlock, Profile::Mode mode);
    [[nodiscard]] bool isOpen() const;
    // The book in memory alone, with no profile behind it (the demo book before it is kept, tests).
    void setPortfolio(PortfolioPtr portfolio);

    [[nodiscard]] const PortfolioPtr &portfolio() const { return m_portfolio; }
    [[nodiscard]] const std::shared_ptr<const Catalogue> &catalogue() const { return m_catalogue; }
    [[nodiscard]] FilterStack &filters() { return m_filters; }
    [[nodiscard]] ViewState &view() { return m_view; }

    // Computed on a worker over the book of this moment, all that are asked in one turn of the event loop together.
    [[nodiscard]] QFuture<Result<QueryResult>> evaluate(const Query &query);
    // See QueryBatches::prepareBrush(): a brush over `day` is about to move.
    void prepareBrush(const std::vector<Query> &queries, const QString &day);
    [[nodiscard]] QFuture<Result<std::vector<RowIndex>>> rowsBehind(const Query &query, const QStringList &keys);
    // For suggestions: read here alone, within filters().
    [[nodiscard]] QFuture<Answer> askLocally(const QString &question);
    // A new conversation, which the workspace must outlive; each of its turns is about the book of its own moment.
    [[nodiscard]] std::unique_ptr<Assistant> newConversation();

    // The best k passages within filters(); while the index is made, by exact words. See searching().
    [[nodiscard]] QFuture<Result<std::vector<SearchHit>>> search(const QString &text, int k);
    // Customers like this one, within filters() but for those that pick single customers.
    [[nodiscard]] QFuture<Result<std::vector<SimilarCustomer>>> similar(const QString &customerId, int k);
    [[nodiscard]] SearchService &searching();  // the index, its progress, what failed
    // What the profile's settings "provider" and its key make of it; null and why, unless it is online.
    [[nodiscard]] const ProviderState &providerState() const;
    void providerKeyChanged();  // in the keychain
    // The reader of this moment's book; called on a worker, which makes it where nobody needed it before.
    [[nodiscard]] std::function<std::shared_ptr<const LocalReader>()> localReader() const;
    [[nodiscard]] Conversations &conversations();
    [[nodiscard]] CustomerNotes &notes();
    [[nodiscard]] BookHistory &history();
    [[nodiscard]] Suggestions &suggestions();

    // Writes, one after the other; portfolioChanged() comes before the future's end where a snapshot came of it.
    // Error where no profile is open: NotFound. Without one the demo book is in memory alone.
    [[nodiscard]] QFuture<Result<ImportReport>> importFiles(const QStringList &files, ImportOptions options);
    // Tried first, kept only where it answers.
    [[nodiscard]] QFuture<Result<ImportReport>> addAndSync(const SourceSettings &source, const QString &password,
                                                           ImportOptions options = {});
    // Ends the import or sync that is running (its future: Cancelled).
    void cancelWriting();
    [[nodiscard]] QFuture<Status> fillWithDemoBook(qint64 customers, qint64 transactions, qint64 complaints,
                                                   quint64 seed);

    // Small values kept in the profile (recent and pinned customers, layout). Read from a cache filled by open().
    [[nodiscard]] QByteArray setting(const QString &key) const;
    void setSetting(const QString &key, const QByteArray &value);

signals:
    void portfolioChanged();
    void busyChanged(bool busy);  // the profile is being opened or written
    void providerChanged();
    // Something in the background failed that nobody was waiting for.
    void failed(const clientele::Error &error);

private:
    class Private;
    void setBook(PortfolioPtr portfolio, bool kept);
    [[nodiscard]] AssistantParts assistantParts();
    std::unique_ptr<Private> d;
    PortfolioPtr m_portfolio;
    std::shared_ptr<const Catalogue> m_catalogue;
    FilterStack m_filters;
    ViewState m_view;
};

}  // namespace clientele
