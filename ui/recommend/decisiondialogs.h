// SPDX-License-Identifier: GPL-3.0-or-later
// Why a suggestion is dismissed, and until when one is postponed. Opened with open(); they delete themselves.
#pragma once

#include <QDialog>

class QCalendarWidget;
class QComboBox;
class QPushButton;

namespace clientele {

class DismissDialog : public QDialog {
    Q_OBJECT
public:
    DismissDialog(const QString &product, int days, QWidget *parent = nullptr);

signals:
    void dismissed(const QString &reason);  // never empty

private:
    QComboBox *m_reason;
    QPushButton *m_dismiss;
};

class PostponeDialog : public QDialog {
    Q_OBJECT
public:
    explicit PostponeDialog(const QString &product, QWidget *parent = nullptr);

signals:
    void postponed(const QDate &until);  // after today

private:
    QCalendarWidget *m_calendar;
};

}  // namespace clientele
