// SPDX-License-Identifier: GPL-3.0-or-later
// The step of all charts over time: as fine as there is room for, or days, weeks, months as the person wants them.
#pragma once

#include "ui/shell/iconbutton.h"

namespace clientele {

class ViewState;

class GrainButton : public IconButton {
    Q_OBJECT
public:
    explicit GrainButton(ViewState &view, QWidget *parent = nullptr);

private:
    void viewChanged();

    ViewState &m_view;
    QMenu *m_menu;
};

}  // namespace clientele
