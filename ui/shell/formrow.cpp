// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/formrow.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>

namespace clientele {

void addField(QFormLayout &form, const QString &name, QWidget *field, QWidget *beside)
{
    auto *label = new QLabel(name, field->parentWidget());
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    field->setAccessibleName(name);
    // As high as the field once the style sheet has given it its size: the words then stand on one line.
    field->ensurePolished();
    label->setMinimumHeight(field->sizeHint().height());
    if (!beside) {
        form.addRow(label, field);
        return;
    }
    auto *line = new QHBoxLayout;
    line->addWidget(field, 1);
    line->addWidget(beside);
    form.addRow(label, line);
}

}  // namespace clientele
