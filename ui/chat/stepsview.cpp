// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/stepsview.h"

#include "ui/shell/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

StepsView::StepsView(QWidget *parent) : QWidget(parent), m_toggle(new QPushButton(this)), m_lines(new QLabel(this))
{
    m_toggle->setObjectName(u"stepsToggle"_s);
    m_toggle->setCheckable(true);
    m_toggle->setFont(textFont(TextRole::Axis));
    m_lines->setObjectName(u"softText"_s);
    m_lines->setTextFormat(Qt::PlainText);
    m_lines->setWordWrap(true);
    m_lines->setFont(textFont(TextRole::Axis));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(gap(1));
    column->addWidget(m_toggle, 0, Qt::AlignLeft);
    column->addWidget(m_lines);
    connect(m_toggle, &QPushButton::toggled, this, &StepsView::show);
    show();
}

void StepsView::setSteps(const std::vector<TurnStep> &steps)
{
    m_steps = steps;
    show();
}

void StepsView::setRunning(bool running)
{
    m_running = running;
    show();
}

void StepsView::setBudget(const QString &used)
{
    m_budget = used;
    show();
}

QString StepsView::text() const
{
    QStringList lines;
    for (const TurnStep &step : m_steps)
        lines += (step.failed ? u"\u2717  "_s : step.running ? u"\u2026  "_s : u"\u2713  "_s) + step.what;
    if (!m_budget.isEmpty())
        lines += m_budget;
    return lines.join(u'\n');
}

void StepsView::show()
{
    const auto count = static_cast<int>(m_steps.size());
    const bool open = m_running || m_toggle->isChecked();
    m_toggle->setText((open ? u"\u25be "_s : u"\u25b8 "_s) + tr("%n step(s)", nullptr, count));
    m_toggle->setVisible(!m_running && count > 1);
    m_lines->setText(text());
    m_lines->setVisible(open && count > 0);
    setVisible(count > 1 || (m_running && count > 0));
}

}  // namespace clientele
