// SPDX-License-Identifier: GPL-3.0-or-later
// `bench dashboard`: six charts under six steps, timed through the calls that the window makes, and what they showed.
#include "app/cli/benchbook.h"
#include "app/cli/command.h"
#include "app/cli/texttable.h"
#include "app/parallel.h"
#include "models/query/daycubes.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace clientele::cli {

namespace {

constexpr int binCount = 50;
constexpr std::int64_t brushedDays = 90;
constexpr int stepsOfABrush = 200;  // these take microseconds

struct Chart {
    const char *name;
    Query query;
};

// 1.00 to 10000.00 in steps of one ratio; the end bins are open.
QStringList amountEdges()
{
    QStringList edges;
    for (int i = 0; i <= binCount; ++i)
        edges.append(QString::number(std::pow(10.0, 4.0 * i / binCount), 'f', 2));
    return edges;
}

std::vector<Chart> charts()
{
    return {{"amount", {u"atm.count"_s, {u"atm.amount"_s}, {}, 0, Order::Natural, {{u"atm.amount"_s, amountEdges()}}}},
            {"type", {u"atm.count"_s, {u"atm.type"_s}, {}, 0, Order::Natural}},
            {"hour", {u"atm.count"_s, {u"atm.hour"_s}, {}, 0, Order::Natural}},
            {"week", {u"atm.amount"_s, {u"atm.week"_s}, {}, 0, Order::Natural}},
            {"machine", {u"atm.count"_s, {u"atm.id"_s}, {}, 20, Order::Natural}},
            {"city", {u"atm.count"_s, {u"customer.city"_s}, {}, 0, Order::Natural}}};
}

// A week's key as its Monday.
QString mondayOf(const QString &week)
{
    const int year = QStringView(week).first(4).toInt();
    const QDate inFirst(year, 1, 4);
    return inFirst.addDays(7 * (QStringView(week).sliced(6).toInt() - 1) + 1 - inFirst.dayOfWeek())
        .toString(Qt::ISODate);
}

QString dayText(std::int64_t day) { return dateToText(day); }

Condition brushOf(DayRange days) { return {u"atm.day"_s, Op::Between, {dayText(days.first), dayText(days.last)}, {}}; }

class Bench {
public:
    Bench(const PortfolioPtr &book, int threads, int repeat) : m_book(book), m_repeat(repeat)
    {
        m_options.parts = threads;
        m_options.runParts = shareWithFreeWorkers;
    }

    QJsonArray run()
    {
        step("none", {}, {}, {}, m_repeat);
        step("customer", {u"customer.id"_s, Op::In, {u"12345"_s}, {}}, {}, {{u"customer"_s, u"12345"_s}}, m_repeat);
        const QStringList cities{u"City03"_s, u"City17"_s, u"City29"_s};
        step("cities", {u"customer.city"_s, Op::In, cities, {}}, "city",
             {{u"cities"_s, QJsonArray::fromStringList(cities)}}, m_repeat);
        brush();
        return m_steps;
    }

    [[nodiscard]] std::size_t cubeBytes() const { return m_cubeBytes; }
    [[nodiscard]] const QStringList &failures() const { return m_failures; }

private:
    using Results = std::vector<Result<QueryResult>>;

    // `condition` on all charts but `own`.
    std::vector<Query> queries(const Condition &condition, QLatin1StringView own) const
    {
        std::vector<Query> result;
        for (const Chart &chart : m_charts) {
            result.push_back(chart.query);
            if (!condition.field.isEmpty() && QLatin1StringView(chart.name) != own)
                result.back().where.push_back(condition);
        }
        return result;
    }

    void step(const char *name, const Condition &condition, const char *own, const QJsonObject &params, int repeat)
    {
        const std::vector<Query> asked = queries(condition, QLatin1StringView(own));
        Results results;
        std::vector<double> times;
        for (int i = 0; i <= repeat; ++i) {
            const double time = timed([&] { results = evaluateAll(*m_book, m_catalogue, asked, m_options); });
            if (i > 0)
                times.push_back(time);
        }
        report(name, times, params, shown(results));
    }

    // The range moves by a day each time; what is printed is the last one.
    void brush()
    {
        DayRange days{dayOf(2024, 9, 1), dayOf(2024, 9, 1) + brushedDays - 1};
        const auto move = [&days] {
            ++days.first;
            ++days.last;
        };
        const auto params = [&] {
            return QJsonObject{{u"from"_s, dayText(days.first)}, {u"to"_s, dayText(days.last + 1)}};
        };
        std::vector<double> times;
        Results results;
        for (int i = 0; i <= m_repeat; ++i) {
            move();
            const std::vector<Query> asked = queries(brushOf(days), "week"_L1);
            const double time = timed([&] { results = evaluateAll(*m_book, m_catalogue, asked, m_options); });
            if (i > 0)
                times.push_back(time);
        }
        report("brush_scan", times, params(), shown(results));

        const std::vector<Query> asked = queries({}, {});
        Result<DayCubes> cubes = DayCubes();
        times.clear();
        for (int i = 0; i <= m_repeat; ++i) {
            const double time =
                timed([&] { cubes = DayCubes::build(*m_book, m_catalogue, asked, u"atm.day"_s, m_options); });
            if (i > 0)
                times.push_back(time);
        }
        if (!cubes) {
            m_failures.append(cubes.error().sentence());
            return;
        }
        m_cubeBytes = cubes->bytes();
        report("brush_build", times, params(), cubed(*cubes, days));
        std::vector<std::vector<DayCubes::Row>> rows(m_charts.size());
        times.clear();
        for (int i = 0; i < stepsOfABrush; ++i) {
            move();
            times.push_back(timed([&] {
                for (std::size_t chart = 0; chart < m_charts.size(); ++chart)
                    cubes->rowsInto(chart, isBrushed(chart) ? cubes->days() : days, rows[chart]);
            }));
        }
        report("brush_step", times, params(), cubed(*cubes, days));
    }

    [[nodiscard]] bool isBrushed(std::size_t chart) const
    {
        return QLatin1StringView(m_charts[chart].name) == "week"_L1;
    }

    static std::int64_t dayOf(int year, int month, int day)
    {
        return QDate(1970, 1, 1).daysTo(QDate(year, month, day));
    }

    template<typename Work>
    static double timed(Work work)
    {
        QElapsedTimer clock;
        clock.start();
        work();
        return static_cast<double>(clock.nsecsElapsed()) / 1000;
    }

    static double at(std::vector<double> times, double share)
    {
        if (times.empty())
            return 0;
        std::sort(times.begin(), times.end());
        return times[static_cast<std::size_t>(std::round(share * static_cast<double>(times.size() - 1)))];
    }

    void report(const char *name, const std::vector<double> &times, const QJsonObject &params,
                const QJsonObject &results)
    {
        const auto rounded = [](double microseconds) { return std::round(microseconds * 10) / 10; };
        m_steps.append(QJsonObject{{u"name"_s, QLatin1StringView(name)},
                                   {u"median_us"_s, rounded(at(times, 0.5))},
                                   {u"p95_us"_s, rounded(at(times, 0.95))},
                                   {u"params"_s, params},
                                   {u"charts"_s, results}});
    }

    static QJsonArray asJson(const QString &chart, const QueryResult &result)
    {
        QJsonArray rows;
        for (const ResultRow &row : result.rows) {
            const QString key = row.keys.value(0);
            rows.append(QJsonArray{chart == "week"_L1 && !key.isEmpty() ? mondayOf(key) : key, row.value.toText()});
        }
        return rows;
    }

    QJsonObject shown(const Results &results)
    {
        QJsonObject object;
        for (std::size_t chart = 0; chart < results.size(); ++chart) {
            const QString name = QString::fromLatin1(m_charts[chart].name);
            if (results[chart])
                object.insert(name, asJson(name, *results[chart]));
            else
                m_failures.append(results[chart].error().sentence());
        }
        return object;
    }

    QJsonObject cubed(const DayCubes &cubes, DayRange days)
    {
        QJsonObject object;
        for (std::size_t chart = 0; chart < m_charts.size(); ++chart) {
            const QString name = QString::fromLatin1(m_charts[chart].name);
            if (cubes.has(chart))
                object.insert(name, asJson(name, cubes.result(chart, isBrushed(chart) ? cubes.days() : days)));
            else
                m_failures.append(QCoreApplication::translate("CommandLine", "The chart %1 has no cube.").arg(name));
        }
        return object;
    }

    PortfolioPtr m_book;
    Catalogue m_catalogue;
    EvaluationOptions m_options;
    int m_repeat;
    std::vector<Chart> m_charts = charts();
    QJsonArray m_steps;
    QStringList m_failures;
    std::size_t m_cubeBytes = 0;
};

std::optional<quint64> number(const Invocation &invocation, const QString &option, quint64 otherwise, quint64 least,
                              quint64 most)
{
    if (!invocation.options.contains(option))
        return otherwise;
    bool whole = false;
    const quint64 given = invocation.options.value(option).toULongLong(&whole);
    return whole && given >= least && given <= most ? std::optional(given) : std::nullopt;
}

QString asText(const QJsonObject &json)
{
    const QLocale locale;
    const auto amount = [&](const QJsonValue &value, int digits) {
        return locale.toString(value.toDouble(), 'f', digits);
    };
    TextTable table({QCoreApplication::translate("CommandLine", "Step"),
                     QCoreApplication::translate("CommandLine", "Median (µs)"),
                     QCoreApplication::translate("CommandLine", "95th percentile (µs)")});
    const QJsonArray steps = json.value("steps"_L1).toArray();
    for (const QJsonValue step : steps)
        table.addRow({step["name"_L1].toString(), amount(step["median_us"_L1], 1), amount(step["p95_us"_L1], 1)});
    return table.toText()
           + QCoreApplication::translate("CommandLine", "Rows: %1, threads: %2, bytes: %3")
                 .arg(amount(json.value("rows"_L1), 0), amount(json.value("threads"_L1), 0),
                      amount(json.value("bytes"_L1), 0));
}

}  // namespace

Outcome runBenchDashboard(const Invocation &invocation)
{
    constexpr quint64 mostRows = 200'000'000;
    const auto transactions = number(invocation, u"--transactions"_s, 1'000'000, 0, mostRows);
    const auto seed = number(invocation, u"--seed"_s, 1, 0, std::numeric_limits<quint32>::max());
    const auto threads = number(invocation, u"--threads"_s, 1, 1, 256);
    const auto repeat = number(invocation, u"--repeat"_s, 21, 1, 10'000);
    if (!transactions || !seed || !threads || !repeat)
        return wrongUsage(QCoreApplication::translate(
                              "CommandLine", "The options of this command want whole numbers; at most %1 transactions.")
                              .arg(mostRows));
    const auto book = makeBenchBook(*transactions, *seed);
    if (!book)
        return failed(book);
    if (const QString file = invocation.options.value(u"--export"_s); !file.isEmpty()) {
        const Status exported = exportBenchBook(**book, file);
        if (!exported)
            return failed(exported);
    }
    Bench bench(*book, static_cast<int>(*threads), static_cast<int>(*repeat));
    const QJsonArray steps = bench.run();
    if (!bench.failures().isEmpty())
        return tl::unexpected<Failure>(Failure(Failed, bench.failures().constFirst()));
    const QJsonObject json{{u"rows"_s, static_cast<qint64>(*transactions)},
                           {u"threads"_s, static_cast<qint64>(*threads)},
                           {u"bytes"_s, static_cast<qint64>((*book)->bytes() + bench.cubeBytes())},
                           {u"zone"_s, QString::fromLatin1((*book)->info().zone.id())},
                           {u"amount_edges"_s, QJsonArray::fromStringList(amountEdges())},
                           {u"steps"_s, steps}};
    return invocation.json ? Output{json, {}} : Output{{}, asText(json)};
}

}  // namespace clientele::cli
