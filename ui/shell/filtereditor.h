// SPDX-License-Identifier: GPL-3.0-or-later
// The condition on one field under construction: values to tick, or two ends of a range.
#pragma once

#include "models/items/filterfields.h"

#include <QLocale>
#include <QWidget>

class QCheckBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QListWidget;
class QStackedLayout;

namespace clientele {

class FilterEditor : public QWidget {
    Q_OBJECT
public:
    explicit FilterEditor(QWidget *parent = nullptr);

    // Starts from the condition that the field has now, if any.
    void edit(const FilterField &field, const Portfolio &portfolio, const Catalogue &catalogue, const Conditions &now);
    // None where nothing was chosen: the filter goes. Errors: InvalidInput.
    [[nodiscard]] Result<std::optional<Condition>> condition() const;
    void showProblem(const QString &text);

signals:
    void accepted();  // Enter in a field of the editor

private:
    QWidget *valuesPage();
    QWidget *numbersPage();
    QWidget *daysPage();
    void editValues(const Portfolio &portfolio, const Catalogue &catalogue, const Condition &now);
    void editDays(const Portfolio &portfolio, const Catalogue &catalogue, const Condition &now);
    void narrowValues(const QString &text);

    FilterField m_field{};
    QStackedLayout *m_pages;
    QLineEdit *m_valueSearch = nullptr;
    QListWidget *m_values = nullptr;
    QCheckBox *m_exclude = nullptr;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    QDateEdit *m_firstDay = nullptr;
    QDateEdit *m_lastDay = nullptr;
    QLabel *m_problem = nullptr;
};

}  // namespace clientele
