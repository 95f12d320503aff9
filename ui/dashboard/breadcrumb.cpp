// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/breadcrumb.h"

#include "ui/dashboard/elidedlabel.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace clientele {

Breadcrumb::Breadcrumb(QWidget *parent) : QWidget(parent)
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(gap(1));
    setAccessibleName(tr("Way back"));
    hide();
}

void Breadcrumb::setSteps(const QStringList &steps)
{
    m_steps = steps;
    while (QLayoutItem *item = layout()->takeAt(0)) {
        // Perhaps the click that led here is still under way.
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    setVisible(!steps.isEmpty());
    const QFont font = textFont(TextRole::Secondary);
    for (qsizetype step = 0; step < steps.size(); ++step) {
        if (step + 1 < steps.size()) {
            auto *button = new QToolButton(this);
            button->setObjectName("crumb"_L1);
            button->setFont(font);
            button->setText(steps.at(step));
            button->setFixedHeight(gap(5));
            button->setToolTip(tr("Back to “%1” (Backspace goes back one step)").arg(steps.at(step)));
            connect(button, &QToolButton::clicked, this, [this, step] { emit backTo(static_cast<int>(step)); });
            layout()->addWidget(button);
            auto *arrow = new QLabel(u"\u203A"_s, this);
            arrow->setProperty("tone", "soft");
            layout()->addWidget(arrow);
        } else {
            auto *here = new ElidedLabel(this);
            here->setFont(font);
            here->setText(steps.at(step));
            static_cast<QBoxLayout *>(layout())->addWidget(here, 1);
        }
    }
}

}  // namespace clientele
