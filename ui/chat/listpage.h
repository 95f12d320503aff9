// SPDX-License-Identifier: GPL-3.0-or-later
// A list in the place of the conversation: earlier ones, questions kept for later, verified answers. Enter or a click
// opens an entry, Delete removes it, Esc goes back.
#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;

namespace clientele {

class ListPage : public QWidget {
    Q_OBJECT
public:
    struct Entry {
        QString id;
        QString title;
        QString detail;
        bool care = false;
    };

    explicit ListPage(QWidget *parent = nullptr);

    // `empty`: what is said where there are no entries; `searched`: with a field to search by.
    void begin(const QString &title, const QString &empty, bool searched);
    void setEntries(const std::vector<Entry> &entries);

signals:
    void searched(const QString &words);
    void opened(const QString &id);
    void removed(const QString &id);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLabel *m_title;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_empty;
};

}  // namespace clientele
