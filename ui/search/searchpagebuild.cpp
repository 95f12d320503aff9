// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of the search page and where they stand.
#include "ui/search/hitdelegate.h"
#include "ui/search/searchpage.h"
#include "ui/search/similarcustomers.h"
#include "ui/shell/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

void SearchPage::build()
{
    auto *title = new QLabel(tr("Search"), this);
    title->setFont(textFont(TextRole::PageTitle));
    m_edit->setObjectName(u"bookSearch"_s);
    m_edit->setPlaceholderText(tr("What are you looking for?"));
    m_edit->setAccessibleName(tr("Search the book by meaning and by words"));
    m_edit->setClearButtonEnabled(true);
    m_scope->setObjectName(u"softText"_s);
    m_everywhere->setObjectName(u"searchEverywhere"_s);
    m_everywhere->setToolTip(tr("Takes the filters away; undo brings them back."));
    m_state->setObjectName(u"searchState"_s);
    m_state->setProperty("tone", u"soft"_s);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(gap(1));
    m_progress->setFixedWidth(gap(30));
    m_progress->setAccessibleName(tr("How far the index is"));
    m_stop->setObjectName(u"searchStop"_s);
    m_empty->setObjectName(u"softText"_s);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    for (QLabel *label : {m_scope, m_state, m_empty})
        label->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_empty->setWordWrap(true);

    m_list->setObjectName(u"searchHits"_s);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new HitDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *kinds = new QHBoxLayout;
    kinds->setSpacing(gap(1.5));
    for (int kind = 0; kind < HitsModel::kinds; ++kind) {
        auto *button = new QPushButton(this);
        button->setCheckable(true);
        button->setObjectName(u"searchKind"_s);
        m_kinds->addButton(button, kind);
        kinds->addWidget(button);
    }
    m_kinds->button(0)->setChecked(true);
    kinds->addStretch(1);
    kinds->addWidget(m_scope);
    kinds->addWidget(m_everywhere);

    auto *state = new QHBoxLayout;
    state->setSpacing(gap(2));
    state->addWidget(m_state, 1);
    state->addWidget(m_progress);
    state->addWidget(m_stop);

    auto *found = new QVBoxLayout;
    found->setSpacing(gap(2));
    found->addWidget(m_list, 1);
    found->addWidget(m_empty, 1);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(gap(3));
    columns->addLayout(found, 1);
    m_similar->setFixedWidth(gap(72));
    columns->addWidget(m_similar);

    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(gap(4), gap(4), gap(4), gap(4));
    whole->setSpacing(gap(2.5));
    whole->addWidget(title);
    whole->addWidget(m_edit);
    whole->addLayout(state);
    whole->addLayout(kinds);
    whole->addLayout(columns, 1);
    setTabOrder(m_edit, m_list);
}

}  // namespace clientele
