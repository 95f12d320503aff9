// SPDX-License-Identifier: GPL-3.0-or-later
// Days and times of day in a model's prose: those that results have are no figures.
#pragma once

#include <QSet>
#include <QString>

namespace clientele {

// Puts blanks in place of a piece, so that all other places stay: neither a letter nor a digit nor a space.
void blankOut(QString &text, qsizetype start, qsizetype length);

// "20 August 2025", "August 20, 2025", "August 2025", "2025-08-20", "20/08/2025", "in 2025" of `dates` ("2025-08-20",
// "2025-08", "2025"), and "13:11", "1:11 pm", "13 h 11", "1 pm" of `times` ("13:11").
void blankMoments(QString &text, const QSet<QString> &dates, const QSet<QString> &times);

}  // namespace clientele
