// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of one customer's record, one a line; each says where it came from in its tool tip. What the whole book has not
// is left out, what only this customer lacks is a dash.
#pragma once

#include "models/portfolio/portfolio.h"
#include "ui/dashboard/elidedlabel.h"

#include <QWidget>

#include <vector>

namespace clientele {

class BookHistory;

// A value with its source, as the tool tip and for those who cannot see it.
class FactValue : public ElidedLabel {
    Q_OBJECT
public:
    using ElidedLabel::ElidedLabel;

    void setWhence(const QString &whence);

    bool event(QEvent *event) override;
};

class FactList : public QWidget {
    Q_OBJECT
public:
    explicit FactList(const std::vector<Field> &fields, QWidget *parent = nullptr);

    void setBook(const Portfolio &book);
    void show(const Portfolio &book, RowIndex row, const BookHistory &history);
    [[nodiscard]] bool isEmpty() const;                   // the book has none of these fields
    [[nodiscard]] FactValue *valueOf(Field field) const;  // nullptr where it is none of these

private:
    struct Line {
        Field field;
        ElidedLabel *label;
        FactValue *value;
    };
    std::vector<Line> m_lines;
};

}  // namespace clientele
