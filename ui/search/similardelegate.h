// SPDX-License-Identifier: GPL-3.0-or-later
// A customer like another: the name, how much alike as a bar, and in what.
#pragma once

#include <QStyledItemDelegate>

namespace clientele {

class SimilarDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, ShareRole, ShareTextRole, ReasonRole };
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

}  // namespace clientele
