// SPDX-License-Identifier: GPL-3.0-or-later
// The translator's context of everything that queries say. Its name is the class's, which is what lupdate goes by.
#pragma once

#include <QCoreApplication>

namespace clientele {

struct QuerySentences {
    Q_DECLARE_TR_FUNCTIONS(QuerySentences)
};

}  // namespace clientele
