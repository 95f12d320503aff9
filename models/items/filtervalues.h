// SPDX-License-Identifier: GPL-3.0-or-later
// The values of a field as a list to tick: narrowed by what is typed, with the rows behind each under the other filters.
// Rows are cells of one list of thousands; the view asks for what it shows.
#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QStringList>

#include <vector>

namespace clientele {

struct FilterValue {
    QString key;  // as in the data; never null
    QString label;
    QString folded;  // the label as it is searched
    qint64 rows = 0;
    bool checked = false;
};

// With the labels folded, in the order given. May run on any thread.
[[nodiscard]] std::vector<FilterValue> filterValuesOf(const QStringList &keys, const QStringList &labels);

class FilterValues : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { KeyRole = Qt::UserRole, RowsRole };

    explicit FilterValues(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    // Those of `checked` first, so that what is chosen is seen; a checked key that is no value is listed all the same.
    void setValues(std::vector<FilterValue> values, const QStringList &checked);
    void setRows(const QHash<QString, qint64> &rowsOfKeys);  // 0 where a key is not in it
    void setSearch(const QString &text);                     // accents and case do not matter
    void setAllShown(bool all);                              // also values without rows
    // Without rows, not chosen and fit to what is typed: hidden unless all are shown.
    [[nodiscard]] int hiddenValues() const { return m_hidden; }

    void checkShown(bool checked);  // what the search leaves; the others stay as they are
    void checkNone();
    [[nodiscard]] QStringList checkedKeys() const;  // in the order of the list
    [[nodiscard]] qint64 checkedRows() const;
    [[nodiscard]] qint64 allRows() const;
    [[nodiscard]] int valueCount() const { return static_cast<int>(m_values.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void checkedChanged();

private:
    void narrow();
    void checkedAnew(bool changed);

    std::vector<FilterValue> m_values;
    std::vector<int> m_shown;  // indexes of m_values
    QString m_search;          // folded
    int m_hidden = 0;
    bool m_all = false;
};

}  // namespace clientele
