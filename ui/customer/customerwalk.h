// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which one customer follows another: that of the book, within the filters but for those that pick single
// customers. Who are many by the filters are found on a worker; the whole book needs no search.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/query.h"

#include <QObject>

#include <optional>
#include <vector>

namespace clientele {

class Workspace;

class CustomerWalk : public QObject {
    Q_OBJECT
public:
    explicit CustomerWalk(Workspace &workspace, QObject *parent = nullptr);

    void setCustomer(const QString &id);
    // Also through several that were picked, until the filters are others.
    void setAmong(const QStringList &ids);

    // From 1; none where the customer is outside, or those within are still being looked for.
    [[nodiscard]] std::optional<std::size_t> place() const;
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] QString next() const { return beside(1); }  // empty at the end
    [[nodiscard]] QString previous() const { return beside(-1); }
    [[nodiscard]] bool isSettled() const { return m_pending == 0; }

signals:
    void changed();

private:
    void follow();
    void find();
    [[nodiscard]] QString beside(int step) const;

    Workspace &m_workspace;
    PortfolioPtr m_book;
    Conditions m_scope;  // without picked customers
    QStringList m_among;
    std::optional<std::vector<Code>> m_codes;  // ascending; none: everybody
    QString m_customer;
    Code m_code = missingCode;
    int m_round = 0;  // what comes of an earlier one is dropped
    int m_pending = 0;
};

}  // namespace clientele
