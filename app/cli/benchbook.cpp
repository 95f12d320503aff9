// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/benchbook.h"

#include "app/sources/seededrandom.h"
#include "models/portfolio/builder.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cmath>

namespace clientele::cli {

namespace {

constexpr std::int64_t customerCount = 50'000;
constexpr std::int64_t machineCount = 500;
constexpr std::int64_t cityCount = 40;
constexpr std::int64_t firstDay = 19'723;  // 2024-01-01
constexpr std::int64_t dayCount = 731;
// Visits by hour of the day, out of their sum.
constexpr std::array<std::int64_t, 24> hourWeights{6,  4,  3,  2,  2,  4,  12, 28, 46, 52, 56, 64,
                                                   84, 66, 56, 60, 78, 96, 82, 58, 40, 28, 18, 10};
constexpr std::int64_t hourWeightSum = 955;

// An index below `count`; lower ones more often, the first about three times as often as the last.
std::int64_t leaning(SeededRandom &random, std::int64_t count)
{
    const std::int64_t first = random.below(count);
    return random.chance(500) ? std::min(first, random.below(count)) : first;
}

std::int32_t moment(SeededRandom &random)
{
    std::int64_t left = random.below(hourWeightSum);
    std::int64_t hour = 0;
    while (left >= hourWeights[static_cast<std::size_t>(hour)])
        left -= hourWeights[static_cast<std::size_t>(hour++)];
    return static_cast<std::int32_t>(((firstDay + random.below(dayCount)) * 24 + hour) * 3600 + random.below(3600));
}

// Log-normal: half of them up to 80.00, 1 in 40 above some 500.00.
std::int32_t cents(SeededRandom &random)
{
    constexpr double pi = 3.14159265358979323846;
    const double first = (static_cast<double>(random.next() >> 11) + 0.5) / 9007199254740992.0;
    const double second = (static_cast<double>(random.next() >> 11) + 0.5) / 9007199254740992.0;
    const double normal = std::sqrt(-2 * std::log(first)) * std::cos(2 * pi * second);
    return static_cast<std::int32_t>(std::clamp(std::round(8000 * std::exp(0.95 * normal)), 1.0, 2e9));
}

QString numbered(const char *prefix, std::int64_t number, int digits)
{
    return QLatin1StringView(prefix) + QString::number(number).rightJustified(digits, u'0');
}

void addCustomers(PortfolioBuilder &builder, std::shared_ptr<Dictionary> ids, SeededRandom &random)
{
    std::vector<Code> codes;
    std::vector<Code> cities;
    auto names = std::make_shared<Dictionary>();
    for (std::int64_t city = 1; city <= cityCount; ++city)
        names->intern(numbered("City", city, 2));
    for (std::int64_t customer = 1; customer <= customerCount; ++customer) {
        codes.push_back(ids->intern(QString::number(customer)));
        cities.push_back(static_cast<Code>(1 + leaning(random, cityCount)));
    }
    builder.setColumns(Table::Customers, codes.size(),
                       {{Field::CustomerId, TextColumn{ids, Codes::narrowed(codes, ids->size())}},
                        {Field::CustomerCity, TextColumn{names, Codes::narrowed(cities, names->size())}}});
}

// "2024-01-01 00:00:00", one after the other: only what changes is written anew.
class TimeWriter {
public:
    const QByteArray &text(std::int64_t seconds)
    {
        if (seconds / 86'400 != m_day) {
            m_day = seconds / 86'400;
            m_text = timestampToText(seconds).toLatin1();
            return m_text;
        }
        const std::int64_t left = seconds % 86'400;
        put(11, left / 3600);
        put(14, left / 60 % 60);
        put(17, left % 60);
        return m_text;
    }

private:
    void put(qsizetype at, std::int64_t number)
    {
        m_text[at] = static_cast<char>('0' + number / 10);
        m_text[at + 1] = static_cast<char>('0' + number % 10);
    }

    std::int64_t m_day = -1;
    QByteArray m_text;
};

}  // namespace

Result<PortfolioPtr> makeBenchBook(std::size_t transactions, quint64 seed)
{
    PortfolioInfo about;
    about.defaultCurrency = *Currency::fromCode(u"CAD");
    PortfolioBuilder builder(about);
    SeededRandom people(seed * 2 + 1);
    SeededRandom random(seed * 2 + 2);
    auto ids = std::make_shared<Dictionary>();
    addCustomers(builder, ids, people);
    builder.setCustomerIds(ids);

    auto machineIds = std::make_shared<Dictionary>();
    for (std::int64_t machine = 1; machine <= machineCount; ++machine)
        machineIds->intern(numbered("ATM", machine, 3));
    auto types = std::make_shared<Dictionary>();
    const auto deposit = static_cast<std::uint8_t>(types->intern(QStringLiteral("deposit")));
    const auto withdrawal = static_cast<std::uint8_t>(types->intern(QStringLiteral("withdrawal")));
    auto currencies = std::make_shared<Dictionary>();
    const auto cad = static_cast<std::uint8_t>(currencies->intern(about.defaultCurrency.code()));

    std::vector<std::int32_t> times(transactions);
    std::ranges::generate(times, [&] { return moment(random); });
    std::ranges::sort(times);
    std::vector<std::int32_t> amounts(transactions);
    std::vector<std::uint16_t> machines(transactions);
    std::vector<std::uint16_t> customers(transactions);
    std::vector<std::uint8_t> kinds(transactions);
    for (std::size_t row = 0; row < transactions; ++row) {
        amounts[row] = cents(random);
        machines[row] = static_cast<std::uint16_t>(1 + leaning(random, machineCount));
        customers[row] = static_cast<std::uint16_t>(1 + random.below(customerCount));
        kinds[row] = random.chance(330) ? deposit : withdrawal;
    }
    const auto text = [](std::shared_ptr<const Dictionary> dictionary, auto codes) {
        return TextColumn{std::move(dictionary), Codes(Codes::Storage(std::move(codes)))};
    };
    builder.setColumns(Table::Atm, transactions,
                       {{Field::AtmId, text(machineIds, std::move(machines))},
                        {Field::AtmTime, NumberColumn{Numbers(Numbers::Storage(std::move(times)))}},
                        {Field::AtmAmount, NumberColumn{Numbers(Numbers::Storage(std::move(amounts)))}},
                        {Field::AtmType, text(types, std::move(kinds))},
                        {Field::AtmCustomer, text(ids, std::move(customers))},
                        {Field::AtmCurrency, text(currencies, std::vector<std::uint8_t>(transactions, cad))}});
    return builder.build();
}

Status exportBenchBook(const Portfolio &book, const QString &name)
{
    const auto failed = [&](const QFile &file) {
        return fail(ErrorKind::Storage,
                    QCoreApplication::translate("CommandLine", "The file %1 could not be written: %2.")
                        .arg(name, file.errorString()),
                    QCoreApplication::translate("CommandLine", "Check its folder and the free space."));
    };
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return failed(file);
    const auto texts = [&](Field field) {
        std::vector<QByteArray> result;
        const Dictionary &dictionary = *book.text(field)->dictionary;
        for (Code code = 0; code < dictionary.size(); ++code)
            result.push_back(dictionary.value(code).toUtf8());
        return result;
    };
    const auto customers = texts(Field::AtmCustomer);
    const auto machines = texts(Field::AtmId);
    const auto types = texts(Field::AtmType);
    const auto cities = texts(Field::CustomerCity);
    const Codes &customerCodes = book.text(Field::AtmCustomer)->codes;
    const Codes &machineCodes = book.text(Field::AtmId)->codes;
    const Codes &typeCodes = book.text(Field::AtmType)->codes;
    const Codes &cityCodes = book.text(Field::CustomerCity)->codes;
    const Numbers &times = book.numbers(Field::AtmTime)->values;
    const Numbers &amounts = book.numbers(Field::AtmAmount)->values;
    constexpr qsizetype buffered = 1 << 20;
    QByteArray buffer("customer_id,atm_id,timestamp,amount,transaction_type,city\n");
    buffer.reserve(buffered + 256);
    TimeWriter time;
    for (std::size_t row = 0; row < book.rows(Table::Atm); ++row) {
        const Code customer = customerCodes[row];
        const std::int64_t amount = amounts[row];
        buffer.append(customers[customer]).append(',').append(machines[machineCodes[row]]).append(',');
        buffer.append(time.text(times[row])).append(',').append(QByteArray::number(qint64(amount / 100))).append('.');
        buffer.append(static_cast<char>('0' + amount / 10 % 10)).append(static_cast<char>('0' + amount % 10));
        buffer.append(',').append(types[typeCodes[row]]).append(',').append(cities[cityCodes[customer - 1]]);
        buffer.append('\n');
        if (buffer.size() >= buffered) {
            if (file.write(buffer) != buffer.size())
                return failed(file);
            buffer.resize(0);
        }
    }
    if (file.write(buffer) != buffer.size() || !file.flush())
        return failed(file);
    return {};
}

}  // namespace clientele::cli
