// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/customerheader.h"

#include "models/items/customerindex.h"
#include "models/items/localised.h"
#include "models/items/phrases.h"
#include "ui/customer/customerwalk.h"
#include "ui/dashboard/elidedlabel.h"
#include "ui/picker/keptcustomers.h"
#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

CustomerHeader::CustomerHeader(CustomerWalk &walk, KeptCustomers &kept, QWidget *parent)
    : QWidget(parent),
      m_walk(walk),
      m_kept(kept),
      m_name(new ElidedLabel(this)),
      m_where(new ElidedLabel(this)),
      m_status(new QLabel(this)),
      m_risk(new QLabel(this)),
      m_pin(new IconButton(u"pin"_s, tr("Pin this customer"), this)),
      m_previous(new IconButton(u"left"_s, tr("Previous customer (Alt+Left)"), this)),
      m_place(new QLabel(this)),
      m_next(new IconButton(u"right"_s, tr("Next customer (Alt+Right)"), this))
{
    m_name->setObjectName(u"customerName"_s);
    m_name->setFont(textFont(TextRole::PageTitle));
    m_where->setProperty("tone", "soft");
    m_place->setObjectName(u"customerPlace"_s);
    m_place->setProperty("tone", "soft");
    m_pin->setObjectName(u"pinCustomer"_s);
    m_pin->setCheckable(true);
    m_previous->setObjectName(u"previousCustomer"_s);
    m_next->setObjectName(u"nextCustomer"_s);
    for (QLabel *label : {m_status, m_risk, m_place})
        label->setTextFormat(Qt::PlainText);
    for (QLabel *badge : {m_status, m_risk})
        badge->setProperty("badge", "plain");

    auto *line = new QHBoxLayout;
    line->setSpacing(gap(2));
    line->addWidget(m_where);
    line->addWidget(m_status, 0, Qt::AlignVCenter);
    line->addWidget(m_risk, 0, Qt::AlignVCenter);
    line->addWidget(m_pin);
    line->addSpacing(gap(2));
    line->addWidget(m_previous);
    line->addWidget(m_place);
    line->addWidget(m_next);
    line->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(gap(1));
    column->addWidget(m_name);
    column->addLayout(line);

    connect(m_previous, &QAbstractButton::clicked, this, &CustomerHeader::goPrevious);
    connect(m_next, &QAbstractButton::clicked, this, &CustomerHeader::goNext);
    connect(m_pin, &QAbstractButton::clicked, this, [this] { m_kept.togglePinned(m_id); });
    connect(&m_kept, &KeptCustomers::changed, this, &CustomerHeader::showPinned);
    connect(&m_walk, &CustomerWalk::changed, this, &CustomerHeader::showPlace);
}

void CustomerHeader::show(const Portfolio &book, RowIndex row)
{
    m_id = book.textAt(Field::CustomerId, row);
    m_name->setText(customerLabel(book, row));
    setAccessibleName(m_name->text());
    //: %1 is a customer's id
    QStringList where{tr("Customer %1").arg(m_id)};
    for (const Field field :
         {Field::CustomerCity, Field::CustomerCountry, Field::CustomerContactMethod, Field::CustomerLanguage})
        if (const QString text = book.textAt(field, row); !text.isEmpty())
            where += text;
    m_where->setText(where.join(u" · "_s));
    const QString status = book.textAt(Field::CustomerStatus, row);
    const QString risk = book.textAt(Field::CustomerRisk, row);
    setBadge(m_status, status, !status.isEmpty() && status.compare(u"active"_s, Qt::CaseInsensitive) != 0);
    setBadge(m_risk, risk.isEmpty() ? risk : labelled(fieldLabel(Field::CustomerRisk), risk),
             risk.compare(u"high"_s, Qt::CaseInsensitive) == 0);
    showPinned();
}

void CustomerHeader::setBadge(QLabel *badge, const QString &text, bool care)
{
    badge->setText(text);
    badge->setVisible(!text.isEmpty());
    const QString tone = care ? u"care"_s : u"plain"_s;
    if (badge->property("badge").toString() == tone)
        return;
    badge->setProperty("badge", tone);
    badge->style()->unpolish(badge);
    badge->style()->polish(badge);
}

void CustomerHeader::showPinned()
{
    const bool pinned = m_kept.pinned().contains(m_id);
    m_pin->setChecked(pinned);
    m_pin->setIconName(pinned ? u"pinned"_s : u"pin"_s);
    m_pin->setText(pinned ? tr("Unpin this customer") : tr("Pin this customer"));
}

QString CustomerHeader::placeText() const { return m_place->text(); }

void CustomerHeader::showPlace()
{
    const QLocale locale;
    const QString count = grouped(static_cast<qlonglong>(m_walk.count()), locale);
    if (const auto place = m_walk.place())
        //: a customer's place among those within the filters: 3 of 27
        m_place->setText(tr("%1 of %2").arg(grouped(static_cast<qlonglong>(*place), locale), count));
    else
        m_place->setText(m_walk.isSettled() ? tr("outside the filters") : QString());
    m_previous->setEnabled(!m_walk.previous().isEmpty());
    m_next->setEnabled(!m_walk.next().isEmpty());
}

void CustomerHeader::goNext()
{
    if (const QString id = m_walk.next(); !id.isEmpty())
        emit customerRequested(id);
}

void CustomerHeader::goPrevious()
{
    if (const QString id = m_walk.previous(); !id.isEmpty())
        emit customerRequested(id);
}

void CustomerHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        m_name->setFont(textFont(TextRole::PageTitle));
    QWidget::changeEvent(event);
}

}  // namespace clientele
