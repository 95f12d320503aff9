// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/elidedlabel.h"

#include <QPainter>
#include <QRegularExpression>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace clientele {

ElidedLabel::ElidedLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedLabel::minimumSizeHint() const { return {0, QLabel::minimumSizeHint().height()}; }

QString ElidedLabel::cutTo(int width) const
{
    const QString whole = text();
    if (m_cut == Cut::AtPhrase) {
        static const QRegularExpression lastPhrase(QStringLiteral("( ·|,) [^,·]*$"));
        for (QString part = whole; !part.isEmpty();) {
            if (fontMetrics().horizontalAdvance(part) <= width)
                return part;
            const qsizetype end = part.lastIndexOf(lastPhrase);
            if (end < 0)
                break;
            part.truncate(end);
        }
    }
    return fontMetrics().elidedText(whole, Qt::ElideRight, width);
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect area = contentsRect();
    const QString shown = cutTo(area.width());
    // A tool tip guesses whether it is HTML; names of data and titles of a model are none.
    const QString whole = Qt::mightBeRichText(text()) ? u"<qt>"_s + text().toHtmlEscaped() + u"</qt>"_s : text();
    setToolTip(shown == text() ? QString() : whole);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(area, static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
}

}  // namespace clientele
