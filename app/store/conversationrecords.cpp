// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/conversationrecords.h"

#include "app/store/profile_p.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr int mostThreads = 500;

// A null QString would be SQL's NULL.
QString present(const QString &text) { return text.isNull() ? u""_s : text; }

QString textOf(const Conditions &conditions)
{
    return QString::fromUtf8(QJsonDocument(toJson(conditions)).toJson(QJsonDocument::Compact));
}

QString textOf(const Answer &answer)
{
    return QString::fromUtf8(QJsonDocument(answer.toJson()).toJson(QJsonDocument::Compact));
}

Result<Conditions> conditionsOf(const QVariant &text)
{
    return conditionsFromJson(QJsonDocument::fromJson(text.toString().toUtf8()).array());
}

Result<Answer> answerOf(const QVariant &text)
{
    return Answer::fromJson(QJsonDocument::fromJson(text.toString().toUtf8()).object());
}

// What is typed becomes words that begin like it: `"lo"* "montr"*`. Whatever else stands in it is a separator.
QString matchOf(const QString &typed)
{
    QStringList words;
    QString word;
    for (const QChar c : typed + u' ') {
        if (c.isLetterOrNumber() || c.isMark()) {
            word += c;
        } else if (!word.isEmpty()) {
            words += u'"' + word + u"\"*"_s;
            word.clear();
        }
    }
    return words.join(u' ');
}

}  // namespace

Result<std::vector<ThreadSummary>> ConversationRecords::threads(const QString &words) const
{
    const Connection &connection = *m_profile.d->connection;
    const QString match = matchOf(words);
    if (match.isEmpty() && !words.trimmed().isEmpty())
        return std::vector<ThreadSummary>();
    const QString found = match.isEmpty() ? u""_s
                                          : u"WHERE id IN (SELECT thread FROM chat_turn WHERE number IN "
                                            "(SELECT rowid FROM chat_words WHERE chat_words MATCH ?)) "_s;
    auto rows = connection.select(u"SELECT id, title, changed_at, (SELECT count(*) FROM chat_turn "
                                  "WHERE chat_turn.thread = chat_thread.id) FROM chat_thread "_s
                                      + found + u"ORDER BY changed_at DESC, id LIMIT %1"_s.arg(mostThreads),
                                  match.isEmpty() ? QVariantList() : QVariantList{match});
    if (!rows)
        return passOn(rows);
    std::vector<ThreadSummary> result;
    while (rows->next())
        result.push_back({rows->value(0).toString(), rows->value(1).toString(), rows->value(2).toLongLong(),
                          rows->value(3).toInt()});
    if (auto end = connection.ended(*rows); !end)
        return passOn(end);
    return result;
}

Result<std::optional<ChatThread>> ConversationRecords::thread(const QString &id) const
{
    const Connection &connection = *m_profile.d->connection;
    const auto transaction = Transaction::begin(connection, Transaction::Kind::Read);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto row = connection.select(u"SELECT title, changed_at, shown FROM chat_thread WHERE id = ?"_s, {id});
    if (!row)
        return passOn(row);
    if (!row->next())
        return std::optional<ChatThread>();
    ChatThread thread{id, row->value(0).toString(), row->value(1).toLongLong(), {}, row->value(2).toString()};
    row->finish();
    auto turns = connection.select(u"SELECT id, parent, asked_at, question, scope, answer, feedback, feedback_reason "
                                   "FROM chat_turn WHERE thread = ? ORDER BY number"_s,
                                   {id});
    if (!turns)
        return passOn(turns);
    while (turns->next()) {
        auto scope = conditionsOf(turns->value(4));
        auto answer = answerOf(turns->value(5));
        if (!scope)
            return passOn(scope);
        if (!answer)
            return passOn(answer);
        thread.turns.push_back({turns->value(0).toString(), turns->value(1).toString(), turns->value(2).toLongLong(),
                                turns->value(3).toString(), std::move(*scope), std::move(*answer),
                                turns->value(6).toInt(), turns->value(7).toString()});
    }
    if (auto end = connection.ended(*turns); !end)
        return passOn(end);
    return std::optional(std::move(thread));
}

Status ConversationRecords::putThread(const ChatThread &thread) const
{
    return m_profile.d->connection->run(
        u"INSERT INTO chat_thread (id, title, changed_at, shown) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "title = excluded.title, changed_at = excluded.changed_at, shown = excluded.shown"_s,
        {thread.id, present(thread.title), thread.changedAt, present(thread.shown)});
}

Status ConversationRecords::keepThread(const ChatThread &thread) const { return putThread(thread); }

Status ConversationRecords::keep(const ChatThread &thread, const ChatTurn &turn,
                                 const std::vector<QByteArray> &sent) const
{
    const Connection &connection = *m_profile.d->connection;
    auto transaction = Transaction::begin(connection, Transaction::Kind::Write);
    if (!transaction)
        return passOn(transaction);
    if (auto put = putThread(thread); !put)
        return put;
    if (auto put = connection.run(
            u"INSERT INTO chat_turn (id, thread, parent, asked_at, question, scope, answer, feedback, "
            "feedback_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET answer = "
            "excluded.answer, feedback = excluded.feedback, feedback_reason = excluded.feedback_reason"_s,
            {turn.id, thread.id, present(turn.parent), turn.askedAt, present(turn.question), textOf(turn.scope),
             textOf(turn.answer), turn.feedback, present(turn.feedbackReason)});
        !put)
        return put;
    const auto number = connection.value(u"SELECT number FROM chat_turn WHERE id = ?"_s, {turn.id});
    if (!number)
        return tl::unexpected(number.error());
    for (const auto &[statement, values] :
         {std::pair(u"DELETE FROM chat_words WHERE rowid = ?"_s, QVariantList{*number}),
          std::pair(u"INSERT INTO chat_words (rowid, words) VALUES (?, ?)"_s,
                    QVariantList{*number, turn.question + u'\n' + turn.answer.text})})
    {
        if (auto done = connection.run(statement, values); !done)
            return done;
    }
    for (std::size_t part = 0; part < sent.size(); ++part) {
        if (auto put = connection.run(u"INSERT OR REPLACE INTO chat_sent (turn, part, bytes) VALUES (?, ?, ?)"_s,
                                      {turn.id, static_cast<qint64>(part), qCompress(sent[part])});
            !put)
            return put;
    }
    return transaction->commit();
}

Status ConversationRecords::removeThread(const QString &id) const
{
    const Connection &connection = *m_profile.d->connection;
    auto transaction = Transaction::begin(connection, Transaction::Kind::Write);
    if (!transaction)
        return passOn(transaction);
    for (const QString &statement :
         {u"DELETE FROM chat_words WHERE rowid IN (SELECT number FROM chat_turn WHERE thread = ?)"_s,
          u"DELETE FROM chat_sent WHERE turn IN (SELECT id FROM chat_turn WHERE thread = ?)"_s,
          u"DELETE FROM chat_turn WHERE thread = ?"_s, u"DELETE FROM chat_draft WHERE thread = ?"_s,
          u"DELETE FROM chat_thread WHERE id = ?"_s})
    {
        if (auto done = connection.run(statement, {id}); !done)
            return done;
    }
    return transaction->commit();
}

Result<std::vector<QByteArray>> ConversationRecords::sent(const QString &turn) const
{
    const Connection &connection = *m_profile.d->connection;
    auto rows = connection.select(u"SELECT bytes FROM chat_sent WHERE turn = ? ORDER BY part"_s, {turn});
    if (!rows)
        return passOn(rows);
    std::vector<QByteArray> result;
    while (rows->next())
        result.push_back(qUncompress(rows->value(0).toByteArray()));
    if (auto end = connection.ended(*rows); !end)
        return passOn(end);
    return result;
}

Result<QHash<QString, QString>> ConversationRecords::drafts() const
{
    const Connection &connection = *m_profile.d->connection;
    auto rows = connection.select(u"SELECT thread, text FROM chat_draft"_s);
    if (!rows)
        return passOn(rows);
    QHash<QString, QString> result;
    while (rows->next())
        result.insert(rows->value(0).toString(), rows->value(1).toString());
    if (auto end = connection.ended(*rows); !end)
        return passOn(end);
    return result;
}

Status ConversationRecords::keepDraft(const QString &thread, const QString &text) const
{
    const Connection &connection = *m_profile.d->connection;
    if (text.isEmpty())
        return connection.run(u"DELETE FROM chat_draft WHERE thread = ?"_s, {present(thread)});
    return connection.run(
        u"INSERT INTO chat_draft (thread, text) VALUES (?, ?) ON CONFLICT (thread) DO UPDATE SET text = excluded.text"_s,
        {present(thread), text});
}

Result<std::vector<VerifiedAnswer>> ConversationRecords::verified() const
{
    const Connection &connection = *m_profile.d->connection;
    auto rows = connection.select(u"SELECT question_key, after_key, question, scope, answer, promoted_at, snapshot, "
                                  "state FROM verified_answer ORDER BY promoted_at DESC, question_key"_s);
    if (!rows)
        return passOn(rows);
    std::vector<VerifiedAnswer> result;
    while (rows->next()) {
        auto scope = conditionsOf(rows->value(3));
        auto answer = answerOf(rows->value(4));
        if (!scope)
            return passOn(scope);
        if (!answer)
            return passOn(answer);
        const int state = std::clamp(rows->value(7).toInt(), 0, static_cast<int>(VerifiedAnswer::State::Lost));
        result.push_back({rows->value(0).toString(), rows->value(1).toString(), rows->value(2).toString(),
                          std::move(*scope), std::move(*answer), rows->value(5).toLongLong(),
                          rows->value(6).toLongLong(), static_cast<VerifiedAnswer::State>(state)});
    }
    if (auto end = connection.ended(*rows); !end)
        return passOn(end);
    return result;
}

Status ConversationRecords::keepVerified(const std::vector<VerifiedAnswer> &answers) const
{
    const Connection &connection = *m_profile.d->connection;
    auto transaction = Transaction::begin(connection, Transaction::Kind::Write);
    if (!transaction)
        return passOn(transaction);
    for (const VerifiedAnswer &each : answers) {
        if (auto put = connection.run(
                u"INSERT OR REPLACE INTO verified_answer (question_key, after_key, question, scope, answer, "
                "promoted_at, snapshot, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                {present(each.key), present(each.after), present(each.question), textOf(each.scope),
                 textOf(each.answer), each.promotedAt, each.snapshot, static_cast<int>(each.state)});
            !put)
            return put;
    }
    return transaction->commit();
}

Status ConversationRecords::removeVerified(const VerifiedAnswer &answer) const
{
    return m_profile.d->connection->run(u"DELETE FROM verified_answer WHERE question_key = ? AND after_key = ?"_s,
                                        {present(answer.key), present(answer.after)});
}

Result<std::vector<KeptQuestion>> ConversationRecords::keptQuestions() const
{
    const Connection &connection = *m_profile.d->connection;
    auto rows = connection.select(u"SELECT id, question, scope, kept_at FROM kept_question ORDER BY id DESC"_s);
    if (!rows)
        return passOn(rows);
    std::vector<KeptQuestion> result;
    while (rows->next()) {
        auto scope = conditionsOf(rows->value(2));
        if (!scope)
            return passOn(scope);
        result.push_back(
            {rows->value(0).toLongLong(), rows->value(1).toString(), std::move(*scope), rows->value(3).toLongLong()});
    }
    if (auto end = connection.ended(*rows); !end)
        return passOn(end);
    return result;
}

Status ConversationRecords::keepQuestion(const KeptQuestion &question) const
{
    return m_profile.d->connection->run(
        u"INSERT INTO kept_question (question, scope, kept_at) VALUES (?, ?, ?) ON CONFLICT (question) DO NOTHING"_s,
        {present(question.text), textOf(question.scope), question.keptAt});
}

Status ConversationRecords::removeKeptQuestion(const QString &text) const
{
    return m_profile.d->connection->run(u"DELETE FROM kept_question WHERE question = ?"_s, {present(text)});
}

}  // namespace clientele
