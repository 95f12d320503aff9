// SPDX-License-Identifier: GPL-3.0-or-later
// Charts that a person took from answers onto a page of their own: what each draws, kept in the profile.
#pragma once

#include "ui/dashboard/chartspec.h"

#include "models/query/catalogue.h"

#include <QByteArray>
#include <QObject>

#include <memory>
#include <utility>

namespace clientele {

class Workspace;

// A chart as a declaration: what a model may say of one, and what is kept. `kind`: bars, columns, line, donut, heat or
// table; another is bars.
struct DeclaredChart {
    QString id;
    QString title;
    QString kind;
    Query query;
};

// The card that draws it, with our own widgets. Its query's conditions hold always, beside the filters. A ChartSpec only
// points to its id and title: `words` has them, and must live as long as any copy of `spec`.
struct DeclaredSpec {
    std::shared_ptr<const std::pair<QByteArray, QByteArray>> words;
    ChartSpec spec;
};
[[nodiscard]] DeclaredSpec specOf(const DeclaredChart &chart, const Catalogue &catalogue);

// The page of such charts; `words` likewise.
struct DeclaredPage {
    std::vector<DeclaredSpec> words;
    PageSpec spec;
};
[[nodiscard]] DeclaredPage pageOf(const std::vector<DeclaredChart> &charts, const Catalogue &catalogue);

class PinnedCharts : public QObject {
    Q_OBJECT
public:
    explicit PinnedCharts(Workspace &workspace, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<DeclaredChart> &charts() const { return m_charts; }
    [[nodiscard]] bool isPinned(const QString &id) const;
    void pin(const DeclaredChart &chart);  // as the last; one of the same id is replaced
    void unpin(const QString &id);

signals:
    void changed();

private:
    void read();
    void keep();

    Workspace &m_workspace;
    std::vector<DeclaredChart> m_charts;
};

}  // namespace clientele
