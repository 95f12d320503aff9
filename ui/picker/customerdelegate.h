// SPDX-License-Identifier: GPL-3.0-or-later
// A customer on one line: whether filtered, name, city and id, whether pinned. The box and the pin answer to a click.
#pragma once

#include <QStyledItemDelegate>

namespace clientele {

class CustomerDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

signals:
    void picked(const QModelIndex &index, bool keepOthers);
    void pinToggled(const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

}  // namespace clientele
