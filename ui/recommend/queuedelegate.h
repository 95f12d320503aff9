// SPDX-License-Identifier: GPL-3.0-or-later
// A customer of the queue: the place, the name, why, and the score with its parts.
#pragma once

#include <QStyledItemDelegate>

namespace clientele {

class QueueDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

}  // namespace clientele
