// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/questionbox.h"

#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qsizetype mostRemembered = 50;
constexpr int mostLines = 6;

}  // namespace

QuestionBox::QuestionBox(QWidget *parent)
    : QFrame(parent),
      m_scope(new QLabel(this)),
      m_edit(new QPlainTextEdit(this)),
      m_send(new IconButton(u"send"_s, tr("Ask"), this))
{
    setObjectName(u"questionBox"_s);
    m_scope->setObjectName(u"scopeChip"_s);
    m_scope->setTextFormat(Qt::PlainText);
    m_scope->setFont(textFont(TextRole::Secondary));
    m_edit->setObjectName(u"question"_s);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setPlaceholderText(tr("Ask about what is on screen…"));
    m_edit->setAccessibleName(tr("Question"));
    m_edit->setTabChangesFocus(true);
    m_edit->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_edit->document()->setDocumentMargin(gap(0.5));
    m_edit->installEventFilter(this);
    m_send->setObjectName(u"send"_s);
    m_send->setEnabled(false);
    auto *words = new QHBoxLayout;
    words->setSpacing(gap(1));
    words->addWidget(m_edit, 1);
    words->addWidget(m_send, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(2), gap(2), gap(2), gap(1.5));
    column->setSpacing(gap(1));
    column->addWidget(m_scope, 0, Qt::AlignLeft);
    column->addLayout(words);
    setFocusProxy(m_edit);
    connect(m_send, &QToolButton::clicked, this, &QuestionBox::send);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_send->setEnabled(!m_busy && !question().isEmpty());
        fitHeight();
    });
    fitHeight();
}

void QuestionBox::setScope(const QString &words)
{
    m_scopeWords = words;
    m_scope->setToolTip(words.toHtmlEscaped());
    m_scope->setAccessibleName(tr("Asked within: %1").arg(words));
    showScope();
}

void QuestionBox::showScope()
{
    const int room = std::max(gap(20), width() - gap(10));
    m_scope->setText(QFontMetrics(m_scope->font()).elidedText(m_scopeWords, Qt::ElideRight, room));
}

void QuestionBox::setQuestion(const QString &text)
{
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

QString QuestionBox::question() const { return m_edit->toPlainText().trimmed(); }

void QuestionBox::setBusy(bool busy)
{
    m_busy = busy;
    m_send->setEnabled(!busy && !question().isEmpty());
}

void QuestionBox::send()
{
    const QString text = question();
    if (text.isEmpty() || m_busy)
        return;
    m_history.removeAll(text);
    m_history.append(text);
    if (m_history.size() > mostRemembered)
        m_history.removeFirst();
    m_place = -1;
    m_draft.clear();
    m_edit->clear();
    emit asked(text);
}

void QuestionBox::recall(int by)
{
    if (m_place < 0) {
        if (by > 0 || m_history.isEmpty())
            return;
        m_draft = m_edit->toPlainText();
        m_place = m_history.size();
    }
    m_place = std::max<qsizetype>(0, m_place + by);
    if (m_place >= m_history.size()) {
        m_place = -1;
        setQuestion(m_draft);
    } else {
        setQuestion(m_history.at(m_place));
    }
}

void QuestionBox::fitHeight()
{
    const int lines = std::clamp(static_cast<int>(m_edit->document()->size().height()), 1, mostLines);
    m_edit->setFixedHeight(lines * m_edit->fontMetrics().lineSpacing() + gap(2));
}

void QuestionBox::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    showScope();
    fitHeight();
}

bool QuestionBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        setProperty("focused", event->type() == QEvent::FocusIn);
        style()->unpolish(this);
        style()->polish(this);
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool plain = !key->modifiers().testFlag(Qt::ShiftModifier);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!plain)
            return false;
        send();
        return true;
    case Qt::Key_Up:
        if (!plain || m_edit->textCursor().blockNumber() > 0)
            return false;
        recall(-1);
        return true;
    case Qt::Key_Down:
        if (!plain || m_place < 0 || m_edit->textCursor().blockNumber() + 1 < m_edit->blockCount())
            return false;
        recall(1);
        return true;
    default:
        return false;
    }
}

}  // namespace clientele
