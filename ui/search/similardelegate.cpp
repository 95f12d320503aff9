// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/similardelegate.h"

#include "ui/shell/theme.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace clientele {

namespace {

int padding() { return gap(2); }
int barHeight() { return gap(0.75); }

// Two lines, the second cut where the text is longer.
void paintLines(QPainter &painter, QPointF at, int width, const QString &text)
{
    const QFont font = textFont(TextRole::Secondary);
    const QFontMetrics small(font);
    painter.setFont(font);
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(width);
    const auto end = first.isValid() ? first.textLength() : 0;
    layout.endLayout();
    at.ry() += small.ascent();
    painter.drawText(at, text.left(end).trimmed());
    at.ry() += small.lineSpacing();
    painter.drawText(at, small.elidedText(text.mid(end), Qt::ElideRight, width));
}

}  // namespace

QSize SimilarDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int name = QFontMetrics(textFont(TextRole::Body)).lineSpacing();
    const int line = QFontMetrics(textFont(TextRole::Secondary)).lineSpacing();
    return {gap(40), 2 * padding() + name + gap(1) + barHeight() + gap(1) + 2 * line};
}

void SimilarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
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
    const QRect inside = option.rect.adjusted(padding(), padding(), -padding(), -padding());
    const QFontMetrics names(textFont(TextRole::Body));
    const QFontMetrics small(textFont(TextRole::Secondary));
    const QString share = index.data(ShareTextRole).toString();
    QRect head(inside.left(), inside.top(), inside.width(), names.lineSpacing());
    painter->setFont(textFont(TextRole::Secondary));
    painter->setPen(now.soft);
    painter->drawText(head, Qt::AlignRight | Qt::AlignVCenter, share);
    head.setRight(head.right() - small.horizontalAdvance(share) - gap(2));
    painter->setFont(textFont(TextRole::Body));
    painter->setPen(now.text);
    painter->drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
                      names.elidedText(index.data().toString(), Qt::ElideRight, head.width()));
    QRectF bar(inside.left(), inside.top() + names.lineSpacing() + gap(1), inside.width(), barHeight());
    painter->setPen(Qt::NoPen);
    painter->setBrush(now.grid);
    painter->drawRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    bar.setWidth(bar.width() * std::clamp(index.data(ShareRole).toDouble(), 0.0, 1.0));
    painter->setBrush(now.accent);
    painter->drawRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    const QPointF reasons(inside.left(), bar.bottom() + gap(1));
    painter->setPen(now.soft);
    paintLines(*painter, reasons, inside.width(), index.data(ReasonRole).toString());
    painter->restore();
}

}  // namespace clientele
