// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme.h"

#include "ui/shell/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>

namespace clientele {

Theme::Theme(QApplication &application, Choice choice)
    : QObject(&application), m_application(application), m_choice(choice)
{
    // One style on every system: the style sheet is written for it, and it obeys the palette.
    QApplication::setStyle(QStringLiteral("Fusion"));
    application.installEventFilter(this);
    apply();
}

void Theme::setChoice(Choice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // Sent to every window when the system changes between light and dark, or to high contrast.
    if (event->type() == QEvent::ThemeChange && !m_applying && watched->isWindowType())
        apply();
    return QObject::eventFilter(watched, event);
}

void Theme::apply()
{
    const QScopedValueRollback<bool> applying(m_applying, true);
    // An empty palette uncovers the system's.
    QApplication::setPalette(QPalette());
    const QPalette system = QGuiApplication::palette();

    if (isHighContrast(system) && m_choice == Choice::System) {
        m_application.setStyleSheet(styleSheet(lookOf(system)));
    } else {
        const bool systemIsDark = system.color(QPalette::Window).lightness() < 128;
        const bool dark = m_choice == Choice::Dark || (m_choice == Choice::System && systemIsDark);
        const Look &chosen = dark ? darkLook() : lightLook();
        QApplication::setPalette(paletteOf(chosen));
        m_application.setStyleSheet(styleSheet(chosen));
    }
    emit changed();
}

}  // namespace clientele
