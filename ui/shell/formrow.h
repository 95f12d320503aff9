// SPDX-License-Identifier: GPL-3.0-or-later
// A field of a form with its name on the same line, and named for those who cannot see it.
#pragma once

#include <QString>

class QFormLayout;
class QWidget;

namespace clientele {

// `beside` stands on the field's line, after it.
void addField(QFormLayout &form, const QString &name, QWidget *field, QWidget *beside = nullptr);

}  // namespace clientele
