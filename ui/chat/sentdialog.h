// SPDX-License-Identifier: GPL-3.0-or-later
// "As sent": the exact bytes of each request of an answer, laid out to be read, to be searched and copied.
#pragma once

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace clientele {

class SentDialog : public QDialog {
    Q_OBJECT
public:
    explicit SentDialog(std::vector<QByteArray> requests, QWidget *parent = nullptr);

private:
    void showRequest(int index);
    void find();

    std::vector<QByteArray> m_requests;
    QComboBox *m_choice;
    QLineEdit *m_search;
    QLabel *m_about;
    QPlainTextEdit *m_text;
};

// JSON with its own order of keys and its own characters, one value a line; other bytes as they are.
[[nodiscard]] QString laidOut(const QByteArray &request);

}  // namespace clientele
