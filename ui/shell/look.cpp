// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme.h"

#include "ui/shell/paperlook.h"

#include <QEvent>
#include <QFontInfo>
#include <QGuiApplication>
#include <QWidget>

#include <cmath>

namespace clientele {

namespace {

int onPaper = 0;  // PaperLooks alive; of the GUI thread, as all looks are

double luminance(const QColor &colour)
{
    const auto channel = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

// Text is the system's pair, and what must be told apart is told by the system's text and highlight.
Look highContrastLook(const QPalette &palette)
{
    const QColor back = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    const bool dark = back.lightness() < 128;
    Look made = dark ? darkLook() : lightLook();
    made.window = made.panel = made.card = back;
    made.text = made.soft = made.faint = made.hairline = text;
    made.grid = blended(text, back, 0.35);
    made.ghost = blended(text, back, 0.25);
    made.accent = palette.color(QPalette::Highlight);
    if (contrast(made.accent, back) < 3)
        made.accent = text;
    made.accentBack = made.careBack = back;
    made.care = text;
    made.highContrast = true;
    return made;
}

}  // namespace

const Look &lightLook()
{
    static const Look light{
        .window = 0xF4F5F7,
        .panel = 0xFBFBFC,
        .card = 0xFFFFFF,
        .hairline = 0xE2E5EA,
        .grid = 0xECEEF2,
        .ghost = 0xDDE2E9,
        .text = 0x1A2230,
        .soft = 0x5A6576,
        .faint = 0x98A2B0,
        .accent = 0x1F6FB2,
        .accentBack = 0xE6F0F8,
        .care = 0xB0510A,  // a shade darker than drawn: 4.6 to 1 on its ground
        .careBack = 0xFCF0E4,
        .categories = {0x1F6FB2, 0xE08A00, 0x0B8F6A, 0xB65C92, 0x4AA8DB, 0xC8501E, 0x8A7A18, 0x6C6FC5},
        .dark = false,
    };
    return light;
}

const Look &darkLook()
{
    static const Look dark{
        .window = 0x12151A,
        .panel = 0x171B21,
        .card = 0x1C2128,
        .hairline = 0x2C333D,
        .grid = 0x272E37,
        .ghost = 0x313944,
        .text = 0xE6EAF0,
        .soft = 0x9AA6B6,
        .faint = 0x667285,
        .accent = 0x5AB0EE,
        .accentBack = 0x1B2E40,
        .care = 0xF0A35C,
        .careBack = 0x33261A,
        .categories = {0x5AB0EE, 0xF0A640, 0x3CC39A, 0xD98ABB, 0x8CD0F5, 0xF0815A, 0xD8C94E, 0xA3A6F0},
        .dark = true,
    };
    return dark;
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

QColor blended(const QColor &over, const QColor &under, double share)
{
    const auto mix = [share](float a, float b) { return static_cast<float>(share * a + (1 - share) * b); };
    return QColor::fromRgbF(mix(over.redF(), under.redF()), mix(over.greenF(), under.greenF()),
                            mix(over.blueF(), under.blueF()));
}

QColor Look::textOn(const QColor &background)
{
    const QColor black = darkLook().window;
    return contrast(black, background) > contrast(Qt::white, background) ? black : QColor(Qt::white);
}

bool isHighContrast(const QPalette &systemPalette)
{
    // Ordinary themes set their surfaces apart; high-contrast ones use one extreme for all and the other for text.
    const QColor window = systemPalette.color(QPalette::Window);
    return window == systemPalette.color(QPalette::Base) && window == systemPalette.color(QPalette::Button)
           && contrast(systemPalette.color(QPalette::WindowText), window) > 18;
}

Look lookOf(const QPalette &palette)
{
    for (const Look *known : {&lightLook(), &darkLook()}) {
        if (palette.color(QPalette::Window) == known->window && palette.color(QPalette::WindowText) == known->text)
            return *known;
    }
    if (isHighContrast(palette))
        return highContrastLook(palette);
    return palette.color(QPalette::Window).lightness() < 128 ? darkLook() : lightLook();
}

QPalette paletteOf(const Look &look)
{
    QPalette palette(look.text, look.card, look.hairline, look.faint, look.hairline, look.text, look.text, look.card,
                     look.window);
    palette.setColor(QPalette::AlternateBase, look.panel);
    palette.setColor(QPalette::Midlight, look.grid);
    palette.setColor(QPalette::PlaceholderText, look.soft);
    palette.setColor(QPalette::Highlight, look.accent);
    palette.setColor(QPalette::HighlightedText, Look::textOn(look.accent));
    palette.setColor(QPalette::Link, look.accent);
    palette.setColor(QPalette::LinkVisited, look.accent);
    palette.setColor(QPalette::ToolTipBase, look.card);
    palette.setColor(QPalette::ToolTipText, look.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, look.faint);
    return palette;
}

Look look() { return onPaper > 0 ? lightLook() : lookOf(QGuiApplication::palette()); }

PaperLook::PaperLook(QWidget &drawn) : m_drawn(drawn)
{
    ++onPaper;
    announce();
}

PaperLook::~PaperLook()
{
    --onPaper;
    announce();
}

void PaperLook::announce()
{
    QList<QWidget *> widgets = m_drawn.findChildren<QWidget *>();
    widgets.prepend(&m_drawn);
    for (QWidget *widget : std::as_const(widgets)) {
        QEvent changed(QEvent::PaletteChange);
        QCoreApplication::sendEvent(widget, &changed);
    }
}

QFont textFont(TextRole role)
{
    // Digits line up in every interface font that systems ship (Segoe UI, DejaVu, Noto, Cantarell); Qt can ask a font
    // for its tabular digits only from 6.7 on.
    struct Step {
        double size;
        QFont::Weight weight;
    };
    static constexpr double drawn = 13;
    const Step step = [role]() -> Step {
        switch (role) {
        case TextRole::PageTitle:
            return {17, QFont::DemiBold};
        case TextRole::CardTitle:
            return {13, QFont::DemiBold};
        case TextRole::Body:
            return {13, QFont::Normal};
        case TextRole::Secondary:
            return {12, QFont::Normal};
        case TextRole::Axis:
            return {11, QFont::Normal};
        case TextRole::Figure:
            return {26, QFont::DemiBold};
        }
        return {13, QFont::Normal};
    }();
    QFont font = QGuiApplication::font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * step.size / drawn);
    else
        font.setPixelSize(static_cast<int>(std::lround(font.pixelSize() * step.size / drawn)));
    font.setWeight(step.weight);
    return font;
}

int gap(double units)
{
    static constexpr double unitsOfFont = 4.0 / 13.0;
    return static_cast<int>(std::lround(units * unitsOfFont * QFontInfo(QGuiApplication::font()).pixelSize()));
}

}  // namespace clientele
