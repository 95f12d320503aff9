// SPDX-License-Identifier: GPL-3.0-or-later
// The rules that suggestions go by: those that come with the program, or a file of the bank's, tried before it is kept.
#pragma once

#include "models/core/result.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace clientele {

class Workspace;

class RulesPanel : public QFrame {
    Q_OBJECT
public:
    explicit RulesPanel(Workspace &workspace, QWidget *parent = nullptr);

    void refresh();  // from the profile's settings
    void choose(const QString &file);
    [[nodiscard]] QString state() const;

signals:
    void started();  // an earlier failure is of no interest any more
    void failed(const clientele::Error &error);

private:
    void browse();

    Workspace &m_workspace;
    QLineEdit *m_path;
    QLabel *m_state;
    QPushButton *m_browse;
    QPushButton *m_builtIn;
};

}  // namespace clientele
