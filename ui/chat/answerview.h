// SPDX-License-Identifier: GPL-3.0-or-later
// Shows an answer's document at its full height. Follows no link, loads nothing: it only says which was activated.
#pragma once

#include "app/assistant/answer.h"

#include <QTextBrowser>

namespace clientele {

class AnswerView : public QTextBrowser {
    Q_OBJECT
public:
    explicit AnswerView(Answer answer, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;

signals:
    void figureActivated(std::size_t figure);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    Answer m_answer;
};

}  // namespace clientele
