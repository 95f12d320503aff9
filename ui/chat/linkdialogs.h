// SPDX-License-Identifier: GPL-3.0-or-later
// What opens when something in an answer is activated that is no figure. Each is opened, not waited for.
#pragma once

#include "app/assistant/answer.h"

class QDialog;
class QWidget;

namespace clientele {

// Shows the full address, and goes there only when told to.
QDialog *askBeforeOpening(const QString &address, QWidget *parent);

// The passage of a citation; `about`: whose it is, in words.
QDialog *showPassage(const Citation &citation, const QString &about, QWidget *parent);

}  // namespace clientele
