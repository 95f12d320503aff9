// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusstrip.h"

#include "ui/dashboard/timegrain.h"
#include "ui/shell/theme.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QStyle>

#include <initializer_list>

using namespace Qt::StringLiterals;

namespace clientele {

StatusStrip::StatusStrip(QWidget *parent)
    : QFrame(parent),
      m_dot(new QLabel(this)),
      m_network(new QLabel(this)),
      m_age(new QLabel(this)),
      m_busy(new QProgressBar(this)),
      m_zone(new QLabel(this)),
      m_currency(new QLabel(this)),
      m_sealed(new QLabel(this))
{
    setObjectName(u"statusStrip"_s);
    setAccessibleName(tr("State of the data"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(gap(3.5), gap(1), gap(3.5), gap(1));
    line->setSpacing(gap(4));
    m_dot->setObjectName(u"networkDot"_s);
    m_dot->setFixedSize(gap(2), gap(2));
    auto *network = new QHBoxLayout;
    network->setSpacing(gap(1.5));
    network->addWidget(m_dot);
    network->addWidget(m_network);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedSize(gap(15), gap(1));
    m_busy->setAccessibleName(tr("Working"));
    m_busy->hide();
    line->addLayout(network);
    line->addWidget(m_age);
    line->addWidget(m_busy);
    line->addStretch(1);
    for (QLabel *label : {m_zone, m_currency, m_sealed})
        line->addWidget(label);
    for (QLabel *label : {m_network, m_age, m_zone, m_currency, m_sealed}) {
        label->setTextFormat(Qt::PlainText);
        label->setFont(textFont(TextRole::Secondary));
    }
    setOnline(false);
}

void StatusStrip::setOnline(bool online)
{
    m_network->setText(online ? tr("Online") : tr("Offline"));
    m_network->setToolTip(tr("Everything in the book works without a network."));
    m_dot->setProperty("online", online);
    m_dot->style()->unpolish(m_dot);
    m_dot->style()->polish(m_dot);
}

void StatusStrip::setBusy(bool busy) { m_busy->setVisible(busy); }

void StatusStrip::setBook(const Portfolio &portfolio, bool sealed)
{
    const PortfolioInfo &book = portfolio.info();
    const QLocale locale;
    if (book.takenAt > 0) {
        const QDateTime taken = QDateTime::fromSecsSinceEpoch(book.takenAt, book.zone.zone());
        m_age->setText(tr("Data of %1", "date and time of the data")
                           .arg(locale.toString(taken, tr("d MMM yyyy HH:mm", "format of the data's date and time"))));
    } else {
        m_age->setText(tr("No data yet"));
    }
    m_zone->setText(zoneText(book.zone));
    m_zone->setToolTip(QString::fromLatin1(book.zone.id()));
    m_currency->setText(book.defaultCurrency.code());
    m_currency->setVisible(!book.defaultCurrency.isEmpty());
    m_currency->setToolTip(tr("The currency of rows that name none."));
    m_sealed->setText(sealed ? tr("Sealed", "the book is encrypted on disk") : tr("In memory only"));
    m_sealed->setToolTip(sealed ? tr("The profile is encrypted on this disk.")
                                : tr("Nothing of this book is kept on the disk."));
}

}  // namespace clientele
