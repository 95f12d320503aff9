// SPDX-License-Identifier: GPL-3.0-or-later
// One hit: its title, what it is, and two lines of the passage with the matched words marked.
#pragma once

#include <QStyledItemDelegate>

namespace clientele {

class HitDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

}  // namespace clientele
