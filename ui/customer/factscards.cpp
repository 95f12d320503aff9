// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/factscards.h"

#include "app/customer/provenance.h"
#include "app/services/bookhistory.h"
#include "models/items/customersheet.h"
#include "models/items/phrases.h"
#include "ui/shell/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

WhoCard::WhoCard(QWidget *parent) : Card(parent)
{
    using enum Field;
    setTitle(tr("Who", "heading of a customer's name and address"));
    m_facts = new FactList({CustomerId, CustomerEmail, CustomerPhone, CustomerAge, CustomerCity, CustomerCountry,
                            CustomerContactMethod, CustomerLanguage, CustomerLastTransaction},
                           this);
    setBody(m_facts);
}

void WhoCard::show(const Portfolio &book, RowIndex row, const BookHistory &history)
{
    m_facts->show(book, row, history);
    setNote(labelled(tr("Source", "where a record came from"),
                     provenanceLine(history.sourcesOf(Table::Customers), row, book.info(), QLocale())));
}

RecordCard::RecordCard(QWidget *parent) : Card(parent)
{
    setTitle(tr("The whole record"));
    setSubtitle(tr("each field says in its tool tip where it came from"));
    auto *content = new QWidget(this);
    // Two beside each other: in four columns amounts would be cut.
    auto *columns = new QGridLayout(content);
    columns->setContentsMargins({});
    columns->setSpacing(gap(4));
    columns->setColumnStretch(0, 1);
    columns->setColumnStretch(1, 1);
    for (const FactGroup &group : customerFacts()) {
        auto *column = new QWidget(content);
        auto *lines = new QVBoxLayout(column);
        lines->setContentsMargins({});
        lines->setSpacing(gap(1.5));
        auto *title = new QLabel(group.title, column);
        title->setFont(textFont(TextRole::Secondary));
        title->setObjectName(u"softText"_s);
        auto *facts = new FactList(group.fields, column);
        facts->setAccessibleName(group.title);
        lines->addWidget(title);
        lines->addWidget(facts, 1);
        const auto place = static_cast<int>(m_groups.size());
        columns->addWidget(column, place / 2, place % 2);
        m_groups.push_back({column, facts});
    }
    setBody(content);
}

void RecordCard::setBook(const Portfolio &book)
{
    for (const Group &group : m_groups) {
        group.facts->setBook(book);
        group.column->setVisible(!group.facts->isEmpty());
    }
}

void RecordCard::show(const Portfolio &book, RowIndex row, const BookHistory &history)
{
    for (const Group &group : m_groups)
        group.facts->show(book, row, history);
}

FactValue *RecordCard::valueOf(Field field) const
{
    for (const Group &group : m_groups)
        if (FactValue *value = group.facts->valueOf(field))
            return value;
    return nullptr;
}

}  // namespace clientele
