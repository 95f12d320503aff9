// SPDX-License-Identifier: GPL-3.0-or-later
// Where cities lie: read once from resources/map, no network. Thread-safe after construction.
#pragma once

#include "models/query/query.h"

#include <QHash>
#include <QPointF>

#include <optional>

namespace clientele {

class CityPlaces {
public:
    CityPlaces();

    // "montreal" in "Canada" or "CA"; longitude and latitude. Without a country, or with one that nobody knows, the
    // largest city of that name, but first one in `likely`. With a country only one of that country: a namesake
    // elsewhere would be a lie.
    [[nodiscard]] std::optional<QPointF> find(const QString &city, const QString &country,
                                              const QString &likely = {}) const;

    // Of every city of a result by city, or by city and country (where a name is in several, the one with most of
    // its customers). Cities without a country are looked for first where most of the others are.
    [[nodiscard]] QHash<QString, QPointF> placesOf(const QueryResult &byCity) const;

private:
    struct City {
        QString country;  // its ISO 3166 code
        QPointF place;
    };
    [[nodiscard]] QString codeOf(const QString &country) const;
    [[nodiscard]] const City *largest(const QString &name, const QString &code) const;

    QHash<QString, QVector<City>> m_cities;  // by folded name, the largest first
    QHash<QString, QString> m_countries;     // folded name to code
};

}  // namespace clientele
