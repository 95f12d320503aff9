// SPDX-License-Identifier: GPL-3.0-or-later
// A static model that the test writes itself, its vectors added up by hand; files that lie; a remote service behind the
// gate.
#include "app/search/booksearch.h"
#include "app/search/remoteembedder.h"
#include "app/search/staticembedder.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/searchbook.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <cmath>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

const QByteArray wordPiece = R"({"normalizer":{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,
"strip_accents":null,"lowercase":true},"pre_tokenizer":{"type":"BertPreTokenizer"},"model":{"type":"WordPiece",
"unk_token":"[UNK]","continuing_subword_prefix":"##","max_input_chars_per_word":100,
"vocab":{"[PAD]":0,"[UNK]":1,"card":2,"lost":3,"un":4,"##lost":5,"##s":6,"!":7,"cafe":8,"##card":9}}})";

// Row i is (i, 1, -i/2).
std::vector<float> table(std::size_t rows)
{
    std::vector<float> values;
    for (std::size_t i = 0; i < rows; ++i) {
        values.push_back(float(i));
        values.push_back(1);
        values.push_back(-float(i) / 2);
    }
    return values;
}

QByteArray safetensors(const QByteArray &header, const QByteArray &data)
{
    QByteArray length(8, '\0');
    qToLittleEndian<quint64>(quint64(header.size()), length.data());
    return length + header + data;
}

QByteArray headerFor(const char *type, int rows, int columns, int bytes)
{
    return QByteArray("{\"__metadata__\":{\"format\":\"pt\"},\"embeddings\":{\"dtype\":\"") + type + "\",\"shape\":["
           + QByteArray::number(rows) + ',' + QByteArray::number(columns) + "],\"data_offsets\":[0,"
           + QByteArray::number(bytes) + "]}}";
}

QByteArray floats(const std::vector<float> &values)
{
    return {reinterpret_cast<const char *>(values.data()), qsizetype(values.size() * 4)};
}

// The mean of the rows by hand, in double precision, at unit length.
std::vector<double> meanOf(const std::vector<int> &numbers)
{
    double sum[3] = {0, 0, 0};
    for (const int n : numbers) {
        sum[0] += n;
        sum[1] += 1;
        sum[2] -= n / 2.0;
    }
    const double length = std::sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
    return {sum[0] / length, sum[1] / length, sum[2] / length};
}

}  // namespace

class TestEmbedders : public QObject {
    Q_OBJECT
private slots:
    void init();
    void meansOfSubwords_data();
    void meansOfSubwords();
    void halfPrecision();
    void unigramTakesTheBestScores();
    void damagedFilesAreErrors();
    void filesThatDoNotBelongTogether();
    void remotePassesTheGateAndGoesOn();

private:
    [[nodiscard]] QString at(const QString &name) const { return m_home->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_home;
};

void TestEmbedders::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    put(at(u"tokenizer.json"_s), wordPiece);
    put(at(u"model.safetensors"_s), safetensors(headerFor("F32", 10, 3, 120), floats(table(10))));
    put(at(u"config.json"_s), R"({"model_type":"model2vec","normalize":true})");
}

void TestEmbedders::meansOfSubwords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("numbers");
    QTest::newRow("words") << u"lost card"_s << QList<int>{3, 2};
    QTest::newRow("case and punctuation") << u"LOST CARD!"_s << QList<int>{3, 2, 7};
    QTest::newRow("pieces") << u"unlost cards"_s << QList<int>{4, 5, 2, 6};
    QTest::newRow("accents") << u"Café"_s << QList<int>{8};
    QTest::newRow("longest first") << u"uncards"_s << QList<int>{4, 9, 6};
    QTest::newRow("unknown words are left out") << u"card zzz"_s << QList<int>{2};
    QTest::newRow("nothing") << u"zzz"_s << QList<int>{};
}

void TestEmbedders::meansOfSubwords()
{
    QFETCH(const QString, text);
    QFETCH(const QList<int>, numbers);
    const auto model = StaticEmbedder::fromFolder(m_home->path());
    QVERIFY2(model.has_value(), model ? "" : qPrintable(model.error().sentence()));
    const auto row = (*model)->embed({text}).value();
    QCOMPARE(row.size(), std::size_t(3));
    const auto expected = numbers.isEmpty() ? std::vector<double>(3) : meanOf({numbers.begin(), numbers.end()});
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY2(std::abs(double(row[i]) - expected[i]) < 1e-6, qPrintable(QString::number(double(row[i]))));
}

void TestEmbedders::halfPrecision()
{
    // 1, -2, 0.5, 65504, the smallest, zero: as IEEE 754 has them.
    QByteArray data;
    for (const int half : {0x3C00, 0xC000, 0x3800, 0x7BFF, 0x0001, 0x8000}) {
        QByteArray two(2, '\0');
        qToLittleEndian(static_cast<quint16>(half), two.data());
        data += two;
    }
    put(at(u"half"_s), safetensors(headerFor("F16", 2, 3, 12), data));
    const auto matrix = readSafetensors(at(u"half"_s), u"embeddings"_s);
    QVERIFY(matrix.has_value());
    QCOMPARE(matrix->values, (std::vector<float>{1, -2, 0.5F, 65504, std::ldexp(1.0F, -24), -0.0F}));
}

void TestEmbedders::unigramTakesTheBestScores()
{
    put(at(u"unigram.json"_s), QByteArray(R"({"pre_tokenizer":{"type":"Metaspace","replacement":"▁"},
        "model":{"type":"Unigram","unk_id":0,"vocab":[["<unk>",0],["▁lo",-2],["st",-2],["▁lost",-3],["▁",-5],["x",-1]]}})"));
    const auto subwords = Subwords::fromFile(at(u"unigram.json"_s));
    QVERIFY(subwords.has_value());
    QCOMPARE(subwords->encode(u"lost"_s), (std::vector<std::uint32_t>{3}));  // -3 beats -2 - 2
    QCOMPARE(subwords->encode(u"lostx xqx"_s), (std::vector<std::uint32_t>{3, 5, 4, 5, 5}));
}

void TestEmbedders::damagedFilesAreErrors()
{
    const QByteArray good = safetensors(headerFor("F32", 10, 3, 120), floats(table(10)));
    const QList<QByteArray> bad{
        {},
        "short",
        QByteArray(8, '\xff') + "{}",
        safetensors("{", {}),
        safetensors("[]", {}),
        safetensors("{}", {}),
        good.chopped(1),
        safetensors(headerFor("F32", 10, 3, 124), floats(table(10))),
        safetensors(headerFor("F32", 1'000'000'000, 1'000'000'000, 120), floats(table(10))),
        safetensors(headerFor("F32", -1, 3, 120), floats(table(10))),
        safetensors(headerFor("I64", 10, 3, 120), floats(table(10))),
        safetensors(headerFor("F32", 0, 3, 0), {}),
        safetensors(headerFor("F32", 1, 1, 4), floats({std::nanf("")})),
    };
    for (const QByteArray &bytes : bad) {
        put(at(u"model.safetensors"_s), bytes);
        const auto model = StaticEmbedder::fromFolder(m_home->path());
        QVERIFY2(!model.has_value(), bytes.left(60).constData());
        QCOMPARE(model.error().kind, ErrorKind::InvalidInput);
    }
    // Every bit of the head in turn: an error or a model, never anything else.
    for (qsizetype i = 0; i < (good.size() - 120) * 8; ++i) {
        QByteArray flipped = good;
        flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << (i % 8)));
        put(at(u"model.safetensors"_s), flipped);
        if (const auto model = StaticEmbedder::fromFolder(m_home->path()))
            QVERIFY((*model)->embed({u"lost card"_s})->size() >= 1);
    }
    put(at(u"model.safetensors"_s), good);
    for (const QByteArray &json :
         {QByteArray("{}"), QByteArray("nothing"), QByteArray(R"({"model":{"vocab":{}}})"),
          QByteArray(R"({"model":{"vocab":{"a":-1}}})"), QByteArray(R"({"model":{"vocab":[["a"]]}})"),
          QByteArray(R"({"model":{"type":"BPE","vocab":{"a":0},"merges":[]}})")})
    {
        put(at(u"tokenizer.json"_s), json);
        QVERIFY2(!StaticEmbedder::fromFolder(m_home->path()).has_value(), json.constData());
    }
    QFile::remove(at(u"tokenizer.json"_s));
    QCOMPARE(StaticEmbedder::fromFolder(m_home->path()).error().kind, ErrorKind::NotFound);
}

void TestEmbedders::filesThatDoNotBelongTogether()
{
    put(at(u"model.safetensors"_s), safetensors(headerFor("F32", 9, 3, 108), floats(table(9))));
    QCOMPARE(StaticEmbedder::fromFolder(m_home->path()).error().kind, ErrorKind::InvalidInput);
}

void TestEmbedders::remotePassesTheGateAndGoesOn()
{
    const auto profile = opened(at(u"profile"_s));
    const auto book = searchBook();
    QCOMPARE(write(*profile, *book), 1);
    QStringList sent;
    int requests = 0;
    bool broken = true;
    EmbeddingService service;
    service.model = u"test"_s;
    service.dimension = 4;
    service.batch = 10;
    service.request = [&](const QStringList &texts) -> Result<std::vector<float>> {
        if (++requests == 5 && broken)
            return fail(ErrorKind::Unreachable, u"The network is gone."_s);
        sent += texts;
        std::vector<float> rows;
        for (const QString &text : texts)
            for (const QString &word : {u"card"_s, u"loan"_s, u"score"_s, u"transfer"_s})
                rows.push_back(text.contains(word) ? 3.0F : 0.1F);
        return rows;
    };
    const RemoteEmbedder remote(
        service, [](const QString &text) -> Result<QString> { return QString(text).replace(u"C1"_s, u"CUST_1"_s); });
    const auto failed = remote.embedMissing(VectorKeeping::in(*profile), *book);
    QVERIFY(!failed.has_value());
    QCOMPARE(failed.error().kind, ErrorKind::Unreachable);
    QCOMPARE(sent.size(), 40);  // four batches, which are kept
    broken = false;
    const auto rest = remote.embedMissing(VectorKeeping::in(*profile), *book);
    QVERIFY(rest.has_value());
    qsizetype leaving = 0;
    for (const PassagePlace &place : placesOf(*book))
        leaving += passageAt(*book, place).mayLeave ? 1 : 0;
    QCOMPARE(qsizetype(*rest), leaving - 40);
    QCOMPARE(sent.size(), leaving);
    QCOMPARE(remote.embedMissing(VectorKeeping::in(*profile), *book).value(), std::size_t(0));
    for (const QString &text : std::as_const(sent))
        QVERIFY2(!text.contains(u"secret"), qPrintable(text));
    IndexingOptions options;
    options.embedder = remote.asEmbedder(VectorKeeping::in(*profile), *book).value();
    const auto search =
        BookSearch::open(*profile, profile->loadPortfolio().value(), std::make_shared<const Catalogue>(), options)
            .value();
    sent.clear();
    const auto hits = search.search(nullptr, u"a transfer by C1"_s, 1).value();
    QCOMPARE(hits.front().passage.id, u"F3"_s);
    QCOMPARE(sent, QStringList{u"a transfer by CUST_1"_s});
}

QTEST_GUILESS_MAIN(TestEmbedders)

#include "tst_embedders.moc"
