// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns of a table are seen, in which order, and how parts of it are copied: the same for every table of ours.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <vector>

class QMenu;
class QTableView;

namespace clientele {

// Adds one checkable entry a column, steps to the left and right for the column `at` (-1: the current one), and a way
// back to all. The last column that is seen cannot be hidden.
void addColumnActions(QMenu *menu, QTableView *table, int at = -1);

// The columns by the names given (one a logical column), as the person has put them. Restoring passes over names that
// are not there and leaves columns in sight that the state does not know.
[[nodiscard]] QByteArray columnState(const QTableView *table, const QStringList &names);
void restoreColumns(QTableView *table, const QStringList &names, const QByteArray &state);
[[nodiscard]] std::vector<int> seenColumns(const QTableView *table);  // logical ones, from left to right

struct CopiedPart {
    std::vector<int> rows;     // of the view's model, ascending
    std::vector<int> columns;  // logical ones that are seen, from left to right
};
// What a copy means: the cells chosen with all rows and columns between them, else everything; at most `mostRows`.
[[nodiscard]] CopiedPart partToCopy(const QTableView *table, int mostRows);

}  // namespace clientele
