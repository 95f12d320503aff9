// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/iconbutton.h"

#include "ui/shell/theme.h"

#include <QEvent>
#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace clientele {

QIcon tintedIcon(const QString &name, const QColor &colour)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray drawing = file.readAll();
    drawing.replace("#808080", colour.name().toLatin1());
    QSvgRenderer renderer(drawing);
    QIcon icon;
    const QSize size = renderer.defaultSize();
    for (const int scale : {1, 2, 3}) {
        QPixmap pixmap(size * scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        icon.addPixmap(pixmap);
    }
    return icon;
}

IconButton::IconButton(const QString &icon, const QString &text, QWidget *parent) : QToolButton(parent), m_name(icon)
{
    setText(text);
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    setFocusPolicy(Qt::StrongFocus);
    setAutoRaise(true);
    setIconSize(QSize(gap(4), gap(4)));
    tint();
}

void IconButton::setIconName(const QString &icon)
{
    m_name = icon;
    tint();
}

void IconButton::setText(const QString &text)
{
    setAccessibleName(text);
    setToolTip(text);
}

void IconButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::EnabledChange)
        tint();
}

void IconButton::tint()
{
    const Look now = look();
    setIcon(tintedIcon(m_name, isEnabled() ? now.soft : now.faint));
}

}  // namespace clientele
