// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/tablecolumns.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QTableView>

#include <algorithm>
#include <numeric>
#include <set>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("TableColumns", text); }

void moveColumn(QTableView *table, int at, int by)
{
    QHeaderView *header = table->horizontalHeader();
    int to = header->visualIndex(at) + by;
    while (to >= 0 && to < header->count() && header->isSectionHidden(header->logicalIndex(to)))
        to += by;
    if (to >= 0 && to < header->count())
        header->moveSection(header->visualIndex(at), to);
}

}  // namespace

void addColumnActions(QMenu *menu, QTableView *table, int at)
{
    QHeaderView *header = table->horizontalHeader();
    const int seen = header->count() - header->hiddenSectionCount();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        QString name = table->model()->headerData(column, Qt::Horizontal).toString();
        QAction *show = menu->addAction(name.replace(u'&', u"&&"_s));
        show->setCheckable(true);
        show->setChecked(!header->isSectionHidden(column));
        show->setEnabled(header->isSectionHidden(column) || seen > 1);
        QObject::connect(show, &QAction::toggled, table, [table, column](bool shown) {
            table->setColumnHidden(column, !shown);
            emit table->horizontalHeader()->sectionMoved(column, column, column);  // the state is another one
        });
    }
    menu->addSeparator();
    if (at < 0)
        at = table->currentIndex().column();
    const struct {
        QString text;
        int by;
    } moves[] = {{translated("Move the column left"), -1}, {translated("Move the column right"), 1}};
    for (const auto &[text, by] : moves) {
        QAction *move = menu->addAction(text);
        move->setEnabled(at >= 0 && !header->isSectionHidden(at));
        QObject::connect(move, &QAction::triggered, table, [table, at, by = by] { moveColumn(table, at, by); });
    }
    QAction *all = menu->addAction(translated("Show all columns"));
    all->setEnabled(header->hiddenSectionCount() > 0);
    QObject::connect(all, &QAction::triggered, table, [table, header] {
        for (int column = 0; column < header->count(); ++column)
            table->setColumnHidden(column, false);
        emit header->sectionMoved(0, 0, 0);
    });
}

QByteArray columnState(const QTableView *table, const QStringList &names)
{
    const QHeaderView *header = table->horizontalHeader();
    QJsonArray order;
    QJsonArray hidden;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        order.append(names.value(column));
        if (header->isSectionHidden(column))
            hidden.append(names.value(column));
    }
    return QJsonDocument(QJsonObject{{u"order"_s, order}, {u"hidden"_s, hidden}}).toJson(QJsonDocument::Compact);
}

void restoreColumns(QTableView *table, const QStringList &names, const QByteArray &bytes)
{
    QHeaderView *header = table->horizontalHeader();
    const QJsonObject state = QJsonDocument::fromJson(bytes).object();
    // Where a table was before, its columns may stand anywhere.
    for (int column = 0; column < header->count(); ++column) {
        header->moveSection(header->visualIndex(column), column);
        table->setColumnHidden(column, false);
    }
    int place = 0;
    for (const QJsonValue &name : state.value("order"_L1).toArray()) {
        const auto column = static_cast<int>(names.indexOf(name.toString()));
        if (column >= 0 && column < header->count())
            header->moveSection(header->visualIndex(column), place++);
    }
    for (const QJsonValue &name : state.value("hidden"_L1).toArray()) {
        const auto column = static_cast<int>(names.indexOf(name.toString()));
        if (column >= 0 && header->count() - header->hiddenSectionCount() > 1)
            table->setColumnHidden(column, true);
    }
}

std::vector<int> seenColumns(const QTableView *table)
{
    const QHeaderView *header = table->horizontalHeader();
    std::vector<int> columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            columns.push_back(header->logicalIndex(visual));
    }
    return columns;
}

CopiedPart partToCopy(const QTableView *table, int mostRows)
{
    CopiedPart part;
    const QItemSelection chosen = table->selectionModel() ? table->selectionModel()->selection() : QItemSelection();
    std::set<int> rows;
    std::set<int> columns;
    for (const QItemSelectionRange &range : chosen) {
        for (int row = range.top(); row <= range.bottom() && static_cast<int>(rows.size()) < mostRows; ++row)
            rows.insert(row);
        for (int column = range.left(); column <= range.right(); ++column)
            columns.insert(column);
    }
    part.columns = seenColumns(table);
    if (rows.empty()) {
        part.rows.resize(static_cast<std::size_t>(std::min(table->model()->rowCount(), mostRows)));
        std::iota(part.rows.begin(), part.rows.end(), 0);
        return part;
    }
    part.rows.assign(rows.begin(), rows.end());
    std::erase_if(part.columns, [&columns](int column) { return !columns.contains(column); });
    return part;
}

}  // namespace clientele
