// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/unlockpage.h"

#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

UnlockPage::UnlockPage(QWidget *parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_text(new QLabel(this)),
      m_problem(new QLabel(this)),
      m_passphrase(new QLineEdit(this)),
      m_repeat(new QLineEdit(this)),
      m_repeatLabel(new QLabel(tr("The same again"), this)),
      m_submit(new QPushButton(this))
{
    setObjectName(u"unlockPage"_s);
    for (QLabel *label : {m_title, m_text, m_problem}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_title->setFont(textFont(TextRole::PageTitle));
    m_text->setObjectName(u"softText"_s);
    m_problem->setObjectName(u"problem"_s);
    m_passphrase->setObjectName(u"passphrase"_s);
    m_passphrase->setAccessibleName(tr("Passphrase"));
    m_repeat->setObjectName(u"passphraseAgain"_s);
    m_repeat->setAccessibleName(tr("The same passphrase again"));
    for (QLineEdit *edit : {m_passphrase, m_repeat}) {
        edit->setEchoMode(QLineEdit::Password);
        connect(edit, &QLineEdit::textChanged, this, &UnlockPage::check);
        connect(edit, &QLineEdit::returnPressed, this, &UnlockPage::submit);
    }
    m_submit->setObjectName(u"unlock"_s);
    m_submit->setProperty("primary", true);
    auto *back = new QPushButton(tr("Back"), this);
    back->setObjectName(u"unlockBack"_s);
    auto *show = new QCheckBox(tr("Show what is typed"), this);

    auto *card = new QFrame(this);
    card->setObjectName(u"card"_s);
    card->setFixedWidth(gap(110));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(gap(6), gap(6), gap(6), gap(6));
    column->setSpacing(gap(2));
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(gap(2));
    column->addWidget(new QLabel(tr("Passphrase"), card));
    column->addWidget(m_passphrase);
    column->addWidget(m_repeatLabel);
    column->addWidget(m_repeat);
    column->addWidget(m_problem);
    column->addWidget(show);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(back);
    buttons->addStretch(1);
    buttons->addWidget(m_submit);
    column->addSpacing(gap(2));
    column->addLayout(buttons);
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    // A row of its own, so that the card is as high as its wrapped words need.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(card);
    row->addStretch(1);
    outer->addLayout(row);
    outer->addStretch(3);

    connect(m_submit, &QPushButton::clicked, this, &UnlockPage::submit);
    connect(back, &QPushButton::clicked, this, &UnlockPage::cancelled);
    connect(show, &QCheckBox::toggled, this, [this](bool shown) {
        for (QLineEdit *edit : {m_passphrase, m_repeat})
            edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
}

void UnlockPage::ask(Purpose purpose, const QString &problem)
{
    m_purpose = purpose;
    const bool create = purpose == Purpose::Create;
    m_title->setText(create ? tr("Choose a passphrase") : tr("This book is sealed"));
    m_text->setText(create
                        ? tr("This system has no keychain that is open, so a passphrase will seal your book. It is "
                             "needed each time, it is stored nowhere, and without it nobody can read the book again.")
                        : tr("Its key is not in the system's keychain. Type the passphrase that it was sealed with."));
    m_submit->setText(create ? tr("Seal the book") : tr("Open the book"));
    m_repeat->setVisible(create);
    m_repeatLabel->setVisible(create);
    m_passphrase->clear();
    m_repeat->clear();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    setBusy(false);
    m_passphrase->setFocus();
}

void UnlockPage::setBusy(bool busy)
{
    m_busy = busy;
    m_passphrase->setEnabled(!busy);
    m_repeat->setEnabled(!busy);
    check();
}

void UnlockPage::check() { m_submit->setEnabled(!m_busy && !m_passphrase->text().isEmpty()); }

void UnlockPage::submit()
{
    if (!m_submit->isEnabled())
        return;
    if (m_purpose == Purpose::Create && m_passphrase->text() != m_repeat->text()) {
        m_problem->setText(m_repeat->text().isEmpty() ? tr("Type the passphrase a second time.")
                                                      : tr("The two passphrases are not the same."));
        m_problem->show();
        m_repeat->setFocus();
        return;
    }
    m_problem->hide();
    setBusy(true);
    emit given(m_passphrase->text());
}

}  // namespace clientele
