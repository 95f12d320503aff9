// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/startpage.h"

#include "ui/shell/banner.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QLabel *words(const QString &text, TextRole role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(textFont(role));
    if (role == TextRole::Body)
        label->setObjectName(u"softText"_s);
    return label;
}

}  // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent), m_banner(new Banner(this)), m_choices(new QWidget(this)), m_progress(new QWidget(this))
{
    setObjectName(u"startPage"_s);
    auto *cards = new QHBoxLayout(m_choices);
    cards->setContentsMargins({});
    cards->setSpacing(gap(3));
    const auto addCard = [&](const QString &title, const QString &text, const QString &action, const QString &name) {
        auto *card = new QFrame(m_choices);
        card->setObjectName(u"card"_s);
        auto *button = new QPushButton(action, card);
        button->setObjectName(name);
        button->setAccessibleDescription(text);
        auto *column = new QVBoxLayout(card);
        column->setContentsMargins(gap(4), gap(4), gap(4), gap(4));
        column->setSpacing(gap(2));
        column->addWidget(words(title, TextRole::CardTitle, card));
        column->addWidget(words(text, TextRole::Body, card));
        column->addStretch(1);
        column->addWidget(button, 0, Qt::AlignLeft);
        cards->addWidget(card, 1);
        return button;
    };
    auto *demo = addCard(tr("Look around"),
                         tr("An invented book of 500 customers with their loans, credit scores, ATM transactions and "
                            "complaints. Nothing in it is real."),
                         tr("Open the demo book"), u"startDemo"_s);
    auto *import = addCard(tr("Your files"),
                           tr("CSV and JSON files of customers, credit, loans, ATM activity, complaints and products. "
                              "What they hold is recognised by their columns."),
                           tr("Import files…"), u"startImport"_s);
    auto *database = addCard(tr("Your database"),
                             tr("Reads the tables of a MySQL, MariaDB or PostgreSQL server. The password is sealed "
                                "in your book."),
                             tr("Connect a database…"), u"startDatabase"_s);
    demo->setProperty("primary", true);
    connect(demo, &QPushButton::clicked, this, &StartPage::demoRequested);
    connect(import, &QPushButton::clicked, this, &StartPage::importRequested);
    connect(database, &QPushButton::clicked, this, &StartPage::databaseRequested);

    auto *bar = new QProgressBar(m_progress);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setFixedSize(gap(60), gap(1));
    auto *progress = new QVBoxLayout(m_progress);
    progress->setContentsMargins({});
    progress->addWidget(words(tr("Opening the book…"), TextRole::Body, m_progress));
    progress->addWidget(bar);
    m_progress->hide();

    auto *centre = new QWidget(this);
    centre->setMaximumWidth(gap(240));
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(gap(6), gap(6), gap(6), gap(6));
    column->setSpacing(gap(3));
    column->addStretch(2);
    column->addWidget(words(tr("Welcome to Clientele"), TextRole::PageTitle, centre));
    column->addWidget(words(tr("Your book of customers in charts, figures and plain words. Everything stays on this "
                               "computer, encrypted, and works without a network. Choose where to begin."),
                            TextRole::Body, centre));
    column->addWidget(m_banner);
    column->addSpacing(gap(2));
    column->addWidget(m_choices);
    column->addWidget(m_progress);
    column->addStretch(3);
    auto *line = new QHBoxLayout(this);
    line->addStretch(1);
    line->addWidget(centre, 10);
    line->addStretch(1);
}

void StartPage::setBusy(bool busy)
{
    m_choices->setEnabled(!busy);
    m_progress->setVisible(busy);
    if (busy)
        m_banner->hide();
}

}  // namespace clientele
