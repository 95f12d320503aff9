// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace.h"

#include "app/future.h"
#include "app/querybatches.h"
#include "app/services/bookhistory.h"
#include "app/services/bookvocabulary.h"
#include "app/services/chosenembedder.h"
#include "app/services/conversations.h"
#include "app/services/customernotes.h"
#include "app/services/profilework.h"
#include "app/services/suggestions.h"
#include "app/services/tracekeeping.h"
#include "app/storethread.h"
#include "models/portfolio/builder.h"
#include "models/query/evaluator.h"

#include <QHash>
#include <QtConcurrentRun>

#include <memory>

namespace clientele {

namespace {}  // namespace

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
                q->setBook(stored.book, open);
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
                return profile ? work(*profile) : Stored<T>{tl::unexpected(noProfileOpen()), {}, {}};
            },
            [](const Stored<T> &) {});
    }

    void chooseEmbedder()
    {
        embedder.choose(embedderChoice(settings.value(QString::fromLatin1(llm::providerSetting)),
                                       settings.value(QString::fromLatin1(embedderFolderSetting))));
    }

    Workspace *q;
    StoreThread store;
    std::shared_ptr<trace::Recorder> recorder = recorderInto(store);
    ProviderService provider;
    SearchService search{store};
    ChosenEmbedder embedder{provider, search};
    Conversations conversations{store};
    CustomerNotes notes{store};
    BookHistory history{store};
    Suggestions suggestions{store, provider};
    QueryBatches batches;
    std::shared_ptr<BookVocabulary> vocabulary = std::make_shared<BookVocabulary>();
    QHash<QString, QByteArray> settings;
    int pending = 0;
    QString folder;  // of the profile; empty: the book is in memory alone
    bool open = false;
};

Workspace::Workspace(QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this)), m_catalogue(std::make_shared<const Catalogue>())
{
    PortfolioInfo about;
    about.zone = DisplayZone::system();
    m_portfolio = PortfolioBuilder(std::move(about)).build().value();
    d->batches.setBook(m_portfolio, m_catalogue);
    d->suggestions.setBook(m_portfolio, m_catalogue);
    connect(&d->suggestions, &Suggestions::failed, this, &Workspace::failed);
    connect(&d->provider, &ProviderService::changed, this, [this] {
        d->chooseEmbedder();
        emit providerChanged();
    });
    connect(&d->notes, &CustomerNotes::failed, this, &Workspace::failed);
    connect(&d->history, &BookHistory::failed, this, &Workspace::failed);
}

Workspace::~Workspace() = default;

bool Workspace::isOpen() const { return d->open; }

void Workspace::setBook(PortfolioPtr portfolio, bool kept)
{
    m_portfolio = std::move(portfolio);
    d->batches.setBook(m_portfolio, m_catalogue);
    // The names first: nothing of a book leaves past another book's names.
    d->provider.setBook(m_portfolio);
    d->search.setBook(m_portfolio, m_catalogue, kept);
    d->history.setBook(m_portfolio, kept);
    d->suggestions.setBook(m_portfolio, m_catalogue);
    // The words of the book are learnt while the person looks at it, not when the first question is asked.
    (void)QtConcurrent::run([vocabulary = d->vocabulary, book = m_portfolio, catalogue = m_catalogue] {
        (void)vocabulary->of(book, catalogue);
    });
    emit portfolioChanged();
}

void Workspace::setPortfolio(PortfolioPtr portfolio) { setBook(std::move(portfolio), false); }

QFuture<Status> Workspace::open(const QString &folder, const Unlock &unlock, Profile::Mode mode)
{
    return d->onStore<void>(
        [folder, unlock, mode](std::unique_ptr<Profile> &profile) {
            return openProfile(profile, folder, unlock, mode);
        },
        [this, folder](const Stored<void> &stored) {
            d->settings = stored.settings;
            d->folder = folder;
            d->open = true;
            d->suggestions.setRulesFile(QString::fromUtf8(setting(QString::fromLatin1(recommend::rulesSetting))));
            d->suggestions.reload(folder);
            d->provider.setSettings(setting(QString::fromLatin1(llm::providerSetting)));
            d->chooseEmbedder();
            d->conversations.reload();
            d->notes.reload();
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
    parts.provider = d->provider.provider();
    parts.noProvider = d->provider.failure();
    if (d->provider.state().kind != ProviderState::Kind::None)
        parts.personal = d->provider.personal();
    parts.search = [&search = d->search](const QString &text, int k, const Conditions &scope) {
        return search.search(text, k, scope);
    };
    parts.similar = [this](const QString &customerId, int k) {
        return d->search.similar(customerId, k, comparedWithin(m_filters.conditions()));
    };
    parts.prices = [folder = d->folder] { return llm::pricesOf(folder); };
    parts.evaluate = [this](const Query &query) { return evaluate(query); };
    parts.reader = localReader();
    if (d->open)
        parts.recorder = d->recorder;
    return parts;
}

std::unique_ptr<Assistant> Workspace::newConversation()
{
    return std::make_unique<Assistant>([this] { return assistantParts(); });
}

std::function<std::shared_ptr<const LocalReader>()> Workspace::localReader() const
{
    return [vocabulary = d->vocabulary, book = m_portfolio, catalogue = m_catalogue] {
        return vocabulary->of(book, catalogue);
    };
}

Conversations &Workspace::conversations() { return d->conversations; }

CustomerNotes &Workspace::notes() { return d->notes; }

BookHistory &Workspace::history() { return d->history; }

Suggestions &Workspace::suggestions() { return d->suggestions; }

QFuture<Result<ImportReport>> Workspace::importFiles(const QStringList &files, ImportOptions options)
{
    if (!options.cancelled)
        options.cancelled = d->store.cancelled();
    return d->onOpenProfile<ImportReport>(
        [files, options](Profile &profile) { return importInto(profile, files, options); });
}

QFuture<Result<ImportReport>> Workspace::addAndSync(const SourceSettings &source, const QString &password,
                                                    ImportOptions options)
{
    if (!options.cancelled)
        options.cancelled = d->store.cancelled();
    return d->onOpenProfile<ImportReport>(
        [source, password, options](Profile &profile) { return addAndSyncInto(profile, source, password, options); });
}

QFuture<Status> Workspace::fillWithDemoBook(qint64 customers, qint64 transactions, qint64 complaints, quint64 seed)
{
    const DemoSize size{customers, transactions, complaints, seed};
    return d->onStore<void>([size, about = m_portfolio->info()](
                                std::unique_ptr<Profile> &profile) { return fillWithDemo(profile.get(), size, about); },
                            [](const Stored<void> &) {});
}

QFuture<Result<std::vector<SearchHit>>> Workspace::search(const QString &text, int k)
{
    return d->search.search(text, k, m_filters.conditions());
}

QFuture<Result<std::vector<SimilarCustomer>>> Workspace::similar(const QString &customerId, int k)
{
    return d->search.similar(customerId, k, comparedWithin(m_filters.conditions()));
}

SearchService &Workspace::searching() { return d->search; }

const ProviderState &Workspace::providerState() const { return d->provider.state(); }

void Workspace::providerKeyChanged() { d->provider.keyChanged(); }

void Workspace::cancelWriting() { *d->store.cancelled() = true; }

QByteArray Workspace::setting(const QString &key) const { return d->settings.value(key); }

void Workspace::setSetting(const QString &key, const QByteArray &value)
{
    if (d->settings.value(key) == value)
        return;
    d->settings.insert(key, value);
    if (key == QLatin1StringView(llm::providerSetting))
        d->provider.setSettings(value);
    if (key == QLatin1StringView(llm::providerSetting) || key == QLatin1StringView(embedderFolderSetting))
        d->chooseEmbedder();
    if (key == QLatin1StringView(recommend::rulesSetting))
        d->suggestions.setRulesFile(QString::fromUtf8(value));
    whenDone(d->store.run([key, value](std::unique_ptr<Profile> &profile) {
        return profile ? profile->setSetting(key, value) : Status();
    }),
             this, [this](const Status &kept) {
                 if (!kept)
                     emit failed(kept.error());
             });
}

}  // namespace clientele
