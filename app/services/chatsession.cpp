// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/chatsession.h"

#include "app/assistant/assistant.h"
#include "app/future.h"
#include "app/services/conversations.h"
#include "app/workspace.h"

#include <QDateTime>
#include <QUuid>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString shownKey = u"chat.thread"_s;
constexpr qsizetype longestTitle = 80;

QString newId() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

QString titleOf(const QString &question)
{
    const QString line = question.simplified();
    return line.size() <= longestTitle ? line : line.left(longestTitle - 1).trimmed() + u'\u2026';
}

}  // namespace

ChatSession::ChatSession(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    m_thread.id = newId();
    connect(&workspace, &Workspace::portfolioChanged, this, &ChatSession::bookChanged);
    connect(&workspace.conversations(), &Conversations::loaded, this, [this] {
        const QString shown = QString::fromUtf8(m_workspace.setting(shownKey));
        m_checked = -1;
        shown.isEmpty() ? startNew() : open(shown);
        bookChanged();
    });
}

ChatSession::~ChatSession()
{
    if (m_turn)
        m_turn->disconnect(this);
}

const ChatTurn *ChatSession::find(const QString &turn) const
{
    const auto found = std::ranges::find(m_thread.turns, turn, &ChatTurn::id);
    return found == m_thread.turns.end() ? nullptr : &*found;
}

ChatSession::Version ChatSession::versionOf(const QString &turn) const
{
    Version version{0, 0, {}, {}};
    const ChatTurn *shown = find(turn);
    if (!shown)
        return {};
    for (const ChatTurn &each : m_thread.turns) {
        if (each.parent != shown->parent)
            continue;
        ++version.of;
        if (each.id == turn)
            version.number = version.of;
        else if (version.number == 0)
            version.before = each.id;
        else if (version.after.isEmpty())
            version.after = each.id;
    }
    return version;
}

QString ChatSession::leafBelow(const QString &turn) const
{
    QString leaf = turn;
    for (bool deeper = true; deeper;) {
        const auto child = std::find_if(m_thread.turns.rbegin(), m_thread.turns.rend(),
                                        [&leaf](const ChatTurn &each) { return each.parent == leaf; });
        deeper = child != m_thread.turns.rend() && child->id != leaf;
        if (deeper)
            leaf = child->id;
    }
    return leaf;
}

QString ChatSession::questionBefore(const ChatTurn &turn) const
{
    const ChatTurn *before = find(turn.parent);
    return before ? before->question : QString();
}

void ChatSession::ask(const QString &question) { begin(question, m_thread.shown); }

void ChatSession::askAgain(const QString &turn)
{
    if (const ChatTurn *known = find(turn))
        askInstead(turn, QString(known->question));
}

void ChatSession::askInstead(const QString &turn, const QString &words)
{
    const ChatTurn *known = find(turn);
    if (!known || isAsking())
        return;
    m_thread.shown = QString(known->parent);
    emit pathChanged();
    begin(words, m_thread.shown);
}

void ChatSession::begin(const QString &question, const QString &parent)
{
    if (isAsking() || question.trimmed().isEmpty())
        return;
    ChatTurn turn;
    turn.id = newId();
    turn.parent = parent;
    turn.askedAt = QDateTime::currentSecsSinceEpoch();
    turn.question = question.trimmed();
    turn.scope = m_workspace.filters().conditions();
    turn.answer.incomplete = true;  // until it is whole: what a crash leaves behind says so
    if (m_thread.turns.empty())
        m_thread.title = titleOf(turn.question);
    m_thread.changedAt = turn.askedAt;
    m_thread.shown = turn.id;
    m_thread.turns.push_back(turn);
    m_asking = turn.id;
    m_workspace.conversations().keep(m_thread, turn);
    m_workspace.setSetting(shownKey, m_thread.id.toUtf8());
    emit asked(turn.id);
    const VerifiedAnswer *verified =
        verifiedFor(m_workspace.conversations().verified(), turn.question, questionBefore(turn));
    // A question that is asked again is asked of somebody else than the verified answer.
    if (verified && verified->state != VerifiedAnswer::State::Lost && versionOf(turn.id).of == 1)
        askVerified(*verified, turn);
    else
        askAssistant(turn);
}

QFuture<VerifiedCheck> ChatSession::recompute(const VerifiedAnswer &verified, const Conditions &scope) const
{
    return QtConcurrent::run([verified, scope, reader = m_workspace.localReader(), book = m_workspace.portfolio(),
                              catalogue = m_workspace.catalogue()] {
        return recomputed(verified, *reader(), *book, *catalogue, scope, QLocale());
    });
}

void ChatSession::askVerified(const VerifiedAnswer &verified, const ChatTurn &turn)
{
    whenDone(recompute(verified, turn.scope), this, [this, id = turn.id](const VerifiedCheck &check) {
        if (m_asking != id)
            return;
        if (check.state == VerifiedAnswer::State::Lost)
            askAssistant(*find(id));
        else
            finish(id, check.answer, {});
    });
}

void ChatSession::askAssistant(const ChatTurn &turn)
{
    if (!m_assistant)
        m_assistant = m_workspace.newConversation();
    m_turn =
        m_assistant->ask({.text = turn.question, .scope = turn.scope, .before = pathTo(m_thread, turn.parent)}, this);
    connect(m_turn, &Turn::finished, this, [this, ended = m_turn.data(), id = turn.id] {
        finish(id, ended->answer(), ended->sent());
        ended->deleteLater();
    });
    emit turnBegan();
}

void ChatSession::finish(const QString &turn, const Answer &answer, const std::vector<QByteArray> &sent)
{
    const auto found = std::ranges::find(m_thread.turns, turn, &ChatTurn::id);
    if (found == m_thread.turns.end() || m_asking != turn)
        return;
    m_asking.clear();
    found->answer = answer;
    m_thread.changedAt = QDateTime::currentSecsSinceEpoch();
    m_workspace.conversations().keep(m_thread, *found, sent);
    emit answered(turn);
    m_turn = nullptr;
}

void ChatSession::stop()
{
    if (m_turn && !m_turn->isOver()) {
        m_turn->cancel();
    } else if (isAsking()) {
        Answer none;
        none.incomplete = true;
        finish(QString(m_asking), none, {});
    }
}

void ChatSession::showVersion(const QString &turn)
{
    if (isAsking() || !find(turn))
        return;
    m_thread.shown = leafBelow(turn);
    m_workspace.conversations().keepThread(m_thread);
    emit pathChanged();
}

void ChatSession::rate(const QString &turn, int feedback, const QString &reason)
{
    const auto found = std::ranges::find(m_thread.turns, turn, &ChatTurn::id);
    if (found == m_thread.turns.end() || turn == m_asking)
        return;
    found->feedback = std::clamp(feedback, -1, 1);
    found->feedbackReason = reason;
    m_workspace.conversations().keep(m_thread, *found);
}

void ChatSession::startNew()
{
    ChatThread thread;
    thread.id = newId();
    m_workspace.setSetting(shownKey, {});
    show(std::move(thread));
}

void ChatSession::show(ChatThread thread)
{
    stop();
    ++m_opening;
    m_assistant.reset();  // another conversation has other tokens
    m_thread = std::move(thread);
    emit pathChanged();
}

void ChatSession::open(const QString &thread)
{
    const quint64 opening = ++m_opening;
    whenDone(m_workspace.conversations().thread(thread), this,
             [this, opening](const Result<std::optional<ChatThread>> &found) {
                 if (opening != m_opening)
                     return;
                 if (!found) {
                     emit failed(found.error());
                     return;
                 }
                 if (!*found) {
                     startNew();
                     return;
                 }
                 m_workspace.setSetting(shownKey, (*found)->id.toUtf8());
                 show(**found);
             });
}

void ChatSession::promote(const QString &turn)
{
    const ChatTurn *known = find(turn);
    if (!known || !canBePromoted(known->answer))
        return;
    VerifiedAnswer verified;
    verified.key = questionKey(known->question);
    verified.after = questionKey(questionBefore(*known));
    verified.question = known->question;
    verified.scope = known->scope;
    verified.answer = known->answer;
    verified.promotedAt = QDateTime::currentSecsSinceEpoch();
    verified.snapshot = m_workspace.portfolio()->info().snapshot;
    const auto alone = QtConcurrent::run([reader = m_workspace.localReader(), verified] {
        return verified.after.isEmpty() || standsAlone(verified.question, verified.answer, *reader(), verified.scope);
    });
    whenDone(alone, this, [this, verified](bool independent) mutable {
        if (independent)
            verified.after.clear();
        m_workspace.conversations().keepVerified({verified});
    });
}

// Promoted answers are checked on each new snapshot, one after the other on a worker.
void ChatSession::bookChanged()
{
    const qint64 snapshot = m_workspace.portfolio()->info().snapshot;
    if (snapshot == m_checked)
        return;
    m_checked = snapshot;
    for (const VerifiedAnswer &known : m_workspace.conversations().verified()) {
        if (known.snapshot == snapshot)
            continue;
        whenDone(recompute(known, known.scope), this, [this, known, snapshot](const VerifiedCheck &check) {
            const auto &verified = m_workspace.conversations().verified();
            const bool still = std::ranges::any_of(verified, [&known](const VerifiedAnswer &each) {
                return each.key == known.key && each.after == known.after && each.promotedAt == known.promotedAt;
            });
            if (!still)
                return;
            VerifiedAnswer checked = known;
            checked.state = check.state;
            checked.snapshot = snapshot;
            m_workspace.conversations().keepVerified({checked});
        });
    }
}

}  // namespace clientele
