// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy/conversation.h"

#include "app/privacy/hostiletext.h"
#include "models/items/customerindex.h"

#include <QJsonArray>
#include <QRandomGenerator>

namespace clientele::privacy {

namespace {

// A token is read back by its ends: what would touch it goes with it.
void widen(QStringView text, Finding &finding)
{
    const qsizetype start = finding.start;
    const qsizetype end = start + finding.length;
    qsizetype left = start;
    qsizetype right = end;
    while (left > 0 && touchesToken(text[left - 1]))
        --left;
    while (right < text.size() && touchesToken(text[right]))
        ++right;
    if (left == start && right == end)
        return;
    finding.start = left;
    finding.length = right - left;
}

}  // namespace

Conversation::Conversation(std::shared_ptr<const PersonalData> data)
    : m_data(std::move(data)), m_mark(QString::number(QRandomGenerator::system()->generate64(), 36))
{}

QString Conversation::tokenFor(Kind kind, const QString &written, std::optional<RowIndex> customer)
{
    const QString key = QString::number(static_cast<int>(kind)) + u':'
                        + (customer ? QString::number(*customer) : QString()) + u':' + written;
    if (const auto known = m_tokenOf.constFind(key); known != m_tokenOf.constEnd())
        return *known;
    QString token;
    if (customer) {
        int &number = m_numbers[*customer];
        if (number == 0)
            number = ++m_next[static_cast<int>(Kind::Customer)];
        const bool asInTheBook = written == customerLabel(m_data->book(), *customer);
        token = asInTheBook ? tokenText(Kind::Customer, number)
                            : tokenText(Kind::Customer, number, ++m_variants[*customer] + 1);
        m_customers.insert(token, *customer);
        // A model may well speak of the customer by the plain token alone.
        const QString plain = tokenText(Kind::Customer, number);
        m_customers.insert(plain, *customer);
        m_writtenAs.insert(plain, customerLabel(m_data->book(), *customer));
    } else {
        token = tokenText(kind, ++m_next[static_cast<int>(kind)]);
    }
    m_tokenOf.insert(key, token);
    m_writtenAs.insert(token, written);
    return token;
}

QString Conversation::tokenOf(RowIndex customer)
{
    return tokenFor(Kind::Customer, customerLabel(m_data->book(), customer), customer);
}

QString Conversation::safe(const QString &text)
{
    const QString seen = visible(text);
    std::vector<Finding> findings = m_data->find(seen);
    for (auto token = nextToken(seen, 0); token; token = nextToken(seen, token->start + token->length))
        findings.push_back({token->start, token->length, Kind::Literal});
    for (Finding &finding : findings)
        widen(seen, finding);
    findings = joined(std::move(findings));
    QString result;
    result.reserve(seen.size());
    qsizetype from = 0;
    for (const Finding &finding : findings) {
        result += QStringView(seen).mid(from, finding.start - from);
        const QString token = tokenFor(finding.kind, seen.mid(finding.start, finding.length), finding.customer);
        result += token;
        from = finding.start + finding.length;
    }
    result += QStringView(seen).mid(from);
    return result;
}

QJsonValue Conversation::safe(const QJsonValue &value)
{
    if (value.isString())
        return safe(value.toString());
    if (value.isObject())
        return safe(value.toObject());
    if (!value.isArray())
        return value;
    QJsonArray array;
    const QJsonArray values = value.toArray();
    for (const QJsonValue &each : values)
        array.append(safe(each));
    return array;
}

QJsonObject Conversation::safe(const QJsonObject &object)
{
    QJsonObject result;
    for (auto member = object.begin(); member != object.end(); ++member)
        result.insert(member.key(), safe(QJsonValue(*member)));
    return result;
}

QString Conversation::restored(const QString &text) const
{
    QString result;
    qsizetype from = 0;
    for (auto token = nextToken(text, 0); token; token = nextToken(text, token->start + token->length)) {
        const auto written = m_writtenAs.constFind(token->token);
        if (written == m_writtenAs.constEnd())
            continue;
        result += QStringView(text).mid(from, token->start - from);
        result += *written;
        from = token->start + token->length;
    }
    result += QStringView(text).mid(from);
    return result;
}

std::optional<RowIndex> Conversation::customerOf(const QString &token) const
{
    const auto found = nextToken(token, 0);
    if (!found || found->start != 0 || found->length != token.size())
        return std::nullopt;
    const auto customer = m_customers.constFind(found->token);
    return customer == m_customers.constEnd() ? std::nullopt : std::optional(*customer);
}

QJsonValue Conversation::resolved(const QJsonValue &value) const
{
    if (value.isString()) {
        const auto customer = customerOf(value.toString().trimmed());
        return customer ? m_data->book().textAt(Field::CustomerId, *customer) : restored(value.toString());
    }
    if (value.isObject())
        return resolved(value.toObject());
    if (!value.isArray())
        return value;
    QJsonArray array;
    const QJsonArray values = value.toArray();
    for (const QJsonValue &each : values)
        array.append(resolved(each));
    return array;
}

QJsonObject Conversation::resolved(const QJsonObject &arguments) const
{
    QJsonObject result;
    for (auto member = arguments.begin(); member != arguments.end(); ++member)
        result.insert(member.key(), resolved(QJsonValue(*member)));
    return result;
}

QString StreamRestorer::feed(const QString &delta)
{
    m_waiting += delta;
    const qsizetype open = openTokenAt(m_waiting);
    const QString ready = m_waiting.left(open);
    m_waiting.remove(0, open);
    return m_conversation.restored(ready);
}

QString StreamRestorer::end() { return m_conversation.restored(std::exchange(m_waiting, {})); }

}  // namespace clientele::privacy
