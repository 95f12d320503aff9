// SPDX-License-Identifier: GPL-3.0-or-later
// Shows an answer's document at its full height, also while it grows. Follows no link, loads nothing: it only says
// which was activated, by the pointer or with Tab and Enter. What a link stands for is said beside it.
#pragma once

#include "app/assistant/answer.h"
#include "ui/chat/answerdocument.h"

#include <QTextBrowser>

#include <memory>

namespace clientele {

class MarkdownDocument;

class AnswerView : public QTextBrowser {
    Q_OBJECT
public:
    explicit AnswerView(QWidget *parent = nullptr);
    ~AnswerView() override;
    Q_DISABLE_COPY_MOVE(AnswerView)

    void grow(const Answer &answer);       // its text so far
    void setAnswer(const Answer &answer);  // whole, with its links

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;

signals:
    void linkActivated(const clientele::AnswerLink &link);

protected:
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fit();
    void explain(const QUrl &link);
    void write();

    Answer m_answer;
    bool m_whole = false;
    std::unique_ptr<MarkdownDocument> m_writer;  // while it grows
};

}  // namespace clientele
