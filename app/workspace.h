// SPDX-License-Identifier: GPL-3.0-or-later
// An open profile with its services wired: the one place that knows them all. Lives on the GUI thread; what takes
// longer than a frame runs on a worker and comes back as a future (the profile's connection lives on that worker).
#pragma once

#include "app/assistant/localreading.h"
#include "app/store/profile.h"
#include "app/sync/importer.h"
#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"
#include "models/query/filterstack.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>

#include <memory>

namespace clientele {

class Workspace : public QObject
{
    Q_OBJECT
public:
    // No profile yet: an empty book, ready for open().
    explicit Workspace(QObject *parent = nullptr);
    ~Workspace() override;

    // Opens (or creates) the profile and loads its book; portfolioChanged() follows on success.
    [[nodiscard]] QFuture<Status> open(const QString &folder, const Unlock &unlock, Profile::Mode mode);
    // The book in memory alone, with no profile behind it (the demo book before it is kept, tests).
    void setPortfolio(PortfolioPtr portfolio);

    [[nodiscard]] const PortfolioPtr &portfolio() const { return m_portfolio; }
    [[nodiscard]] const std::shared_ptr<const Catalogue> &catalogue() const { return m_catalogue; }
    [[nodiscard]] FilterStack &filters() { return m_filters; }

    // Computed on a worker over the book of this moment.
    [[nodiscard]] QFuture<Result<QueryResult>> evaluate(const Query &query);
    [[nodiscard]] QFuture<Result<std::vector<RowIndex>>> rowsBehind(const Query &query, const QStringList &keys);
    [[nodiscard]] QFuture<Answer> ask(const QString &question);  // within filters()

    // Writes; portfolioChanged() follows where a snapshot came of it.
    [[nodiscard]] QFuture<Result<ImportReport>> importFiles(const QStringList &files, ImportOptions options);
    [[nodiscard]] QFuture<Result<ImportReport>> addAndSync(const SourceSettings &source, const QString &password);
    [[nodiscard]] QFuture<Status> fillWithDemoBook(qint64 customers, qint64 transactions, qint64 complaints, quint64 seed);

    // Small values kept in the profile (recent and pinned customers, layout). Read from a cache filled by open().
    [[nodiscard]] QByteArray setting(const QString &key) const;
    void setSetting(const QString &key, const QByteArray &value);

signals:
    void portfolioChanged();
    void busyChanged(bool busy);
    // Something in the background failed that nobody was waiting for.
    void failed(const clientele::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
    PortfolioPtr m_portfolio;
    std::shared_ptr<const Catalogue> m_catalogue;
    FilterStack m_filters;
};

}  // namespace clientele
