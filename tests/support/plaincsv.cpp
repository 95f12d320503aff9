// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/plaincsv.h"

#include "app/sync/cardnumbers.h"
#include "models/core/money.h"
#include "models/portfolio/column.h"

#include <QDateTime>
#include <QHash>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QTimeZone>

#include <optional>

namespace clientele::test {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

class PlainReader {
public:
    explicit PlainReader(QByteArray bytes) : m_bytes(std::move(bytes))
    {
        if (m_bytes.startsWith("\xef\xbb\xbf"))
            m_bytes.remove(0, 3);
        m_newline = !m_bytes.contains('\n') && m_bytes.contains('\r') ? '\r' : '\n';
        const QByteArray header = m_bytes.left(m_bytes.indexOf(m_newline));
        for (const char candidate : {',', ';', '\t', '|'})
            if (header.count(candidate) > header.count(m_separator))
                m_separator = candidate;
    }

    PlainOutcome read()
    {
        std::optional<QList<QByteArray>> header;
        while (m_at < m_bytes.size()) {
            const qint64 line = m_line;
            if (skipBlank())
                continue;
            const qsizetype begin = m_at;
            QList<QByteArray> cells;
            const bool isWhole = readRecord(cells);
            QByteArray raw = m_bytes.mid(begin, m_at - begin);
            m_line += raw.count(m_newline);
            if (raw.endsWith(m_newline))
                raw.chop(1);
            if (!header) {
                header = cells;
                continue;
            }
            ++m_outcome.read;
            QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
            const QString decoded = decoder(raw);
            if (!isWhole || raw.contains('\0') || decoder.hasError() || cells.size() != header->size())
                m_outcome.rejects += QStringLiteral("%1|").arg(line);
            else
                check(*header, cells, line);
        }
        return m_outcome;
    }

private:
    bool skipBlank()
    {
        qsizetype end = m_at;
        while (end < m_bytes.size() && m_bytes[end] != m_newline) {
            if (!isBlank(m_bytes[end]) || m_bytes[end] == m_separator)
                return false;
            ++end;
        }
        m_at = end + 1;
        ++m_line;
        return true;
    }

    bool isOver(qsizetype at) const
    {
        return at >= m_bytes.size() || m_bytes[at] == m_separator || m_bytes[at] == m_newline;
    }

    // Leaves m_at behind the record's line end; behind its first line where it cannot be read.
    bool readRecord(QList<QByteArray> &cells)
    {
        const qsizetype begin = m_at;
        const bool isCut = m_bytes.size() - begin > longestRecord;
        const qsizetype end = isCut ? begin + longestRecord : m_bytes.size();
        bool isWhole = true;
        for (;;) {
            QByteArray cell;
            qsizetype at = m_at;
            while (!isOver(at) && isBlank(m_bytes[at]))
                ++at;
            if (at < m_bytes.size() && m_bytes[at] == '"') {
                ++at;
                for (;; ++at) {
                    if (at >= end)
                        break;
                    if (m_bytes[at] == '"' && at + 1 < end && m_bytes[at + 1] == '"')
                        ++at;
                    else if (m_bytes[at] == '"')
                        break;
                    cell += m_bytes[at];
                }
                isWhole = at < end;
                for (++at; !isOver(at) && isBlank(m_bytes[at]);)
                    ++at;
                isWhole = isWhole && isOver(at);
            } else {
                for (at = m_at; !isOver(at); ++at)
                    cell += m_bytes[at];
            }
            isWhole = isWhole && (at < end || !isCut);
            if (!isWhole)
                break;
            while (!cell.isEmpty() && isBlank(cell.front()))
                cell.remove(0, 1);
            while (!cell.isEmpty() && isBlank(cell.back()))
                cell.chop(1);
            cells += cell;
            m_at = at + 1;
            if (at >= m_bytes.size() || m_bytes[at] == m_newline)
                return true;
        }
        const qsizetype line = m_bytes.indexOf(m_newline, begin);
        m_at = line < 0 ? m_bytes.size() : line + 1;
        return false;
    }

    static std::optional<qint64> amount(const QString &text, int digits)
    {
        // What may be a card number is no amount.
        if (text.size() > 15 && withoutCardNumbers(text) != text)
            return std::nullopt;
        static const QRegularExpression form(
            QStringLiteral("^([+-]?)([0-9]*|[0-9]{1,3}(?:,[0-9]{3})+)(?:\\.([0-9]*))?\\z"));
        const auto match = form.match(text);
        QString fraction = match.captured(3);
        if (!match.hasMatch() || (match.captured(2).isEmpty() && fraction.isEmpty()))
            return std::nullopt;
        while (fraction.size() > digits && fraction.endsWith(u'0'))
            fraction.chop(1);
        if (fraction.size() > digits)
            return std::nullopt;
        bool fits = false;
        const qint64 value = (match.captured(1) + match.captured(2).remove(u',') + fraction.leftJustified(digits, u'0'))
                                 .toLongLong(&fits);
        return fits && value != missingNumber ? std::optional(value) : std::nullopt;
    }

    static std::optional<qint64> moment(const QString &text)
    {
        static const QRegularExpression form(QStringLiteral(
            R"(^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?)(?:(?<=:\d\d:\d\d)\.\d+)?(?: ?(Z|[+-]\d\d(?::?\d\d)?))?)?\z)"));
        const auto match = form.match(text);
        const QDate day = QDate::fromString(match.captured(1), Qt::ISODate);
        const QTime time =
            match.captured(2).isEmpty() ? QTime(0, 0) : QTime::fromString(match.captured(2), Qt::ISODate);
        // Qt would take hour 24 for the next day's first.
        if (!match.hasMatch() || !day.isValid() || !time.isValid() || match.captured(2).startsWith(u"24"))
            return std::nullopt;
        const qint64 wall = QDateTime(day, time, Qt::UTC).toSecsSinceEpoch();
        if (const QString zone = match.captured(3); !zone.isEmpty()) {
            const int sign = zone.startsWith(u'-') ? -1 : 1;
            const QString digits = QString(zone).remove(u':').mid(1).leftJustified(4, u'0');
            return zone == u"Z" ? wall : wall - sign * (digits.left(2).toInt() * 3600 + digits.mid(2).toInt() * 60);
        }
        // Of the offsets before and after, the first under which the clock shows this; in a gap, the one before.
        static const QTimeZone toronto("America/Toronto");
        const auto offset = [](qint64 utc) {
            return toronto.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utc, Qt::UTC));
        };
        const int before = offset(wall - 86'400);
        const int after = offset(wall + 86'400);
        if (offset(wall - before) == before)
            return wall - before;
        return offset(wall - after) == after ? wall - after : wall - before;
    }

    void check(const QList<QByteArray> &header, const QList<QByteArray> &cells, qint64 line)
    {
        QHash<QByteArray, QString> values;
        for (qsizetype i = 0; i < cells.size(); ++i)
            values[header[i]] = QString::fromUtf8(cells[i]);
        const auto reject = [&](const char *field) {
            m_outcome.rejects += QStringLiteral("%1|%2").arg(line).arg(QLatin1StringView(field));
        };
        auto currency = Currency::fromCode(u"CAD");
        if (!values["currency"].isEmpty())
            currency = Currency::fromCode(values["currency"]);
        if (!currency)
            return reject("atm.currency");
        std::optional<qint64> money;
        std::optional<qint64> time;
        for (const QByteArray &name : header) {
            if (name == "amount" && !values[name].isEmpty() && !(money = amount(values[name], currency->minorDigits())))
                return reject("atm.amount");
            if (name == "timestamp" && !values[name].isEmpty() && !(time = moment(values[name])))
                return reject("atm.time");
        }
        for (const auto &[name, field] :
             {std::pair("atm_id", "atm.id"), std::pair("timestamp", "atm.time"), std::pair("amount", "atm.amount"),
              std::pair("transaction_type", "atm.type"), std::pair("customer_id", "atm.customer")})
            if (values[name].isEmpty())
                return reject(field);
        m_outcome.rows +=
            QStringList{withoutCardNumbers(values["atm_id"]),           QString::number(*time), QString::number(*money),
                        withoutCardNumbers(values["transaction_type"]), values["customer_id"],  currency->code()}
                .join(u'|');
    }

    QByteArray m_bytes;
    char m_newline = '\n';
    char m_separator = ',';
    qsizetype m_at = 0;
    qint64 m_line = 1;
    PlainOutcome m_outcome;
};

}  // namespace

PlainOutcome readPlainly(const QByteArray &bytes) { return PlainReader(bytes).read(); }

}  // namespace clientele::test
