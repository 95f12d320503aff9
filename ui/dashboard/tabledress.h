// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can make of a table of figures: conditional formats (bars, scales of two or three colours), which columns
// are seen, and in which order. Chosen in the header's menu.
// Works over any model of ours: TableModel's PlaceRole and BarRole, else its SortRole, say where a figure lies.
#pragma once

#include <QHash>
#include <QObject>

class QAbstractItemModel;
class QMenu;
class QModelIndex;
class QTableView;

namespace clientele {

class TableDress : public QObject {
    Q_OBJECT
public:
    enum class Format { None, Bars, TwoColours, ThreeColours };

    explicit TableDress(QTableView *table);  // its parent

    [[nodiscard]] Format format(int column) const { return m_formats.value(column, Format::None); }
    void setFormat(int column, Format format);
    // Formats, and columns as they are seen, by the names given (one a logical column). What is kept of names that the
    // table has not now stays kept.
    [[nodiscard]] QByteArray state(const QStringList &names) const;
    void restore(const QStringList &names, const QByteArray &state);

    // The menu of a column; -1: of the current one.
    void fillMenu(QMenu *menu, int column = -1);
    void popUp(const QPoint &global, int column);

    // Where a figure lies between the lowest (0) and the highest (1) of its column; -1 where it is no figure.
    [[nodiscard]] double placeOf(const QModelIndex &index);
    [[nodiscard]] std::pair<double, double> barOf(const QModelIndex &index);  // shares of the cell's width

signals:
    void changed();  // by the person

private:
    struct Extent {
        double lowest = 0;
        double highest = 0;
        bool known = false;
    };
    [[nodiscard]] Extent extentOf(int column);
    QTableView *m_table;
    QHash<int, Format> m_formats;
    QByteArray m_kept;  // that was restored last
    bool m_restoring = false;
    QHash<int, Extent> m_extents;  // by column, until the model changes
    const QAbstractItemModel *m_measured = nullptr;
};

}  // namespace clientele
