// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/answerchartview.h"

#include "app/assistant/verifiedanswer.h"
#include "app/workspace.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/plot.h"
#include "ui/shell/iconbutton.h"
#include "ui/shell/theme.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

ChartSource sourceOf(Workspace &workspace, FilterStack &noFilters)
{
    ChartSource source = ChartSource::of(workspace);
    source.filters = &noFilters;
    source.view = nullptr;
    source.prepareBrush = {};
    return source;
}

}  // namespace

AnswerChartView::AnswerChartView(Workspace &workspace, PinnedCharts &pinned, const QString &id,
                                 const AnswerChart &chart, const Conditions &scope, QWidget *parent)
    : QWidget(parent),
      m_pinned(pinned),
      m_id(id),
      m_declared(specOf({id, chart.title, chart.kind, chart.query}, *workspace.catalogue())),
      m_card(new ChartCard(sourceOf(workspace, m_noFilters), m_declared.spec, this)),
      m_pin(new IconButton(u"pin"_s, {}, m_card))
{
    setObjectName(u"answerChart"_s);
    m_pin->setObjectName(u"pinChart"_s);
    m_card->addToHeader(m_pin);
    m_card->setFixedHeight(gap(m_card->spec().kind == ChartKind::Number ? 27 : 52));
    if (Plot *plot = m_card->plot()) {
        plot->setTakesMarks(false);
        plot->setTakesRanges(false);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_card);
    connect(m_card, &ChartCard::rowsRequested, this, &AnswerChartView::rowsRequested);
    connect(m_pin, &QToolButton::clicked, this, [this, chart, scope] {
        if (m_pinned.isPinned(m_id))
            m_pinned.unpin(m_id);
        else
            m_pinned.pin({m_id, chart.title, chart.kind, withoutScope(chart.query, scope)});
    });
    connect(&m_pinned, &PinnedCharts::changed, this, &AnswerChartView::showPinned);
    showPinned();
    m_card->refresh();
}

void AnswerChartView::showPinned()
{
    const bool pinned = m_pinned.isPinned(m_id);
    m_pin->setIconName(pinned ? u"pinned"_s : u"pin"_s);
    m_pin->setText(pinned ? tr("Take off the dashboard again") : tr("Pin to the dashboard"));
}

}  // namespace clientele
