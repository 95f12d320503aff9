// SPDX-License-Identifier: GPL-3.0-or-later
// What a reason rests on, as a link: the field or measure and the customer's value.
#pragma once

#include "app/recommend/analysis.h"

#include <QPushButton>

namespace clientele {

class Catalogue;

class EvidenceButton : public QPushButton {
    Q_OBJECT
public:
    EvidenceButton(const recommend::Evidence &evidence, const QString &customerId, const Catalogue &catalogue,
                   QWidget *parent = nullptr);

signals:
    // The rows behind a measure; the customer's own row where the record has the field.
    void rowsRequested(const clientele::Query &query, const QStringList &keys);
};

// "Balance: 36,867.07 USD"
[[nodiscard]] QString evidenceText(const recommend::Evidence &evidence, const Catalogue &catalogue);

}  // namespace clientele
