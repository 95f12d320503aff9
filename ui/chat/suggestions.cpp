// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/suggestions.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

struct Suggestion {
    const char *page;
    Table needs;
    const char *text;
};

constexpr Suggestion suggestions[] = {
    {"overview", Table::Customers, QT_TRANSLATE_NOOP("clientele::Suggestions", "How many customers by city?")},
    {"overview", Table::Loans, QT_TRANSLATE_NOOP("clientele::Suggestions", "How much is owed by loan type?")},
    {"overview", Table::Credit, QT_TRANSLATE_NOOP("clientele::Suggestions", "What is the range of credit scores?")},
    {"customers", Table::Credit, QT_TRANSLATE_NOOP("clientele::Suggestions", "Average credit score by city")},
    {"customers", Table::Credit,
     QT_TRANSLATE_NOOP("clientele::Suggestions", "How many customers have a credit score below 580?")},
    {"loans", Table::Loans, QT_TRANSLATE_NOOP("clientele::Suggestions", "Top five customers by amount owed")},
    {"loans", Table::Loans, QT_TRANSLATE_NOOP("clientele::Suggestions", "What is the largest loan?")},
    {"atm", Table::Atm, QT_TRANSLATE_NOOP("clientele::Suggestions", "Which machine has the most transactions?")},
    {"atm", Table::Atm, QT_TRANSLATE_NOOP("clientele::Suggestions", "Total withdrawals by day")},
    {"complaints", Table::Complaints, QT_TRANSLATE_NOOP("clientele::Suggestions", "How many complaints by category?")},
};

}  // namespace

QStringList suggestedQuestions(const QString &page, const Portfolio &portfolio, const Conditions &conditions)
{
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("clientele::Suggestions", text);
    };
    QStringList questions;
    const bool customerPicked = std::any_of(conditions.begin(), conditions.end(), [](const Condition &condition) {
        return condition.field == u"customer.id" && condition.op == Op::In && condition.values.size() == 1;
    });
    if (customerPicked && page != u"complaints") {
        if (portfolio.rows(Table::Loans) > 0)
            questions += translated(QT_TRANSLATE_NOOP("clientele::Suggestions", "How much is owed in all?"));
        if (portfolio.rows(Table::Credit) > 0)
            questions += translated(QT_TRANSLATE_NOOP("clientele::Suggestions", "What is the credit score?"));
        return questions;
    }
    for (const Suggestion &suggestion : suggestions) {
        if (page == QLatin1StringView(suggestion.page) && portfolio.rows(suggestion.needs) > 0)
            questions += translated(suggestion.text);
    }
    return questions;
}

}  // namespace clientele
