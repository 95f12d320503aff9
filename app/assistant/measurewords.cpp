// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/measurewords.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

QString countOf(Table table) { return QString::fromLatin1(tableName(table)) + u".count"_s; }

QString baseOf(Field field)
{
    const QString name = QString::fromLatin1(info(field).name);
    return QString::fromLatin1(tableName(info(field).table)) + name.sliced(name.indexOf(u'.'));
}

QString ownFigure(Field field) { return baseOf(field) + u".maximum"_s; }

bool isSummed(Field field) { return field != Field::CreditScore && field != Field::CustomerAge; }

bool isPlural(const QString &text) { return text.endsWith(u's'); }

bool isFlowVerb(const QString &flow)
{
    static const QStringList verbs{u"deposited"_s, u"withdrawn"_s,   u"withdrew"_s,  u"withdraw"_s, u"withdraws"_s,
                                   u"paid in"_s,   u"taken out"_s,   u"took out"_s,  u"put in"_s,   u"depose"_s,
                                   u"retire"_s,    u"withdrawing"_s, u"depositing"_s};
    return verbs.contains(flow) || flow.startsWith("take "_L1) || flow.startsWith("took "_L1)
           || flow.startsWith("takes "_L1) || flow.startsWith("withdraw "_L1) || flow.startsWith("withdrew "_L1)
           || flow.startsWith("withdraws "_L1) || flow.startsWith("taking "_L1) || flow.startsWith("pull"_L1)
           || flow.startsWith("draw "_L1) || flow.startsWith("drew "_L1) || flow.startsWith("pay in"_L1)
           || flow.startsWith("pays in"_L1) || flow.startsWith("puts in"_L1);
}

bool isQuality(const QString &rank)
{
    static const QStringList words{u"best"_s, u"worst"_s, u"strongest"_s, u"weakest"_s, u"poorest"_s, u"better"_s};
    return words.contains(rank);
}

bool isComparative(const QString &rank)
{
    static const QStringList words{u"more"_s,    u"less"_s,    u"higher"_s, u"lower"_s, u"larger"_s,
                                   u"smaller"_s, u"greater"_s, u"bigger"_s, u"better"_s};
    return words.contains(rank);
}

bool saysAmount(const QString &totalWords)
{
    static const QStringList words{u"amount"_s,  u"value"_s, u"sum"_s,    u"montant"_s, u"somme"_s, u"suma"_s,
                                   u"importe"_s, u"monto"_s, u"valeur"_s, u"valor"_s,   u"size"_s};
    return std::ranges::any_of(words, [&](const QString &word) { return totalWords.contains(word); });
}

bool ofEachLoan(const QString &owe) { return owe.contains(u"loan"); }

const char *ownAggregate(const QString &fieldWords)
{
    if (fieldWords.startsWith("average "_L1))
        return ".average";
    if (fieldWords.startsWith("highest "_L1) || fieldWords.startsWith("largest "_L1))
        return ".maximum";
    return fieldWords.startsWith("lowest "_L1) || fieldWords.startsWith("smallest "_L1) ? ".minimum" : "";
}

QString flowType(const Portfolio &book, Meaning flow)
{
    const QString wanted = flow == Meaning::Deposit ? u"deposit"_s : u"withdrawal"_s;
    const TextColumn *types = book.text(Field::AtmType);
    for (Code code = 1; types && code < types->dictionary->size(); ++code) {
        if (types->dictionary->value(code).compare(wanted, Qt::CaseInsensitive) == 0)
            return types->dictionary->value(code);
    }
    return wanted;
}

}  // namespace clientele
