// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/demoseeds.h"

#include <QFile>

namespace clientele {

namespace {

QStringList lines(const char *name)
{
    QFile file(QStringLiteral(":/demo/") + QLatin1StringView(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "DemoSeeds", name);
    return opened ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts) : QStringList();
}

// The first `count` - 1 commas part the cells; the last cell may hold commas of its own.
QStringList cells(const QString &line, int count)
{
    QStringList result;
    qsizetype from = 0;
    while (result.size() < count - 1) {
        const qsizetype comma = line.indexOf(u',', from);
        result << line.mid(from, comma - from);
        from = comma + 1;
    }
    return result << line.mid(from);
}

std::vector<DemoSeeds::FirstName> firstNames(const char *file)
{
    std::vector<DemoSeeds::FirstName> names;
    for (const QString &line : lines(file)) {
        const QStringList parts = cells(line, 2);
        names.push_back({parts[0], parts[1]});
    }
    return names;
}

}  // namespace

DemoSeeds DemoSeeds::read()
{
    DemoSeeds seeds;
    for (const QString &line : lines("cities.csv")) {
        const QStringList parts = cells(line, 5);
        seeds.cities.push_back({parts[0], parts[1], parts[2], parts[3].toInt(), parts[4]});
    }
    seeds.englishNames = firstNames("names-english.txt");
    seeds.frenchNames = firstNames("names-french.txt");
    seeds.surnames = lines("surnames.txt");
    for (const QString &line : lines("products.csv")) {
        const QStringList parts = cells(line, 5);
        seeds.products.push_back({parts[0], parts[1], parts[2], parts[3], parts[4]});
    }
    for (const QString &line : lines("complaints.csv")) {
        const QStringList parts = cells(line, 2);
        seeds.wordings.push_back({parts[0], parts[1]});
    }
    seeds.devices = lines("devices.txt");
    return seeds;
}

}  // namespace clientele
