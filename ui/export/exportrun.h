// SPDX-License-Identifier: GPL-3.0-or-later
// One export from the wish to the file: asks where to, shows how far it is, can be stopped, and says in one sentence how
// it ended. Belongs to the window; lives until the person has read the end.
#pragma once

#include "app/export/exporting.h"

#include <QDialog>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;

namespace clientele {

class Workspace;

enum class ExportFormat { Csv, Xlsx, Png, Svg, Pdf };
[[nodiscard]] QString extensionOf(ExportFormat format);  // "xlsx"
[[nodiscard]] QString nameOf(ExportFormat format);       // "Excel workbook (XLSX)", for menus and file dialogs

class ExportRun : public QObject {
    Q_OBJECT
public:
    struct Plan {
        QString title;     // what is exported
        QString fileName;  // proposed, without folder and extension
        ExportFormat format;
        qint64 steps = 0;  // rows or pages in all; 0 where unknown
        // Begins the work and returns; the work ends with finish().
        std::function<void(ExportRun &run, const QString &path)> begin;
    };
    ExportRun(Workspace &workspace, Plan plan, QWidget *window);
    ~ExportRun() override;

    void ask();                         // for the file; nothing more happens where the person gives none
    void writeTo(const QString &path);  // without asking
    void finish(Result<ExportReport> outcome);

    // For the work, also from a worker; lives longer than the run.
    [[nodiscard]] ExportWatch watch() const;
    void setSteps(qint64 steps) { m_plan.steps = steps; }
    [[nodiscard]] bool isStopped() const { return m_shared->stop; }
    [[nodiscard]] QDialog *dialog() const { return m_dialog; }

signals:
    void finished(const clientele::Result<clientele::ExportReport> &outcome);

private:
    struct Shared {
        std::atomic<bool> stop = false;
        std::atomic<qint64> done = 0;
    };

    void makeDialog();
    void showProgress();

    Workspace &m_workspace;
    Plan m_plan;
    QWidget *m_window;
    std::shared_ptr<Shared> m_shared;
    QPointer<QDialog> m_dialog;
    QLabel *m_words = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_show = nullptr;
    QTimer m_look;
    QString m_file;
    bool m_ended = false;
};

}  // namespace clientele
