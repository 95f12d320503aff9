// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged files: every record is either in the book or named among the problems, the same file again changes nothing,
// and a file that is refused is refused in a sentence.
#include "app/sources/mapping.h"
#include "app/sync/importer.h"
#include "models/portfolio/builder.h"
#include "tests/fuzz/mutation.h"
#include "tests/fuzz/rounds.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace clientele;
using namespace clientele::test;

class FuzzImport : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void damagedFiles();
    void firstTextIsEmpty();
    void damagedMappings();

private:
    void check(const MergedFiles &merged, const PortfolioPtr &before, const QByteArray &content);
    [[nodiscard]] QString write(const char *name, const QByteArray &content) const;

    QTemporaryDir m_folder;
    QHash<QString, QByteArray> m_corpus;
    QStringList m_names;  // sorted: a hash has another order every time
    PortfolioPtr m_book;  // what the undamaged files give
};

namespace {

// As a number of its own: with more digits around it, it is no card's.
bool hasCard(const QString &text)
{
    static const QRegularExpression number(QStringLiteral("(?<![0-9])4111[ -]?1111[ -]?1111[ -]?1111(?![0-9])"));
    return text.contains(number);
}

PortfolioPtr emptyBook()
{
    const PortfolioInfo info{0, 0, DisplayZone::fromId("America/Toronto").value(), *Currency::fromCode(u"CAD")};
    return PortfolioBuilder(info).build().value();
}

std::size_t allRows(const Portfolio &book)
{
    std::size_t rows = 0;
    for (int i = 0; i < tableCount; ++i)
        rows += book.rows(static_cast<Table>(i));
    return rows;
}

bool showsCard(const Portfolio &book)
{
    for (const FieldInfo &field : fields()) {
        const TextColumn *column = book.text(field.field);
        for (Code code = 0; column && code < column->dictionary->size(); ++code) {
            if (hasCard(column->dictionary->value(code)))
                return true;
        }
    }
    return false;
}

// Whole lines are lost and repeated as often as letters are.
QByteArray damaged(SeededRandom &random, const QByteArray &content)
{
    if (random.chance(600))
        return mutated(random, content, 8);
    QByteArrayList lines = content.split('\n');
    const qsizetype at = random.below(lines.size());
    switch (random.below(4)) {
    case 0:
        lines.remove(at);
        break;
    case 1:
        lines.insert(random.below(lines.size()), lines[at]);
        break;
    case 2:
        lines.swapItemsAt(at, random.below(lines.size()));
        break;
    default:
        lines[at] = lines[at].repeated(static_cast<qsizetype>(1) << random.below(10));
        break;
    }
    const QByteArray joined = lines.join(random.chance(900) ? "\n" : "\r\n");
    return random.chance(500) ? joined : mutated(random, joined);
}

}  // namespace

QString FuzzImport::write(const char *name, const QByteArray &content) const
{
    QFile file(m_folder.filePath(QLatin1StringView(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("no room for fixtures");
    return file.fileName();
}

void FuzzImport::initTestCase()
{
    const QDir corpus(QStringLiteral(CLIENTELE_SOURCE_DIR "/tests/fuzz/corpus"));
    QStringList files;
    for (const QFileInfo &found : corpus.entryInfoList(QDir::Files, QDir::Name)) {
        QFile file(found.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_corpus.insert(found.fileName(), file.readAll());
        m_names.append(found.fileName());
        if (!found.fileName().startsWith(u"mapp"))
            files.append(found.filePath());
    }
    QCOMPARE(files.size(), 5);
    const auto sound = mergeFiles(emptyBook(), files, {});
    QVERIFY2(sound.has_value(), qPrintable(sound ? QString() : sound.error().sentence()));
    for (const FileReport &file : sound->report.files)
        QVERIFY2(file.accepted > 0, qPrintable(file.file));
    QVERIFY(!showsCard(*sound->portfolio));
    m_book = sound->portfolio;
}

void FuzzImport::check(const MergedFiles &merged, const PortfolioPtr &before, const QByteArray &content)
{
    const QString input = QString::fromUtf8(content);
    for (const FileReport &file : merged.report.files) {
        CLIENTELE_HOLDS(file.read == file.accepted + file.rejected, input);
        CLIENTELE_HOLDS(std::ssize(file.problems) >= file.rejected, input);
        CLIENTELE_HOLDS(file.duplicates <= file.accepted + file.loans, input);
        for (const Problem &problem : file.problems) {
            // "\r" ends lines too where there is no other.
            CLIENTELE_HOLDS(problem.line >= 1 && problem.line <= 1 + content.count('\n') + content.count('\r'), input);
            CLIENTELE_HOLDS(problem.reason.endsWith(u'.'), input + problem.reason);
        }
    }
    for (const RejectedRow &row : merged.rejected)
        CLIENTELE_HOLDS(!hasCard(row.content) && !hasCard(row.reason), input + row.content);
    CLIENTELE_HOLDS(!showsCard(*merged.portfolio), input);
    CLIENTELE_HOLDS(allRows(*merged.portfolio) >= allRows(*before) || merged.report.accepted() > 0, input);
}

void FuzzImport::damagedFiles()
{
    int accepted = 0;
    int refused = 0;
    Rounds rounds(400);
    while (rounds.next()) {
        SeededRandom &random = rounds.random;
        const QByteArray content = damaged(random, m_corpus.value(m_names[random.below(m_names.size())]));
        const QString file = write("damaged", content);
        ImportOptions options;
        if (random.chance(200))
            options.kind = static_cast<Table>(random.below(tableCount));
        if (random.chance(100))
            options.mappingFile = write("mapping.json", m_corpus.value(QStringLiteral("mapping.json")));
        const PortfolioPtr before = random.chance(500) ? m_book : emptyBook();
        const auto merged = mergeFiles(before, {file}, options);
        const QString input = QString::fromUtf8(content);
        if (!merged) {
            ++refused;
            CLIENTELE_HOLDS(merged.error().kind == ErrorKind::InvalidInput, input + merged.error().sentence());
            CLIENTELE_HOLDS(isSentence(merged.error()), input + merged.error().sentence());
            continue;
        }
        ++accepted;
        check(*merged, before, content);
        if (QTest::currentTestFailed())
            return;
        const auto again = mergeFiles(merged->portfolio, {file}, options);
        CLIENTELE_HOLDS(again && !again->changed, input);
    }
    qInfo("%d read, %d refused", accepted, refused);
    QVERIFY(accepted + refused < 400 || (accepted > refused / 8 && refused > accepted / 50));
}

// Found by more rounds than usual.
void FuzzImport::firstTextIsEmpty()
{
    const auto merged = mergeFiles(emptyBook(), {write("empty.ndjson", R"({"feedback_id": "", "category": ""})")}, {});
    QVERIFY(!merged || merged->report.accepted() == 0);
}

void FuzzImport::damagedMappings()
{
    Rounds rounds(1'500);
    while (rounds.next()) {
        const QByteArray json = mutated(rounds.random, m_corpus.value(QStringLiteral("mapping.json")), 8);
        const auto mapping = Mapping::fromJson(json, QStringLiteral("mapping.json"));
        CLIENTELE_HOLDS(mapping || (isSentence(mapping.error()) && mapping.error().kind == ErrorKind::InvalidInput),
                        QString::fromUtf8(json) + (mapping ? QString() : mapping.error().sentence()));
        if (!mapping || rounds.random.chance(900))
            continue;
        ImportOptions options;
        options.mappingFile = write("mapping.json", json);
        const QByteArray content = m_corpus.value(QStringLiteral("mapped.csv"));
        const auto merged = mergeFiles(m_book, {write("mapped.csv", content)}, options);
        CLIENTELE_HOLDS(merged || isSentence(merged.error()), QString::fromUtf8(json));
        if (merged)
            check(*merged, m_book, content);
        if (QTest::currentTestFailed())
            return;
    }
}

QTEST_GUILESS_MAIN(FuzzImport)
#include "tst_fuzzimport.moc"
