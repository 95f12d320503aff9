// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/marktable.h"

#include "ui/dashboard/figuretext.h"
#include "ui/dashboard/querytable.h"
#include "ui/dashboard/summaryview.h"
#include "ui/dashboard/tabledress.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <utility>

namespace clientele {

void MarkTableModel::setChart(const ChartData &data, const QStringList &scales)
{
    beginResetModel();
    m_data = data;
    m_scales = scales;
    endResetModel();
}

// The figures, and beside them those of the whole book where filters narrow them.
int MarkTableModel::columns() const { return static_cast<int>(m_scales.size()) + figures() * (m_data.ghosted ? 2 : 1); }

QString MarkTableModel::keyText(const Mark &mark, int row, int column) const
{
    if (m_scales.size() < 2 || m_data.across.empty())
        return mark.longLabel.isEmpty() ? mark.key : mark.longLabel;
    const std::size_t columns = m_data.across.size();
    const auto at = static_cast<std::size_t>(row);
    return column == 0 ? m_data.across[at % columns].longLabel : m_data.up[at / columns].longLabel;
}

QVariant MarkTableModel::cell(int row, int column, int role) const
{
    const Mark &mark = m_data.marks[static_cast<std::size_t>(row)];
    if (role == Qt::FontRole && mark.selected) {
        QFont bold = QApplication::font();
        bold.setWeight(QFont::DemiBold);
        return bold;
    }
    const int keys = static_cast<int>(m_scales.size());
    if (column < keys) {
        if (role == KeyRole)
            return row;
        // Scales sort in their own order, names by letter.
        if (role == SortRole && !m_data.across.empty()) {
            const int across = static_cast<int>(m_data.across.size());
            return column == 0 ? row % across : row / across;
        }
        return role == Qt::DisplayRole || role == SortRole ? keyText(mark, row, column) : QVariant();
    }
    const int figure = column - keys;
    const MarkPart &part = mark.parts[static_cast<std::size_t>(figure % figures())];
    const bool whole = figure >= figures();
    const std::optional<Figure> value = whole ? part.ghost : part.known ? std::optional(part.value) : std::nullopt;
    if (!value)
        return {};
    if (role == SortRole)
        return number(*value);
    return role == Qt::DisplayRole ? exactText(*value, QLocale()) : QVariant();
}

QString MarkTableModel::header(int column) const
{
    const int keys = static_cast<int>(m_scales.size());
    if (column < keys)
        return m_scales.at(column);
    const int figure = column - keys;
    QString text = m_data.series[static_cast<std::size_t>(figure % figures())].label;
    if (!m_data.currency.isEmpty())
        //: a column of amounts: Deposits (CAD)
        text = tr("%1 (%2)").arg(text, m_data.currency.code());
    //: a column of figures of the whole book beside those within the filters
    return figure >= figures() ? tr("%1, whole book").arg(text) : text;
}

QStringList MarkTableModel::columnNames() const
{
    QStringList names;
    for (qsizetype scale = 0; scale < m_scales.size(); ++scale)
        names += QStringLiteral("scale%1").arg(scale);
    for (int figure = 0; figure < columns() - m_scales.size(); ++figure) {
        const int series = figure % figures();
        const QString &key = m_data.series[static_cast<std::size_t>(series)].key;
        names += (figure < figures() ? QStringLiteral("value.") : QStringLiteral("whole."))
                 + (key.isEmpty() ? QString::number(series) : key);
    }
    return names;
}

std::vector<FigureColumn> MarkTableModel::figureColumns() const
{
    std::vector<FigureColumn> all(static_cast<std::size_t>(columns() - m_scales.size()));
    for (const Mark &mark : m_data.marks) {
        for (std::size_t at = 0; at < all.size(); ++at) {
            const auto series = static_cast<std::size_t>(figures());
            const MarkPart &part = mark.parts[at % series];
            all[at].push_back(at >= series ? part.ghost : part.known ? std::optional(part.value) : std::nullopt);
        }
    }
    return all;
}

MarkTable::MarkTable(QWidget *parent)
    : QTableView(parent),
      m_model(new MarkTableModel(this)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_dress(new TableDress(this)),
      m_lines(new SummaryModel(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(SortRole);
    m_sorted->setSortLocaleAware(true);
    setModel(m_sorted);
    styleTable(this);
    sortByColumn(-1, Qt::AscendingOrder);
    m_summary = new SummaryView(this, this);
    m_summary->setModel(m_lines);
    connect(m_dress, &TableDress::changed, this, [this] {
        m_dressState = m_dress->state(m_model->columnNames());
        emit dressChanged(m_dressState);
    });
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { emit rowsWanted(m_sorted->mapToSource(index).row()); });
}

void MarkTable::setDress(const QByteArray &state)
{
    m_dressState = state;
    m_dress->restore(m_model->columnNames(), state);
}

QTableView *MarkTable::summary() const { return m_summary; }

void MarkTable::setChart(const ChartData &chart, const QStringList &scales, bool additive)
{
    const int mark = currentMark();
    m_model->setChart(chart, scales);
    const std::vector<FigureColumn> columns = m_model->figureColumns();
    m_lines->setLines(summaryOf(columns, additive), static_cast<int>(scales.size()), static_cast<int>(columns.size()),
                      false);
    m_dress->restore(m_model->columnNames(), m_dressState);
    m_summary->follow();
    updateGeometries();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    if (mark >= 0 && mark < m_model->rowCount())
        setCurrentIndex(m_sorted->mapFromSource(m_model->index(mark, 0)));
}

int MarkTable::currentMark() const
{
    return currentIndex().isValid() ? m_sorted->mapToSource(currentIndex()).row() : -1;
}

int MarkTable::markAt(const QPoint &point) const
{
    const QModelIndex index = indexAt(viewport()->mapFrom(this, point));
    return index.isValid() ? m_sorted->mapToSource(index).row() : -1;
}

QString MarkTable::asText() const
{
    std::vector<int> rows;
    const QModelIndexList chosen = selectionModel()->selectedRows();
    for (const QModelIndex &index : chosen)
        rows.push_back(index.row());
    std::ranges::sort(rows);
    if (rows.size() < 2) {
        rows.clear();
        for (int row = 0; row < m_sorted->rowCount(); ++row)
            rows.push_back(row);
    }
    for (int &row : rows)
        row = m_sorted->mapToSource(m_sorted->index(row, 0)).row();
    return m_model->asText(rows);
}

// The view has given its whole height to the rows: the lines below them take theirs back.
void MarkTable::updateGeometries()
{
    QTableView::updateGeometries();
    if (!m_summary || m_summary->isHidden())
        return;
    const QMargins margins = viewportMargins();
    setViewportMargins(margins.left(), margins.top(), margins.right(), m_summary->height());
    const QRect rows = viewport()->geometry();
    m_summary->setGeometry(rows.left(), rows.bottom() + 1, rows.width(), m_summary->height());
}

void MarkTable::keyPressEvent(QKeyEvent *event)
{
    const int mark = currentMark();
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (event->matches(QKeySequence::Copy))
        return QApplication::clipboard()->setText(asText());
    if (mark >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return emit rowsWanted(mark);
    if (mark >= 0 && event->key() == Qt::Key_Space)
        return emit toggled(mark, control);
    if (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Escape)
        return event->ignore();  // the card's
    QTableView::keyPressEvent(event);
}

void MarkTable::mousePressEvent(QMouseEvent *event)
{
    m_pressed = true;
    QTableView::mousePressEvent(event);
}

void MarkTable::mouseReleaseEvent(QMouseEvent *event)
{
    const bool clicked = std::exchange(m_pressed, false) && event->button() == Qt::LeftButton;
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    const int rows = static_cast<int>(selectionModel()->selectedRows().size());
    // Several rows under the pointer are being chosen for copying.
    if (clicked && index.isValid() && (rows < 2 || event->modifiers() & Qt::ControlModifier))
        emit toggled(m_sorted->mapToSource(index).row(), event->modifiers().testFlag(Qt::ControlModifier));
}

}  // namespace clientele
