// SPDX-License-Identifier: GPL-3.0-or-later
// The look: colours, fonts and distances. The theme puts them into the application's palette, fonts and style sheet;
// widgets that paint themselves read them back with look(), textFont() and gap(), so nobody is handed a theme.
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <array>

class QApplication;

namespace clientele {

struct Look {
    QColor window, panel, card;
    QColor hairline, grid, ghost;
    QColor text, soft, faint;   // faint is for decoration only: it has not the contrast of text
    QColor accent, accentBack;  // what is selected or linked
    QColor care, careBack;      // what deserves care, and nothing else
    std::array<QColor, 8> categories;
    bool dark = false;
    bool highContrast = false;

    // A colour for text that stands on `background`: black or white, whichever reads better.
    [[nodiscard]] static QColor textOn(const QColor &background);
};

[[nodiscard]] const Look &lightLook();
[[nodiscard]] const Look &darkLook();
// The look that a palette was made of; one made of the palette's own colours where the system asks for high contrast.
[[nodiscard]] Look lookOf(const QPalette &palette);
[[nodiscard]] QPalette paletteOf(const Look &look);
[[nodiscard]] bool isHighContrast(const QPalette &systemPalette);
[[nodiscard]] double contrast(const QColor &a, const QColor &b);  // WCAG 2: 1 to 21
[[nodiscard]] QColor blended(const QColor &over, const QColor &under, double share);

// The look of the application at this moment.
[[nodiscard]] Look look();

enum class TextRole { PageTitle, CardTitle, Body, Secondary, Axis, Figure };
// Relative to the application's font, which is the person's choice.
[[nodiscard]] QFont textFont(TextRole role);
// `units` of the four-pixel rhythm at the drawn font size, in pixels of the application's font size.
[[nodiscard]] int gap(double units);

// One an application, before its first window. Follows the system until told otherwise.
class Theme : public QObject {
    Q_OBJECT
public:
    enum class Choice { System, Light, Dark };

    explicit Theme(QApplication &application, Choice choice = Choice::System);

    [[nodiscard]] Choice choice() const { return m_choice; }
    void setChoice(Choice choice);

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    QApplication &m_application;
    Choice m_choice;
    bool m_applying = false;
};

}  // namespace clientele
