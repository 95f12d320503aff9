// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/viewstate.h"

namespace clientele {

void ViewState::setGrain(std::optional<Grain> grain)
{
    if (m_grain == grain)
        return;
    m_grain = grain;
    emit changed();
}

}  // namespace clientele
