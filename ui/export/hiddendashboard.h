// SPDX-License-Identifier: GPL-3.0-or-later
// The charts of all pages, the pinned ones too, over the book and the filters of one moment, computed out of sight: what a report draws while
// the person goes on working. Made one card a turn of the event loop, so that no frame waits for them.
#pragma once

#include "ui/dashboard/chartsource.h"
#include "ui/dashboard/pinnedcharts.h"

#include <QObject>

#include <memory>
#include <vector>

class QWidget;

namespace clientele {

class ChartCard;
class ScopeSentence;
class Turns;

class HiddenDashboard : public QObject {
    Q_OBJECT
public:
    // A page as the person has it: what was taken off it is not in its report.
    struct Page {
        PageSpec spec;
        ScopeSentence *scope = nullptr;
        std::vector<ChartCard *> cards = {};
    };

    explicit HiddenDashboard(Workspace &workspace, QObject *parent = nullptr);
    ~HiddenDashboard() override;

    void compute();  // then ready(), once
    [[nodiscard]] const std::vector<Page> &pages() const { return m_pages; }
    [[nodiscard]] int dotsPerInch() const;
    [[nodiscard]] const PortfolioPtr &portfolio() const { return m_portfolio; }
    [[nodiscard]] const std::shared_ptr<const Catalogue> &catalogue() const { return m_catalogue; }
    [[nodiscard]] const Conditions &conditions() const { return m_filters.conditions(); }

signals:
    void ready();

private:
    void addPage(Turns &turns, const PageSpec &spec);
    void addCard(std::size_t page, const ChartSpec &chart);
    void look();  // whether all are there

    PortfolioPtr m_portfolio;
    std::shared_ptr<const Catalogue> m_catalogue;
    FilterStack m_filters;
    ChartSource m_source;
    DeclaredPage m_pinned;  // its words live as long as the cards
    std::unique_ptr<QWidget> m_host;
    std::vector<Page> m_pages;
    bool m_made = false;
    bool m_ready = false;
};

}  // namespace clientele
