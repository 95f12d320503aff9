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

    [[nodiscard]] Result<QueryResult> evaluated(Query query);  // within the scope, which joins the query
    bool addFigure(const QString &measure, const Conditions &where);
    void figures(const Reading &reading);
    void groups(const Reading &reading, const QString &measure);
    void ranked(const Reading &reading);
    bool rankedWithout(const Reading &reading, const QString &measure);  // winners that have no row at all
    void distinct(const Reading &reading);
    void people(const Reading &reading);
    void yesNo(const Reading &reading);
    void record(const Reading &reading);
    void profile(const Reading &reading);
    void share(const Reading &reading);
    void parts(const Reading &reading);

    [[nodiscard]] QString shown(const Figure &figure) const;
    [[nodiscard]] QString measureLabel(const QString &measure) const;
    [[nodiscard]] QString groupLabel(const QStringList &by, const QStringList &keys) const;
    [[nodiscard]] QString keyLabel(const QStringList &by, const QStringList &keys) const;
    [[nodiscard]] QString about(const Conditions &where) const;  // " (City: Toronto)", or nothing
    void appendFigure(const QString &label, const ResultRow &row, const Query &query);
    [[nodiscard]] QString listed(std::size_t from) const;  // "Toronto 5, Montreal 4"
    void noteIgnored(const QueryResult &result);
    void fail(const Error &error);
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
