// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatlists.h"

#include "app/future.h"
#include "app/services/chatsession.h"
#include "app/services/conversations.h"
#include "app/workspace.h"
#include "models/items/conditiontext.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QString momentOf(qint64 seconds)
{
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds), QLocale::ShortFormat);
}

}  // namespace

ChatLists::ChatLists(Workspace &workspace, ChatSession &session, QWidget *parent)
    : ListPage(parent), m_workspace(workspace), m_session(session)
{
    Conversations &kept = workspace.conversations();
    const auto refill = [this](Kind kind) {
        return [this, kind] {
            if (kind == m_kind && isVisible())
                fill();
        };
    };
    connect(&kept, &Conversations::threadsChanged, this, refill(Kind::Threads));
    connect(&kept, &Conversations::keptChanged, this, refill(Kind::Kept));
    connect(&kept, &Conversations::verifiedChanged, this, refill(Kind::Verified));
    connect(this, &ListPage::searched, this, [this](const QString &words) {
        m_words = words;
        fill();
    });
    connect(this, &ListPage::opened, this, &ChatLists::open);
    connect(this, &ListPage::removed, this, &ChatLists::remove);
    connect(this, &ListPage::closed, this, &ChatLists::left);
}

void ChatLists::showThreads()
{
    m_kind = Kind::Threads;
    m_words.clear();
    begin(tr("Conversations"), tr("No conversation has these words."), true);
    fill();
}

void ChatLists::showKept()
{
    m_kind = Kind::Kept;
    begin(tr("Kept for later"),
          tr("Nothing waits. A question that cannot be answered here can be kept below its answer."), false);
    fill();
}

void ChatLists::showVerified()
{
    m_kind = Kind::Verified;
    begin(tr("Verified answers"),
          tr("None yet. An answer that you checked can be promoted below it: its question then gets it first, computed "
             "anew."),
          false);
    fill();
}

void ChatLists::fill()
{
    if (m_kind == Kind::Threads) {
        fillThreads();
        return;
    }
    const ConditionText words(*m_workspace.portfolio(), *m_workspace.catalogue());
    std::vector<Entry> entries;
    if (m_kind == Kind::Kept) {
        for (const KeptQuestion &kept : m_workspace.conversations().keptQuestions())
            entries.push_back({kept.text, kept.text, momentOf(kept.keptAt) + u" · "_s + words.of(kept.scope)});
    } else {
        for (const VerifiedAnswer &verified : m_workspace.conversations().verified()) {
            const bool lost = verified.state == VerifiedAnswer::State::Lost;
            const QString state = lost ? tr("can no longer be computed")
                                  : verified.state == VerifiedAnswer::State::Changed
                                      ? tr("checked, the figures have changed since")
                                      : tr("checked, as it was promoted");
            entries.push_back({verified.key + u'\n' + verified.after, verified.question,
                               tr("promoted %1").arg(momentOf(verified.promotedAt)) + u" · "_s + state, lost});
        }
    }
    setEntries(entries);
}

void ChatLists::fillThreads()
{
    const int round = ++m_round;
    whenDone(m_workspace.conversations().threads(m_words), this,
             [this, round](const Result<std::vector<ThreadSummary>> &found) {
                 if (round != m_round || m_kind != Kind::Threads || !found)
                     return;
                 std::vector<Entry> entries;
                 for (const ThreadSummary &thread : *found)
                     entries.push_back(
                         {thread.id, thread.title,
                          momentOf(thread.changedAt) + u" · "_s + tr("%n question(s)", nullptr, thread.turns)});
                 setEntries(entries);
             });
}

void ChatLists::open(const QString &id)
{
    if (m_kind == Kind::Threads) {
        m_session.open(id);
        emit left();
        return;
    }
    emit left();
    if (m_kind == Kind::Kept) {
        emit questionChosen(id);
        return;
    }
    for (const VerifiedAnswer &verified : m_workspace.conversations().verified()) {
        if (id == verified.key + u'\n' + verified.after) {
            emit questionChosen(QString(verified.question));
            return;
        }
    }
}

void ChatLists::remove(const QString &id)
{
    Conversations &kept = m_workspace.conversations();
    switch (m_kind) {
    case Kind::Threads:
        if (id == m_session.thread().id)
            m_session.startNew();
        kept.removeThread(id);
        break;
    case Kind::Kept:
        kept.removeKeptQuestion(id);
        break;
    case Kind::Verified: {
        const auto &verified = kept.verified();
        const auto found = std::ranges::find_if(
            verified, [&id](const VerifiedAnswer &each) { return id == each.key + u'\n' + each.after; });
        if (found != verified.end())
            kept.removeVerified(VerifiedAnswer(*found));
        break;
    }
    }
}

}  // namespace clientele
