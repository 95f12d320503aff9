// SPDX-License-Identifier: GPL-3.0-or-later
// Collects questions with their gold answers.
#pragma once

#include "tests/support/plainbook.h"
#include "tests/support/questions.h"

namespace clientele::test {

class Asker {
public:
    explicit Asker(const PlainBook &plain) : book(plain) {}

    // Every second wording is held out: not looked at while the reader was tuned.
    void ask(const QStringList &wordings, const QMap<QString, QString> &groups, const Question &like = {})
    {
        for (qsizetype i = 0; i < wordings.size(); ++i) {
            Question question = like;
            question.text = wordings[i];
            question.groups = groups;
            question.heldOut = i % 2 == 1;
            questions.push_back(question);
        }
    }
    void askOne(const QStringList &wordings, const QString &value) { ask(wordings, {{QString(), value}}); }
    void askOne(const QStringList &wordings, qint64 count) { askOne(wordings, QString::number(count)); }
    // What is only said: a share, a difference. `figures` are its two sides.
    void askSaid(const QStringList &wordings, const QMap<QString, QString> &figures, const QString &said)
    {
        Question question;
        question.says = said;
        ask(wordings, figures, question);
    }
    // Names of customers; nothing is asked where two of them are namesakes, or where there are too many for one list.
    void list(const QStringList &wordings, const PlainBook::Test &test)
    {
        QMap<QString, QString> names;
        for (const Person &person : book.people) {
            if (test(person) && !book.isUnique(person.name))
                return;
            if (test(person))
                names.insert(person.name, {});
        }
        if (names.isEmpty() || names.size() > 30)
            return;
        Question question;
        question.labelsOnly = true;
        ask(wordings, names, question);
    }

    const PlainBook &book;
    std::vector<Question> questions;
};

void askOfEverybody(Asker &asker);
void askOfPlacesAndLoans(Asker &asker);
void askOfPersons(Asker &asker);
void askOfBounds(Asker &asker);
void askOfMachines(Asker &asker);
void askOfSides(Asker &asker);       // shares, differences, one against another
void askOfPlaces(Asker &asker);      // first, second, the first few of each
void askOfGroups(Asker &asker);      // two bounds, shares that a group holds, the most common, visits of a time
void askInOtherWords(Asker &asker);  // as people type: telegraphic, two times compared, groups bounded by a number

}  // namespace clientele::test
