// SPDX-License-Identifier: GPL-3.0-or-later
// Phone, account and card numbers by their shape: international and local phone forms, IBAN with its check, cards with
// theirs, long numbers that are no amounts, and short ones after a word that says what they are.
#pragma once

#include "app/privacy/finding.h"
#include "app/privacy/pieces.h"

namespace clientele::privacy {

// Add what they find.
void findNumbers(QStringView text, const Pieces &pieces, std::vector<Finding> &findings);
void findIbans(QStringView text, std::vector<Finding> &findings);
void findEmails(QStringView text, std::vector<Finding> &findings);

}  // namespace clientele::privacy
