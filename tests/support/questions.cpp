// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/questions.h"

#include "tests/support/asker.h"

namespace clientele::test {

std::vector<Question> questionsTo(const Portfolio &book)
{
    const PlainBook plain(book);
    Asker asker(plain);
    askOfEverybody(asker);
    askOfPlacesAndLoans(asker);
    askOfPersons(asker);
    askOfBounds(asker);
    askOfMachines(asker);
    askOfSides(asker);
    askOfPlaces(asker);
    askOfGroups(asker);
    askInOtherWords(asker);
    return std::move(asker.questions);
}

}  // namespace clientele::test
