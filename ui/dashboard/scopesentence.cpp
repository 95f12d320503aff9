// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/scopesentence.h"

#include "ui/dashboard/cardqueries.h"
#include "ui/dashboard/latestresults.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace clientele {

ScopeSentence::ScopeSentence(const ChartSource &source, const QStringList &measures, QObject *parent)
    : QObject(parent), m_source(source), m_measures(measures), m_results(new LatestResults(source, this))
{
    connect(m_results, &LatestResults::finished, this, &ScopeSentence::answered);
}

void ScopeSentence::ask()
{
    std::vector<Query> counted;
    for (const QString &measure : m_measures)
        counted.push_back({.measure = measure, .by = {}, .where = m_source.filters->conditions()});
    m_results->ask(counted);
}

bool ScopeSentence::isBusy() const { return m_results->isBusy(); }

QString ScopeSentence::text() const
{
    if (m_source.filters->conditions().empty())
        return {};
    if (m_results->failure())
        return m_results->failure()->sentence();
    const std::shared_ptr<const Catalogue> catalogue = m_source.catalogue();
    const PortfolioPtr portfolio = m_source.portfolio();
    const QLocale locale;
    QStringList parts;
    for (std::size_t index = 0; index < m_results->count(); ++index) {
        const MeasureInfo *measure = catalogue->measure(m_measures[static_cast<qsizetype>(index)]);
        if (!measure)
            continue;
        const auto all = static_cast<qint64>(portfolio->rows(measure->table));
        if (all == 0 && !parts.isEmpty())
            continue;
        parts += rowsOfText(measure->table, (*m_results->result(index)).matchedRows, all, locale);
    }
    return parts.join(u" · "_s);
}

}  // namespace clientele
