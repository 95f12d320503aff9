// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/formrow.h"

#include <QFormLayout>
#include <QLabel>

namespace clientele {

void addField(QFormLayout &form, const QString &name, QWidget *field)
{
    auto *label = new QLabel(name, field->parentWidget());
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    field->setAccessibleName(name);
    // As high as the field once the style sheet has given it its size: the words then stand on one line.
    field->ensurePolished();
    label->setMinimumHeight(field->sizeHint().height());
    form.addRow(label, field);
}

}  // namespace clientele
