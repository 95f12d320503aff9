// SPDX-License-Identifier: GPL-3.0-or-later
// A profile whose bytes were damaged opens to the very same book or not at all: its pages are authenticated. One whose
// rows make no sense, as a faulty program could have sealed them, is refused in a sentence.
#include "app/store/connection.h"
#include "app/store/profile.h"
#include "app/store/snapshot.h"
#include "models/portfolio/builder.h"
#include "models/query/evaluator.h"
#include "tests/fuzz/mutation.h"
#include "tests/fuzz/rounds.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele;
using namespace clientele::test;

class FuzzProfile : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void damagedBytes();
    void damagedRows();

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("profile.db")); }
    void putBack(const QByteArray &bytes) const;

    QTemporaryDir m_folder;
    QByteArray m_sound;
};

namespace {

const Unlock unlock{QStringLiteral("correct horse")};
constexpr int customers = 40;
constexpr int transactions = 3'000;

PortfolioPtr smallBook()
{
    PortfolioBuilder builder(PortfolioInfo{0, 0, DisplayZone(), *Currency::fromCode(u"CAD")});
    for (int i = 0; i < customers; ++i) {
        TableBuilder &table = builder.table(Table::Customers);
        table.beginRow();
        table.setText(Field::CustomerId, QStringLiteral("C-%1").arg(i));
        table.setText(Field::CustomerCity, i % 2 ? QStringLiteral("Montréal") : QStringLiteral("Toronto"));
        table.setNumber(Field::CustomerBalance, i * 1001);
    }
    for (int i = 0; i < transactions; ++i) {
        TableBuilder &table = builder.table(Table::Atm);
        table.beginRow();
        table.setText(Field::AtmCustomer, QStringLiteral("C-%1").arg(i % (customers + 2)));
        table.setText(Field::AtmType, i % 3 ? QStringLiteral("deposit") : QStringLiteral("withdrawal"));
        table.setNumber(Field::AtmTime, 1'700'000'000 + 3600LL * i);
        table.setNumber(Field::AtmAmount, 100LL * i);
    }
    return builder.build().value();
}

// A few figures that touch every column.
Result<QString> figures(const Portfolio &book)
{
    const Catalogue catalogue;
    QString text;
    for (const auto &[measure, by] : std::initializer_list<std::pair<QString, QStringList>>{
             {QStringLiteral("customers.count"), {QStringLiteral("customer.city")}},
             {QStringLiteral("customers.balance"), {}},
             {QStringLiteral("atm.net"), {QStringLiteral("atm.month"), QStringLiteral("customer.id")}}})
    {
        auto result = evaluate(book, catalogue, {measure, by, {}, 0, {}});
        if (!result)
            return passOn(result);
        for (const ResultRow &row : result->rows)
            text += row.keys.join(u'|') + u'|' + row.value.toText() + row.value.currency.code() + u'\n';
    }
    return text;
}

// Everything a profile gives, as one text.
Result<QString> contents(const Profile &profile)
{
    auto book = profile.loadPortfolio();
    if (!book)
        return passOn(book);
    auto rejected = profile.rejectedRows();
    if (!rejected)
        return passOn(rejected);
    auto sources = profile.sources();
    if (!sources)
        return passOn(sources);
    auto settings = profile.settings();
    if (!settings)
        return passOn(settings);
    auto text = figures(**book);
    if (text)
        *text += QStringLiteral("%1 rejected, %2 sources, %3 settings")
                     .arg(rejected->size())
                     .arg(sources->size())
                     .arg(settings->size());
    return text;
}

Result<QString> contentsOf(const QString &folder)
{
    auto profile = Profile::open(folder, unlock, Profile::Mode::Existing);
    if (!profile)
        return passOn(profile);
    return contents(**profile);
}

QByteArray damaged(SeededRandom &random, QByteArray bytes)
{
    const qsizetype at = random.below(bytes.size());
    const qsizetype length = std::min<qsizetype>(1 + random.below(1 << random.below(16)), bytes.size() - at);
    switch (random.below(6)) {
    case 0:
        bytes[at] = detail::flipped(random, bytes[at]);
        break;
    case 1:
        bytes.truncate(at);
        break;
    case 2:
        bytes.replace(at, length, QByteArray(length, '\0'));
        break;
    case 3: {
        // Whole pages may change places: each is sealed for its own.
        constexpr qsizetype page = 16384;
        const qsizetype from = random.below(bytes.size() / page) * page;
        bytes.replace(random.below(bytes.size() / page) * page, page, bytes.mid(from, page));
        break;
    }
    case 4:
        bytes.append(bytes.mid(at, length));
        break;
    default:
        bytes[static_cast<qsizetype>(random.below(128))] = static_cast<char>(random.below(256));
        break;
    }
    return bytes;
}

}  // namespace

void FuzzProfile::initTestCase()
{
    {
        const auto profile = Profile::open(m_folder.path(), unlock, Profile::Mode::CreateIfMissing);
        QVERIFY(profile.has_value());
        QVERIFY((*profile)->setSetting(QStringLiteral("currency"), "CAD"));
        const auto lock = (*profile)->lockForWriting();
        const SourceSettings source{QStringLiteral("bank"), QStringLiteral("mysql://127.0.0.1/bank"), {}};
        const RejectedRow row{QStringLiteral("atm.csv"), Table::Atm, 3, {}, QStringLiteral("It has no customer."), {}};
        QVERIFY((*profile)->writeSnapshot(**lock, *smallBook(), {row}, {source}));
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_sound = file.readAll();
    QVERIFY(m_sound.size() > 3 * 16384);
}

void FuzzProfile::putBack(const QByteArray &bytes) const
{
    for (const char *suffix : {"-wal", "-shm", "-journal"})
        QFile::remove(path() + QLatin1StringView(suffix));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

void FuzzProfile::damagedBytes()
{
    putBack(m_sound);
    const auto sound = contentsOf(m_folder.path());
    QVERIFY2(sound.has_value(), qPrintable(sound ? QString() : sound.error().sentence()));
    int refused = 0;
    // Each costs a derived key.
    Rounds rounds(40);
    while (rounds.next()) {
        const bool log = rounds.random.chance(150);
        putBack(log ? m_sound : damaged(rounds.random, m_sound));
        if (log) {
            QFile wal(path() + QStringLiteral("-wal"));
            QVERIFY(wal.open(QIODevice::WriteOnly));
            wal.write(QByteArray::fromHex("377f0682002de218") + mutated(rounds.random, m_sound.left(40'000)));
        }
        const auto read = contentsOf(m_folder.path());
        refused += read ? 0 : 1;
        CLIENTELE_HOLDS(!read || *read == *sound, read ? *read : QString());
        CLIENTELE_HOLDS(read || isSentence(read.error()), read ? QString() : read.error().sentence());
    }
    QVERIFY(refused > 0);
}

void FuzzProfile::damagedRows()
{
    putBack(m_sound);
    const auto key = existingKey(m_folder.path(), m_sound.left(16), unlock);
    QVERIFY(key.has_value());
    const auto opened = Connection::open(path(), *key);
    QVERIFY(opened.has_value());
    const Connection &connection = **opened;
    const auto texts = [&](const QString &statement) {
        QStringList result;
        auto rows = connection.select(statement);
        while (rows && rows->next())
            result.append(rows->value(0).toString());
        return result;
    };
    const QStringList tables = texts(QStringLiteral(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND (name LIKE 'snapshot%' OR name IN ('stream', 'chunk', 'dictionary'))"));
    QVERIFY(tables.size() > 5);
    QVERIFY(connection.run(QStringLiteral("PRAGMA foreign_keys=OFF")));

    int read = 0;
    int refused = 0;
    Rounds rounds(400);
    while (rounds.next()) {
        SeededRandom &random = rounds.random;
        const auto transaction = Transaction::begin(connection, Transaction::Kind::Write);
        QVERIFY(transaction.has_value());
        QString input;
        for (auto changes = 1 + random.below(3); changes > 0; --changes) {
            const QVariant values[]{QVariant(),
                                    static_cast<qint64>(random.next()),
                                    qint64(random.between(-2, 10)),
                                    qint64(random.between(0, 3'100)),
                                    nastyText(random),
                                    QByteArray(random.below(100), static_cast<char>(random.below(256))),
                                    1e300,
                                    (std::numeric_limits<qint64>::max)()};
            const QVariant &value = values[random.below(std::ssize(values))];
            const QString &table = tables[random.below(tables.size())];
            const QStringList columns = texts(QStringLiteral("SELECT name FROM pragma_table_info('%1')").arg(table));
            const QString &column = columns[random.below(columns.size())];
            // What a constraint forbids stays as it is.
            (void)connection.run(
                QStringLiteral("UPDATE OR IGNORE %1 SET %2 = ? WHERE %2 IS (SELECT %2 FROM %1 LIMIT 1 OFFSET ?)")
                    .arg(table, column),
                {value, qint64(random.below(12))});
            input += QStringLiteral("%1.%2 = %3; ").arg(table, column, value.toString());
        }
        PortfolioInfo about;
        about.snapshot = newestSnapshotNumber(connection).value_or(1);
        about.defaultCurrency = *Currency::fromCode(u"CAD");
        const auto book = readSnapshot(connection, about);
        read += book ? 1 : 0;
        refused += book ? 0 : 1;
        CLIENTELE_HOLDS(book || isSentence(book.error()), input + (book ? QString() : book.error().sentence()));
        if (book) {
            const auto shown = figures(**book);
            CLIENTELE_HOLDS(shown || isSentence(shown.error()), input);
        }
    }
    qInfo("%d read, %d refused", read, refused);
    QVERIFY(read + refused < 100 || (read > 0 && refused > 0));
}

QTEST_GUILESS_MAIN(FuzzProfile)
#include "tst_fuzzprofile.moc"
