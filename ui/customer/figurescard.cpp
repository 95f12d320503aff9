// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/figurescard.h"

#include "models/items/localised.h"
#include "models/items/phrases.h"
#include "ui/dashboard/elidedlabel.h"
#include "ui/dashboard/figuretext.h"
#include "ui/shell/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QString joined(const std::vector<Figure> &values, const QLocale &locale)
{
    // Currencies stand beside each other; they are never added.
    QStringList parts;
    for (const Figure &value : values)
        parts += exactWithUnit(value, locale);
    return parts.join(u" · "_s);
}

// What the record says of products: the card, a deposit, kinds of loans.
QString productsOf(const Portfolio &book, RowIndex row)
{
    QStringList held;
    if (const QString card = book.textAt(Field::CustomerCard, row); !card.isEmpty())
        held += card;
    for (const Field field : {Field::CustomerDepositStatus, Field::CustomerLoanStatus})
        if (const QString status = book.textAt(field, row); !status.isEmpty())
            held += labelled(fieldLabel(field), status);
    QStringList kinds;
    for (const RowIndex loan : book.rowsOf(Table::Loans, row + 1))
        if (const QString type = book.textAt(Field::LoanType, loan); !kinds.contains(type))
            kinds += type;
    if (!kinds.isEmpty())
        held += labelled(tableLabel(Table::Loans), kinds.join(u", "_s));
    return held.join(u" · "_s);
}

}  // namespace

FiguresCard::FiguresCard(QWidget *parent)
    : Card(parent), m_content(new QWidget(this)), m_grid(new QGridLayout(m_content)), m_products(new QLabel(m_content))
{
    setTitle(tr("Figures"));
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(gap(3));
    m_grid->setVerticalSpacing(gap(1));
    m_grid->setColumnStretch(0, 2);
    m_grid->setColumnStretch(1, 3);
    addLine(u"loans.owed"_s, tr("Owed in loans"));
    addLine(u"customers.balance"_s, fieldLabel(Field::CustomerBalance));
    addLine(u"atm.net"_s, tr("Cash flow at machines"));
    addLine(u"customers.monthly_spending"_s, fieldLabel(Field::CustomerMonthlySpending));
    auto *label = new QLabel(tr("Products held"), m_content);
    label->setProperty("tone", "soft");
    label->setAlignment(Qt::AlignTop);
    m_products->setObjectName(u"productsHeld"_s);
    m_products->setTextFormat(Qt::PlainText);
    m_products->setWordWrap(true);
    m_products->setAlignment(Qt::AlignTop);
    const int row = m_grid->rowCount();
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(m_products, row, 1);
    m_grid->setRowStretch(row + 1, 1);
    setBody(m_content);
}

void FiguresCard::addLine(const QString &measure, const QString &label)
{
    auto *name = new ElidedLabel(m_content);
    name->setText(label);
    name->setProperty("tone", "soft");
    auto *value = new QPushButton(m_content);
    value->setObjectName(u"figureLink"_s);
    value->setProperty("measure", measure);
    value->setToolTip(tr("Show the rows behind it"));
    auto *detail = new ElidedLabel(m_content);
    detail->setFont(textFont(TextRole::Secondary));
    detail->setProperty("tone", "soft");
    const int row = m_grid->rowCount();
    m_grid->addWidget(name, row, 0);
    m_grid->addWidget(value, row, 1, Qt::AlignLeft);
    m_grid->addWidget(detail, row + 1, 1);
    m_lines.push_back({measure, label, value, detail});
    connect(value, &QPushButton::clicked, this, [this, measure] {
        emit rowsRequested({.measure = measure, .by = {}, .where = {{u"customer.id"_s, Op::In, {m_customer}, {}}}}, {});
    });
}

QString FiguresCard::detailOf(const Line &line, const BookStanding &standing, const QString &customer,
                              const StandingFigure &figure) const
{
    const QLocale locale;
    if (line.measure == u"loans.owed")
        return tr("in %n loan(s)", nullptr, static_cast<int>(figure.matchedRows));
    if (line.measure != u"atm.net")
        return {};
    //: money in and out at cash machines
    return tr("%1 in, %2 out")
        .arg(joined(standing.figureOf(u"atm.deposits"_s, customer).values, locale),
             joined(standing.figureOf(u"atm.withdrawals"_s, customer).values, locale));
}

void FiguresCard::show(const BookStanding &standing, const Portfolio &book, RowIndex row)
{
    m_customer = book.textAt(Field::CustomerId, row);
    const QLocale locale;
    for (const Line &line : m_lines) {
        const StandingFigure figure = standing.figureOf(line.measure, m_customer);
        const bool known = !figure.values.empty();
        line.value->setText(known ? joined(figure.values, locale) : tr("not in the data"));
        line.value->setEnabled(known);
        const QString detail = known ? detailOf(line, standing, m_customer, figure) : QString();
        line.detail->setText(detail);
        line.detail->setVisible(!detail.isEmpty());
        line.value->setAccessibleName(labelled(line.label, line.value->text()));
    }
    const QString products = productsOf(book, row);
    m_products->setText(products.isEmpty() ? tr("none in the record") : products);
}

}  // namespace clientele
