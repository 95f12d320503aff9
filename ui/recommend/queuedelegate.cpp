// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recommend/queuedelegate.h"

#include "ui/recommend/queuemodel.h"
#include "ui/shell/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace clientele {

namespace {

constexpr int whyLines = 2;

int padding() { return gap(2.5); }

// Two lines, the second cut where the text is longer.
void paintWhy(QPainter &painter, const QRect &room, const QString &text)
{
    const QFontMetrics small(textFont(TextRole::Secondary));
    QTextLayout layout(text, textFont(TextRole::Secondary));
    layout.beginLayout();
    QTextLine first = layout.createLine();
    if (first.isValid())
        first.setLineWidth(room.width());
    const qsizetype end = first.isValid() ? first.textLength() : 0;
    layout.endLayout();
    painter.setFont(textFont(TextRole::Secondary));
    painter.drawText(QRect(room.left(), room.top(), room.width(), small.lineSpacing()), Qt::AlignLeft,
                     text.left(end).trimmed());
    painter.drawText(QRect(room.left(), room.top() + small.lineSpacing(), room.width(), small.lineSpacing()),
                     Qt::AlignLeft, small.elidedText(text.mid(end), Qt::ElideRight, room.width()));
}

}  // namespace

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int name = QFontMetrics(textFont(TextRole::Body)).lineSpacing();
    const int line = QFontMetrics(textFont(TextRole::Secondary)).lineSpacing();
    return {gap(60), 2 * padding() + name + gap(1) + whyLines * line};
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Look now = look();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    if (current || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(current && option.state.testFlag(QStyle::State_HasFocus) ? QPen(now.accent, 1)
                                                                                 : QPen(Qt::NoPen));
        painter->setBrush(current ? blended(now.accentBack, now.card, 0.55) : now.grid);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), gap(1.5), gap(1.5));
    }
    QRect inside = option.rect.adjusted(padding(), padding(), -padding(), -padding());
    QFont bold = textFont(TextRole::Body);
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics titles(bold);
    const QFontMetrics small(textFont(TextRole::Secondary));

    painter->setFont(textFont(TextRole::Secondary));
    painter->setPen(now.soft);
    const QRect place(inside.left(), inside.top(), gap(8), titles.lineSpacing());
    painter->drawText(place, Qt::AlignRight | Qt::AlignVCenter, index.data(QueueModel::PlaceRole).toString());
    inside.setLeft(place.right() + gap(2.5));

    QRect head(inside.left(), inside.top(), inside.width(), titles.lineSpacing());
    const QString score = index.data(QueueModel::ScoreRole).toString();
    const QString parts = score.isEmpty() ? QString() : index.data(QueueModel::PartsRole).toString();
    painter->setFont(bold);
    painter->setPen(now.text);
    const int scoreWidth = titles.horizontalAdvance(score);
    painter->drawText(head, Qt::AlignRight | Qt::AlignVCenter, score);
    head.setRight(head.right() - scoreWidth - gap(2));
    const QString name = index.data(Qt::DisplayRole).toString();
    const int nameWidth = titles.horizontalAdvance(name);
    painter->drawText(head, Qt::AlignLeft | Qt::AlignVCenter, titles.elidedText(name, Qt::ElideRight, head.width()));
    painter->setFont(textFont(TextRole::Secondary));
    painter->setPen(now.soft);
    if (nameWidth + gap(4) + small.horizontalAdvance(parts) < head.width())
        painter->drawText(head, Qt::AlignRight | Qt::AlignVCenter, parts);
    paintWhy(*painter, inside.adjusted(0, titles.lineSpacing() + gap(1), 0, 0),
             index.data(QueueModel::WhyRole).toString());
    painter->restore();
}

}  // namespace clientele
