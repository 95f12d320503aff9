// SPDX-License-Identifier: GPL-3.0-or-later
// Queries as damaged JSON over small random books: an answer that fits its rows, or a sentence; never a crash.
#include "models/query/evaluator.h"
#include "tests/fuzz/mutation.h"
#include "tests/fuzz/rounds.h"
#include "tests/models/differential/randomquery.h"

#include <QJsonDocument>
#include <QTest>

#include <numeric>

using namespace clientele;
using namespace clientele::test;

class FuzzQueries : public QObject {
    Q_OBJECT
private slots:
    void damagedQueries();
    void deepQueries();
};

namespace {

QJsonValue damagedValue(SeededRandom &random, const QJsonValue &value, const QStringList &names);

QString damagedWord(SeededRandom &random, const QString &word, const QStringList &names)
{
    switch (random.below(4)) {
    case 0:
        return names[random.below(names.size())];
    case 1:
        return nastyText(random);
    default:
        return mutated(random, word);
    }
}

QJsonValue anything(SeededRandom &random, const QStringList &names)
{
    switch (random.below(10)) {
    case 0:
        return QJsonValue::Null;
    case 1:
        return random.chance(500);
    case 2:
        return static_cast<qint64>(random.next());
    case 3:
        return static_cast<double>(random.next()) / static_cast<double>(1 + random.below(1'000'000));
    case 4:
        return QJsonArray();
    case 5:
        return QJsonObject();
    case 6:
        return QJsonArray{nastyText(random), names[random.below(names.size())]};
    case 7:
        return QJsonObject{{names[random.below(names.size())], nastyText(random)}};
    default:
        return random.chance(500) ? nastyText(random) : names[random.below(names.size())];
    }
}

QJsonObject damagedObject(SeededRandom &random, const QJsonObject &object, const QStringList &names)
{
    static const QStringList words{
        QStringLiteral("in"),    QStringLiteral("not_in"),   QStringLiteral("between"),  QStringLiteral("above"),
        QStringLiteral("below"), QStringLiteral("at_least"), QStringLiteral("contains"), QStringLiteral("is_empty"),
        QStringLiteral("has"),   QStringLiteral("lacks"),    QStringLiteral("field"),    QStringLiteral("measure"),
        QStringLiteral("by"),    QStringLiteral("where"),    QStringLiteral("top"),      QStringLiteral("order")};
    QJsonObject result;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (random.chance(30))
            continue;
        const QString key = random.chance(60) ? words[random.below(words.size())] : it.key();
        result.insert(key, damagedValue(random, it.value(), names));
    }
    if (random.chance(30))
        result.insert(words[random.below(words.size())], anything(random, names));
    return result;
}

QJsonValue damagedValue(SeededRandom &random, const QJsonValue &value, const QStringList &names)
{
    if (random.chance(40))
        return anything(random, names);
    if (value.isObject())
        return damagedObject(random, value.toObject(), names);
    if (value.isArray()) {
        QJsonArray result;
        for (const QJsonValue &entry : value.toArray()) {
            if (!random.chance(40))
                result.append(damagedValue(random, entry, names));
            if (random.chance(40))
                result.append(damagedValue(random, entry, names));
        }
        return result;
    }
    if (value.isString() && random.chance(120))
        return damagedWord(random, value.toString(), names);
    return value;
}

QStringList allNames(const Catalogue &catalogue)
{
    QStringList names;
    for (const MeasureInfo &measure : catalogue.measures())
        names.append(measure.name);
    for (const DimensionInfo &dimension : catalogue.dimensions())
        names.append(dimension.name);
    for (const FieldInfo &field : fields())
        names.append(QString::fromLatin1(field.name));
    return names;
}

}  // namespace

void FuzzQueries::damagedQueries()
{
    const Catalogue catalogue;
    const QStringList names = allNames(catalogue);
    std::vector<RandomBook> books;
    for (quint32 seed = 0; seed < 6; ++seed)
        books.push_back(BookMaker(seed).make({30, 30, 60, 90, 30, 10}));

    int answered = 0;
    int refused = 0;
    Rounds rounds(4'000);
    while (rounds.next()) {
        SeededRandom &random = rounds.random;
        const RandomBook &book = books[static_cast<std::size_t>(random.below(std::ssize(books)))];
        QueryMaker maker(static_cast<quint32>(random.next()), book, catalogue);
        QJsonObject json = toJson(maker.make());
        QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
        if (random.chance(300))
            text = mutated(random, text);
        else
            text = QJsonDocument(damagedObject(random, json, names)).toJson(QJsonDocument::Compact);
        const QString input = QString::fromUtf8(text);

        const auto query = queryFromJson(QJsonDocument::fromJson(text).object());
        if (!query) {
            ++refused;
            CLIENTELE_HOLDS(query.error().kind == ErrorKind::InvalidInput, input);
            CLIENTELE_HOLDS(isSentence(query.error()), input + QStringLiteral(" -> ") + query.error().sentence());
            continue;
        }
        CLIENTELE_HOLDS(queryFromJson(toJson(*query)) == query, input);

        const auto rows = rowsBehind(*book.portfolio, catalogue, *query);
        const auto result = evaluate(*book.portfolio, catalogue, *query);
        // A sum may be past 64 bits where the rows behind it are just rows.
        CLIENTELE_HOLDS(rows.has_value() == result.has_value() || result.error().kind == ErrorKind::Overflow, input);
        if (!result) {
            ++refused;
            CLIENTELE_HOLDS(result.error().kind == ErrorKind::InvalidInput
                                || result.error().kind == ErrorKind::Overflow,
                            input + QStringLiteral(" -> ") + result.error().sentence());
            CLIENTELE_HOLDS(isSentence(result.error()), input + QStringLiteral(" -> ") + result.error().sentence());
            continue;
        }
        ++answered;
        CLIENTELE_HOLDS(result->matchedRows == std::ssize(*rows), input);
        CLIENTELE_HOLDS(query->top == 0 || query->by.isEmpty() || std::ssize(result->rows) <= 20LL * query->top, input);
        for (const ResultRow &row : result->rows)
            CLIENTELE_HOLDS(row.keys.size() == query->by.size() && row.matchedRows <= result->matchedRows, input);

        // A group that the person clicks on may have been made up.
        QStringList keys = result->rows.empty() ? query->by : result->rows.back().keys;
        if (random.chance(500))
            keys.append(nastyText(random));
        else if (!keys.isEmpty())
            keys[random.below(keys.size())] = nastyText(random);
        const auto group = rowsBehind(*book.portfolio, catalogue, *query, keys, 5);
        CLIENTELE_HOLDS(group ? group->size() <= 5 : isSentence(group.error()), input);
        const auto customers = customersWhere(*book.portfolio, catalogue, query->where);
        CLIENTELE_HOLDS(customers ? std::ranges::all_of(
                            *customers, [&](Code code) { return book.portfolio->isKnownCustomer(code); })
                                  : isSentence(customers.error()),
                        input);
    }
    // Both ways are taken often, or the damage is too great or too small.
    qInfo("%d answered, %d refused", answered, refused);
    if (answered + refused > 1'000)
        QVERIFY(answered > refused / 8 && refused > answered / 8);
}

// As deep as the JSON reader lets them be.
void FuzzQueries::deepQueries()
{
    const Catalogue catalogue;
    const RandomBook book = BookMaker(1).make({30, 30, 60, 90, 30, 10});
    for (const int depth : {1, 2, 50, 450}) {
        QByteArray where = R"({"field":"loan.type","in":["car"]})";
        for (int i = 0; i < depth; ++i)
            where = (i % 2 ? R"({"has":[)" : R"({"lacks":[)") + where + "]}";
        const QByteArray text = R"({"measure":"customers.count","where":[)" + where + "]}";
        const QJsonDocument json = QJsonDocument::fromJson(text);
        QVERIFY(json.isObject());
        const auto query = queryFromJson(json.object());
        QVERIFY(query || isSentence(query.error()));
        if (!query)
            continue;
        const auto result = evaluate(*book.portfolio, catalogue, *query);
        QVERIFY(result || isSentence(result.error()));
    }
}

QTEST_GUILESS_MAIN(FuzzQueries)
#include "tst_fuzzqueries.moc"
