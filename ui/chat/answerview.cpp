// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/answerview.h"

#include "ui/chat/markdowndocument.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QImage>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace clientele {

AnswerView::AnswerView(QWidget *parent) : QTextBrowser(parent)
{
    setObjectName(u"answer"_s);
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTabChangesFocus(false);
    viewport()->setAutoFillBackground(false);
    document()->setDefaultFont(textFont(TextRole::Body));
    document()->setDocumentMargin(0);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &AnswerView::fit);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (const auto known = linkFrom(link.toString(), m_answer))
            emit linkActivated(*known);
    });
    connect(this, qOverload<const QUrl &>(&QTextBrowser::highlighted), this, &AnswerView::explain);
}

AnswerView::~AnswerView() = default;

void AnswerView::grow(const Answer &answer)
{
    const bool goesOn = m_writer && answer.text.startsWith(m_answer.text);
    m_answer = answer;
    if (!goesOn) {
        document()->clear();
        document()->setUndoRedoEnabled(false);
        m_writer = std::make_unique<MarkdownDocument>(*document(), look());
    }
    m_writer->grow(answer.text);
}

void AnswerView::setAnswer(const Answer &answer)
{
    const bool goesOn = m_writer && answer.markdown && answer.text.startsWith(m_answer.text);
    m_answer = answer;
    m_whole = true;
    if (goesOn) {
        // What is drawn stays; the last words come, and the links.
        m_writer->grow(answer.text);
        linkAnswer(*document(), answer, look());
    } else {
        write();
    }
    m_writer.reset();
    setAccessibleName(tr("Answer: %1").arg(document()->toPlainText()));
}

void AnswerView::write() { fillDocument(*document(), m_answer, look()); }

void AnswerView::explain(const QUrl &link)
{
    const auto known = linkFrom(link.toString(), m_answer);
    if (!known) {
        QToolTip::hideText();
        return;
    }
    const QString words = wordsOf(*known, m_answer);
    setAccessibleDescription(words);
    // Below the pointer; below the link where the Tab key came to it.
    const QPoint at = underMouse() ? QCursor::pos() : viewport()->mapToGlobal(cursorRect().bottomLeft());
    QToolTip::showText(at, u"<qt>"_s + words.toHtmlEscaped() + u"</qt>"_s, this);
}

QVariant AnswerView::loadResource(int, const QUrl &)
{
    // An empty answer would make the browser look for a file itself.
    return QImage(1, 1, QImage::Format_ARGB32);
}

void AnswerView::fit()
{
    const int wanted = static_cast<int>(std::ceil(document()->size().height())) + 1;
    if (wanted == height() && wanted == minimumHeight())
        return;
    setFixedHeight(wanted);
    updateGeometry();
}

QSize AnswerView::sizeHint() const { return {gap(40), static_cast<int>(std::ceil(document()->size().height())) + 1}; }

QSize AnswerView::minimumSizeHint() const { return {gap(40), fontMetrics().height()}; }

void AnswerView::wheelEvent(QWheelEvent *event)
{
    event->ignore();  // the list of messages scrolls
}

void AnswerView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_whole)
        write();
}

}  // namespace clientele
