// SPDX-License-Identifier: GPL-3.0-or-later
// The first thing a new person sees: three ways to a book.
#pragma once

#include <QWidget>

namespace clientele {

class Banner;

class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);

    [[nodiscard]] Banner *banner() const { return m_banner; }
    void setBusy(bool busy);

signals:
    void demoRequested();
    void importRequested();
    void databaseRequested();

private:
    Banner *m_banner;
    QWidget *m_choices;
    QWidget *m_progress;
};

}  // namespace clientele
