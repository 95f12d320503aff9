// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/calendarwords.h"

#include <QStringList>

#include <array>

namespace clientele {

namespace {

struct Named {
    const char *words;  // ' ' between them
    int number;
};

constexpr std::array months{Named{"january jan janvier enero", 1},
                            Named{"february feb fevrier febrero", 2},
                            Named{"march mar mars marzo", 3},
                            Named{"april apr avril abril", 4},
                            Named{"may mai mayo", 5},
                            Named{"june jun juin junio", 6},
                            Named{"july jul juillet julio", 7},
                            Named{"august aug aout agosto", 8},
                            Named{"september sep sept septembre septiembre", 9},
                            Named{"october oct octobre octubre", 10},
                            Named{"november nov novembre noviembre", 11},
                            Named{"december dec decembre diciembre", 12}};

constexpr std::array weekdays{Named{"monday mondays lundi lunes", 1},
                              Named{"tuesday tuesdays mardi martes", 2},
                              Named{"wednesday wednesdays mercredi miercoles", 3},
                              Named{"thursday thursdays jeudi jueves", 4},
                              Named{"friday fridays vendredi viernes", 5},
                              Named{"saturday saturdays samedi sabado", 6},
                              Named{"sunday sundays dimanche domingo", 7}};

template<typename Table>
int numberNamed(const Table &table, const QString &word)
{
    for (const Named &named : table) {
        if (QString::fromLatin1(named.words).split(u' ').contains(word))
            return named.number;
    }
    return 0;
}

}  // namespace

int monthNamed(const QString &word) { return numberNamed(months, word); }

int weekdayNamed(const QString &word) { return numberNamed(weekdays, word); }

}  // namespace clientele
