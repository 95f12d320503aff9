// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for the passphrase of a profile, or for a new one where the system has no keychain.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace clientele {

class UnlockPage : public QWidget {
    Q_OBJECT
public:
    enum class Purpose { Unlock, Create };

    explicit UnlockPage(QWidget *parent = nullptr);

    // `problem`: why it is asked again, empty the first time. What was typed is gone each time.
    void ask(Purpose purpose, const QString &problem);
    void setBusy(bool busy);

signals:
    void given(const QString &passphrase);
    void cancelled();

private:
    void submit();
    void check();

    Purpose m_purpose = Purpose::Unlock;
    bool m_busy = false;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_problem;
    QLineEdit *m_passphrase;
    QLineEdit *m_repeat;
    QLabel *m_repeatLabel;
    QPushButton *m_submit;
};

}  // namespace clientele
