// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/reportpages.h"

#include "models/items/localised.h"
#include "ui/dashboard/chartcard.h"
#include "ui/export/picture.h"
#include "ui/export/reporttable.h"
#include "ui/shell/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Report", text); }

constexpr double pointsPerInch = 72;
constexpr double side = 48;  // points: margins of the page
constexpr double above = 44;
constexpr double below = 58;

double lineOf(const QFont &font) { return QFontMetricsF(font).lineSpacing(); }

QFont sized(TextRole role, double factor)
{
    QFont font = textFont(role);
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(static_cast<int>(std::lround(font.pixelSize() * factor)));
    return font;
}

void write(QPainter &painter, const QRectF &area, const QFont &font, const QColor &colour, const QString &text,
           Qt::Alignment alignment = Qt::AlignLeft)
{
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(area, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(text, Qt::ElideRight, area.width()));
}

}  // namespace

ReportPages::ReportPages(int dotsPerInch)
{
    const double scale = dotsPerInch / pointsPerInch;
    m_page = pageLayout().fullRectPoints().size().toSizeF() * scale;
    m_content = QRectF(QPointF(), m_page).adjusted(side * scale, above * scale, -side * scale, -below * scale);
    m_y = m_content.bottom();  // the first piece begins a page
}

QPageLayout ReportPages::pageLayout()
{
    const QLocale::Territory here = QLocale().territory();
    const bool letter = here == QLocale::UnitedStates || here == QLocale::Canada || here == QLocale::Mexico;
    return QPageLayout(QPageSize(letter ? QPageSize::Letter : QPageSize::A4), QPageLayout::Portrait, QMarginsF());
}

void ReportPages::newPage()
{
    m_pages.emplace_back();
    m_y = m_content.top();
}

void ReportPages::place(double height, Draw draw)
{
    if (m_pages.empty() || room() < height)
        newPage();
    m_pages.back().push_back({QRectF(m_content.left(), m_y, m_content.width(), height), std::move(draw)});
    m_y += height;
}

void ReportPages::skip(double height) { m_y = std::min(m_y + height, m_content.bottom()); }

void ReportPages::addWords(const QString &text, const QFont &font, const QColor &colour, double after)
{
    const QRectF bounds =
        QFontMetricsF(font).boundingRect(QRectF(0, 0, m_content.width(), 1e6), Qt::TextWordWrap, text);
    place(std::ceil(bounds.height()), [=](QPainter &painter, const QRectF &area) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text);
    });
    skip(after);
}

void ReportPages::addTitlePage(const QString &title, const QString &subtitle, const QStringList &facts)
{
    const Look &paper = lightLook();
    newPage();
    m_titled = true;
    skip(m_content.height() * 0.14);
    place(gap(1), [paper](QPainter &painter, const QRectF &area) {
        painter.fillRect(QRectF(area.left(), area.top(), gap(16), area.height()), paper.accent);
    });
    skip(gap(5));
    addWords(QStringLiteral("Clientele"), sized(TextRole::CardTitle, 1.1), paper.soft, gap(2));
    addWords(title, sized(TextRole::Figure, 1.15), paper.text, gap(1));
    addWords(subtitle, sized(TextRole::Body, 1.2), paper.soft, gap(12));
    for (const QString &fact : facts)
        addFact(fact);
    skip(gap(10));
    const double height = std::max(0.0, room());
    place(height, [this](QPainter &painter, const QRectF &area) { drawContents(painter, area); });
}

// "Filters: City: Toronto": what it is, and then what it says, wrapped where it is long.
void ReportPages::addFact(const QString &fact)
{
    const Look &paper = lightLook();
    const QFont font = textFont(TextRole::Body);
    const qsizetype colon = fact.indexOf(u':');
    const QString name = fact.left(colon).trimmed();
    const QString words = fact.mid(colon + 1).trimmed();
    const double left = gap(38);
    const QRectF bounds =
        QFontMetricsF(font).boundingRect(QRectF(0, 0, m_content.width() - left, 1e6), Qt::TextWordWrap, words);
    place(std::ceil(bounds.height()), [=](QPainter &painter, const QRectF &area) {
        painter.setFont(font);
        painter.setPen(paper.soft);
        painter.drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, name);
        painter.setPen(paper.text);
        painter.drawText(area.adjusted(left, 0, 0, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, words);
    });
    skip(gap(1.5));
}

void ReportPages::drawContents(QPainter &painter, const QRectF &area) const
{
    const Look &paper = lightLook();
    const QFont font = textFont(TextRole::Body);
    const double line = lineOf(font) * 1.5;
    write(painter, QRectF(area.topLeft(), QSizeF(area.width(), line)), textFont(TextRole::CardTitle), paper.text,
          translated("Contents"));
    double top = area.top() + line * 1.2;
    for (const Heading &heading : m_headings) {
        const QRectF row(area.left(), top, area.width(), line);
        write(painter, row, font, paper.text, heading.title);
        write(painter, row, font, paper.soft, QLocale().toString(heading.page + 1), Qt::AlignRight);
        painter.setPen(QPen(paper.hairline, 0.75));
        painter.drawLine(row.bottomLeft(), row.bottomRight());
        top += line;
    }
}

void ReportPages::addHeading(const QString &title, const QString &subtitle)
{
    const Look &paper = lightLook();
    newPage();
    m_headings.push_back({title, count() - 1});
    addWords(title, sized(TextRole::PageTitle, 1.1), paper.text, gap(0.5));
    if (!subtitle.isEmpty())
        addWords(subtitle, textFont(TextRole::Secondary), paper.soft, gap(1));
    place(gap(0.5), [paper](QPainter &painter, const QRectF &area) {
        painter.setPen(QPen(paper.hairline, 0.75));
        painter.drawLine(area.bottomLeft(), area.bottomRight());
    });
    skip(gap(4));
}

void ReportPages::addTitle(const QString &title, const QString &subtitle, double more)
{
    const Look &paper = lightLook();
    const QFont font = textFont(TextRole::CardTitle);
    const QFont small = textFont(TextRole::Secondary);
    if (room() < lineOf(font) + more)
        newPage();
    place(lineOf(font), [=](QPainter &painter, const QRectF &area) {
        write(painter, area, font, paper.text, title);
        const double after = QFontMetricsF(font).horizontalAdvance(title) + gap(2);
        if (area.width() > after)
            write(painter, area.adjusted(after, 0, 0, 0), small, paper.soft, subtitle);
    });
    skip(gap(2));
}

void ReportPages::addFigures(const std::vector<ChartCard *> &cards)
{
    constexpr std::size_t mostBeside = 4;
    const double height = gap(22);
    for (std::size_t first = 0; first < cards.size(); first += mostBeside) {
        const std::vector<ChartCard *> row(
            cards.begin() + static_cast<std::ptrdiff_t>(first),
            cards.begin() + static_cast<std::ptrdiff_t>(std::min(first + mostBeside, cards.size())));
        place(height, [row](QPainter &painter, const QRectF &area) {
            const Look &paper = lightLook();
            const double space = gap(2.5);
            const double width = (area.width() - space * (mostBeside - 1)) / mostBeside;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const QRectF tile(area.left() + static_cast<double>(i) * (width + space), area.top(), width,
                                  area.height());
                painter.setPen(QPen(paper.hairline, 0.75));
                painter.setBrush(Qt::NoBrush);
                painter.drawRoundedRect(tile, gap(1), gap(1));
                const QRectF inner = tile.adjusted(gap(2), gap(1.5), -gap(2), -gap(1.5));
                const double line = lineOf(textFont(TextRole::Secondary));
                write(painter, QRectF(inner.topLeft(), QSizeF(inner.width(), line)), textFont(TextRole::Secondary),
                      paper.text, row[i]->title());
                const QRectF body = inner.adjusted(0, line + gap(0.5), 0, 0);
                if (row[i]->showsMessage()) {
                    write(painter, body, textFont(TextRole::Axis), paper.soft, row[i]->message());
                    continue;
                }
                drawBody(painter, body, *drawnBody(*row[i]));
            }
        });
        skip(gap(2.5));
    }
    skip(gap(2));
}

void ReportPages::addChart(ChartCard &card, double height)
{
    place(height, [&card](QPainter &painter, const QRectF &area) {
        if (card.showsMessage()) {
            write(painter, area, textFont(TextRole::Secondary), lightLook().soft, card.message().replace(u'\n', u' '));
            return;
        }
        drawBody(painter, area, *drawnBody(card));
    });
    skip(gap(2));
    if (!card.note().isEmpty())
        addNote(card.note());
}

void ReportPages::addNote(const QString &text) { addWords(text, textFont(TextRole::Axis), lightLook().soft, gap(2)); }

void ReportPages::addTable(const ExportTable &table, qint64 most)
{
    const auto made = std::make_shared<const ReportTable>(table, m_content.width());
    const qint64 rows = std::min(table.rows, most);
    constexpr qint64 fewest = 3;  // rows that a head does not stand alone over
    for (qint64 done = 0; done < rows;) {
        const auto fitting = [&] {
            return static_cast<qint64>((room() - made->headHeight()) / made->rowHeight()) * made->beside();
        };
        if (m_pages.empty() || fitting() < std::min(rows - done, fewest * made->beside()))
            newPage();
        const qint64 here = std::min(rows - done, std::max<qint64>(fitting(), 1));
        const qint64 tall = (here + made->beside() - 1) / made->beside();
        place(made->headHeight() + static_cast<double>(tall) * made->rowHeight(),
              [made, done, here](QPainter &painter, const QRectF &area) { made->draw(painter, area, done, here); });
        done += here;
    }
    skip(gap(2));
    if (table.rows > rows)
        addNote(translated("The first %1 of %2 rows. A workbook or a CSV file of this chart holds them all.")
                    .arg(grouped(rows, QLocale()), grouped(table.rows, QLocale())));
    skip(gap(4));
}

int ReportPages::pieces(int page) const { return static_cast<int>(m_pages[static_cast<std::size_t>(page)].size()) + 1; }

void ReportPages::paint(QPainter &painter, int page, int piece) const
{
    const std::vector<Piece> &all = m_pages[static_cast<std::size_t>(page)];
    painter.save();
    if (piece < static_cast<int>(all.size())) {
        const Piece &each = all[static_cast<std::size_t>(piece)];
        each.draw(painter, each.area);
    } else if (!m_titled || page > 0) {
        drawFoot(painter, page);
    }
    painter.restore();
}

void ReportPages::drawFoot(QPainter &painter, int page) const
{
    const Look &paper = lightLook();
    const QFont font = textFont(TextRole::Axis);
    const QRectF foot(m_content.left(), m_content.bottom() + gap(5), m_content.width(), lineOf(font) * 1.3);
    painter.setPen(QPen(paper.hairline, 0.75));
    painter.drawLine(foot.topLeft(), foot.topRight());
    const QLocale locale;
    const QString number = translated("Page %1 of %2").arg(locale.toString(page + 1), locale.toString(count()));
    const double wide = QFontMetricsF(font).horizontalAdvance(number) + gap(3);
    write(painter, foot.adjusted(0, gap(1), -wide, gap(1)), font, paper.soft, m_footer);
    write(painter, foot.adjusted(0, gap(1), 0, gap(1)), font, paper.soft, number, Qt::AlignRight);
}

}  // namespace clientele
