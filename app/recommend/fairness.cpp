// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/fairness.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

namespace {

constexpr int yearsApart = 40;

// Another value that the book has, else one that nobody has.
QString another(const CustomerRow &row, Field field)
{
    const QString own = row.text(field);
    if (const TextColumn *column = row.book().text(field))
        for (Code code = 1; code < column->dictionary->size(); ++code)
            if (column->dictionary->value(code) != own)
                return column->dictionary->value(code);
    return own + u'*';
}

// Names go together: nobody has the first name of one and the last of another.
const std::vector<std::vector<Field>> &characteristics()
{
    static const std::vector<std::vector<Field>> all{
        {Field::CustomerGender},
        {Field::CustomerAge},
        {Field::CustomerName, Field::CustomerFirstName, Field::CustomerLastName},
        {Field::CustomerLanguage},
        {Field::CustomerCountry}};
    return all;
}

// False where there is no such twin: a minor's age is not an adult's, and an age that is not known stays so.
bool differ(CustomerRow &twin, const std::vector<Field> &fields, int ageOfMajority)
{
    bool different = false;
    for (const Field field : fields) {
        if (field != Field::CustomerAge) {
            twin.replace(field, another(twin, field));
            different = true;
        } else if (const std::int64_t age = twin.number(field); age != missingNumber && age >= ageOfMajority) {
            twin.replace(field, age >= ageOfMajority + yearsApart ? ageOfMajority : age + yearsApart);
            different = true;
        }
    }
    return different;
}

}  // namespace

QJsonObject Fairness::toJson() const
{
    QJsonArray all;
    for (const Flip &flip : flips)
        all.append(QJsonObject{{u"fields"_s, QJsonArray::fromStringList(flip.fields)},
                               {u"list"_s, QJsonArray::fromStringList(flip.list)},
                               {u"twins_list"_s, QJsonArray::fromStringList(flip.twins)}});
    return {{u"twins"_s, twins},
            {u"fields"_s, QJsonArray::fromStringList(fields)},
            {u"identical"_s, isFair()},
            {u"flips"_s, all}};
}

CustomerRow oppositeOf(const CustomerRow &row, int ageOfMajority)
{
    CustomerRow opposite = row;
    for (const std::vector<Field> &fields : characteristics())
        (void)differ(opposite, fields, ageOfMajority);
    return opposite;
}

Fairness tryTwins(const CustomerRow &row, int ageOfMajority,
                  const std::function<QStringList(const CustomerRow &)> &ranked)
{
    Fairness fairness;
    const QStringList own = ranked(row);
    const auto tryOne = [&](const CustomerRow &twin, const QStringList &fields) {
        ++fairness.twins;
        if (const QStringList list = ranked(twin); list != own)
            fairness.flips.push_back({fields, own, list});
    };
    for (const std::vector<Field> &fields : characteristics()) {
        CustomerRow twin = row;
        if (!differ(twin, fields, ageOfMajority))
            continue;
        QStringList names;
        for (const Field field : fields)
            names += QString::fromLatin1(info(field).name);
        fairness.fields += names;
        tryOne(twin, names);
    }
    tryOne(oppositeOf(row, ageOfMajority), fairness.fields);
    return fairness;
}

}  // namespace clientele::recommend
