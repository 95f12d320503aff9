// SPDX-License-Identifier: GPL-3.0-or-later
// Who a customer is, in short, with the source of it; and the whole record in groups.
#pragma once

#include "ui/customer/factlist.h"
#include "ui/dashboard/card.h"

namespace clientele {

class WhoCard : public Card {
    Q_OBJECT
public:
    explicit WhoCard(QWidget *parent = nullptr);

    void setBook(const Portfolio &book) { m_facts->setBook(book); }
    void show(const Portfolio &book, RowIndex row, const BookHistory &history);

private:
    FactList *m_facts;
};

class RecordCard : public Card {
    Q_OBJECT
public:
    explicit RecordCard(QWidget *parent = nullptr);

    void setBook(const Portfolio &book);
    void show(const Portfolio &book, RowIndex row, const BookHistory &history);
    [[nodiscard]] FactValue *valueOf(Field field) const;

private:
    struct Group {
        QWidget *column;
        FactList *facts;
    };
    std::vector<Group> m_groups;
};

}  // namespace clientele
