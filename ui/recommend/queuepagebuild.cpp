// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of the queue's page and where they stand.
#include "app/workspace.h"
#include "ui/recommend/queuedelegate.h"
#include "ui/recommend/queuepage.h"
#include "ui/recommend/suggestionscard.h"
#include "ui/shell/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

void QueuePage::build()
{
    auto *title = new QLabel(tr("My day"), this);
    title->setFont(textFont(TextRole::PageTitle));
    auto *before = new QLabel(tr("I have", "before a number of calls"), this);
    auto *after = new QLabel(tr("calls today", "after a number of calls"), this);
    m_calls->setObjectName(u"queueCalls"_s);
    m_calls->setRange(1, 500);
    m_calls->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_calls->setAccessibleName(tr("Calls that I have today"));
    before->setBuddy(m_calls);
    m_export->setObjectName(u"queueExport"_s);
    m_export->setToolTip(tr("What was accepted, dismissed and postponed, with what was seen, as a data set."));
    auto *head = new QHBoxLayout;
    head->setSpacing(gap(1.5));
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(before);
    head->addWidget(m_calls);
    head->addWidget(after);
    head->addSpacing(gap(3));
    head->addWidget(m_export);

    m_state->setObjectName(u"softText"_s);
    m_empty->setObjectName(u"softText"_s);
    for (QLabel *label : {m_state, m_empty}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_progress->setObjectName(u"queueProgress"_s);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(gap(30), gap(1));
    m_progress->setAccessibleName(tr("How many customers have been looked at"));
    m_stop->setObjectName(u"queueStop"_s);
    auto *state = new QHBoxLayout;
    state->setSpacing(gap(2));
    state->addWidget(m_state, 1);
    state->addWidget(m_progress);
    state->addWidget(m_stop);

    auto *parts = new QHBoxLayout;
    parts->setSpacing(gap(1.5));
    for (int part = 0; part < 3; ++part) {
        auto *button = new QPushButton(this);
        button->setCheckable(true);
        button->setObjectName(u"searchKind"_s);
        m_parts->addButton(button, part);
        parts->addWidget(button);
    }
    m_parts->button(0)->setChecked(true);
    parts->addStretch(1);

    m_list->setObjectName(u"queueList"_s);
    m_list->setAccessibleName(tr("Customers to call"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new QueueDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *found = new QVBoxLayout;
    found->setSpacing(gap(2));
    found->addWidget(m_list, 1);
    found->addWidget(m_empty, 1);

    auto *holder = new QWidget(this);
    holder->setObjectName(u"page"_s);
    auto *inside = new QVBoxLayout(holder);
    inside->setContentsMargins({});
    inside->addWidget(m_card);
    inside->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(holder);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Suggestions for the chosen customer"));
    scroll->setMinimumWidth(gap(76));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(gap(3));
    columns->addLayout(found, 3);
    columns->addWidget(scroll, 2);

    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(gap(4), gap(4), gap(4), gap(4));
    whole->setSpacing(gap(2.5));
    whole->addLayout(head);
    whole->addLayout(state);
    whole->addLayout(parts);
    whole->addLayout(columns, 1);
    setTabOrder(m_calls, m_export);
    setTabOrder(m_export, m_list);
}

}  // namespace clientele
