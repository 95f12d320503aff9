// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/datedlist.h"

#include "models/items/changetext.h"
#include "ui/shell/theme.h"

#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace clientele {

DatedList::DatedList(const QStringList &headings, QWidget *parent) : QTreeWidget(parent)
{
    setHeaderLabels(headings);
    setObjectName(u"datedList"_s);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    setAllColumnsShowFocus(true);
    setTabKeyNavigation(false);
    header()->setSectionsMovable(false);
    header()->setSectionsClickable(false);
    header()->setStretchLastSection(true);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->resizeSection(0, gap(26));
    if (headings.size() > 2)
        header()->resizeSection(1, gap(28));
    connect(this, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        const auto at = static_cast<std::size_t>(indexOfTopLevelItem(const_cast<QTreeWidgetItem *>(item)));
        if (at < m_lines.size() && m_lines[at].rows)
            emit rowsRequested(*m_lines[at].rows, {});
    });
}

void DatedList::setLines(const std::vector<Line> &lines)
{
    m_lines = lines;
    clear();
    const QLocale locale;
    QList<QTreeWidgetItem *> items;
    for (const Line &line : m_lines) {
        QStringList cells{line.day.isValid() ? shortDay(line.day, locale) : QString()};
        if (columnCount() > 2)
            cells += line.kind;
        cells += line.text.simplified();
        auto *item = new QTreeWidgetItem(cells);
        const int last = columnCount() - 1;
        // A tool tip guesses whether it is HTML; notes are none.
        item->setToolTip(last, u"<qt>"_s + line.text.toHtmlEscaped() + u"</qt>"_s);
        item->setData(0, Qt::AccessibleTextRole, cells.join(u", "_s));
        item->setForeground(0, palette().placeholderText());
        items += item;
    }
    addTopLevelItems(items);
}

QStringList DatedList::texts() const
{
    QStringList all;
    for (int i = 0; i < topLevelItemCount(); ++i)
        all += topLevelItem(i)->data(0, Qt::AccessibleTextRole).toString();
    return all;
}

}  // namespace clientele
