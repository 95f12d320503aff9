// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/elidedbutton.h"

#include "ui/shell/theme.h"

using namespace Qt::StringLiterals;

namespace clientele {

ElidedButton::ElidedButton(const QString &text, QWidget *parent) : QPushButton(parent), m_text(text)
{
    setAccessibleName(text);
    setToolTip(text.toHtmlEscaped());
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setText(u" "_s);
}

QSize ElidedButton::minimumSizeHint() const { return {gap(20), QPushButton::minimumSizeHint().height()}; }

void ElidedButton::resizeEvent(QResizeEvent *event)
{
    QPushButton::resizeEvent(event);
    const QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, width() - gap(5));
    setText(QString(shown).replace(u'&', u"&&"_s));
}

}  // namespace clientele
