// SPDX-License-Identifier: GPL-3.0-or-later
// What makes texts comparable by meaning: the built-in embedder, a static model in a folder, or the provider's
// embeddings. Says how the index is.
#pragma once

#include "models/core/result.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace clientele {

class Workspace;

class SearchPanel : public QFrame {
    Q_OBJECT
public:
    explicit SearchPanel(Workspace &workspace, QWidget *parent = nullptr);

    void refresh();  // from the profile's settings
    [[nodiscard]] QString state() const;

signals:
    void started();  // an earlier failure is of no interest any more
    void failed(const clientele::Error &error);

private:
    void chooseFolder();
    void enableFields();
    void save();
    void keep(const QString &folder, const QString &model);
    void showState();

    Workspace &m_workspace;
    QRadioButton *m_builtIn;
    QRadioButton *m_folder;
    QRadioButton *m_provider;
    QLineEdit *m_path;
    QPushButton *m_browse;
    QLineEdit *m_model;
    QLabel *m_leaves;
    QLabel *m_state;
    QPushButton *m_save;
};

}  // namespace clientele
