// SPDX-License-Identifier: GPL-3.0-or-later
// What a page shows in place of its cards while the book has nothing for any of them: why, and the way to more data.
#pragma once

#include <QWidget>

class QLabel;

namespace clientele {

class EmptyPage : public QWidget {
    Q_OBJECT
public:
    explicit EmptyPage(QWidget *parent = nullptr);

    void setReason(const QString &reason);  // a sentence
    [[nodiscard]] QString reason() const;

signals:
    void dataRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QLabel *m_reason;
};

}  // namespace clientele
