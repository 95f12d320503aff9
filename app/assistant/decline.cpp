// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/decline.h"

#include <QCoreApplication>

namespace clientele::Decline {

namespace {

QString tr(const char *text) { return QCoreApplication::translate("Assistant", text); }

// “income”, “branch” and 2 more
QString quoted(const QStringList &words)
{
    QStringList marked;
    for (const QString &word : words)
        marked.append(tr("“%1”").arg(word.left(60)));
    return marked.mid(0, 4).join(tr(", "));
}

}  // namespace

QString noSuchCustomer(const QString &written)
{
    return tr("There is no customer “%1” in what you are looking at.").arg(written.left(60));
}

QString noSuchMachine(const QString &written)
{
    return tr("There is no machine “%1” in the book.").arg(written.left(60));
}

QString beyondData(const BookTime &time)
{
    if (time.knownUntil <= 0)
        return tr("The book has no ATM data, so nothing can be said of that time.");
    return tr("The book's data end on %1 and do not reach the time asked for. Ask for a date.")
        .arg(dateToText(time.lastDay.value_or(time.knownUntil)));
}

QString yearMissing() { return tr("The year is not clear. Write the date with its year, for example 20 August 2025."); }

QString noSuchDate() { return tr("There is no such date."); }

QString lastTransactionOn(std::int64_t day)
{
    return tr("The last ATM transaction in the book is of %1.").arg(dateToText(day));
}

QString noBreakdown(const QString &what, const QString &by)
{
    return tr("Not answered: %1 cannot be broken down by “%2”.").arg(what, by);
}

QString noSingleAverage(const QString &what)
{
    return tr("Not answered: there is no single average to compare with for “%1”.").arg(what);
}

QString noSingleDifference()
{
    return tr("Not answered: figures of several currencies are not taken from one another. Ask for one currency.");
}

QString sharedPlace()
{
    return tr("Not answered: several share a place before it. Ask for the first few instead, for example “top 5”.");
}

QString noTimes() { return tr("Only ATM transactions and complaints carry a time that can be asked for here."); }

QString readAs(const QString &written, const QString &word)
{
    return tr("“%1” was read as “%2”.").arg(written.left(60), word);
}

QString unknownWords(const QStringList &written)
{
    return tr("Not answered: %1 is nothing that the book knows. Try other words for it, or leave it out.")
        .arg(quoted(written));
}

QString notAFact(const QString &written)
{
    return tr("Not answered: “%1” asks for a reason, an opinion, a wish or the future. Only what the book holds can be computed.")
        .arg(written.left(60));
}

QString notTogether(const QStringList &written)
{
    return tr("Not answered: it is not clear what %1 means here. Ask for one thing at a time.").arg(quoted(written));
}

QString noData(const QString &what) { return tr("The book has no data on this: %1.").arg(what); }

QString anonymousComplaints()
{
    return tr(
        "Complaints are anonymous: they carry no customer, so nothing can be said of who complained or where from.");
}

QString ambiguousPlace(const QString &written)
{
    return tr("“%1” is a value in the book and a customer's name. Write the full name, or “in %1”.")
        .arg(written.left(60));
}

QString whoIsMeant(const QString &written, int count)
{
    return QCoreApplication::translate("Assistant", "%n customer(s) may be meant by “%1”. Which one?", nullptr, count)
        .arg(written.left(60));
}

QString taken(const QString &name, const QString &city)
{
    return city.isEmpty() ? tr("Taken: %1.").arg(name) : tr("Taken: %1, %2.").arg(name, city);
}

QString whichFigure(const QString &written)
{
    return tr("Which figure of “%1” is wanted: the average, the lowest, the highest or the range?")
        .arg(written.left(60));
}

QString rangeOf(const QString &what) { return tr("%1 (range)").arg(what); }

QString ofEachLoan() { return tr("Of each loan"); }

QString ofEachCustomer() { return tr("Of each customer"); }

QString stillSeveral() { return tr("Several of them may be meant. Which one?"); }

QString ofEachOf(const QString &written)
{
    return tr("Is “%1” meant of each loan or of each customer?").arg(written.left(60));
}

QString nothingAsked() { return tr("It is not clear what is asked. Try “How many customers are there in …?”."); }

QString whatCanBeAsked()
{
    return tr(
        "Hello. Ask about the customers of this book, their loans, scores, machines or complaints, for example “Who "
        "owes the most?” or “How many customers live in Toronto?”.");
}

QString unclearFollowUp()
{
    return tr("Not answered: it is not clear what of the question before this changes. Ask the whole question.");
}

Answer declined(const QString &text)
{
    Answer answer;
    answer.outcome = Outcome::Declined;
    answer.text = text;
    return answer;
}

Answer notUnderstood(const QString &text)
{
    Answer answer = declined(text);
    answer.explained = false;
    return answer;
}

}  // namespace clientele::Decline
