// SPDX-License-Identifier: GPL-3.0-or-later
// The gate of one conversation: what goes out has tokens in place of people, what comes back has the people again. The
// map between them is in memory, for as long as the conversation, and goes nowhere else. Not for several threads at once;
// PersonalData is shared.
//
// CUST_3 is a customer by the name that the book has; CUST_3_2 is the same one by another spelling or the id; NAME_4 is a
// name that several bear. EMAIL_, PHONE_, ADDRESS_, ACCT_, CARD_ number what has that shape. TEXT_ stands for what only
// looked like a token in the text itself. restored(safe(t)) is visible(t), character by character.
#pragma once

#include "app/privacy/personaldata.h"
#include "app/privacy/tokens.h"

#include <QHash>
#include <QJsonObject>
#include <QJsonValue>

#include <memory>
#include <optional>

namespace clientele::privacy {

class Conversation {
public:
    explicit Conversation(std::shared_ptr<const PersonalData> data);

    // A text as it may leave: visible() first, then tokens. For questions, rows, passages, answers of earlier turns.
    [[nodiscard]] QString safe(const QString &text);
    // A customer as a token, for what is built from the book's columns.
    [[nodiscard]] QString tokenOf(RowIndex customer);
    // A field's value as it may leave: safe(), and the customer's token for an id.
    [[nodiscard]] QJsonObject safe(const QJsonObject &object);

    // With the people again. Unknown tokens stay as they are.
    [[nodiscard]] QString restored(const QString &text) const;
    // The arguments of a tool as the program needs them: a string that is one customer's token becomes the id, any other
    // string is restored.
    [[nodiscard]] QJsonObject resolved(const QJsonObject &arguments) const;
    [[nodiscard]] std::optional<RowIndex> customerOf(const QString &token) const;

    // For asData() of hostiletext.h: random, so that no text can close its own marks.
    [[nodiscard]] const QString &dataMark() const { return m_mark; }

private:
    [[nodiscard]] QString tokenFor(Kind kind, const QString &written, std::optional<RowIndex> customer);
    [[nodiscard]] QJsonValue resolved(const QJsonValue &value) const;
    [[nodiscard]] QJsonValue safe(const QJsonValue &value);

    std::shared_ptr<const PersonalData> m_data;
    QHash<QString, QString> m_tokenOf;    // by kind and what was written
    QHash<QString, QString> m_writtenAs;  // by token
    QHash<RowIndex, int> m_numbers;       // of customers
    QHash<RowIndex, int> m_variants;
    QHash<QString, RowIndex> m_customers;  // by token
    QHash<int, int> m_next;                // by kind
    QString m_mark;
};

// An answer that comes in pieces, with the people again: text that may be half a token waits for the rest.
class StreamRestorer {
public:
    explicit StreamRestorer(const Conversation &conversation) : m_conversation(conversation) {}

    [[nodiscard]] QString feed(const QString &delta);
    [[nodiscard]] QString end();  // what still waited

private:
    const Conversation &m_conversation;
    QString m_waiting;
};

}  // namespace clientele::privacy
