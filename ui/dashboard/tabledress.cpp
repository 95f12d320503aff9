// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/tabledress.h"

#include "ui/dashboard/tablecolumns.h"
#include "ui/shell/theme.h"

#include "models/items/tablemodel.h"

#include <QActionGroup>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QPainter>
#include <QPointF>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// In the order of TableDress::Format.
constexpr std::array formatWords{"none", "bars", "two", "three"};

constexpr double barShade = 0.28;    // of the accent: text stands on it
constexpr double scaleShade = 0.42;  // of the ends of a scale

// Paints what the dress says behind the text of the cell.
class DressDelegate : public QStyledItemDelegate {
public:
    explicit DressDelegate(TableDress *dress) : QStyledItemDelegate(dress), m_dress(dress) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool chosen = (option.state & QStyle::State_Selected) != 0;
        if (!chosen)
            paintFormat(*painter, option.rect, index);
        QStyledItemDelegate::paint(painter, option, index);
    }

private:
    void paintFormat(QPainter &painter, const QRect &cell, const QModelIndex &index) const
    {
        const Look look = clientele::look();
        const double place = m_dress->placeOf(index);
        switch (m_dress->format(index.column())) {
        case TableDress::Format::None:
            return;
        case TableDress::Format::Bars: {
            const auto [from, to] = m_dress->barOf(index);
            const QRectF room = QRectF(cell).adjusted(gap(1), gap(1), -gap(1), -gap(1));
            painter.fillRect(
                QRectF(room.left() + from * room.width(), room.top(), (to - from) * room.width(), room.height()),
                blended(look.accent, look.card, barShade));
            return;
        }
        case TableDress::Format::TwoColours:
            if (place >= 0)
                painter.fillRect(cell, blended(look.accent, look.card, place * scaleShade));
            return;
        case TableDress::Format::ThreeColours:
            // Amber and blue are told apart by everybody; the middle is the table's own ground.
            if (place >= 0)
                painter.fillRect(cell, place < 0.5
                                           ? blended(look.categories[1], look.card, (1 - 2 * place) * scaleShade)
                                           : blended(look.categories[0], look.card, (2 * place - 1) * scaleShade));
            return;
        }
    }

    TableDress *m_dress;
};

bool isFigure(const QModelIndex &index)
{
    const QVariant value = index.data(SortRole);
    return value.typeId() == QMetaType::Double || value.typeId() == QMetaType::LongLong
           || value.typeId() == QMetaType::Int;
}

}  // namespace

TableDress::TableDress(QTableView *table) : QObject(table), m_table(table)
{
    table->setItemDelegate(new DressDelegate(this));
    QHeaderView *header = table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_restoring)
            emit changed();
    });
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint &at) { popUp(header->mapToGlobal(at), header->logicalIndexAt(at)); });
}

void TableDress::popUp(const QPoint &global, int column)
{
    auto *menu = new QMenu(m_table);
    menu->setObjectName(QStringLiteral("columnMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu, column);
    menu->popup(global);
}

void TableDress::fillMenu(QMenu *menu, int column)
{
    if (column < 0)
        column = m_table->currentIndex().column();
    if (m_table->model() && column >= 0 && isFigure(m_table->model()->index(0, column))) {
        auto *choice = new QActionGroup(menu);
        const std::pair<Format, QString> formats[] = {{Format::None, tr("Figures alone")},
                                                      {Format::Bars, tr("Bars")},
                                                      {Format::TwoColours, tr("Two-colour scale")},
                                                      {Format::ThreeColours, tr("Three-colour scale")}};
        for (const auto &[format, name] : formats) {
            QAction *action = menu->addAction(name);
            action->setCheckable(true);
            action->setChecked(this->format(column) == format);
            choice->addAction(action);
            connect(action, &QAction::triggered, this, [this, column, format = format] { setFormat(column, format); });
        }
        menu->addSeparator();
    }
    addColumnActions(menu, m_table, column);
}

void TableDress::setFormat(int column, Format format)
{
    m_formats.insert(column, format);
    m_table->viewport()->update();
    emit changed();
}

QByteArray TableDress::state(const QStringList &names) const
{
    const QJsonObject before = QJsonDocument::fromJson(m_kept).object();
    QJsonObject state = QJsonDocument::fromJson(columnState(m_table, names)).object();
    QJsonArray hidden = state.value("hidden"_L1).toArray();
    const QJsonArray hiddenBefore = before.value("hidden"_L1).toArray();
    for (const QJsonValue name : hiddenBefore) {
        if (!names.contains(name.toString()))
            hidden.append(name);
    }
    state.insert("hidden"_L1, hidden);
    QJsonObject formats = before.value("formats"_L1).toObject();
    for (qsizetype column = 0; column < names.size(); ++column) {
        const Format format = this->format(static_cast<int>(column));
        if (format == Format::None)
            formats.remove(names.at(column));
        else
            formats.insert(names.at(column), QLatin1StringView(formatWords[static_cast<std::size_t>(format)]));
    }
    state.insert("formats"_L1, formats);
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void TableDress::restore(const QStringList &names, const QByteArray &state)
{
    m_restoring = true;
    m_kept = state;
    restoreColumns(m_table, names, state);
    m_formats.clear();
    const QJsonObject formats = QJsonDocument::fromJson(state).object().value("formats"_L1).toObject();
    for (qsizetype column = 0; column < names.size(); ++column) {
        const QString format = formats.value(names.at(column)).toString();
        const auto word = std::ranges::find_if(
            formatWords, [&format](const char *each) { return format == QLatin1StringView(each); });
        if (word != formatWords.end())
            m_formats.insert(static_cast<int>(column), static_cast<Format>(word - formatWords.begin()));
    }
    m_table->viewport()->update();
    m_restoring = false;
}

TableDress::Extent TableDress::extentOf(int column)
{
    const QAbstractItemModel *model = m_table->model();
    if (model != m_measured) {
        m_measured = model;
        connect(model, &QAbstractItemModel::modelReset, this, [this] { m_extents.clear(); });
        connect(model, &QAbstractItemModel::dataChanged, this, [this] { m_extents.clear(); });
    }
    const auto known = m_extents.constFind(column);
    if (known != m_extents.constEnd())
        return *known;
    Extent extent;
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row, column);
        if (!isFigure(index))
            continue;
        const double value = index.data(SortRole).toDouble();
        extent.lowest = extent.known ? std::min(extent.lowest, value) : value;
        extent.highest = extent.known ? std::max(extent.highest, value) : value;
        extent.known = true;
    }
    m_extents.insert(column, extent);
    return extent;
}

double TableDress::placeOf(const QModelIndex &index)
{
    if (const QVariant place = index.data(PlaceRole); place.isValid())
        return place.toDouble();
    if (!isFigure(index))
        return -1;
    const Extent extent = extentOf(index.column());
    const double span = extent.highest - extent.lowest;
    return span > 0 ? (index.data(SortRole).toDouble() - extent.lowest) / span : 0.5;
}

std::pair<double, double> TableDress::barOf(const QModelIndex &index)
{
    if (const QVariant bar = index.data(BarRole); bar.isValid())
        return {bar.toPointF().x(), bar.toPointF().y()};
    if (!isFigure(index))
        return {0, 0};
    const Extent extent = extentOf(index.column());
    const double lowest = std::min(extent.lowest, 0.0);
    const double span = std::max(extent.highest, 0.0) - lowest;
    const double value = index.data(SortRole).toDouble();
    if (span <= 0)
        return {0, 0};
    return {(std::min(value, 0.0) - lowest) / span, (std::max(value, 0.0) - lowest) / span};
}

}  // namespace clientele
