// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/hitdelegate.h"

#include "ui/search/hitsmodel.h"
#include "ui/shell/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace clientele {

namespace {

constexpr int excerptLines = 2;

int padding() { return gap(2.5); }

void paintExcerpt(QPainter &painter, const QRect &room, const QString &text, const std::vector<TextSpan> &spans,
                  const Look &now)
{
    QList<QTextLayout::FormatRange> formats;
    for (const TextSpan &span : spans) {
        QTextCharFormat format;
        format.setForeground(now.text);
        format.setBackground(now.accentBack);
        format.setFontWeight(QFont::DemiBold);
        formats.append({static_cast<int>(span.begin), static_cast<int>(span.length), format});
    }
    QTextLayout layout(text, textFont(TextRole::Secondary));
    layout.setFormats(formats);
    layout.beginLayout();
    qreal top = 0;
    for (int number = 0; number < excerptLines; ++number) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(room.width());
        line.setPosition({0, top});
        top += line.height();
    }
    layout.endLayout();
    painter.setPen(now.soft);
    painter.save();
    painter.setClipRect(room);
    layout.draw(&painter, room.topLeft());
    painter.restore();
}

}  // namespace

QSize HitDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int title = QFontMetrics(textFont(TextRole::Body)).lineSpacing();
    const int line = QFontMetrics(textFont(TextRole::Secondary)).lineSpacing();
    return {gap(60), 2 * padding() + title + gap(1) + excerptLines * line};
}

void HitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
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
    const QString detail = index.data(HitsModel::DetailRole).toString();
    QFont bold = textFont(TextRole::Body);
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics titles(bold);
    const QFontMetrics small(textFont(TextRole::Secondary));
    QRect head(inside.left(), inside.top(), inside.width(), titles.lineSpacing());
    const int detailWidth = std::min(small.horizontalAdvance(detail) + 1, head.width() / 2);
    painter->setFont(textFont(TextRole::Secondary));
    painter->setPen(now.soft);
    painter->drawText(head, Qt::AlignRight | Qt::AlignVCenter, small.elidedText(detail, Qt::ElideMiddle, detailWidth));
    head.setRight(head.right() - detailWidth - gap(2));
    painter->setFont(bold);
    painter->setPen(now.text);
    painter->drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
                      titles.elidedText(index.data(HitsModel::TitleRole).toString(), Qt::ElideRight, head.width()));
    const QRect room(inside.left(), inside.top() + titles.lineSpacing() + gap(1), inside.width(),
                     excerptLines * small.lineSpacing());
    paintExcerpt(*painter, room, index.data(HitsModel::ExcerptRole).toString(),
                 index.data(HitsModel::SpansRole).value<std::vector<TextSpan>>(), now);
    painter->restore();
}

}  // namespace clientele
