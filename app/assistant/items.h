// SPDX-License-Identifier: GPL-3.0-or-later
// A question as a row of meanings: what the vocabulary makes of its words.
#pragma once

#include "app/assistant/lexicon.h"
#include "app/assistant/period.h"
#include "models/portfolio/portfolio.h"
#include "models/query/query.h"

#include <QString>

#include <vector>

namespace clientele {

struct ValueSense {
    Field field;
    QString value;  // as the book has it
};

struct Item {
    Meaning meaning = Meaning::Unknown;
    QString text;                     // folded words of the question that it explains
    QString written;                  // as typed, for sentences
    Table table{};                    // Noun
    Field field{};                    // FieldWord
    QString dimension;                // DimensionWord: its public name
    std::vector<ValueSense> senses;   // Value: one or more readings
    std::vector<RowIndex> customers;  // Customer: who may be meant
    bool nearly = false;              // Customer: the name fits only nearly, or in part
    bool unsure = false;              // Customer: so far from the name that it is asked, not taken
    bool capital = false;
    bool namesakes = false;  // Value: somebody is called so, too
    QString number;          // Figure: decimal text
    Period period;           // Period
};

}  // namespace clientele
