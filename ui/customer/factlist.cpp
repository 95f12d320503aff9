// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/factlist.h"

#include "app/customer/provenance.h"
#include "app/services/bookhistory.h"
#include "models/items/changetext.h"
#include "models/items/phrases.h"
#include "ui/shell/theme.h"

#include <QGridLayout>
#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// The row of the field's own table that is this customer's.
std::optional<RowIndex> rowFor(const Portfolio &book, Table table, RowIndex customer)
{
    if (table == Table::Customers)
        return customer;
    const auto rows = book.rowsOf(table, customer + 1);
    return rows.empty() ? std::nullopt : std::optional(rows.back());
}

}  // namespace

void FactValue::setWhence(const QString &whence) { setAccessibleDescription(whence); }

bool FactValue::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return ElidedLabel::event(event);
    // A tool tip guesses whether it is HTML; data are none.
    const QString words = text().toHtmlEscaped() + u"<br>"_s + accessibleDescription().toHtmlEscaped();
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), u"<qt>"_s + words + u"</qt>"_s, this);
    return true;
}

FactList::FactList(const std::vector<Field> &fields, QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(gap(3));
    grid->setVerticalSpacing(gap(1));
    // Half and half: what has no room is cut, and its tool tip has the rest.
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    for (const Field field : fields) {
        auto *label = new ElidedLabel(this);
        label->setText(fieldLabel(field));
        label->setProperty("tone", "soft");
        auto *value = new FactValue(this);
        value->setObjectName(QLatin1StringView(info(field).name));
        for (ElidedLabel *each : {label, static_cast<ElidedLabel *>(value)})
            each->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        const auto line = static_cast<int>(m_lines.size());
        grid->addWidget(label, line, 0);
        grid->addWidget(value, line, 1);
        m_lines.push_back({field, label, value});
    }
    grid->setRowStretch(static_cast<int>(m_lines.size()), 1);
}

void FactList::setBook(const Portfolio &book)
{
    for (const Line &line : m_lines) {
        const bool known = !std::holds_alternative<std::monostate>(book.column(line.field));
        line.label->setVisible(known);
        line.value->setVisible(known);
    }
}

void FactList::show(const Portfolio &book, RowIndex row, const BookHistory &history)
{
    const QLocale locale;
    QString origins[tableCount];
    for (const Line &line : m_lines) {
        if (line.value->isHidden())
            continue;
        const Table table = info(line.field).table;
        const auto own = rowFor(book, table, row);
        const QString text =
            own ? shownCell(line.field, cellOf(book, line.field, *own), book.info().zone, locale) : QString();
        line.value->setText(text.isEmpty() ? u"–"_s : text);
        QString &origin = origins[static_cast<std::size_t>(table)];
        if (own && origin.isEmpty())
            origin = provenanceText(history.sourcesOf(table), table, *own, book.info(), locale);
        const QString whence = own ? origin : tr("There is no such record of this customer.");
        line.value->setAccessibleName(
            labelled(line.label->text(), text.isEmpty() ? tr("not known", "a field of a record") : text));
        line.value->setWhence(whence);
    }
}

bool FactList::isEmpty() const
{
    return std::ranges::all_of(m_lines, [](const Line &line) { return line.value->isHidden(); });
}

FactValue *FactList::valueOf(Field field) const
{
    const auto found = std::ranges::find(m_lines, field, &Line::field);
    return found == m_lines.end() ? nullptr : found->value;
}

}  // namespace clientele
