// SPDX-License-Identifier: GPL-3.0-or-later
// What a comparison without a number is measured by: "above average" and "more than Wendy Zhao" become numbers, computed
// over the scope and told beside the answer.
#pragma once

#include "app/assistant/vocabulary.h"
#include "models/query/query.h"

#include <QLocale>

namespace clientele {

class Benchmarks {
public:
    Benchmarks(const BookVocabulary &vocabulary, const Conditions &scope, const QLocale &locale)
        : m_vocabulary(vocabulary), m_scope(scope), m_locale(locale)
    {}

    // Decimal text for a condition on this field. Nothing where there is no such figure or one in each of several
    // currencies: problem() says why.
    [[nodiscard]] std::optional<QString> average(const QString &conditionField, const Conditions &of = {});
    [[nodiscard]] std::optional<QString> ofCustomer(const QString &conditionField, RowIndex row);

    [[nodiscard]] const QStringList &notes() const { return m_notes; }  // sentences: what was compared with
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    std::optional<QString> figure(const QString &measure, const QString &conditionField, Conditions where,
                                  const QString &whose);

    const BookVocabulary &m_vocabulary;
    const Conditions &m_scope;
    const QLocale &m_locale;
    QStringList m_notes;
    QString m_problem;
};

}  // namespace clientele
