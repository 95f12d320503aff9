// SPDX-License-Identifier: GPL-3.0-or-later
// The pages, chart by chart. A new chart is one row here; its figures, filters, menu and keyboard come with its kind.
#include "ui/dashboard/chartspec.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

// Rows of tables are laid out by hand.
// clang-format off

constexpr double figureHeight = 27;
constexpr const char *clickHint = QT_TRANSLATE_NOOP("Dashboard", "click to filter, Ctrl+click for several");
constexpr const char *dragHint = QT_TRANSLATE_NOOP("Dashboard", "drag to select a range");

// Steps of 50 from the lowest score there is; above 800 one more.
QStringList scoreEdges()
{
    QStringList edges;
    for (int score = 300; score <= 850; score += 50)
        edges += QString::number(score);
    return edges;
}

QStringList owedEdges() { return {u"0"_s, u"1"_s, u"10000"_s, u"25000"_s, u"50000"_s, u"100000"_s, u"200000"_s, u"400000"_s}; }

QStringList balanceEdges() { return {u"0"_s, u"1000"_s, u"5000"_s, u"10000"_s, u"25000"_s, u"50000"_s, u"100000"_s, u"250000"_s}; }

QStringList delinquencyEdges() { return {u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}; }

PageSpec overview()
{
    return {.id = "overview",
            .title = QT_TRANSLATE_NOOP("Dashboard", "Overview"),
            .scopeMeasures = {u"customers.count"_s, u"loans.count"_s, u"atm.count"_s},
            .charts = {
                {.id = "overview.customers", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Customers"), .measures = {u"customers.count"_s},
                 .caption = Caption::Groups, .captionBy = u"customer.city"_s, .span = 3, .height = figureHeight},
                {.id = "overview.owed", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Owed in loans"), .measures = {u"loans.owed"_s},
                 .caption = Caption::UnitRows, .currencyBy = u"loan.currency"_s, .span = 3, .height = figureHeight},
                {.id = "overview.balance", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Balances"), .measures = {u"customers.balance"_s},
                 .caption = Caption::UnitRows, .currencyBy = u"customer.currency"_s, .span = 3, .height = figureHeight,
                 .insteadOf = "overview.owed"},
                {.id = "overview.score", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Median score"),
                 .measures = {u"credit.score.median"_s}, .caption = Caption::Range, .span = 3,
                 .height = figureHeight},
                {.id = "overview.spending", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Spent monthly"),
                 .measures = {u"customers.monthly_spending"_s}, .caption = Caption::UnitRows,
                 .currencyBy = u"customer.currency"_s, .span = 3, .height = figureHeight,
                 .insteadOf = "overview.score"},
                {.id = "overview.complaints", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Complaints"), .measures = {u"complaints.count"_s},
                 .caption = Caption::Groups, .captionBy = u"complaint.category"_s, .trendBy = u"complaint.day"_s,
                 .span = 3, .height = figureHeight},
                {.id = "overview.deposits", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "All deposits"),
                 .measures = {u"customers.total_deposits"_s}, .caption = Caption::UnitRows,
                 .currencyBy = u"customer.currency"_s, .span = 3, .height = figureHeight,
                 .insteadOf = "overview.complaints"},
                {.id = "overview.scores", .kind = ChartKind::Columns,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Credit score"), .measures = {u"customers.count"_s},
                 .by = {u"credit.score.bin"_s}, .hint = dragHint, .scale = Scale::ScoreBins},
                {.id = "overview.risk", .kind = ChartKind::Donut,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Risk profile"), .measures = {u"customers.count"_s},
                 .by = {u"customer.risk"_s}, .hint = clickHint, .order = Order::ValueDescending,
                 .categoryColours = true, .insteadOf = "overview.scores"},
                {.id = "overview.loans", .kind = ChartKind::Bars,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Owed by loan type"), .measures = {u"loans.owed"_s},
                 .by = {u"loan.type"_s}, .order = Order::ValueDescending, .top = 12, .categoryColours = true},
                {.id = "overview.countries", .kind = ChartKind::Bars,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Balances by country"), .measures = {u"customers.balance"_s},
                 .by = {u"customer.country"_s}, .order = Order::ValueDescending, .top = 12,
                 .insteadOf = "overview.loans"},
                {.id = "overview.flow", .kind = ChartKind::Flow,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "ATM cash flow by %1"),
                 .measures = {u"atm.deposits"_s, u"atm.withdrawals"_s}, .by = {u"atm.day"_s}, .scale = Scale::Time,
                 .height = 64},
                {.id = "overview.balances", .kind = ChartKind::Columns,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Customers by balance"), .measures = {u"customers.count"_s},
                 .by = {u"customer.balance"_s}, .hint = dragHint, .scale = Scale::Bins, .edges = balanceEdges(),
                 .height = 64, .insteadOf = "overview.flow"},
                {.id = "overview.cities", .kind = ChartKind::Bars,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Customers by city"), .measures = {u"customers.count"_s},
                 .by = {u"customer.city"_s}, .hint = clickHint, .order = Order::ValueDescending, .top = 12,
                 .height = 64},
            }};
}

PageSpec customers()
{
    return {.id = "customers",
            .title = QT_TRANSLATE_NOOP("Dashboard", "Customers and credit"),
            .scopeMeasures = {u"customers.count"_s},
            .charts = {
                {.id = "customers.count", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Customers"), .measures = {u"customers.count"_s},
                 .caption = Caption::Groups, .captionBy = u"customer.city"_s, .span = 3, .height = figureHeight},
                {.id = "customers.score", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Median score"),
                 .measures = {u"credit.score.median"_s}, .caption = Caption::Range, .span = 3,
                 .height = figureHeight, .onlyWhereKnown = true},
                {.id = "customers.delinquencies", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Delinquencies"), .measures = {u"credit.delinquencies"_s},
                 .caption = Caption::UnitRows, .span = 3, .height = figureHeight, .onlyWhereKnown = true},
                {.id = "customers.poor", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Score < 580"), .measures = {u"customers.count"_s},
                 .where = {{.field = u"credit.score"_s, .op = Op::Below, .values = {u"580"_s}, .rows = {}}},
                 .caption = Caption::Groups, .captionBy = u"customer.city"_s, .span = 3, .height = figureHeight, .onlyWhereKnown = true},
                {.id = "customers.balance", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Balances"), .measures = {u"customers.balance"_s},
                 .caption = Caption::UnitRows, .currencyBy = u"customer.currency"_s, .span = 6, .height = figureHeight,
                 .onlyWhereKnown = true},
                {.id = "customers.spending", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Monthly spending"),
                 .measures = {u"customers.monthly_spending"_s}, .caption = Caption::UnitRows, .currencyBy = u"customer.currency"_s,
                 .span = 6, .height = figureHeight, .onlyWhereKnown = true},
                {.id = "customers.map", .kind = ChartKind::Map,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Where customers live"), .measures = {u"customers.count"_s},
                 .by = {u"customer.city"_s}, .hint = clickHint, .order = Order::ValueDescending, .span = 8,
                 .height = 84},
                {.id = "customers.cities", .kind = ChartKind::Bars,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Customers by city"), .measures = {u"customers.count"_s},
                 .by = {u"customer.city"_s}, .order = Order::ValueDescending, .top = 12, .span = 4, .height = 84},
                {.id = "customers.scores", .kind = ChartKind::Columns,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Credit score by city"), .measures = {u"customers.count"_s},
                 .by = {u"credit.score.bin"_s, u"customer.city"_s}, .hint = dragHint, .scale = Scale::ScoreBins,
                 .span = 12, .height = 60},
                {.id = "customers.scoreowed", .kind = ChartKind::Heat,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Score by amount owed"), .measures = {u"customers.count"_s},
                 .by = {u"credit.score"_s, u"loans.owed"_s}, .hint = dragHint, .scale = Scale::Bins,
                 .upScale = Scale::Bins, .edges = scoreEdges(), .upEdges = owedEdges(), .span = 8, .height = 62,
                 .onlyWhereKnown = true},
                {.id = "customers.late", .kind = ChartKind::Columns,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Customers by delinquencies"),
                 .measures = {u"customers.count"_s}, .by = {u"credit.delinquencies"_s}, .scale = Scale::Bins,
                 .edges = delinquencyEdges(), .span = 4, .height = 62, .onlyWhereKnown = true},
                {.id = "customers.bands", .kind = ChartKind::Bars,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Score band"), .measures = {u"customers.count"_s},
                 .by = {u"credit.band"_s}, .height = 60, .onlyWhereKnown = true},
                {.id = "customers.average", .kind = ChartKind::Bars,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Average score by city"),
                 .measures = {u"credit.score.average"_s}, .by = {u"customer.city"_s}, .order = Order::ValueDescending,
                 .top = 12, .height = 60, .onlyWhereKnown = true},
                {.id = "customers.risk", .kind = ChartKind::Donut,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Risk profile"), .measures = {u"customers.count"_s},
                 .by = {u"customer.risk"_s}, .order = Order::ValueDescending, .categoryColours = true, .height = 46,
                 .onlyWhereKnown = true},
                {.id = "customers.countries", .kind = ChartKind::Bars,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Customers by country"), .measures = {u"customers.count"_s},
                 .by = {u"customer.country"_s}, .order = Order::ValueDescending, .top = 12, .height = 46,
                 .onlyWhereKnown = true},
            }};
}

PageSpec loans()
{
    return {.id = "loans",
            .title = QT_TRANSLATE_NOOP("Dashboard", "Loans"),
            .scopeMeasures = {u"loans.count"_s, u"customers.count"_s},
            .charts = {
                {.id = "loans.count", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Active loans"), .measures = {u"loans.count"_s},
                 .caption = Caption::Groups, .captionBy = u"customer.city"_s, .span = 3, .height = figureHeight},
                {.id = "loans.owed", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Owed in all"), .measures = {u"loans.owed"_s},
                 .caption = Caption::UnitRows, .currencyBy = u"loan.currency"_s, .span = 3, .height = figureHeight},
                {.id = "loans.largest", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Largest loan"), .measures = {u"loans.largest"_s},
                 .caption = Caption::UnitRows, .currencyBy = u"loan.currency"_s, .span = 3, .height = figureHeight},
                {.id = "loans.borrowers", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Borrowers"), .measures = {u"customers.count"_s},
                 .where = {{.field = u"loans.count"_s, .op = Op::AtLeast, .values = {u"1"_s}, .rows = {}}},
                 .caption = Caption::Groups, .captionBy = u"customer.city"_s, .span = 3, .height = figureHeight},
                {.id = "loans.by_type", .kind = ChartKind::Bars,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Owed by loan type"), .measures = {u"loans.owed"_s},
                 .by = {u"loan.type"_s}, .hint = clickHint, .order = Order::ValueDescending, .top = 12,
                 .categoryColours = true},
                {.id = "loans.types", .kind = ChartKind::Donut,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Loans by type"), .measures = {u"loans.count"_s},
                 .by = {u"loan.type"_s}, .order = Order::ValueDescending, .categoryColours = true},
                {.id = "loans.mix", .kind = ChartKind::Stack,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Loan mix by city"), .measures = {u"loans.owed"_s},
                 .by = {u"customer.city"_s, u"loan.type"_s}, .order = Order::ValueDescending, .top = 12, .span = 12,
                 .height = 64},
                {.id = "loans.cities", .kind = ChartKind::Bars,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Owed by city"), .measures = {u"loans.owed"_s},
                 .by = {u"customer.city"_s}, .order = Order::ValueDescending, .top = 12, .height = 62},
                {.id = "loans.customers", .kind = ChartKind::Bars,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Who owes most"), .measures = {u"loans.owed"_s},
                 .by = {u"customer.id"_s}, .hint = QT_TRANSLATE_NOOP("Dashboard", "double-click opens the customer"),
                 .order = Order::ValueDescending, .top = 10, .height = 62},
            }};
}

PageSpec atm()
{
    return {.id = "atm",
            .title = QT_TRANSLATE_NOOP("Dashboard", "ATM activity"),
            .scopeMeasures = {u"atm.count"_s, u"customers.count"_s},
            .charts = {
                {.id = "atm.count", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Transactions"), .measures = {u"atm.count"_s},
                 .caption = Caption::Groups, .captionBy = u"atm.id"_s, .trendBy = u"atm.day"_s, .span = 3,
                 .height = figureHeight},
                {.id = "atm.net", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Net cash flow"), .measures = {u"atm.net"_s},
                 .caption = Caption::UnitRows, .trendBy = u"atm.day"_s, .currencyBy = u"atm.currency"_s, .span = 3, .height = figureHeight},
                {.id = "atm.types", .kind = ChartKind::Bars, .title = QT_TRANSLATE_NOOP("Dashboard", "By type"),
                 .measures = {u"atm.count"_s}, .by = {u"atm.type"_s}, .height = figureHeight},
                {.id = "atm.days", .kind = ChartKind::Columns,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Transactions by %1"), .measures = {u"atm.count"_s},
                 .by = {u"atm.day"_s}, .hint = dragHint, .scale = Scale::Time, .span = 12, .height = 50},
                {.id = "atm.machines", .kind = ChartKind::Bars,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Busiest machines"), .measures = {u"atm.count"_s},
                 .by = {u"atm.id"_s}, .order = Order::ValueDescending, .top = 8, .height = 46},
                {.id = "atm.flow", .kind = ChartKind::Flow,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Cash flow by %1"),
                 .measures = {u"atm.deposits"_s, u"atm.withdrawals"_s}, .by = {u"atm.day"_s}, .scale = Scale::Time,
                 .height = 46},
                {.id = "atm.netdays", .kind = ChartKind::Columns,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Net cash flow by %1"), .measures = {u"atm.net"_s},
                 .by = {u"atm.day"_s}, .hint = dragHint, .scale = Scale::Time, .height = 46},
                {.id = "atm.hours", .kind = ChartKind::Columns, .title = QT_TRANSLATE_NOOP("Dashboard", "By hour"),
                 .measures = {u"atm.count"_s}, .by = {u"atm.hour"_s}, .scale = Scale::Hours, .height = 46},
                {.id = "atm.week", .kind = ChartKind::Heat,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Busy hours of the week"), .measures = {u"atm.count"_s},
                 .by = {u"atm.hour"_s, u"atm.weekday"_s}, .hint = dragHint, .scale = Scale::Hours,
                 .upScale = Scale::Weekdays, .span = 12, .height = 56},
            }};
}

PageSpec complaints()
{
    return {.id = "complaints",
            .title = QT_TRANSLATE_NOOP("Dashboard", "Complaints"),
            .scopeMeasures = {u"complaints.count"_s},
            .charts = {
                {.id = "complaints.count", .kind = ChartKind::Number,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Complaints"), .measures = {u"complaints.count"_s},
                 .caption = Caption::Groups, .captionBy = u"complaint.category"_s, .trendBy = u"complaint.day"_s,
                 .span = 4, .height = 50},
                {.id = "complaints.categories", .kind = ChartKind::Donut,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Complaints by category"),
                 .measures = {u"complaints.count"_s}, .by = {u"complaint.category"_s}, .hint = clickHint,
                 .order = Order::ValueDescending, .categoryColours = true, .span = 8, .height = 50},
                {.id = "complaints.wordings", .kind = ChartKind::Bars,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "What was said"), .measures = {u"complaints.count"_s},
                 .by = {u"complaint.description"_s}, .order = Order::ValueDescending, .top = 12, .span = 12,
                 .height = 62},
                {.id = "complaints.days", .kind = ChartKind::Columns,
                 .title = QT_TRANSLATE_NOOP("Dashboard", "Complaints by %1"), .measures = {u"complaints.count"_s},
                 .by = {u"complaint.day"_s, u"complaint.category"_s}, .hint = dragHint, .scale = Scale::Time, .span = 12,
                 .height = 50},
            }};
}

// clang-format on

}  // namespace

std::vector<PageSpec> dashboardPages() { return {overview(), customers(), loans(), atm(), complaints()}; }

QString pageTitle(const PageSpec &page) { return QCoreApplication::translate("Dashboard", page.title); }

}  // namespace clientele
