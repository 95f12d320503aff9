// SPDX-License-Identifier: GPL-3.0-or-later
// Paper is white: while one of these lives, look() is the light one, and a widget that paints itself has been told so.
// For drawing it into a file within one call, whatever the colours on screen; nothing on screen is repainted meanwhile.
#pragma once

class QWidget;

namespace clientele {

class PaperLook {
public:
    explicit PaperLook(QWidget &drawn);
    ~PaperLook();
    PaperLook(const PaperLook &) = delete;
    PaperLook &operator=(const PaperLook &) = delete;

private:
    void announce();

    QWidget &m_drawn;
};

}  // namespace clientele
