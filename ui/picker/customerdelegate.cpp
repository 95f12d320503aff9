// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picker/customerdelegate.h"

#include "models/items/customerlistmodel.h"
#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QRect boxIn(const QRect &row)
{
    const int side = gap(3.5);
    return {row.left() + gap(2), row.center().y() - side / 2, side, side};
}

QRect pinIn(const QRect &row)
{
    const int side = gap(4);
    return {row.right() - gap(2) - side, row.center().y() - side / 2, side, side};
}

void paintBox(QPainter &painter, const QRect &box, bool checked, const Look &now)
{
    painter.setPen(QPen(checked ? now.accent : now.soft, 1));
    painter.setBrush(checked ? now.accent : now.card);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (!checked)
        return;
    painter.setPen(QPen(Look::textOn(now.accent), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF tick[] = {{box.left() + box.width() * 0.25, box.top() + box.height() * 0.52},
                            {box.left() + box.width() * 0.43, box.top() + box.height() * 0.70},
                            {box.left() + box.width() * 0.76, box.top() + box.height() * 0.32}};
    painter.drawPolyline(tick, 3);
}

}  // namespace

QSize CustomerDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const { return {gap(60), gap(8)}; }

void CustomerDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Look now = look();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    if (current || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(current && now.highContrast ? QPen(now.accent, 1.5) : QPen(Qt::NoPen));
        painter->setBrush(current ? now.accentBack : now.grid);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), gap(1.5), gap(1.5));
    }
    const bool checked = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    paintBox(*painter, boxIn(option.rect), checked, now);

    const bool pinned = index.data(CustomerListModel::PinnedRole).toBool();
    if (pinned || current || option.state.testFlag(QStyle::State_MouseOver))
        tintedIcon(pinned ? u"pinned"_s : u"pin"_s, pinned ? now.accent : now.soft).paint(painter, pinIn(option.rect));

    const QRect words(boxIn(option.rect).right() + gap(2), option.rect.top(), 0, option.rect.height());
    QRect room = words;
    room.setRight(pinIn(option.rect).left() - gap(2));
    const QString id = index.data(CustomerListModel::IdRole).toString();
    const QString city = index.data(CustomerListModel::CityRole).toString();
    const QString detail = city.isEmpty() ? id : city + u" · "_s + id;
    painter->setFont(textFont(TextRole::Secondary));
    painter->setPen(now.soft);
    const QFontMetrics small = painter->fontMetrics();
    const QString name = index.data(CustomerListModel::NameRole).toString();
    const int nameWidth = QFontMetrics(textFont(TextRole::Body)).horizontalAdvance(name) + gap(2);
    // The name goes first where both do not fit, but not at the cost of all the rest.
    const int detailWidth =
        std::min(small.horizontalAdvance(detail) + 1, std::max(room.width() / 2, room.width() - nameWidth));
    painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, small.elidedText(detail, Qt::ElideMiddle, detailWidth));
    room.setRight(room.right() - detailWidth - gap(2));
    painter->setFont(textFont(TextRole::Body));
    painter->setPen(now.text);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(name, Qt::ElideRight, room.width()));
    painter->restore();
}

bool CustomerDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option,
                                   const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *click = static_cast<QMouseEvent *>(event);
    if (click->button() != Qt::LeftButton)
        return false;
    const QPoint place = click->position().toPoint();
    if (pinIn(option.rect).adjusted(-gap(1), -gap(1), gap(1), gap(1)).contains(place))
        emit pinToggled(index);
    else
        emit picked(index, boxIn(option.rect).adjusted(-gap(2), -gap(2), gap(1), gap(2)).contains(place)
                               || click->modifiers().testFlag(Qt::ControlModifier));
    return true;
}

}  // namespace clientele
