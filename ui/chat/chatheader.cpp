// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatheader.h"

#include "ui/dashboard/elidedlabel.h"
#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

ChatHeader::ChatHeader(QWidget *parent)
    : QFrame(parent),
      m_dot(new QLabel(this)),
      m_state(new ElidedLabel(this)),
      m_new(new IconButton(u"new"_s, tr("New conversation"), this)),
      m_history(new IconButton(u"history"_s, tr("Earlier conversations"), this)),
      m_menu(new QMenu(this))
{
    setObjectName(u"panelHeader"_s);
    auto *title = new QLabel(tr("Ask", "heading of the panel for questions"), this);
    title->setFont(textFont(TextRole::CardTitle));
    m_dot->setObjectName(u"networkDot"_s);
    m_dot->setFixedSize(gap(2), gap(2));
    m_state->setObjectName(u"chatState"_s);
    m_state->setFont(textFont(TextRole::Secondary));
    m_state->setProperty("tone", "soft");
    m_new->setObjectName(u"newChat"_s);
    m_history->setObjectName(u"chatHistory"_s);
    auto *more = new IconButton(u"more"_s, tr("More about conversations"), this);
    more->setObjectName(u"chatMenu"_s);
    auto *hide = new IconButton(u"close"_s, tr("Close this panel"), this);
    hide->setObjectName(u"closeChat"_s);

    m_menu->addAction(tr("Export as Markdown…"), this, [this] { emit exportWanted(false); });
    m_menu->addAction(tr("Export as PDF…"), this, [this] { emit exportWanted(true); });
    m_menu->addSeparator();
    m_kept = m_menu->addAction(QString(), this, &ChatHeader::keptWanted);
    m_verified = m_menu->addAction(QString(), this, &ChatHeader::verifiedWanted);
    m_menu->addSeparator();
    m_menu->addAction(tr("Delete this conversation"), this, &ChatHeader::removeWanted);
    more->setMenu(m_menu);
    more->setPopupMode(QToolButton::InstantPopup);

    auto *state = new QHBoxLayout;
    state->setSpacing(gap(1.5));
    state->addWidget(m_dot);
    state->addWidget(m_state, 1);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(title);
    words->addLayout(state);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(gap(3.5), gap(1.5), gap(2), gap(1.5));
    row->setSpacing(gap(0.5));
    row->addLayout(words, 1);
    for (QWidget *button : std::initializer_list<QWidget *>{m_new, m_history, more, hide})
        row->addWidget(button);
    connect(m_new, &QToolButton::clicked, this, &ChatHeader::newWanted);
    connect(m_history, &QToolButton::clicked, this, &ChatHeader::historyWanted);
    connect(hide, &QToolButton::clicked, this, &ChatHeader::closeWanted);
    setCounts(0, 0);
}

void ChatHeader::setState(const QString &words, bool reachable, const QString &detail)
{
    m_state->setText(words);
    m_state->setAccessibleName(tr("Who answers: %1").arg(words));
    // On the header: the label has a tool tip of its own where it is cut.
    setToolTip(detail.isEmpty() ? QString() : u"<qt>"_s + detail.toHtmlEscaped() + u"</qt>"_s);
    m_state->setAccessibleDescription(detail);
    m_dot->setProperty("online", reachable);
    m_dot->style()->unpolish(m_dot);
    m_dot->style()->polish(m_dot);
}

void ChatHeader::setBusy(bool busy)
{
    m_new->setEnabled(!busy);
    m_history->setEnabled(!busy);
}

void ChatHeader::setCounts(int kept, int verified)
{
    m_kept->setText(tr("Questions kept for later (%1)").arg(kept));
    m_verified->setText(tr("Verified answers (%1)").arg(verified));
}

}  // namespace clientele
