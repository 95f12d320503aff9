// SPDX-License-Identifier: GPL-3.0-or-later
// One line of plain text that gives way: it is cut, and its tooltip has the rest.
#pragma once

#include <QLabel>

namespace clientele {

class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    // AtPhrase leaves whole parts out (those after a dot or a comma), for hints that nobody misses where there is no
    // room for them; AtCharacter cuts with an ellipsis, for what must not look whole when it is not.
    enum class Cut { AtCharacter, AtPhrase };

    explicit ElidedLabel(QWidget *parent = nullptr);

    void setCut(Cut cut) { m_cut = cut; }

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString cutTo(int width) const;

    Cut m_cut = Cut::AtCharacter;
};

}  // namespace clientele
