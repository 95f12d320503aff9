// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/tablechoice.h"

#include "app/sync/binding.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>

namespace clientele {

namespace {

struct KnownName {
    const char *name;  // normalised
    Table kind;
};

constexpr std::array knownNames{KnownName{"customers", Table::Customers},
                                KnownName{"customer", Table::Customers},
                                KnownName{"customerprofile", Table::Customers},
                                KnownName{"customerprofiles", Table::Customers},
                                KnownName{"clients", Table::Customers},
                                KnownName{"credit", Table::Credit},
                                KnownName{"creditdata", Table::Credit},
                                KnownName{"creditscores", Table::Credit},
                                KnownName{"loans", Table::Loans},
                                KnownName{"outstandingloans", Table::Loans},
                                KnownName{"atm", Table::Atm},
                                KnownName{"atmactivity", Table::Atm},
                                KnownName{"atmtransactions", Table::Atm},
                                KnownName{"complaints", Table::Complaints},
                                KnownName{"customerfeedback", Table::Complaints},
                                KnownName{"feedback", Table::Complaints},
                                KnownName{"products", Table::Products},
                                KnownName{"product", Table::Products}};

std::optional<Table> kindByName(const QString &table)
{
    const QString name = normalised(table);
    for (const KnownName &known : knownNames)
        if (name == QLatin1StringView(known.name))
            return known.kind;
    return std::nullopt;
}

std::optional<Table> kindByColumns(const DatabaseTable &table, const Mapping *mapping)
{
    const auto binding = bind({table.name, table.columnNames(), std::nullopt, mapping, false});
    return binding ? std::optional(binding->kind) : std::nullopt;
}

}  // namespace

Result<std::vector<ChosenTable>> chooseTables(const std::vector<DatabaseTable> &tables, const DatabaseAddress &address,
                                              const Mapping *mapping)
{
    const auto given = mapping ? mapping->kind : std::nullopt;
    std::vector<ChosenTable> chosen;
    for (const QString &wanted : address.tables) {
        const auto table = std::ranges::find_if(tables, [&wanted](const DatabaseTable &candidate) {
            return candidate.name.compare(wanted, Qt::CaseInsensitive) == 0;
        });
        if (table == tables.end())
            return fail(ErrorKind::NotFound,
                        QCoreApplication::translate("Sources", "There is no table %1 in the %2.")
                            .arg(wanted.left(100), address.shown()),
                        QCoreApplication::translate("Sources", "Check the name, and what the login may see."));
        chosen.push_back({*table, given ? given : kindByName(table->name)});
    }
    if (!address.tables.isEmpty())
        return chosen;

    QSet<Table> named;
    for (const DatabaseTable &table : tables)
        if (const auto kind = kindByName(table.name); kind && (!given || kind == given)) {
            chosen.push_back({table, kind});
            named.insert(*kind);
        }
    // A table of people that is not called so may be anybody's: it counts only where no other one is.
    for (const DatabaseTable &table : tables)
        if (!kindByName(table.name))
            if (const auto kind = kindByColumns(table, mapping); kind && !named.contains(*kind))
                chosen.push_back({table, kind});
    if (chosen.empty())
        return fail(ErrorKind::NotFound,
                    QCoreApplication::translate("Sources", "No table in the %1 fits anything that can be read.")
                        .arg(address.shown()),
                    QCoreApplication::translate("Sources",
                                                "Name tables as in ?table=people, with a mapping for their columns."));
    return chosen;
}

}  // namespace clientele
