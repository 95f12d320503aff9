// SPDX-License-Identifier: GPL-3.0-or-later
// What a customer owes, has, moves and spends, and the products held: each figure a link to its rows.
#pragma once

#include "app/customer/bookstanding.h"
#include "ui/dashboard/card.h"

#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;

namespace clientele {

class FiguresCard : public Card {
    Q_OBJECT
public:
    explicit FiguresCard(QWidget *parent = nullptr);

    void show(const BookStanding &standing, const Portfolio &book, RowIndex row);

signals:
    void rowsRequested(const clientele::Query &query, const QStringList &keys);

private:
    struct Line {
        QString measure;
        QString label;
        QPushButton *value;
        QLabel *detail;
    };
    void addLine(const QString &measure, const QString &label);
    [[nodiscard]] QString detailOf(const Line &line, const BookStanding &standing, const QString &customer,
                                   const StandingFigure &figure) const;

    QWidget *m_content;
    QGridLayout *m_grid;
    std::vector<Line> m_lines;
    QLabel *m_products;
    QString m_customer;
};

}  // namespace clientele
