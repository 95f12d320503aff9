// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/cityplaces.h"

#include "models/core/folding.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// "St. John's", "Saint John's" and "St Johns" are one place; so are "Trois-Rivières" and "Trois Rivieres".
QString placeName(const QString &city)
{
    QString name = folded(city.trimmed());
    name.replace(u'-', u' ');
    name.removeIf([](QChar letter) { return letter == u'.' || letter == u'\'' || letter == u','; });
    if (name.startsWith("saint "_L1))
        name = u"st "_s + name.mid(6);
    return name.simplified();
}

template<typename Line>
void eachLine(const QString &path, const Line &line)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray &bytes : file.readAll().split('\n')) {
        if (!bytes.isEmpty())
            line(QString::fromUtf8(bytes).split(u'\t'));
    }
}

}  // namespace

CityPlaces::CityPlaces()
{
    eachLine(u":/map/cities.tsv"_s, [this](const QStringList &cells) {
        const QPointF place(cells.value(3).toInt() / 100.0, cells.value(2).toInt() / 100.0);
        m_cities[placeName(cells.first())].push_back({cells.value(1), place});
    });
    eachLine(u":/map/countries.tsv"_s, [this](const QStringList &cells) {
        m_countries.insert(folded(cells.first()), cells.first());
        for (const QString &name : cells.value(1).split(u'|'))
            m_countries.insert(folded(name), cells.first());
    });
}

QString CityPlaces::codeOf(const QString &country) const { return m_countries.value(folded(country.trimmed())); }

const CityPlaces::City *CityPlaces::largest(const QString &name, const QString &code) const
{
    const auto cities = m_cities.constFind(name);
    if (cities == m_cities.cend())
        return nullptr;
    const auto found =
        std::ranges::find_if(*cities, [&code](const City &city) { return code.isEmpty() || city.country == code; });
    return found == cities->cend() ? nullptr : &*found;
}

std::optional<QPointF> CityPlaces::find(const QString &city, const QString &country, const QString &likely) const
{
    const QString name = placeName(city);
    const QString code = codeOf(country);
    const City *found = code.isEmpty() ? largest(name, likely) : largest(name, code);
    if (!found && code.isEmpty())
        found = largest(name, {});
    return found ? std::optional(found->place) : std::nullopt;
}

QHash<QString, QPointF> CityPlaces::placesOf(const QueryResult &byCity) const
{
    QHash<QString, std::pair<QString, std::int64_t>> countries;  // of each city the one with most customers
    QHash<QString, std::int64_t> customers;                      // of each country
    for (const ResultRow &row : byCity.rows) {
        const QString city = row.keys.value(0);
        if (city.isNull())
            continue;
        auto &most = countries[city];
        if (row.matchedRows > most.second)
            most = {row.keys.value(1), row.matchedRows};
        QString code = codeOf(row.keys.value(1));
        if (const City *known = code.isEmpty() ? largest(placeName(city), {}) : nullptr)
            code = known->country;
        if (!code.isEmpty())
            customers[code] += row.matchedRows;
    }
    QString likely;
    for (auto each = customers.cbegin(); each != customers.cend(); ++each) {
        if (likely.isEmpty() || each.value() > customers.value(likely))
            likely = each.key();
    }
    QHash<QString, QPointF> places;
    for (auto each = countries.cbegin(); each != countries.cend(); ++each) {
        if (const std::optional<QPointF> place = find(each.key(), each.value().first, likely))
            places.insert(each.key(), *place);
    }
    return places;
}

}  // namespace clientele
