// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/filterset.h"

#include "models/portfolio/builder.h"
#include "models/query/evaluator.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qsizetype longestName = 80;
constexpr qsizetype largestFile = 4 << 20;
constexpr qsizetype mostConditions = 200;
constexpr auto formatName = "clientele.filters"_L1;
constexpr int version = 1;

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(FilterSets)
};

tl::unexpected<Error> wrong(const QString &message, const QString &next = {})
{
    return fail(ErrorKind::InvalidInput, message, next);
}

QJsonArray conditionsJson(const FilterSet &set)
{
    QJsonArray conditions = toJson(set.conditions);
    for (qsizetype i = 0; i < conditions.size(); ++i) {
        QJsonObject condition = conditions[i].toObject();
        const auto period = set.periods.constFind(condition.value("field"_L1).toString());
        if (period == set.periods.constEnd())
            continue;
        condition.insert("period"_L1, periodId(*period));
        conditions[i] = condition;
    }
    return conditions;
}

// Whether a query can be asked with it, and means something: held against a book without rows.
Status check(const Condition &condition, const Catalogue &catalogue)
{
    const auto book = PortfolioBuilder(PortfolioInfo()).build();
    const auto answer = customersWhere(**book, catalogue, {condition});
    return answer ? Status() : tl::unexpected(answer.error());
}

// A condition and, in `set.periods`, its period.
Status addCondition(FilterSet &set, QJsonObject json)
{
    const QJsonValue period = json.take("period"_L1);
    auto read = conditionsFromJson({json});
    if (!read)
        return passOn(read);
    const Condition &condition = read->front();
    if (!period.isUndefined()) {
        const auto known = periodById(period.toString());
        if (!known || condition.op != Op::Between)
            return wrong(Sentences::tr("“%1” is no period of days.").arg(period.toVariant().toString().left(60)));
        set.periods.insert(condition.field, *known);
    }
    set.conditions.push_back(condition);
    return {};
}

FilterSet fromObject(const QJsonObject &json, Error *first)
{
    FilterSet set{json.value("name"_L1).toString(), {}, {}};
    const QJsonArray conditions = json.value("conditions"_L1).toArray();
    for (const QJsonValue condition : conditions) {
        const Status status = addCondition(set, condition.toObject());
        if (!status && first)
            *first = status.error();
    }
    return set;
}

Status checkForm(const QJsonObject &root)
{
    if (root.value("format"_L1).toString() != formatName)
        return wrong(Sentences::tr("This is not a file of filters."),
                     Sentences::tr("Choose one that was exported by this program."));
    if (root.value("version"_L1).toInt() != version)
        return wrong(Sentences::tr("This file of filters was written by another version of the program."),
                     Sentences::tr("Ask for it to be exported again, or update this program."));
    if (!root.value("conditions"_L1).isArray())
        return wrong(Sentences::tr("This file of filters holds no list of filters."));
    if (root.value("conditions"_L1).toArray().size() > mostConditions)
        return wrong(Sentences::tr("This file holds more filters than anybody can use."));
    return {};
}

}  // namespace

const FilterSet *FilterSets::find(const QString &name) const
{
    const auto known = std::find_if(sets.begin(), sets.end(), [&](const FilterSet &set) { return set.name == name; });
    return known == sets.end() ? nullptr : &*known;
}

Result<QString> filterSetName(const QString &typed)
{
    const QString name = typed.trimmed();
    if (name.isEmpty())
        return wrong(Sentences::tr("A saved set needs a name."));
    if (name.size() > longestName)
        return wrong(Sentences::tr("The name of a saved set has at most %n character(s).", nullptr, longestName));
    const bool printable =
        std::all_of(name.begin(), name.end(), [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    return printable ? Result<QString>(name) : wrong(Sentences::tr("The name of a saved set is one line of text."));
}

QByteArray filterSetFile(const FilterSet &set)
{
    const QJsonObject root{{u"format"_s, QString(formatName)},
                           {u"version"_s, version},
                           {u"name"_s, set.name},
                           {u"conditions"_s, conditionsJson(set)}};
    return QJsonDocument(root).toJson();
}

Result<FilterSetReading> readFilterSetFile(const QByteArray &file, const Catalogue &catalogue)
{
    if (file.size() > largestFile)
        return wrong(Sentences::tr("This file is too large to be a file of filters."));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file, &problem);
    if (!document.isObject())
        return wrong(Sentences::tr("This is not a file of filters."),
                     Sentences::tr("Choose one that was exported by this program."));
    const QJsonObject root = document.object();
    auto form = checkForm(root);
    if (!form)
        return passOn(form);
    auto name = filterSetName(root.value("name"_L1).toString());
    if (!name)
        return passOn(name);

    FilterSetReading reading{{*name, {}, {}}, {}};
    for (const QString &key : root.keys()) {
        if (!QStringList{u"format"_s, u"version"_s, u"name"_s, u"conditions"_s}.contains(key))
            reading.leftOut += Sentences::tr("The part “%1” is not known here.").arg(key.left(60));
    }
    int number = 0;
    const QJsonArray conditions = root.value("conditions"_L1).toArray();
    for (const QJsonValue json : conditions) {
        ++number;
        FilterSet one;
        Status status =
            json.isObject() ? addCondition(one, json.toObject()) : Status(wrong(Sentences::tr("It is not a filter.")));
        if (status)
            status = check(one.conditions.front(), catalogue);
        if (!status) {
            reading.leftOut += Sentences::tr("Filter %1: %2", "a filter's place in a file, what is wrong with it")
                                   .arg(QString::number(number), status.error().message);
            continue;
        }
        reading.set.conditions.push_back(one.conditions.front());
        reading.set.periods.insert(one.periods);
    }
    if (reading.set.conditions.empty() && number > 0)
        return wrong(
            Sentences::tr("None of the filters of this file can be used here. %1").arg(reading.leftOut.first()));
    return reading;
}

QByteArray toJson(const FilterSets &sets)
{
    QJsonArray array;
    for (const FilterSet &set : sets.sets)
        array.append(QJsonObject{{u"name"_s, set.name}, {u"conditions"_s, conditionsJson(set)}});
    return QJsonDocument(QJsonObject{{u"version"_s, version}, {u"default"_s, sets.standard}, {u"sets"_s, array}})
        .toJson(QJsonDocument::Compact);
}

Result<FilterSets> filterSetsFromJson(const QByteArray &json)
{
    FilterSets sets;
    if (json.isEmpty())
        return sets;
    const QJsonDocument document = QJsonDocument::fromJson(json);
    Error first;
    const QJsonArray written = document.object().value("sets"_L1).toArray();
    for (const QJsonValue set : written) {
        FilterSet read = fromObject(set.toObject(), &first);
        if (!read.name.isEmpty() && !sets.find(read.name))
            sets.sets.push_back(std::move(read));
    }
    if (!document.isObject() || !first.message.isEmpty())
        return fail(ErrorKind::Corrupt, Sentences::tr("The saved sets of filters cannot be read."), first.message);
    const QString standard = document.object().value("default"_L1).toString();
    sets.standard = sets.find(standard) ? standard : QString();
    return sets;
}

}  // namespace clientele
