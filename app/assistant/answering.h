// SPDX-License-Identifier: GPL-3.0-or-later
// Reading -> queries -> figures and a sentence. Every figure keeps its query.
#pragma once

#include "app/assistant/answer.h"
#include "app/assistant/reading.h"
#include "models/items/conditiontext.h"

#include <QCoreApplication>
#include <QLocale>

namespace clientele {

class Answering {
    Q_DECLARE_TR_FUNCTIONS(clientele::Answering)
public:
    Answering(const BookVocabulary &vocabulary, const Conditions &scope, const QLocale &locale);

    [[nodiscard]] Answer answer(const Reading &reading);

private:
    static constexpr int mostListed = 30;

    // Within the scope, which joins the query. Nothing where it fails: the answer says why.
    [[nodiscard]] std::optional<QueryResult> evaluated(Query &query);
    // One figure a currency; false where there is nothing to take it from.
    bool addFigure(const Measured &measure, const Conditions &where, const QString &label = {});
    void figures(const Reading &reading);
    void groups(const Reading &reading, const Measured &measure);
    void addAbsent(const Query &query, const QStringList &by);
    void ranked(const Reading &reading);
    void rankedInEach(const Reading &reading);
    void placed(const Reading &reading, const Query &query, const QueryResult &result);
    void sayRanking(const Reading &reading);
    void place(const Reading &reading);
    void test(const Reading &reading);
    void having(const Reading &reading);
    [[nodiscard]] bool passes(const Figure &figure, const Condition &test) const;
    void difference(const Reading &reading);
    void sayDifference(const Reading &reading, const Conditions &common);
    bool rankedWithout(const Reading &reading, const QString &measure);  // winners that have no row at all
    void distinct(const Reading &reading);
    void people(const Reading &reading);
    void yesNo(const Reading &reading);
    void record(const Reading &reading);
    void profile(const Reading &reading);
    void share(const Reading &reading);
    void perCustomer(const Reading &reading);
    void parts(const Reading &reading);

    [[nodiscard]] QString shown(const Figure &figure) const;
    [[nodiscard]] QString measureLabel(const QString &measure) const;
    [[nodiscard]] QString measureLabel(const Measured &measure) const;  // with its own conditions
    [[nodiscard]] QString groupLabel(const QStringList &by, const QStringList &keys) const;
    [[nodiscard]] QString keyLabel(const QStringList &by, const QStringList &keys) const;
    [[nodiscard]] QString about(const Conditions &where) const;  // " (City: Toronto)", or nothing
    void appendFigure(const QString &label, const ResultRow &row, const Query &query);
    [[nodiscard]] QString listed(std::size_t from) const;  // "Toronto 5, Montreal 4"
    void fail(const Error &error);
    void decline(const QString &sentence);
    [[nodiscard]] bool hasData(const Reading &reading);

    const BookVocabulary &m_vocabulary;
    const Conditions &m_scope;
    QLocale m_locale;
    ConditionText m_words;
    Answer m_answer;
    bool m_failed = false;
    bool m_ignored = false;
    bool m_ownFigure = false;  // one customer each
};

}  // namespace clientele
