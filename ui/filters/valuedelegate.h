// SPDX-License-Identifier: GPL-3.0-or-later
// A value to tick with the number of its rows; a click anywhere on the line ticks it, and so does the space bar.
#pragma once

#include <QStyledItemDelegate>

namespace clientele {

class ValueDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

}  // namespace clientele
