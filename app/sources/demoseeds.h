// SPDX-License-Identifier: GPL-3.0-or-later
// The word lists of resources/demo, read once for a demo book. Plain data.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace clientele {

struct DemoSeeds {
    struct City {
        QString name;
        QString country;
        QString language;
        int weight = 1;
        QString secondLanguage;
    };
    struct FirstName {
        QString name;
        QString gender;
    };
    struct Product {
        QString id;
        QString name;
        QString category;
        QString description;
        QString features;
    };
    struct Wording {
        QString category;
        QString text;
    };

    std::vector<City> cities;
    std::vector<FirstName> englishNames;
    std::vector<FirstName> frenchNames;
    QStringList surnames;
    std::vector<Product> products;
    std::vector<Wording> wordings;
    QStringList devices;

    [[nodiscard]] static DemoSeeds read();  // they are compiled in: there is nothing that can fail
};

}  // namespace clientele
