// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace.h"

#include "app/future.h"
#include "app/querybatches.h"
#include "app/storethread.h"
#include "app/sync/demofill.h"
#include "models/portfolio/builder.h"
#include "models/query/evaluator.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QThread>
#include <QtConcurrentRun>

#include <memory>
#include <mutex>

namespace clientele {

namespace {

// What the assistant knows by heart of one book, made once by whoever needs it first.
class Vocabulary {
public:
    std::shared_ptr<const LocalReader> of(const PortfolioPtr &portfolio,
                                          const std::shared_ptr<const Catalogue> &catalogue)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_portfolio != portfolio) {
            m_reader = std::make_shared<const LocalReader>(portfolio, catalogue);
            m_portfolio = portfolio;
        }
        return m_reader;
    }

private:
    std::mutex m_mutex;
    PortfolioPtr m_portfolio;
    std::shared_ptr<const LocalReader> m_reader;
};

// What comes back from the store's thread: a value or a failure, and the book where it is a new one.
template<typename T>
struct Stored {
    Result<T> value;
    PortfolioPtr book;
    QHash<QString, QByteArray> settings;
};

Error nothingOpen()
{
    return {ErrorKind::NotFound, QCoreApplication::translate("Workspace", "No profile is open."),
            QCoreApplication::translate("Workspace", "Open or make one first.")};
}

// `value` with the book that the profile now holds.
template<typename T>
Stored<T> withBook(const Profile &profile, Result<T> value)
{
    auto book = profile.loadPortfolio();
    if (!book)
        return {tl::unexpected(std::move(book.error())), {}, {}};
    return {std::move(value), std::move(*book), {}};
}

}  // namespace

class Workspace::Private {
public:
    explicit Private(Workspace *owner) : q(owner) {}

    // work(profile) -> Stored<T> on the store's thread; then, here, the book is taken over, then(stored) is called
    // and the future ends.
    template<typename T, typename Work, typename Then>
    QFuture<Result<T>> onStore(Work work, Then then)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        if (pending++ == 0)
            emit q->busyChanged(true);
        whenDone(store.run(std::move(work)), q, [this, promise, then](const Stored<T> &stored) {
            if (stored.value)
                then(stored);
            if (stored.book)
                q->setBook(stored.book);
            promise->addResult(stored.value);
            promise->finish();
            if (--pending == 0)
                emit q->busyChanged(false);
        });
        return promise->future();
    }

    template<typename T, typename Work>  // work(Profile &) -> Stored<T>, on an open profile only
    QFuture<Result<T>> onOpenProfile(Work work)
    {
        return onStore<T>(
            [work = std::move(work)](std::unique_ptr<Profile> &profile) {
                return profile ? work(*profile) : Stored<T>{tl::unexpected(nothingOpen()), {}, {}};
            },
            [](const Stored<T> &) {});
    }

    Workspace *q;
    StoreThread store;
    QueryBatches batches;
    std::shared_ptr<Vocabulary> vocabulary = std::make_shared<Vocabulary>();
    QHash<QString, QByteArray> settings;
    int pending = 0;
    bool open = false;
};

Workspace::Workspace(QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this)), m_catalogue(std::make_shared<const Catalogue>())
{
    PortfolioInfo about;
    about.zone = DisplayZone::system();
    m_portfolio = PortfolioBuilder(std::move(about)).build().value();
    d->batches.setBook(m_portfolio, m_catalogue);
}

Workspace::~Workspace() = default;

bool Workspace::isOpen() const { return d->open; }

void Workspace::setBook(PortfolioPtr portfolio)
{
    m_portfolio = std::move(portfolio);
    d->batches.setBook(m_portfolio, m_catalogue);
    // The words of the book are learnt while the person looks at it, not when the first question is asked.
    (void)QtConcurrent::run([vocabulary = d->vocabulary, book = m_portfolio, catalogue = m_catalogue] {
        (void)vocabulary->of(book, catalogue);
    });
    emit portfolioChanged();
}

void Workspace::setPortfolio(PortfolioPtr portfolio) { setBook(std::move(portfolio)); }

QFuture<Status> Workspace::open(const QString &folder, const Unlock &unlock, Profile::Mode mode)
{
    return d->onStore<void>(
        [folder, unlock, mode](std::unique_ptr<Profile> &profile) -> Stored<void> {
            auto opened = Profile::open(folder, unlock, mode);
            if (!opened)
                return {passOn(opened), {}, {}};
            auto settings = (*opened)->settings();
            if (!settings)
                return {passOn(settings), {}, {}};
            Stored<void> stored = withBook<void>(**opened, {});
            if (stored.value) {
                stored.settings = std::move(*settings);
                profile = std::move(*opened);
            }
            return stored;
        },
        [this](const Stored<void> &stored) {
            d->settings = stored.settings;
            d->open = true;
        });
}

QFuture<Result<QueryResult>> Workspace::evaluate(const Query &query) { return d->batches.evaluate(query); }

void Workspace::prepareBrush(const std::vector<Query> &queries, const QString &day)
{
    d->batches.prepareBrush(queries, day);
}

QFuture<Result<std::vector<RowIndex>>> Workspace::rowsBehind(const Query &query, const QStringList &keys)
{
    return QtConcurrent::run([book = m_portfolio, catalogue = m_catalogue, query, keys] {
        return clientele::rowsBehind(*book, *catalogue, query, keys);
    });
}

QFuture<Answer> Workspace::askLocally(const QString &question)
{
    return QtConcurrent::run(
        [vocabulary = d->vocabulary, book = m_portfolio, catalogue = m_catalogue, question,
         scope = Scope{m_filters.conditions()}] { return vocabulary->of(book, catalogue)->ask(question, scope); });
}

AssistantParts Workspace::assistantParts()
{
    AssistantParts parts;
    parts.book = m_portfolio;
    parts.catalogue = m_catalogue;
    parts.reader = [vocabulary = d->vocabulary, book = m_portfolio, catalogue = m_catalogue] {
        return vocabulary->of(book, catalogue);
    };
    return parts;
}

std::unique_ptr<Assistant> Workspace::newConversation()
{
    return std::make_unique<Assistant>([this] { return assistantParts(); });
}

QFuture<Result<ImportReport>> Workspace::importFiles(const QStringList &files, ImportOptions options)
{
    if (!options.cancelled)
        options.cancelled = d->store.cancelled();
    return d->onOpenProfile<ImportReport>([files, options](Profile &profile) -> Stored<ImportReport> {
        auto report = clientele::importFiles(profile, files, options);
        if (!report || report->snapshot == 0)
            return {std::move(report), {}, {}};
        return withBook(profile, std::move(report));
    });
}

QFuture<Result<ImportReport>> Workspace::addAndSync(const SourceSettings &source, const QString &password,
                                                    ImportOptions options)
{
    if (!options.cancelled)
        options.cancelled = d->store.cancelled();
    return d->onOpenProfile<ImportReport>([source, password, options](Profile &profile) -> Stored<ImportReport> {
        const PasswordOf given = [password](const SourceSettings &) -> Result<QString> { return password; };
        if (auto answers = testSource(source, given); !answers)
            return {passOn(answers), {}, {}};
        {
            const auto lock = profile.lockForWriting();
            const Status saved =
                lock ? profile.saveSource(**lock, source, password) : Status(tl::unexpected(lock.error()));
            if (!saved)
                return {tl::unexpected(saved.error()), {}, {}};
        }
        auto report = syncSources(profile, {source.name}, given, options);
        if (!report || report->snapshot == 0)
            return {std::move(report), {}, {}};
        return withBook(profile, std::move(report));
    });
}

QFuture<Status> Workspace::fillWithDemoBook(qint64 customers, qint64 transactions, qint64 complaints, quint64 seed)
{
    const DemoSize size{customers, transactions, complaints, seed};
    return d->onStore<void>(
        [size, about = m_portfolio->info()](std::unique_ptr<Profile> &profile) -> Stored<void> {
            if (!profile) {
                auto book = makeDemoBook(size, about, QDateTime::currentSecsSinceEpoch());
                return book ? Stored<void>{{}, std::move(*book), {}} : Stored<void>{passOn(book), {}, {}};
            }
            auto snapshot = clientele::fillWithDemoBook(*profile, size);
            return snapshot ? withBook<void>(*profile, {}) : Stored<void>{passOn(snapshot), {}, {}};
        },
        [](const Stored<void> &) {});
}

void Workspace::cancelWriting() { *d->store.cancelled() = true; }

QByteArray Workspace::setting(const QString &key) const { return d->settings.value(key); }

void Workspace::setSetting(const QString &key, const QByteArray &value)
{
    if (d->settings.value(key) == value)
        return;
    d->settings.insert(key, value);
    whenDone(d->store.run([key, value](std::unique_ptr<Profile> &profile) {
        return profile ? profile->setSetting(key, value) : Status();
    }),
             this, [this](const Status &kept) {
                 if (!kept)
                     emit failed(kept.error());
             });
}

}  // namespace clientele
