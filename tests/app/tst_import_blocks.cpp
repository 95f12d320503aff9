// SPDX-License-Identifier: GPL-3.0-or-later
// Separated values read in blocks on several threads say the same as a plain reader that goes byte by byte: every row,
// every reject with its line and field, wherever a block ends and however many threads there are.
#include "app/sources/csvsource.h"
#include "app/sync/cardnumbers.h"
#include "app/sync/intake.h"

#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele;

namespace {

constexpr qsizetype longestRecord = 1 << 20;

DisplayZone toronto() { return DisplayZone::fromId("America/Toronto").value(); }

// What a file came to, as lines of text: "id|time|amount|type|customer|currency" and "line|field".
struct Outcome {
    QStringList rows;
    QStringList rejects;
    qint64 read = 0;

    bool operator==(const Outcome &) const = default;
};

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// Obviously right, and slow.
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

    Outcome read()
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
    Outcome m_outcome;
};

// Files as they come in practice and worse, from a seed.
class Hostile {
public:
    explicit Hostile(quint32 seed) : m_random(seed) {}

    QByteArray file()
    {
        m_newline = pick<QByteArray>({"\n", "\n", "\r\n", "\r"});
        m_separator = pick<QByteArray>({",", ",", ";", "\t", "|"});
        m_columns = {"customer_id", "atm_id", "timestamp", "amount", "transaction_type", "city"};
        if (chance(3))
            m_columns += "currency";
        for (qsizetype i = 0; i < m_columns.size(); ++i)
            m_columns.swapItemsAt(i, below(m_columns.size()));
        QByteArray bytes = (chance(4) ? "\xef\xbb\xbf" : "") + m_columns.join(m_separator) + m_newline;
        const int records = 1 + below(40);
        for (int i = 0; i < records; ++i)
            bytes += chance(15) ? pick<QByteArray>({"", " ", "  \t", " \r"}) + m_newline : record(i + 1 == records);
        if (chance(4))
            bytes.chop(static_cast<int>(m_newline.size()));
        if (chance(6))
            damage(bytes, bytes.indexOf(m_newline) + m_newline.size());
        // A line's end of the usual kind would make it the end of all lines.
        return m_newline == "\r" ? bytes.replace('\n', '\r') : bytes;
    }

private:
    int below(qsizetype bound) { return static_cast<int>(m_random.bounded(static_cast<int>(bound))); }
    bool chance(int oneIn) { return below(oneIn) == 0; }
    template<typename T>
    T pick(std::initializer_list<T> choices)
    {
        return choices.begin()[below(static_cast<qsizetype>(choices.size()))];
    }

    QByteArray record(bool isLast)
    {
        QByteArrayList cells;
        for (const QByteArray &column : std::as_const(m_columns))
            cells += written(cell(column));
        if (chance(25))
            cells.removeLast();
        if (chance(25))
            cells += "more";
        QByteArray line = cells.join(m_separator);
        if (chance(40))
            line += '"';
        return line + (isLast && chance(3) ? QByteArray() : m_newline);
    }

    QByteArray cell(const QByteArray &column)
    {
        if (chance(30))
            return pick<QByteArray>({"", " ", "\"", "x\"y", QByteArray("a\0b", 3), "\xff", "\xc3", "\xed\xa0\x80",
                                     "4111111111111111", "\xe2\x82\xac"});
        if (column == "amount")
            return pick<QByteArray>({"1234.56", "0.5", "-20", "+7.10", "1,234.56", "12,34", "1.234", "1.2300", ".5",
                                     "5.", "1e3", "92233720368547758.07", "92233720368547758.08", "999999999999999",
                                     "00012.10", "--1", "1.2.3"});
        if (column == "timestamp")
            return pick<QByteArray>({"2024-03-01 13:11:25", "2024-03-10 02:30:00", "2024-11-03 01:30:00", "2024-02-29",
                                     "2023-02-29 10:00:00", "2024-03-01T13:11:25.123", "2024-03-01 13:11",
                                     "2024-03-01 13:11:25Z", "2024-03-01 13:11:25 +02:00", "2024-03-01 13:11:25.",
                                     "2024-13-01 00:00:00", "2024-03-01 24:00:00", "1905-01-01 00:00:00",
                                     "0000-01-01 00:00:00", "2024-3-1 13:11:25", "2032-03-01 13:11:25"});
        if (column == "currency")
            return pick<QByteArray>({"", "CAD", "usd", "JPY", "KWD", "EURO", "XXX"});
        if (column == "customer_id")
            return QByteArray::number(below(300)) + pick<QByteArray>({"", "", "-a-rather-long-id-of-a-customer"});
        if (column == "transaction_type")
            return pick<QByteArray>({"deposit", "withdrawal", "d\xc3\xa9p\xc3\xb4t", "a b"});
        return "ATM" + QByteArray::number(below(20));
    }

    QByteArray written(QByteArray cell)
    {
        if (chance(8))
            cell = cell + pick<QByteArray>({m_separator, m_newline, "\"", "\r", "\n\n", m_newline + "x" + m_separator});
        const bool mustQuote = cell.contains(m_separator) || cell.contains('\n') || cell.contains('\r');
        if ((mustQuote && !chance(12)) || chance(6))
            cell = '"' + cell.replace('"', chance(10) ? "\"" : "\"\"") + '"';
        return chance(10) ? ' ' + cell + pick<QByteArray>({" ", "\t", ""}) : cell;
    }

    void damage(QByteArray &bytes, qsizetype from)
    {
        for (int i = below(4); i >= 0 && from < bytes.size(); --i)
            bytes[from + below(bytes.size() - from)] = pick<char>({'"', '\n', ',', ';', '\0', '\xff', ' ', 'x'});
    }

    QRandomGenerator m_random;
    QByteArray m_newline;
    QByteArray m_separator;
    QByteArrayList m_columns;
};

}  // namespace

class ImportBlocks : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    Result<Intake> take(const QByteArray &bytes, std::size_t blockSize, int threads)
    {
        QFile file(m_folder.filePath(QStringLiteral("file.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no room for fixtures");
        file.close();
        auto source = openFile(file.fileName());
        if (!source)
            return tl::unexpected(source.error());
        IntakeRequest request;
        request.name = QStringLiteral("file.csv");
        request.kind = Table::Atm;
        request.about = {0, 0, toronto(), *Currency::fromCode(u"CAD")};
        request.blockSize = blockSize;
        request.threads = threads;
        return takeIn(**source, request);
    }

    static Outcome outcomeOf(const Intake &intake)
    {
        Outcome outcome;
        outcome.read = intake.report.read;
        for (const Problem &problem : intake.report.problems)
            outcome.rejects += QStringLiteral("%1|%2").arg(problem.line).arg(problem.field);
        const Portfolio &book = *intake.rows.rows;
        for (RowIndex row = 0; row < book.rows(Table::Atm); ++row)
            outcome.rows += QStringList{book.textAt(Field::AtmId, row),
                                        QString::number(book.numberAt(Field::AtmTime, row)),
                                        QString::number(book.numberAt(Field::AtmAmount, row)),
                                        book.textAt(Field::AtmType, row),
                                        book.textAt(Field::AtmCustomer, row),
                                        book.textAt(Field::AtmCurrency, row)}
                                .join(u'|');
        return outcome;
    }

    // Every block size and number of threads, and the same words about every reject.
    void agree(const QByteArray &bytes, const QList<std::size_t> &sizes)
    {
        const Outcome expected = PlainReader(bytes).read();
        QStringList reasons;
        for (const std::size_t size : sizes)
            for (const int threads : {1, 3}) {
                const auto intake = take(bytes, size, threads);
                QVERIFY2(intake, qPrintable(intake ? QString() : intake.error().sentence()));
                const Outcome found = outcomeOf(*intake);
                const QString where =
                    QStringLiteral("blocks of %1, %2 threads: ").arg(static_cast<qulonglong>(size)).arg(threads);
                QVERIFY2(found.rejects == expected.rejects,
                         qPrintable(where + found.rejects.join(u' ') + QStringLiteral(" for ")
                                    + expected.rejects.join(u' ')));
                QVERIFY2(
                    found.rows == expected.rows,
                    qPrintable(where + found.rows.join(u'\n') + QStringLiteral("\nfor\n") + expected.rows.join(u'\n')));
                QCOMPARE(found.read, expected.read);
                QStringList said;
                for (const RejectedRow &row : intake->rejected)
                    said += row.reason + row.content;
                if (reasons.isEmpty())
                    reasons = said;
                QCOMPARE(said, reasons);
            }
    }

private slots:
    void hostileFiles()
    {
        qsizetype rows = 0;
        qsizetype rejects = 0;
        for (quint32 seed = 1; seed <= 200; ++seed) {
            const QByteArray bytes = Hostile(seed).file();
            agree(bytes, {1, 2, 7, 64, 300, TextBlocks::usualSize});
            if (QTest::currentTestFailed()) {
                qWarning("seed %u: %s", seed, bytes.toPercentEncoding(" ,;|\"").constData());
                return;
            }
            const Outcome outcome = PlainReader(bytes).read();
            rows += outcome.rows.size();
            rejects += outcome.rejects.size();
        }
        // Both ways are walked.
        QVERIFY2(rows > 500 && rejects > 500, qPrintable(QStringLiteral("%1, %2").arg(rows).arg(rejects)));
    }

    void everyBorder()
    {
        const QByteArray bytes =
            "\xef\xbb\xbf"
            "customer_id,\"atm_id\",timestamp,amount,transaction_type,city\r\n"
            "1,A,2024-03-01 13:11:25,1234.56,deposit,Laval\r\n"
            "\r\n"
            "2,\"A \"\"quoted\"\"\r\n\r\nmachine\",2024-03-10 02:30:00,5,\"with\r\ndrawal\",\"a\r\nb\"\r\n"
            "3,B,2024-03-01 13:11:25,\"1,234.56\",d\xc3\xa9p\xc3\xb4t,\"\"\r\n"
            "4,B,2024-03-01 13:11:25,x,deposit,\"\r\n\"\r\n"
            "5,B,2024-03-01 13:11:25,5,\"dep\"osit,x\r\n"
            "6,B,2024-11-03 01:30:00,5,deposit,x\r\n"
            "7,\"B,2024-03-01 13:11:25,5,deposit,x\r\n"
            "8,B,2024-03-01 13:11:25,5,deposit,\"x\r\n";
        QList<std::size_t> sizes;
        for (std::size_t size = 1; size <= static_cast<std::size_t>(bytes.size()) + 1; ++size)
            sizes += size;
        agree(bytes, sizes);
    }

    // A record of 1 MB and one byte more, quotes that nobody closes, and lines without end.
    void longRecords()
    {
        const QByteArray header = "customer_id,atm_id,timestamp,amount,transaction_type,city\n";
        const QByteArray row = "1,A,2024-03-01 13:11:25,5,deposit,";
        for (const qsizetype length : {longestRecord - 1, longestRecord, longestRecord + 1, 3 * longestRecord}) {
            const QByteArray filler(length - row.size(), 'x');
            const QByteArray quoted = '"' + QByteArray(filler.size() - 2, '\n') + '"';
            const QByteArray after = "\n" + row + "x\n" + row + "\"y\n";
            for (const QByteArray &long_ : {filler, quoted, QByteArray(filler).replace(filler.size() / 2, 1, "\"")})
                agree(header + row + "\n" + row + long_ + after, {1000, 1 << 20, TextBlocks::usualSize});
        }
        agree(header + row + "x\n" + row + "\"" + QByteArray(5 * longestRecord, 'y'), {100'000, 4 << 20});
    }

    // More texts than codes of one and of two bytes, amounts past 32 bits, every hour of the year in which clocks change.
    void wideColumns()
    {
        QByteArray bytes = "customer_id,atm_id,timestamp,amount,transaction_type\n";
        QDateTime wall(QDate(2024, 1, 1), QTime(0, 0), Qt::UTC);
        for (int i = 0; i < 70'000; ++i) {
            bytes += QByteArray::number(i * 7) + ",A" + QByteArray::number(i % 300) + ','
                     + wall.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")).toLatin1() + ','
                     + QByteArray::number(i < 60'000 ? qint64(i) : qint64(i) * 1'000'000) + ",deposit\n";
            wall = wall.addSecs(1800);
        }
        agree(bytes, {50'000, TextBlocks::usualSize});
    }

    void cancelledBetweenBlocks()
    {
        QByteArray bytes = "customer_id,atm_id,timestamp,amount,transaction_type\n";
        for (int i = 0; i < 1000; ++i)
            bytes += "1,A,2024-03-01 13:11:25,5,deposit\n";
        QFile file(m_folder.filePath(QStringLiteral("long.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        std::atomic<bool> cancelled = false;
        qint64 seen = 0;
        ImportOptions options;
        options.cancelled = &cancelled;
        options.progress = [&](qint64 rows) {
            seen = rows;
            cancelled = rows > 100;
        };
        IntakeRequest request;
        request.about = {0, 0, toronto(), {}};
        request.options = &options;
        request.blockSize = 1000;
        request.threads = 3;
        const auto source = openFile(file.fileName());
        const auto intake = takeIn(**source, request);
        QVERIFY(!intake);
        QCOMPARE(intake.error().kind, ErrorKind::Cancelled);
        QVERIFY2(seen > 100 && seen < 200, qPrintable(QString::number(seen)));
    }
};

QTEST_GUILESS_MAIN(ImportBlocks)
#include "tst_import_blocks.moc"
