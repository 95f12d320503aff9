// SPDX-License-Identifier: GPL-3.0-or-later
// Notes, meetings and tasks of one customer: written above, ticked, changed and deleted in the list. What was deleted can
// be brought back until the next is, or another customer is looked at.
#pragma once

#include "app/store/customerrecords.h"
#include "ui/dashboard/card.h"

#include <optional>
#include <variant>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace clientele {

class CustomerNotes;

class NotesCard : public Card {
    Q_OBJECT
public:
    // `notes` outlives it.
    explicit NotesCard(CustomerNotes &notes, QWidget *parent = nullptr);

    void setCustomer(const QString &customer);
    [[nodiscard]] QTreeWidget *list() const { return m_list; }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Kind { Note, Meeting, Task };
    using Record = std::variant<CustomerNote, CustomerTask>;

    QWidget *makeWritingLine();
    void fill();
    void addItem(const Record &record);
    void keep();
    void edit(const QTreeWidgetItem *item);
    void endEditing();
    void tick(const QTreeWidgetItem *item);
    void removeCurrent();
    void bringBack();
    void kindChanged();
    [[nodiscard]] const Record *recordOf(const QTreeWidgetItem *item) const;

    CustomerNotes &m_notes;
    QString m_customer;
    std::vector<Record> m_records;  // as listed
    std::optional<Record> m_edited;
    std::optional<Record> m_removed;
    QComboBox *m_kind;
    QLineEdit *m_text;
    QCheckBox *m_hasDay;
    QDateEdit *m_day;
    QPushButton *m_keep;
    QPushButton *m_giveUp;
    QTreeWidget *m_list;
    QWidget *m_undoLine;
    QLabel *m_gone;
    bool m_filling = false;
};

}  // namespace clientele
