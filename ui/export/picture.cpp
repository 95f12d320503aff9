// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/picture.h"

#include "models/items/localised.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/plot.h"
#include "ui/export/reporttable.h"
#include "ui/shell/paperlook.h"
#include "ui/shell/theme.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QSvgGenerator>

namespace clientele {

namespace {

constexpr double imageScale = 2;  // sharp on paper and on dense screens

// The parts of a picture, from top to bottom.
struct Parts {
    QSizeF size;
    QRectF title;
    QRectF subtitle;
    QRectF body;
    QRectF note;
    QRectF facts;
    double factLine = 0;
};

Parts partsOf(const Picture &picture)
{
    const double margin = gap(4);
    const double line = QFontMetricsF(textFont(TextRole::Secondary)).lineSpacing();
    double y = margin;
    const auto take = [&](double height, double below) {
        const QRectF taken(margin, y, picture.body.width(), height);
        y += height + below;
        return taken;
    };
    Parts parts;
    parts.title = take(QFontMetricsF(textFont(TextRole::CardTitle)).lineSpacing(), 0);
    parts.subtitle = picture.subtitle.isEmpty() ? QRectF() : take(line, 0);
    y += gap(2);
    parts.body = take(picture.body.height(), gap(2));
    parts.note = picture.note.isEmpty() ? QRectF() : take(line, gap(1));
    y += gap(2);
    parts.factLine = QFontMetricsF(textFont(TextRole::Axis)).lineSpacing();
    parts.facts = take(parts.factLine * static_cast<double>(picture.facts.size()), margin);
    parts.size = QSizeF(picture.body.width() + 2 * margin, y);
    return parts;
}

void drawPicture(QPainter &painter, const Parts &parts, const Picture &picture)
{
    const Look &paper = lightLook();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(), parts.size), paper.card);
    const auto write = [&](const QRectF &area, const QFont &font, const QColor &colour, const QString &text) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetricsF(font).elidedText(text, Qt::ElideRight, area.width()));
    };
    write(parts.title, textFont(TextRole::CardTitle), paper.text, picture.title);
    if (parts.subtitle.isValid())
        write(parts.subtitle, textFont(TextRole::Secondary), paper.soft, picture.subtitle);
    painter.save();
    picture.draw(painter, parts.body);
    painter.restore();
    if (parts.note.isValid())
        write(parts.note, textFont(TextRole::Secondary), paper.soft, picture.note);
    painter.setPen(paper.hairline);
    painter.drawLine(parts.facts.topLeft() - QPointF(0, gap(1)), parts.facts.topRight() - QPointF(0, gap(1)));
    QRectF line = parts.facts;
    line.setHeight(parts.factLine);
    for (const QString &fact : picture.facts) {
        write(line, textFont(TextRole::Axis), paper.soft, fact);
        line.translate(0, parts.factLine);
    }
}

}  // namespace

QString subtitleOnPaper(const ChartCard &card)
{
    QStringList parts = card.subtitle().split(QStringLiteral(" · "));
    if (card.spec().hint)
        parts.removeAll(QCoreApplication::translate("Dashboard", card.spec().hint));
    return parts.join(QStringLiteral(" · "));
}

QWidget *drawnBody(const ChartCard &card) { return card.plot() ? card.plot() : card.body(); }

void drawBody(QPainter &painter, const QRectF &area, QWidget &body)
{
    const QSize onScreen = body.size();
    body.resize(area.size().toSize());
    {
        const PaperLook paper(body);
        painter.save();
        painter.translate(area.topLeft());
        painter.setRenderHint(QPainter::Antialiasing);
        body.render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
        painter.restore();
    }
    body.resize(onScreen);
}

Picture pictureOf(ChartCard &card, const Provenance &provenance)
{
    QWidget *body = drawnBody(card);
    Picture picture{card.title(), subtitleOnPaper(card), card.note(), provenance.lines(), {}, {}};
    // A plot behind its own table has the table's room.
    const QSize seen = card.body()->size();
    picture.body = QSizeF(std::max(seen.width(), gap(110)), std::max(seen.height(), gap(16)));
    picture.draw = [&card, body](QPainter &painter, const QRectF &area) {
        if (!card.showsMessage())
            return drawBody(painter, area, *body);
        painter.setFont(textFont(TextRole::Secondary));
        painter.setPen(lightLook().soft);
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, card.message());
    };
    return picture;
}

Picture pictureOf(const ExportTable &table, qint64 most)
{
    const qint64 rows = std::min(table.rows, most);
    const double width = gap(240);
    const auto drawn = std::make_shared<const ReportTable>(table, width);
    const qint64 tall = (rows + drawn->beside() - 1) / drawn->beside();
    Picture picture{table.title, {}, {}, table.provenance.lines(), {}, {}};
    if (rows < table.rows)
        picture.note = QCoreApplication::translate("Report", "The first %1 of %2 rows.")
                           .arg(grouped(rows, QLocale()), grouped(table.rows, QLocale()));
    picture.body = QSizeF(width, drawn->headHeight() + static_cast<double>(tall) * drawn->rowHeight());
    picture.draw = [drawn, rows](QPainter &painter, const QRectF &area) { drawn->draw(painter, area, 0, rows); };
    return picture;
}

QImage imageOf(const Picture &picture)
{
    const Parts parts = partsOf(picture);
    QImage image((parts.size * imageScale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(imageScale);
    image.fill(lightLook().card);  // also what a fraction of a pixel leaves at the edge
    QPainter painter(&image);
    drawPicture(painter, parts, picture);
    return image;
}

QByteArray svgOf(const Picture &picture, int dotsPerInch)
{
    const Parts parts = partsOf(picture);
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(parts.size.toSize());
    svg.setViewBox(QRectF(QPointF(), parts.size));
    svg.setResolution(dotsPerInch);
    svg.setTitle(picture.title);
    svg.setDescription(picture.facts.join(u'\n'));
    QPainter painter(&svg);
    drawPicture(painter, parts, picture);
    painter.end();
    return buffer.data();
}

}  // namespace clientele
