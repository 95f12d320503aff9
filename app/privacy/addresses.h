// SPDX-License-Identifier: GPL-3.0-or-later
// Postal addresses as English, French, Spanish and German write them, post boxes, and postal codes of Canada, Britain and
// the United States. A street without a house number is nobody's address.
#pragma once

#include "app/privacy/finding.h"
#include "app/privacy/pieces.h"

namespace clientele::privacy {

void findAddresses(QStringView text, const Pieces &pieces, std::vector<Finding> &findings);

}  // namespace clientele::privacy
