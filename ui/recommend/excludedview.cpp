// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recommend/excludedview.h"

#include "app/recommend/decision.h"
#include "models/items/phrases.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

bool isDecided(const recommend::Excluded &one)
{
    return recommend::decisionKind(one.verdict.failed.front().rule).has_value();
}

QLabel *line(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(textFont(TextRole::Secondary));
    return label;
}

}  // namespace

ExcludedView::ExcludedView(QWidget *parent)
    : QWidget(parent), m_toggle(new QPushButton(this)), m_column(new QVBoxLayout(this))
{
    m_toggle->setObjectName(u"stepsToggle"_s);
    m_toggle->setCheckable(true);
    m_toggle->setAutoDefault(false);
    m_column->setContentsMargins({});
    m_column->setSpacing(gap(1));
    m_column->addWidget(m_toggle, 0, Qt::AlignLeft);
    connect(m_toggle, &QPushButton::toggled, this, &ExcludedView::fill);
}

void ExcludedView::setExcluded(const std::vector<recommend::Excluded> &excluded, const QLocale &locale)
{
    m_excluded = excluded;
    // What the person decided comes first: it can be undone.
    std::ranges::stable_partition(m_excluded, isDecided);
    m_locale = locale;
    setVisible(!m_excluded.empty());
    fill();
}

void ExcludedView::setOpen(bool open) { m_toggle->setChecked(open); }

bool ExcludedView::isOpen() const { return m_toggle->isChecked(); }

void ExcludedView::fill()
{
    delete m_list;
    m_list = nullptr;
    const auto count = static_cast<int>(m_excluded.size());
    m_toggle->setText((isOpen() ? u"\u25be "_s : u"\u25b8 "_s) + tr("Not suggested: %n product(s)", nullptr, count));
    m_toggle->setAccessibleDescription(tr("Each with its rule, the values that failed, and the path to yes"));
    if (!isOpen())
        return;
    m_list = new QWidget(this);
    auto *rows = new QVBoxLayout(m_list);
    rows->setContentsMargins({});
    rows->setSpacing(gap(2));
    m_column->addWidget(m_list);
    for (const recommend::Excluded &one : m_excluded)
        addProduct(one);
    m_list->show();
}

void ExcludedView::addProduct(const recommend::Excluded &one)
{
    auto *frame = new QWidget(m_list);
    frame->setObjectName(u"excludedProduct"_s);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins({});
    column->setSpacing(gap(0.5));
    auto *head = new QHBoxLayout;
    auto *name = line(tr("%1 (%2)", "a product, its category").arg(one.product.name, one.product.category), frame);
    QFont bold = textFont(TextRole::Secondary);
    bold.setWeight(QFont::DemiBold);
    name->setFont(bold);
    head->addWidget(name, 1);
    if (isDecided(one)) {
        auto *undo = new QPushButton(tr("Undo"), frame);
        undo->setObjectName(u"excludedUndo"_s);
        undo->setAccessibleName(tr("Undo the decision about %1").arg(one.product.name));
        undo->setAutoDefault(false);
        connect(undo, &QPushButton::clicked, this, [this, id = one.product.id] { emit undoRequested(id); });
        head->addWidget(undo);
    }
    column->addLayout(head);
    for (const recommend::FailedRule &rule : one.verdict.failed) {
        const QString text = recommend::reasonText(rule);
        // A decision's sentence says what it is; a rule is named.
        auto *label = line(recommend::decisionKind(rule.rule) ? text : labelled(rule.rule, text), frame);
        label->setObjectName(u"softText"_s);
        column->addWidget(label);
    }
    if (const QString path = recommend::pathText(one.verdict, m_locale); !path.isEmpty())
        column->addWidget(line(path, frame));
    m_list->layout()->addWidget(frame);
}

}  // namespace clientele
