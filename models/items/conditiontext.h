// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions and keys in a person's words: what a chip, the question box and a heading say.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"
#include "models/query/query.h"

#include <QCoreApplication>
#include <QLocale>

namespace clientele {

class ConditionText {
    Q_DECLARE_TR_FUNCTIONS(clientele::ConditionText)
public:
    ConditionText(const Portfolio &portfolio, const Catalogue &catalogue, const QLocale &locale = QLocale())
        : m_portfolio(portfolio), m_catalogue(catalogue), m_locale(locale)
    {}

    // "City: Toronto, Montreal", "Credit score: 500 to 700", "Customer: Wendy Zhao". Past `most` values the rest is
    // counted.
    [[nodiscard]] QString of(const Condition &condition, int most = 3) const;
    // All conditions, or "Whole book" where there are none.
    [[nodiscard]] QString of(const Conditions &conditions, int most = 3) const;
    // Why a condition that has no meaning for a table (see hasMeaningFor()) has none: "This page is not narrowed by it:
    // complaints carry no customer."
    [[nodiscard]] QString whyNot(const Condition &condition, Table table) const;
    // A dimension, a field or a per-customer measure by its label; the name itself where it is none of these.
    [[nodiscard]] QString label(const QString &field) const;
    // One key of a dimension: a customer's name for an id, a weekday's name for its number, "none" for no value.
    [[nodiscard]] QString key(const QString &field, const QString &key) const;

private:
    [[nodiscard]] QString list(const QString &field, const QStringList &values, int most) const;
    [[nodiscard]] QString number(const QString &text) const;
    [[nodiscard]] QString day(const QString &key) const;
    [[nodiscard]] QString days(const Condition &condition) const;  // a range with a name of its own, else empty
    [[nodiscard]] QString shown(const QDate &day) const;
    [[nodiscard]] QString unit(const QString &field) const;  // " CAD", or empty

    const Portfolio &m_portfolio;
    const Catalogue &m_catalogue;
    QLocale m_locale;
};

}  // namespace clientele
