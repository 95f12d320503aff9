// SPDX-License-Identifier: GPL-3.0-or-later
// Where charts take their figures from: a workspace, or a test's own answers.
#pragma once

#include "models/portfolio/portfolio.h"
#include "models/query/catalogue.h"
#include "models/query/filterstack.h"
#include "models/query/query.h"
#include "models/query/viewstate.h"

#include <QFuture>

#include <functional>
#include <memory>

namespace clientele {

class Workspace;

// Copied freely; what it refers to outlives every page.
struct ChartSource {
    std::function<QFuture<Result<QueryResult>>(const Query &)> evaluate;
    std::function<QFuture<Result<std::vector<RowIndex>>>(const Query &, const QStringList &)> rowsBehind;
    std::function<PortfolioPtr()> portfolio;
    std::function<std::shared_ptr<const Catalogue>()> catalogue;
    FilterStack *filters = nullptr;
    // These queries are about to be asked with one further condition between two days, which then move. A source without
    // it computes each.
    std::function<void(const std::vector<Query> &queries, const QString &day)> prepareBrush = {};
    // Small values kept from one day to the next; a source without a profile has neither.
    std::function<QByteArray(const QString &key)> setting = {};
    std::function<void(const QString &key, const QByteArray &value)> setSetting = {};
    ViewState *view = nullptr;  // none: every chart chooses its step of time

    [[nodiscard]] static ChartSource of(Workspace &workspace);
};

}  // namespace clientele
