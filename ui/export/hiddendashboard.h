// SPDX-License-Identifier: GPL-3.0-or-later
// All pages of the dashboard over the book and the filters of one moment, computed and laid out out of sight: what a
// report draws while the person goes on working.
#pragma once

#include "ui/dashboard/chartsource.h"

#include <QObject>

#include <memory>
#include <vector>

namespace clientele {

class ChartCard;
class DashboardPage;
struct PageSpec;

class HiddenDashboard : public QObject {
    Q_OBJECT
public:
    explicit HiddenDashboard(Workspace &workspace, QObject *parent = nullptr);
    ~HiddenDashboard() override;

    void compute();  // then ready(), once
    [[nodiscard]] const std::vector<std::unique_ptr<DashboardPage>> &pages() const { return m_pages; }
    [[nodiscard]] static std::vector<ChartCard *> cardsOf(const DashboardPage &page);  // in their order
    [[nodiscard]] const PortfolioPtr &portfolio() const { return m_portfolio; }
    [[nodiscard]] const std::shared_ptr<const Catalogue> &catalogue() const { return m_catalogue; }
    [[nodiscard]] const Conditions &conditions() const { return m_filters.conditions(); }

signals:
    void ready();

private:
    void addPage(const PageSpec &spec);
    void look();  // whether all are there

    PortfolioPtr m_portfolio;
    std::shared_ptr<const Catalogue> m_catalogue;
    FilterStack m_filters;
    ChartSource m_source;
    std::vector<std::unique_ptr<DashboardPage>> m_pages;
    bool m_ready = false;
};

}  // namespace clientele
