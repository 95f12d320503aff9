// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/filtereditor.h"

#include "ui/filters/dayseditor.h"
#include "ui/filters/numberseditor.h"
#include "ui/filters/valueseditor.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

FilterEditor::FilterEditor(const ChartSource &source, QWidget *parent)
    : QWidget(parent),
      m_editors{new ValuesEditor(source, this), new NumbersEditor(source, this), new DaysEditor(source, this)},
      m_pages(new QStackedWidget(this)),
      m_problem(new QLabel(this))
{
    for (FieldEditor *editor : m_editors) {
        m_pages->addWidget(editor);
        connect(editor, &FieldEditor::accepted, this, &FilterEditor::accepted);
        connect(editor, &FieldEditor::failed, this, &FilterEditor::showProblem);
    }
    m_problem->setObjectName(u"problem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(gap(1.5));
    column->addWidget(m_pages, 1);
    column->addWidget(m_problem);
}

void FilterEditor::edit(const FilterSubject &subject)
{
    m_problem->hide();
    m_kind = static_cast<std::size_t>(subject.field.kind);
    m_pages->setCurrentIndex(static_cast<int>(m_kind));
    current()->edit(subject);
}

void FilterEditor::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->show();
}

}  // namespace clientele
