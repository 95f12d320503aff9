// SPDX-License-Identifier: GPL-3.0-or-later
// The credit score and where it stands in the book: a figure, its place, and a histogram of everybody's scores in which
// the customer's own column is marked.
#pragma once

#include "app/customer/bookstanding.h"
#include "ui/dashboard/card.h"

class QLabel;
class QPushButton;

namespace clientele {

class ScoreStrip : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    void setCounts(const std::vector<std::int64_t> &counts);
    void setScore(std::optional<int> score);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<std::int64_t> m_counts;
    std::optional<int> m_score;
};

class ScoreCard : public Card {
    Q_OBJECT
public:
    explicit ScoreCard(QWidget *parent = nullptr);

    void show(const BookStanding &standing, const QString &customer);

signals:
    void rowsRequested(const clientele::Query &query, const QStringList &keys);

protected:
    void changeEvent(QEvent *event) override;

private:
    QString m_customer;
    QWidget *m_content;
    QPushButton *m_score;
    QLabel *m_place;
    QLabel *m_delinquencies;
    ScoreStrip *m_strip;
};

}  // namespace clientele
