// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/questionbox.h"

#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolTip>
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
      m_scope(new QPushButton(this)),
      m_editing(new QPushButton(tr("Another version of your question  ✕"), this)),
      m_edit(new QPlainTextEdit(this)),
      m_send(new IconButton(u"send"_s, tr("Ask"), this))
{
    setObjectName(u"questionBox"_s);
    m_scope->setObjectName(u"scopeChip"_s);
    m_editing->setObjectName(u"editingChip"_s);
    m_editing->setAccessibleName(tr("Stop editing the earlier question"));
    m_editing->hide();
    for (QPushButton *chip : {m_scope, m_editing})
        chip->setFont(textFont(TextRole::Secondary));
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
    column->addWidget(m_editing, 0, Qt::AlignLeft);
    column->addLayout(words);
    setFocusProxy(m_edit);
    connect(m_send, &QToolButton::clicked, this, [this] {
        if (m_busy)
            emit stopped();
        else
            send();
    });
    connect(m_scope, &QPushButton::clicked, this, &QuestionBox::explainScope);
    connect(m_editing, &QPushButton::clicked, this, &QuestionBox::editingEnded);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_send->setEnabled(m_busy || !question().isEmpty());
        fitHeight();
        emit changed(m_edit->toPlainText());
    });
    fitHeight();
}

void QuestionBox::setScope(const QString &words)
{
    m_scopeWords = words;
    m_scope->setToolTip(u"<qt>"_s + scopeExplained().toHtmlEscaped() + u"</qt>"_s);
    m_scope->setAccessibleName(tr("Asked within: %1").arg(words));
    showScope();
}

QString QuestionBox::scopeExplained() const
{
    //: what stands in place of %1: City: Toronto
    return tr("Asked within: %1. The filters of the screen hold for every answer and cannot be taken away here; change "
              "them above.")
        .arg(m_scopeWords);
}

void QuestionBox::explainScope()
{
    QToolTip::showText(m_scope->mapToGlobal(QPoint(0, m_scope->height())), m_scope->toolTip(), m_scope);
}

void QuestionBox::setEditing(bool editing)
{
    m_editing->setVisible(editing);
    if (editing)
        setFocus(Qt::OtherFocusReason);
}

void QuestionBox::showScope()
{
    const int room = std::max(gap(20), width() - gap(10));
    const QString cut = QFontMetrics(m_scope->font()).elidedText(m_scopeWords, Qt::ElideRight, room);
    m_scope->setText(QString(cut).replace(u'&', u"&&"_s));
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
    m_send->setIconName(busy ? u"stop"_s : u"send"_s);
    m_send->setText(busy ? tr("Stop the answer") : tr("Ask"));
    m_send->setEnabled(busy || !question().isEmpty());
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
    case Qt::Key_Escape:
        if (m_busy)
            emit stopped();
        else if (m_editing->isVisible())
            emit editingEnded();
        else
            return false;
        return true;
    default:
        return false;
    }
}

}  // namespace clientele
