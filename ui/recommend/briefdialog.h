// SPDX-License-Identifier: GPL-3.0-or-later
// One page to take into a meeting with a customer: on screen, as PDF, printed. Nothing in it comes from the network but
// what a model was asked for before. Open it with open(); it deletes itself.
#pragma once

#include "app/recommend/meetingbrief.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTextBrowser;

namespace clientele {

class BriefDialog : public QDialog {
    Q_OBJECT
public:
    // What the customer's list shows goes into it: by this computer, or by a model.
    BriefDialog(std::shared_ptr<const recommend::SuggestionEngine> engine, const recommend::Recommendation &suggestions,
                QWidget *parent = nullptr);

    // What others know of this customer; before or after it is shown.
    void setChanges(const QStringList &changes);
    void setTasks(const QStringList &tasks);
    [[nodiscard]] bool isSettled() const { return m_brief.has_value(); }
    void savePdf(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showBrief();
    void choosePath();
    void print();

    std::optional<recommend::MeetingBrief> m_brief;
    QStringList m_changes;
    QStringList m_tasks;
    QTextBrowser *m_text;
    QLabel *m_state;
    QPushButton *m_save;
    QPushButton *m_print;
};

}  // namespace clientele
