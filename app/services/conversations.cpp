// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/conversations.h"

#include "app/future.h"
#include "app/storethread.h"
#include "models/core/folding.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace clientele {

namespace {

// Read at once after the profile's opening.
struct Shelf {
    QHash<QString, QString> drafts;
    std::vector<VerifiedAnswer> verified;
    std::vector<KeptQuestion> kept;
};

Result<Shelf> shelfOf(const ConversationRecords &records)
{
    Shelf shelf;
    auto drafts = records.drafts();
    if (!drafts)
        return passOn(drafts);
    auto verified = records.verified();
    if (!verified)
        return passOn(verified);
    auto kept = records.keptQuestions();
    if (!kept)
        return passOn(kept);
    return Shelf{std::move(*drafts), std::move(*verified), std::move(*kept)};
}

template<typename T>
QFuture<Result<T>> readyWith(T value)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(Result<T>(std::move(value)));
    promise.finish();
    return promise.future();
}

bool isSame(const VerifiedAnswer &a, const VerifiedAnswer &b) { return a.key == b.key && a.after == b.after; }

// As the profile searches: every word begins a word of one turn.
bool isFound(const ChatThread &thread, const QString &words)
{
    const QStringList wanted = folded(words).split(u' ', Qt::SkipEmptyParts);
    return std::ranges::any_of(thread.turns, [&wanted](const ChatTurn &turn) {
        const QString text = u' ' + folded(turn.question + u' ' + turn.answer.text);
        return std::ranges::all_of(wanted, [&text](const QString &word) { return text.contains(u' ' + word); });
    });
}

}  // namespace

Conversations::Conversations(StoreThread &store) : m_store(store)
{
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(std::chrono::milliseconds(300));
    m_draftTimer.callOnTimeout(this, &Conversations::writeDrafts);
}

Conversations::~Conversations() { writeDrafts(); }

template<typename Work>
void Conversations::write(Work work)
{
    if (!m_open)
        return;
    whenDone(m_store.run([work = std::move(work)](std::unique_ptr<Profile> &profile) {
        return profile ? work(ConversationRecords(*profile)) : Status();
    }),
             this, [this](const Status &kept) {
                 if (!kept)
                     emit failed(kept.error());
             });
}

void Conversations::reload()
{
    m_open = true;
    m_changedDrafts.clear();
    m_threads.clear();
    m_sent.clear();
    whenDone(m_store.run([](std::unique_ptr<Profile> &profile) {
        return profile ? shelfOf(ConversationRecords(*profile)) : Result<Shelf>();
    }),
             this, [this](const Result<Shelf> &shelf) {
                 if (!shelf)
                     emit failed(shelf.error());
                 m_drafts = shelf ? shelf->drafts : QHash<QString, QString>();
                 m_verified = shelf ? shelf->verified : std::vector<VerifiedAnswer>();
                 m_kept = shelf ? shelf->kept : std::vector<KeptQuestion>();
                 emit loaded();
                 emit verifiedChanged();
                 emit keptChanged();
             });
}

QFuture<Result<std::vector<ThreadSummary>>> Conversations::threads(const QString &words)
{
    if (m_open)
        return m_store.run([words](std::unique_ptr<Profile> &profile) {
            return profile ? ConversationRecords(*profile).threads(words) : Result<std::vector<ThreadSummary>>();
        });
    std::vector<ThreadSummary> found;
    for (const ChatThread &thread : m_threads) {
        if (isFound(thread, words))
            found.push_back({thread.id, thread.title, thread.changedAt, static_cast<int>(thread.turns.size())});
    }
    std::ranges::stable_sort(found, std::greater(), &ThreadSummary::changedAt);
    return readyWith(std::move(found));
}

QFuture<Result<std::optional<ChatThread>>> Conversations::thread(const QString &id)
{
    if (m_open)
        return m_store.run([id](std::unique_ptr<Profile> &profile) {
            return profile ? ConversationRecords(*profile).thread(id) : Result<std::optional<ChatThread>>();
        });
    const auto found = std::ranges::find(m_threads, id, &ChatThread::id);
    return readyWith(found == m_threads.end() ? std::nullopt : std::optional(*found));
}

QFuture<Result<std::vector<QByteArray>>> Conversations::sent(const QString &turn)
{
    if (m_open)
        return m_store.run([turn](std::unique_ptr<Profile> &profile) {
            return profile ? ConversationRecords(*profile).sent(turn) : Result<std::vector<QByteArray>>();
        });
    return readyWith(m_sent.value(turn));
}

void Conversations::keep(const ChatThread &thread, const ChatTurn &turn, const std::vector<QByteArray> &sent)
{
    write([row = ChatThread{thread.id, thread.title, thread.changedAt, {}, thread.shown}, turn,
           sent](const ConversationRecords &records) { return records.keep(row, turn, sent); });
    if (!m_open) {
        const auto known = std::ranges::find(m_threads, thread.id, &ChatThread::id);
        known == m_threads.end() ? m_threads.push_back(thread) : void(*known = thread);
        if (!sent.empty())
            m_sent.insert(turn.id, sent);
    }
    emit threadsChanged();
}

void Conversations::keepThread(const ChatThread &thread)
{
    write([row = ChatThread{thread.id, thread.title, thread.changedAt, {}, thread.shown}](
              const ConversationRecords &records) { return records.keepThread(row); });
    if (const auto known = std::ranges::find(m_threads, thread.id, &ChatThread::id); known != m_threads.end())
        *known = thread;
}

void Conversations::removeThread(const QString &id)
{
    write([id](const ConversationRecords &records) { return records.removeThread(id); });
    std::erase_if(m_threads, [&id](const ChatThread &thread) { return thread.id == id; });
    m_drafts.remove(id);
    emit threadsChanged();
}

void Conversations::keepDraft(const QString &thread, const QString &text)
{
    if (m_drafts.value(thread) == text)
        return;
    text.isEmpty() ? void(m_drafts.remove(thread)) : void(m_drafts.insert(thread, text));
    m_changedDrafts.insert(thread);
    if (!m_draftTimer.isActive())
        m_draftTimer.start();
}

void Conversations::writeDrafts()
{
    if (!m_open || m_changedDrafts.isEmpty())
        return;
    QHash<QString, QString> changed;
    for (const QString &thread : std::as_const(m_changedDrafts))
        changed.insert(thread, m_drafts.value(thread));
    m_changedDrafts.clear();
    write([changed](const ConversationRecords &records) {
        Status kept;
        for (auto draft = changed.cbegin(); draft != changed.cend() && kept; ++draft)
            kept = records.keepDraft(draft.key(), draft.value());
        return kept;
    });
}

void Conversations::keepVerified(const std::vector<VerifiedAnswer> &answers)
{
    for (const VerifiedAnswer &each : answers) {
        const auto known =
            std::ranges::find_if(m_verified, [&each](const VerifiedAnswer &other) { return isSame(each, other); });
        known == m_verified.end() ? void(m_verified.insert(m_verified.begin(), each)) : void(*known = each);
    }
    write([answers](const ConversationRecords &records) { return records.keepVerified(answers); });
    emit verifiedChanged();
}

void Conversations::removeVerified(const VerifiedAnswer &answer)
{
    write([answer](const ConversationRecords &records) { return records.removeVerified(answer); });
    // Last: `answer` may be one of them.
    std::erase_if(m_verified, [key = answer.key, after = answer.after](const VerifiedAnswer &each) {
        return each.key == key && each.after == after;
    });
    emit verifiedChanged();
}

void Conversations::keepQuestion(const QString &text, const Conditions &scope)
{
    if (std::ranges::find(m_kept, text, &KeptQuestion::text) != m_kept.end())
        return;
    const KeptQuestion question{0, text, scope, QDateTime::currentSecsSinceEpoch()};
    m_kept.insert(m_kept.begin(), question);
    write([question](const ConversationRecords &records) { return records.keepQuestion(question); });
    emit keptChanged();
}

void Conversations::removeKeptQuestion(const QString &text)
{
    write([text](const ConversationRecords &records) { return records.removeKeptQuestion(text); });
    if (std::erase_if(m_kept, [text](const KeptQuestion &each) { return each.text == text; }) > 0)
        emit keptChanged();
}

}  // namespace clientele
