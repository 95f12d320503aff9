// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/emptinesschoice.h"

#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include <algorithm>
#include <climits>

using namespace Qt::StringLiterals;

namespace clientele {

EmptinessChoice::EmptinessChoice(QWidget *parent)
    : QWidget(parent), m_without(new QCheckBox(this)), m_with(new QCheckBox(this))
{
    m_without->setObjectName(u"filterEmpty"_s);
    m_with->setObjectName(u"filterPresent"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(gap(1));
    for (QCheckBox *box : {m_without, m_with}) {
        column->addWidget(box);
        connect(box, &QCheckBox::toggled, this, [this, box](bool on) { choose(on ? box : nullptr); });
    }
    setFocusProxy(m_without);
}

// Each excludes the other, and either can be taken back.
void EmptinessChoice::choose(QCheckBox *chosen)
{
    if (m_choosing)
        return;
    m_choosing = true;
    for (QCheckBox *box : {m_without, m_with})
        box->setChecked(box == chosen);
    m_choosing = false;
    emit changed();
}

bool EmptinessChoice::says(const std::optional<Condition> &condition)
{
    return condition && (condition->op == Op::IsEmpty || condition->op == Op::Contains);
}

void EmptinessChoice::edit(const std::optional<Condition> &now)
{
    m_choosing = true;
    m_without->setChecked(now && now->op == Op::IsEmpty);
    m_with->setChecked(now && now->op == Op::Contains);
    m_choosing = false;
    setVisible(isMade());
    emit changed();
}

void EmptinessChoice::setMissing(std::int64_t rows, FilterField::Kind kind)
{
    const auto missing = static_cast<int>(std::min<std::int64_t>(rows, INT_MAX));
    const bool days = kind == FilterField::Kind::Days;
    m_without->setText(days ? tr("Only the %n without a day", nullptr, missing)
                            : tr("Only the %n without a value", nullptr, missing));
    m_with->setText(days ? tr("Leave out the %n without a day", nullptr, missing)
                         : tr("Leave out the %n without a value", nullptr, missing));
    setVisible(missing > 0 || isMade());
}

bool EmptinessChoice::isMade() const { return m_without->isChecked() || m_with->isChecked(); }

Condition EmptinessChoice::condition(const FilterField &field) const
{
    return m_without->isChecked() ? Condition{field.name, Op::IsEmpty, {}, {}} : anyValueCondition(field, {});
}

}  // namespace clientele
