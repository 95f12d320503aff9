// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/card.h"

#include "ui/dashboard/elidedlabel.h"
#include "ui/shell/theme.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedLayout>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

Card::Card(QWidget *parent)
    : QFrame(parent),
      m_header(new QHBoxLayout),
      m_column(new QVBoxLayout(this)),
      m_stack(new QStackedLayout),
      m_title(new ElidedLabel(this)),
      m_subtitle(new ElidedLabel(this)),
      m_menuButton(new QToolButton(this)),
      m_menu(new QMenu(m_menuButton)),
      m_message(new QLabel(this)),
      m_note(new ElidedLabel(this))
{
    setObjectName("card"_L1);
    setFrameStyle(QFrame::Box | QFrame::Plain);  // what is left of a card where the system's contrast rules
    m_subtitle->setProperty("tone", "soft");
    m_subtitle->setCut(ElidedLabel::Cut::AtPhrase);
    m_note->setProperty("tone", "soft");
    m_note->hide();

    m_menuButton->setObjectName("cardMenu"_L1);
    m_menuButton->setText(u"\u22EF"_s);
    m_menuButton->setMenu(m_menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setAccessibleName(tr("Menu of this card"));

    m_message->setTextFormat(Qt::PlainText);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setProperty("tone", "soft");

    m_header->setSpacing(gap(2));
    m_header->addWidget(m_title);
    m_header->addWidget(m_subtitle, 1);
    m_header->addStretch();
    m_subtitle->hide();
    m_header->addWidget(m_menuButton);
    // The menu's button does not make the header higher than its text.
    m_menuButton->setFixedHeight(gap(5));

    m_stack->addWidget(m_message);

    m_column->setContentsMargins(gap(3), gap(2.5), gap(3), gap(3));
    m_column->setSpacing(gap(2));
    m_column->addLayout(m_header);
    m_column->addLayout(m_stack, 1);
    m_column->addWidget(m_note);
    applyFonts();
}

void Card::applyFonts()
{
    m_title->setFont(textFont(TextRole::CardTitle));
    m_subtitle->setFont(textFont(TextRole::Secondary));
    m_message->setFont(textFont(TextRole::Secondary));
    m_note->setFont(textFont(TextRole::Secondary));
}

void Card::setTitle(const QString &title)
{
    if (title == m_title->text())
        return;
    m_title->setText(title);
    // A picture taken now has room for the new title already.
    layout()->activate();
    setAccessibleName(title);
    if (m_body)
        m_body->setAccessibleName(title);
    m_menuButton->setToolTip(tr("What you can do with “%1”").arg(title));
}

QString Card::title() const { return m_title->text(); }

void Card::setSubtitle(const QString &subtitle)
{
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

QString Card::subtitle() const { return m_subtitle->text(); }

void Card::setBody(QWidget *body)
{
    m_body = body;
    m_body->setAccessibleName(title());
    if (m_stack->indexOf(body) < 0)
        m_stack->addWidget(body);
    showBody();
}

void Card::removeBody(QWidget *body)
{
    m_stack->removeWidget(body);
    body->hide();
    body->deleteLater();  // a gesture on it may be under way
    if (m_body == body)
        m_body = nullptr;
}

void Card::showBody()
{
    if (m_body)
        m_stack->setCurrentWidget(m_body);
}

void Card::showMessage(const QString &sentence, const QString &next, bool care)
{
    m_message->setText(next.isEmpty() ? sentence : sentence + u'\n' + next);
    m_message->setProperty("tone", care ? "care" : "soft");
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
    m_stack->setCurrentWidget(m_message);
}

bool Card::showsMessage() const { return m_stack->currentWidget() == m_message; }

QString Card::message() const { return showsMessage() ? m_message->text() : QString(); }

void Card::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QString Card::note() const { return m_note->text(); }

void Card::addToHeader(QWidget *widget) { m_header->insertWidget(m_header->count() - 1, widget); }

void Card::addBelowTitle(QWidget *widget) { m_column->insertWidget(1, widget); }

void Card::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        applyFonts();
    QFrame::changeEvent(event);
}

void Card::contextMenuEvent(QContextMenuEvent *event) { m_menu->popup(event->globalPos()); }

}  // namespace clientele
