// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a card: the plot of its kind, or its figures as a table; and the switch of currencies.
#include "ui/dashboard/chartcard.h"

#include "ui/dashboard/barsplot.h"
#include "ui/dashboard/columnsplot.h"
#include "ui/dashboard/dimensions.h"
#include "ui/dashboard/donutplot.h"
#include "ui/dashboard/figureplot.h"
#include "ui/dashboard/flowplot.h"
#include "ui/dashboard/heatplot.h"
#include "ui/dashboard/mapplot.h"
#include "ui/dashboard/marktable.h"
#include "ui/dashboard/querytable.h"
#include "ui/dashboard/stackplot.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

Plot *plotOf(ChartKind kind, QWidget *parent)
{
    switch (kind) {
    case ChartKind::Number:
        return new FigurePlot(parent);
    case ChartKind::Bars:
        return new BarsPlot(parent);
    case ChartKind::Columns:
        return new ColumnsPlot(parent);
    case ChartKind::Flow:
        return new FlowPlot(parent);
    case ChartKind::Donut:
        return new DonutPlot(parent);
    case ChartKind::Stack:
        return new StackPlot(parent);
    case ChartKind::Heat:
        return new HeatPlot(parent);
    case ChartKind::Map:
        return new MapPlot(parent);
    case ChartKind::Table:
        break;
    }
    return nullptr;
}

}  // namespace

// Also where a step of the path asks for another kind. What had the focus hands it on.
void ChartCard::makeBody()
{
    QWidget *before = m_plot ? static_cast<QWidget *>(m_plot) : m_table;
    const bool focused = before && before->hasFocus();
    if (before)
        removeBody(before);
    m_plot = plotOf(m_shown.kind, this);
    m_table = nullptr;
    if (!m_plot) {
        m_table = new QueryTable(this);
        connectTable();
        setBody(m_table);
    } else {
        const ChartKind kind = m_shown.kind;
        m_plot->setTakesRanges(kind != ChartKind::Map && kind != ChartKind::Number);
        if (m_shown.kind == ChartKind::Number)
            m_plot->setTakesMarks(!m_shown.where.empty());
        connectPlot();
        setBody(m_plot);
        emit plotMade();
    }
    if (focused)
        body()->setFocus(Qt::OtherFocusReason);
}

void ChartCard::showPicture()
{
    QWidget *picture = m_plot ? static_cast<QWidget *>(m_plot) : m_table;
    if (m_asTable && m_markTable && m_plot)
        picture = m_markTable;
    if (picture != body())
        setBody(picture);
    showBody();
}

namespace {

QString keptKey(const ChartSpec &spec) { return u"card."_s + QLatin1StringView(spec.id); }

}  // namespace

void ChartCard::restore()
{
    if (!m_source.setting)
        return;
    const QJsonObject kept = QJsonDocument::fromJson(m_source.setting(keptKey(m_spec))).object();
    m_dress = QJsonDocument(kept.value("dress"_L1).toObject()).toJson(QJsonDocument::Compact);
    if (m_markTable)
        m_markTable->setDress(m_dress);
    if (auto *stack = qobject_cast<StackPlot *>(m_plot))
        stack->setShares(kept.value("shares"_L1).toBool());
    showAsTable(kept.value("table"_L1).toBool());
}

void ChartCard::keep()
{
    if (!m_source.setSetting)
        return;
    const auto *stack = qobject_cast<StackPlot *>(m_plot);
    const QJsonObject kept{{u"table"_s, m_asTable},
                           {u"shares"_s, stack && stack->showsShares()},
                           {u"dress"_s, QJsonDocument::fromJson(m_dress).object()}};
    m_source.setSetting(keptKey(m_spec), QJsonDocument(kept).toJson(QJsonDocument::Compact));
}

void ChartCard::showAsTable(bool table)
{
    if (!m_plot || m_asTable == table)
        return;
    const bool focused = body() && body()->hasFocus();
    m_asTable = table;
    if (table && !m_markTable) {
        m_markTable = new MarkTable(this);
        m_markTable->setDress(m_dress);
        connect(m_markTable, &MarkTable::dressChanged, this, [this](const QByteArray &state) {
            m_dress = state;
            keep();
        });
        connect(m_markTable, &MarkTable::toggled, this, &ChartCard::toggle);
        connect(m_markTable, &MarkTable::rowsWanted, this, &ChartCard::openMark);
    }
    fillMarkTable();
    if (!showsMessage())
        showPicture();
    if (focused)
        body()->setFocus(Qt::OtherFocusReason);
}

void ChartCard::fillMarkTable()
{
    if (!m_asTable || !m_markTable || !m_plot)
        return;
    const std::shared_ptr<const Catalogue> catalogue = m_source.catalogue();
    const auto named = [&catalogue](const QString &name) {
        const DimensionInfo *dimension = catalogue->dimension(name);
        const MeasureInfo *measure = catalogue->measure(name);
        return dimension ? dimension->label : measure ? measure->label : name;
    };
    const ChartData &drawn = m_plot->allData();
    QStringList scales{named(dimensionOf(m_shown, drawn.grain))};
    if (m_shown.kind == ChartKind::Heat)
        scales += named(m_shown.by.value(1));
    if (m_shown.kind == ChartKind::Number)
        scales = {tr("Currency")};
    const std::vector<Query> asked = figureQueries();
    const bool additive =
        std::ranges::all_of(asked, [&](const Query &query) { return isAdditive(*m_source.catalogue(), query); });
    m_markTable->setChart(drawn, scales, additive);
}

void ChartCard::fillSwitch(const ChartData &drawn)
{
    if (m_shown.kind == ChartKind::Number)
        return;
    delete m_switch;
    m_switch = nullptr;
    m_currency = drawn.currency;
    if (drawn.currencies.size() < 2)
        return;
    m_switch = new QWidget(this);
    auto *line = new QHBoxLayout(m_switch);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(gap(1));
    for (const Currency currency : drawn.currencies) {
        auto *button = new QToolButton(m_switch);
        button->setObjectName("cardSwitch"_L1);
        button->setText(currency.code());
        button->setCheckable(true);
        button->setChecked(currency == drawn.currency);
        button->setFixedHeight(gap(5));
        //: a currency's code
        button->setToolTip(
            tr("Show amounts in %1; amounts of different currencies are never added").arg(currency.code()));
        connect(button, &QToolButton::clicked, this, [this, currency] {
            m_currency = currency;
            // This button goes with the new picture, so the picture waits until the click is over.
            QMetaObject::invokeMethod(
                this,
                [this] {
                    if (!isBusy())
                        showResults();
                },
                Qt::QueuedConnection);
        });
        line->addWidget(button);
    }
    addToHeader(m_switch);
}

}  // namespace clientele
