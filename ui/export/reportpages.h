// SPDX-License-Identifier: GPL-3.0-or-later
// A report that is laid out first and painted later, piece by piece, so that every page knows how many there are and no
// frame waits for all of them. Charts are whole on one page; tables flow on. Lives on the GUI thread.
#pragma once

#include "app/export/exporttable.h"

#include <QPageLayout>
#include <QPdfWriter>

#include <functional>
#include <vector>

namespace clientele {

class ChartCard;

class ReportPages {
public:
    // Lengths are pixels of a screen of `dotsPerInch`, so that charts are drawn as on screen.
    explicit ReportPages(int dotsPerInch);

    [[nodiscard]] static QPageLayout pageLayout();  // Letter where people use it, else A4
    [[nodiscard]] double width() const { return m_content.width(); }
    [[nodiscard]] int count() const { return static_cast<int>(m_pages.size()); }

    // Of the footer on every page but the title page.
    void setFooter(const QString &text) { m_footer = text; }
    // A page of its own: what this is, the facts, and what is in it (the headings that follow, with their pages).
    void addTitlePage(const QString &title, const QString &subtitle, const QStringList &facts);
    void addHeading(const QString &title, const QString &subtitle);  // on a new page
    // On this page where it has room for the title and `more` below it.
    void addTitle(const QString &title, const QString &subtitle, double more);
    void addFigures(const std::vector<ChartCard *> &cards);  // big numbers beside each other
    void addChart(ChartCard &card, double height);           // the card lives until all is painted
    void addTable(const ExportTable &table, qint64 most);    // the first `most` rows; says what it leaves out
    void addNote(const QString &text);

    // What is painted at once: a chart, a part of a table, a line of words; and last the foot of the page.
    [[nodiscard]] int pieces(int page) const;
    // Errors are the device's: ask the writer's painter.
    void paint(QPainter &painter, int page, int piece) const;

private:
    struct Piece {
        QRectF area;
        std::function<void(QPainter &painter, const QRectF &area)> draw;
    };
    using Draw = decltype(Piece::draw);

    void newPage();
    [[nodiscard]] double room() const { return m_content.bottom() - m_y; }
    void place(double height, Draw draw);
    void skip(double height);
    void addWords(const QString &text, const QFont &font, const QColor &colour, double below);
    void addFact(const QString &fact);
    void drawContents(QPainter &painter, const QRectF &area) const;
    void drawFoot(QPainter &painter, int page) const;

    struct Heading {
        QString title;
        int page;
    };
    std::vector<std::vector<Piece>> m_pages;
    std::vector<Heading> m_headings;
    QSizeF m_page;
    QRectF m_content;
    QString m_footer;
    double m_y = 0;
    bool m_titled = false;
};

}  // namespace clientele
