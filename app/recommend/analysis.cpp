// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/analysis.h"

#include "models/items/localised.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Recommend", text); }

QJsonValue codeOrNull(Currency currency) { return currency.isEmpty() ? QJsonValue() : QJsonValue(currency.code()); }

QJsonObject toJson(const Fact &fact)
{
    QJsonArray receipts;
    for (const Receipt &receipt : fact.receipts)
        receipts.append(QJsonObject{{u"query"_s, clientele::toJson(receipt.query)},
                                    {u"value"_s, receipt.value.toText()},
                                    {u"currency"_s, codeOrNull(receipt.value.currency)}});
    return {{u"name"_s, fact.name},
            {u"label"_s, fact.label},
            {u"value"_s, fact.value.toText()},
            {u"currency"_s, codeOrNull(fact.value.currency)},
            {u"receipts"_s, receipts}};
}

QJsonObject toJson(const Found &found)
{
    QJsonArray fields;
    for (const Evidence &evidence : found.evidence)
        fields.append(QJsonObject{{u"field"_s, evidence.field},
                                  {u"value"_s, evidence.value},
                                  {u"currency"_s, codeOrNull(evidence.currency)}});
    QJsonObject json{{u"text"_s, found.text}, {u"fields"_s, fields}};
    if (!found.finding.isEmpty())
        json.insert(u"finding"_s, found.finding);
    if (!found.because.isEmpty())
        json.insert(u"because"_s, found.because);
    if (!found.source.isEmpty())
        json.insert(u"source"_s, found.source);
    return json;
}

QString labelOf(Measured what, const Catalogue &catalogue, const QString &measure)
{
    if (what == Measured::WithdrawalsRecent)
        return translated("Withdrawals at machines, last 90 days");
    if (what == Measured::WithdrawalsEarlier)
        return translated("Withdrawals at machines, the 90 days before");
    const MeasureInfo *about = catalogue.measure(measure);
    return about && about->field && about->table == Table::Customers ? fieldLabel(*about->field)
           : about                                                   ? about->label
                                                                     : measure;
}

}  // namespace

QJsonObject Analysis::toJson() const
{
    QJsonArray allFacts;
    for (const Fact &fact : facts)
        allFacts.append(recommend::toJson(fact));
    std::array<QJsonArray, 3> byKind;
    for (const Found &one : found)
        byKind[static_cast<std::size_t>(one.kind)].append(recommend::toJson(one));
    return {{u"facts"_s, allFacts}, {u"needs"_s, byKind[0]}, {u"risks"_s, byKind[1]}, {u"opportunities"_s, byKind[2]}};
}

std::vector<Fact> factsOf(const BookFigures &figures, const Catalogue &catalogue, RowIndex customer)
{
    std::vector<Fact> facts;
    for (std::size_t i = 0; i < measuredCount; ++i) {
        const auto what = static_cast<Measured>(i);
        for (Receipt &receipt : figures.of(what, customer)) {
            const QString measure = receipt.query.measure;
            const Figure &figure = receipt.value;
            facts.push_back({measure,
                             labelOf(what, catalogue, measure),
                             numberValue(figure.scaled, figure.digits, figure.currency),
                             {receipt}});
        }
    }
    for (std::size_t id = 0; id < terms().size(); ++id) {
        const Term &about = terms()[id];
        if (!about.figured)
            continue;
        Value value = figures.figured(*about.figured, customer);
        if (value.known)
            facts.push_back({about.name, recommend::labelOf(static_cast<TermId>(id)), std::move(value),
                             figures.receiptsOf(*about.figured, customer)});
    }
    return facts;
}

Evidence evidenceOf(TermId id, const Record &record, const BookFigures &figures, RowIndex customer)
{
    const Term &about = term(id);
    if (about.figured) {
        const std::vector<Receipt> receipts = figures.receiptsOf(*about.figured, customer);
        if (receipts.empty())
            return {};
        const Receipt &first = receipts.front();
        return {first.query.measure, first.value.toText(), first.value.currency, first.query};
    }
    if (id == loanCountTerm())
        if (const auto receipts = figures.of(Measured::LoanCount, customer); !receipts.empty())
            return {about.name, receipts.front().value.toText(), {}, receipts.front().query};
    const Value &value = record.at(id);
    return {about.name, value.toText(), value.currency, {}};
}

QString written(const Value &value, const QLocale &locale)
{
    if (!value.texts.isEmpty())
        return value.toText();
    const QString number = localised(value.toText(), locale);
    return value.currency.isEmpty() ? number : number + u'\u00a0' + value.currency.code();
}

bool holds(const Finding &finding, const Record &record)
{
    return (record.purpose() == Purpose::Other || finding.mayServeCredit())
           && std::ranges::all_of(finding.when,
                                  [&record](const Requirement &one) { return one.holds(record) == Held::Yes; });
}

std::vector<Found> findingsOf(const Rules &rules, const Record &record, const BookFigures &figures, RowIndex customer,
                              const QLocale &locale)
{
    std::vector<Found> all;
    for (const Finding &finding : rules.findings) {
        if (!holds(finding, record))
            continue;
        Found found{finding.name,  finding.kind, finding.says.in(locale), {}, finding.because.in(locale),
                    finding.source};
        for (const TermId id : finding.said)
            found.text.replace(u'{' + term(id).name + u'}', written(record.at(id), locale));
        std::vector<TermId> basis{finding.restsOn};
        for (const Requirement &one : finding.when)
            basis.push_back(one.term);
        for (const TermId id : basis) {
            Evidence evidence = evidenceOf(id, record, figures, customer);
            if (!evidence.value.isEmpty() && std::ranges::find(found.evidence, evidence) == found.evidence.end())
                found.evidence.push_back(std::move(evidence));
        }
        if (!found.evidence.empty())
            all.push_back(std::move(found));
    }
    return all;
}

}  // namespace clientele::recommend
