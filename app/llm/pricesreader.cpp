// SPDX-License-Identifier: GPL-3.0-or-later
// The file of prices, checked as it is read.
#include "app/checkedjson.h"
#include "app/llm/prices.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::llm {

namespace {

constexpr int mostUnits = 99'999;  // per million tokens, of any currency

QString translated(const char *text) { return QCoreApplication::translate("Prices", text); }

class Reader : public CheckedJson {
public:
    PriceList read(const At &root)
    {
        PriceList list;
        keys(root, {"format", "prices"}, {"$schema", "about", "most_per_question"});
        (void)whole(root.member(u"format"_s), 1, 1);
        if (const At most = root.member(u"most_per_question"_s); root.has(u"most_per_question"_s)) {
            keys(most, {"amount", "currency"});
            list.mostPerQuestion = Cost{amount(most.member(u"amount"_s)), currency(most.member(u"currency"_s))};
        }
        for (const At &at : this->list(root.member(u"prices"_s))) {
            list.prices.push_back(price(at));
            const Price &read = list.prices.back();
            const bool again = std::any_of(list.prices.begin(), list.prices.end() - 1, [&read](const Price &other) {
                return other.from == read.from && std::ranges::any_of(other.models, [&read](const QString &model) {
                           return read.models.contains(model, Qt::CaseInsensitive);
                       });
            });
            if (again)
                wrong(at, translated("gives a model a second price of the same day"));
        }
        return list;
    }

private:
    Price price(const At &at)
    {
        Price price;
        keys(at, {"models", "from", "currency", "input", "output"}, {"cached"});
        price.models = texts(at.member(u"models"_s));
        price.from = day(at.member(u"from"_s));
        price.currency = currency(at.member(u"currency"_s));
        price.input = amount(at.member(u"input"_s));
        price.output = amount(at.member(u"output"_s));
        price.cached = at.has(u"cached"_s) ? amount(at.member(u"cached"_s)) : price.input;
        return price;
    }

    std::int64_t amount(const At &at)
    {
        const auto cost = costFromText(at.value.toString(), Currency());
        // As text alone: a number of JSON need not be the decimal that was written.
        if (!at.value.isString() || !cost || cost->micros > mostUnits * powerOfTen(6)) {
            wrong(at, translated("must be an amount as text, such as \"0.15\", with at most six decimals"));
            return 0;
        }
        return cost->micros;
    }

    Currency currency(const At &at)
    {
        const auto code = Currency::fromCode(at.value.toString());
        if (!code)
            wrong(at, translated("must be the code of a currency, such as USD"));
        return code.value_or(Currency());
    }

    QDate day(const At &at)
    {
        const QDate date = QDate::fromString(at.value.toString(), u"yyyy-MM-dd"_s);
        if (!date.isValid())
            wrong(at, translated("must be a day such as 2025-08-20"));
        return date;
    }
};

}  // namespace

Result<PriceList> pricesFromJson(const QByteArray &json, const QString &file)
{
    Reader reader;
    const At root = reader.parse(json);
    PriceList list = reader.problem().isEmpty() ? reader.read(root) : PriceList();
    if (!reader.problem().isEmpty())
        return fail(ErrorKind::InvalidInput, file + u": "_s + reader.problem() + u'.',
                    translated("Mend the file, or take it away to use the prices that come with the program."));
    return list;
}

Result<PriceList> pricesOf(const QString &profileFolder)
{
    const QString own = QDir(profileFolder).filePath(QLatin1StringView(pricesFile));
    const bool replaced = !profileFolder.isEmpty() && QFile::exists(own);
    QFile file(replaced ? own : u":/prices/prices.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, translated("The prices in %1 cannot be read.").arg(file.fileName()),
                    translated("Check who may read the file."));
    return pricesFromJson(file.readAll(), replaced ? own : QString::fromLatin1(pricesFile));
}

}  // namespace clientele::llm
