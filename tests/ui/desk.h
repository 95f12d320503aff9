// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of dashboards share: a book with its filters, pages opened over it, and gestures on marks by their labels.
#pragma once

#include "tests/support/bmobook.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/figureplot.h"

#include "models/query/evaluator.h"

#include <QSignalSpy>
#include <QTest>
#include <QtConcurrentRun>

#include <algorithm>

namespace clientele::test {

using namespace Qt::StringLiterals;

// A book, its filters, and the real evaluator on a worker.
struct Desk {
    PortfolioPtr book;
    std::shared_ptr<const Catalogue> catalogue = std::make_shared<const Catalogue>();
    FilterStack filters;
    ChartSource source;
    QHash<QString, QByteArray> settings;  // the profile's

    explicit Desk(const PortfolioPtr &portfolio) : book(portfolio)
    {
        source.evaluate = [this](const Query &query) {
            return QtConcurrent::run(
                [book = book, catalogue = catalogue, query] { return evaluate(*book, *catalogue, query); });
        };
        source.rowsBehind = [this](const Query &query, const QStringList &keys) {
            return QtConcurrent::run([book = book, catalogue = catalogue, query, keys] {
                return rowsBehind(*book, *catalogue, query, keys);
            });
        };
        source.portfolio = [this] { return book; };
        source.catalogue = [this] { return catalogue; };
        source.filters = &filters;
        source.setting = [this](const QString &key) { return settings.value(key); };
        source.setSetting = [this](const QString &key, const QByteArray &value) { settings.insert(key, value); };
    }
};

inline PageSpec page(const QString &id)
{
    const std::vector<PageSpec> pages = dashboardPages();
    return *std::ranges::find_if(pages, [&id](const PageSpec &each) { return id == QLatin1StringView(each.id); });
}

inline bool settle(const DashboardPage &page)
{
    return QTest::qWaitFor([&page] { return page.isSettled(); }, 20'000);
}

inline std::unique_ptr<DashboardPage> opened(Desk &desk, const QString &id)
{
    auto made = std::make_unique<DashboardPage>(desk.source, page(id));
    made->resize(900, 820);
    made->show();
    return settle(*made) ? std::move(made) : nullptr;
}

inline int markOf(const ChartCard &card, const QString &label)
{
    const std::vector<Mark> &marks = card.plot()->data().marks;
    const auto found = std::ranges::find(marks, label, &Mark::label);
    return found == marks.end() ? -1 : static_cast<int>(found - marks.begin());
}

inline QString valueOf(const ChartCard &card, const QString &label)
{
    const int mark = markOf(card, label);
    return mark < 0 ? u"no such mark"_s
                    : card.plot()->data().marks[static_cast<std::size_t>(mark)].parts.front().value.toText();
}

inline void click(const ChartCard &card, const QString &label, Qt::KeyboardModifiers modifiers = {})
{
    const int mark = markOf(card, label);
    QVERIFY2(mark >= 0, qPrintable(label));
    QTest::mouseClick(card.plot(), Qt::LeftButton, modifiers, card.plot()->markArea(mark).center().toPoint());
}

inline QStringList figures(const ChartCard &card) { return qobject_cast<FigurePlot *>(card.plot())->shownFigures(); }

inline Condition cities(const QStringList &names)
{
    return {.field = u"customer.city"_s, .op = Op::In, .values = names, .rows = {}};
}

}  // namespace clientele::test
