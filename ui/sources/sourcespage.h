// SPDX-License-Identifier: GPL-3.0-or-later
// Where the book comes from: files and databases, and what the last read found.
#pragma once

#include <QWidget>

class QBoxLayout;

namespace clientele {

class Banner;
class DatabasePanel;
class ImportPanel;
class ReportView;
class Workspace;

class SourcesPage : public QWidget {
    Q_OBJECT
public:
    explicit SourcesPage(Workspace &workspace, QWidget *parent = nullptr);

    // The demo book takes nothing in.
    void setDemo(bool demo);
    [[nodiscard]] ImportPanel *importPanel() const { return m_import; }
    [[nodiscard]] DatabasePanel *databasePanel() const { return m_database; }

signals:
    void ownBookRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    Banner *m_banner;
    QBoxLayout *m_panels;  // side by side where there is room, else one below the other
    ImportPanel *m_import;
    DatabasePanel *m_database;
    ReportView *m_report;
};

}  // namespace clientele
