// SPDX-License-Identifier: GPL-3.0-or-later
// Files into the book: choose or drop them, say what cannot be guessed, watch, stop, read the report.
#pragma once

#include "app/sync/importer.h"

#include <QFrame>
#include <QTimer>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace clientele {

class Workspace;

class ImportPanel : public QFrame {
    Q_OBJECT
public:
    explicit ImportPanel(Workspace &workspace, QWidget *parent = nullptr);

    void chooseFiles();
    void chooseMapping();
    void setFiles(const QStringList &files);
    [[nodiscard]] bool isRunning() const { return m_run != nullptr; }

signals:
    void started();
    void reported(const clientele::ImportReport &report);
    void failed(const clientele::Error &error);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Run;  // shared with the worker
    void start();
    void finish(const Result<ImportReport> &result);

    Workspace &m_workspace;
    QStringList m_files;
    QLabel *m_list;
    QComboBox *m_kind;
    QLineEdit *m_currency;
    QLineEdit *m_mapping;
    QPushButton *m_start;
    QWidget *m_progress;
    QLabel *m_rows;
    QPushButton *m_cancel;
    QTimer m_look;
    std::shared_ptr<Run> m_run;
};

}  // namespace clientele
