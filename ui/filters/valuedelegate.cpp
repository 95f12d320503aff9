// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/valuedelegate.h"

#include "models/items/filtervalues.h"
#include "models/items/localised.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace clientele {

void ValueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Look now = look();
    const qint64 rows = index.data(FilterValues::RowsRole).toLongLong();
    const QString count = grouped(rows, option.locale);
    const QFont small = textFont(TextRole::Secondary);
    const int countWidth = QFontMetrics(small).horizontalAdvance(count);

    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    if (rows == 0)
        item.palette.setColor(QPalette::Text, now.soft);
    item.textElideMode = Qt::ElideNone;
    item.text = item.fontMetrics.elidedText(item.text, Qt::ElideRight, item.rect.width() - countWidth - gap(12));
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    painter->save();
    painter->setFont(small);
    painter->setPen(now.soft);
    painter->drawText(option.rect.adjusted(0, 0, -gap(2), 0), Qt::AlignRight | Qt::AlignVCenter, count);
    painter->restore();
}

QSize ValueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const { return {gap(40), gap(7)}; }

bool ValueDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &,
                                const QModelIndex &index)
{
    bool toggles = false;
    if (event->type() == QEvent::MouseButtonRelease)
        toggles = static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton;
    else if (event->type() == QEvent::KeyPress)
        toggles = static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    if (!toggles)
        return false;
    const bool checked = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    return model->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

}  // namespace clientele
