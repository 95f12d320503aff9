// SPDX-License-Identifier: GPL-3.0-or-later
// What changed with a customer since the last snapshot, and since the last meeting.
#pragma once

#include "app/services/bookhistory.h"
#include "ui/dashboard/card.h"

namespace clientele {

class CustomerNotes;
class DatedList;

class ChangesCard : public Card {
    Q_OBJECT
public:
    explicit ChangesCard(QWidget *parent = nullptr);

    void show(const Portfolio &book, const QString &customer, const BookHistory &history, const CustomerNotes &notes);
    [[nodiscard]] DatedList *list() const { return m_list; }

private:
    DatedList *m_list;
};

}  // namespace clientele
