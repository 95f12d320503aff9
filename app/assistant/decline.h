// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences for what was not understood, is not in the book, or was understood with a correction.
#pragma once

#include "app/assistant/answer.h"
#include "app/assistant/period.h"

#include <QStringList>

namespace clientele::Decline {

[[nodiscard]] QString noSuchCustomer(const QString &written);
[[nodiscard]] QString noSuchMachine(const QString &written);
[[nodiscard]] QString beyondData(const BookTime &time);
[[nodiscard]] QString yearMissing();
[[nodiscard]] QString noTimes();
[[nodiscard]] QString noSuchDate();
[[nodiscard]] QString lastTransactionOn(std::int64_t day);
[[nodiscard]] QString noBreakdown(const QString &what, const QString &by);
[[nodiscard]] QString noSingleAverage(const QString &what);
[[nodiscard]] QString noSingleDifference();
[[nodiscard]] QString sharedPlace();
[[nodiscard]] QString readAs(const QString &written, const QString &word);
[[nodiscard]] QString unknownWords(const QStringList &written);
[[nodiscard]] QString notAFact(const QString &written);  // predictions, opinions, causes
[[nodiscard]] QString notTogether(const QStringList &written);
[[nodiscard]] QString noData(const QString &what);
[[nodiscard]] QString anonymousComplaints();
[[nodiscard]] QString ambiguousPlace(const QString &written);
[[nodiscard]] QString whoIsMeant(const QString &written, int count);
[[nodiscard]] QString taken(const QString &name, const QString &city);
[[nodiscard]] QString rangeOf(const QString &what);
[[nodiscard]] QString ofEachLoan();
[[nodiscard]] QString ofEachCustomer();
[[nodiscard]] QString stillSeveral();  // of the choices given before
[[nodiscard]] QString ofEachOf(const QString &written);
[[nodiscard]] QString whichFigure(const QString &written);
[[nodiscard]] QString nothingAsked();
[[nodiscard]] QString whatCanBeAsked();  // to a greeting
[[nodiscard]] QString unclearFollowUp();

[[nodiscard]] Answer declined(const QString &text);
// Words of the question were not understood: a model may answer it.
[[nodiscard]] Answer notUnderstood(const QString &text);

}  // namespace clientele::Decline
