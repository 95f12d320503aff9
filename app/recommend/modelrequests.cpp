// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/modelrequests.h"

#include "app/assistant/turn/numbercheck.h"
#include "app/assistant/turn/writtenfigure.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

namespace {

constexpr qsizetype longestText = 400;  // of one claim or reason

QString translated(const char *text) { return QCoreApplication::translate("Recommend", text); }

QString prompt(const QString &name)
{
    QFile file(u":/prompts/"_s + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString analystPrompt() { return prompt(u"suggestions-analyst-1.txt"_s); }
QString specialistPrompt() { return prompt(u"suggestions-specialist-1.txt"_s); }

QJsonObject listOf(const QJsonObject &item) { return {{u"type"_s, u"array"_s}, {u"items"_s, item}}; }

QJsonObject text() { return {{u"type"_s, u"string"_s}}; }

// Every property needed, nothing beside them: what all servers hold a model to.
QJsonObject objectOf(const QJsonObject &properties)
{
    return {{u"type"_s, u"object"_s},
            {u"additionalProperties"_s, false},
            {u"required"_s, QJsonArray::fromStringList(properties.keys())},
            {u"properties"_s, properties}};
}

llm::ChatRequest requestOf(const QString &system, const QJsonObject &document, llm::OutputSchema schema)
{
    llm::ChatRequest request;
    request.messages = {{llm::Role::System, system},
                        {llm::Role::User, QString::fromUtf8(QJsonDocument(document).toJson(QJsonDocument::Compact))}};
    request.output = std::move(schema);
    request.temperature = 0;
    return request;
}

// Where money goes abroad is no fact for a list in which there is credit.
bool mayBeNamed(const Fact &fact)
{
    const auto id = termByName(fact.name);
    return id ? term(*id).credit : fact.name != u"customers.international_transactions";
}

QString languageOf(const QLocale &locale) { return QLocale::languageToString(locale.language()); }

// A sentence that may be shown; empty where its figures were given by nobody.
QString shown(const QJsonValue &value, const clientele::Evidence &given, const privacy::Conversation &gate,
              Checked &checked)
{
    const QString sentence = value.toString().trimmed().left(longestText);
    const QStringList unknown = checkedNumbers(sentence, given).unverified;
    checked.unverified += unknown;
    return unknown.isEmpty() ? gate.restored(sentence) : QString();
}

}  // namespace

QStringList promptTexts() { return {analystPrompt(), specialistPrompt()}; }

Brief::Brief(const SuggestionEngine &engine, const CustomerRow &row, const std::vector<Fact> &facts)
{
    const Record record = engine.recordOf(row, Purpose::Credit);
    for (std::size_t i = 0; i < terms().size(); ++i) {
        const auto id = static_cast<TermId>(i);
        // Legal capacity decides what is in the catalogue, and nothing more.
        if (!record.at(id).known || record.at(id).toText().isEmpty() || term(id).figured || id == ofAgeTerm())
            continue;
        Evidence evidence = evidenceOf(id, record, engine.figures(), row.row());
        m_evidence.emplace_back(term(id).name, std::move(evidence));
        m_record.emplace_back(term(id).name, record.at(id));
    }
    for (const Fact &fact : facts) {
        if (!mayBeNamed(fact))
            continue;
        m_facts.push_back(fact);
        const Receipt &first = fact.receipts.front();
        // What is worked out of several figures rests on the first of them: a reason names a measure of the catalogue.
        m_evidence.emplace_back(fact.name,
                                Evidence{first.query.measure, first.value.toText(), first.value.currency, first.query});
    }
}

const Evidence *Brief::evidence(const QString &name) const
{
    const auto found = std::ranges::find(m_evidence, name, &std::pair<QString, Evidence>::first);
    return found == m_evidence.end() ? nullptr : &found->second;
}

clientele::Evidence Brief::given(const std::vector<Product> &products) const
{
    clientele::Evidence given;
    // Figures in words that were sent are as good as told, wherever they stand.
    const auto addWords = [&given](const QString &text) {
        given.addName(text);
        for (const WrittenFigure &figure : figuresIn(text))
            given.names.insert(figure.digits);
    };
    const auto add = [&given](const Value &value) {
        GivenFigure figure;
        figure.value = {value.scaled, value.digits, value.currency};
        given.facts.push_back(std::move(figure));
    };
    for (const auto &[name, value] : m_record) {
        if (value.texts.isEmpty())
            add(value);
        else
            addWords(value.toText());
    }
    for (const Fact &fact : m_facts) {
        add(fact.value);
        addWords(fact.label);
    }
    for (const Product &product : products)
        for (const QString &text : {product.name, product.category, product.description, product.features})
            addWords(text);
    return given;
}

QJsonObject Brief::toJson(privacy::Conversation &gate) const
{
    QJsonObject record;
    for (const auto &[name, evidence] : m_evidence)
        if (!evidence.query)
            record.insert(name, gate.safe(evidence.value)
                                    + (evidence.currency.isEmpty() ? QString() : u' ' + evidence.currency.code()));
    QJsonArray facts;
    for (const Fact &fact : m_facts)
        facts.append(QJsonObject{{u"name"_s, fact.name},
                                 {u"label"_s, fact.label},
                                 {u"value"_s, fact.value.toText()},
                                 {u"currency"_s, fact.value.currency.code()}});
    return {{u"record"_s, record}, {u"facts"_s, facts}};
}

llm::ChatRequest analystRequest(const Brief &brief, const QLocale &locale, privacy::Conversation &gate)
{
    QJsonObject document = brief.toJson(gate);
    document.insert(u"language"_s, languageOf(locale));
    const QJsonObject claims = listOf(objectOf({{u"text"_s, text()}, {u"fields"_s, listOf(text())}}));
    return requestOf(
        analystPrompt(), document,
        {u"analysis"_s, objectOf({{u"needs"_s, claims}, {u"risks"_s, claims}, {u"opportunities"_s, claims}})});
}

llm::ChatRequest specialistRequest(const Brief &brief, const Analysis &analysis, const std::vector<Product> &eligible,
                                   const Rules &rules, const QLocale &locale, privacy::Conversation &gate)
{
    QJsonObject document = brief.toJson(gate);
    QJsonArray claims;
    for (const Found &found : analysis.found)
        claims.append(
            QJsonObject{{u"kind"_s, QString::fromLatin1(nameOf(found.kind))}, {u"text"_s, gate.safe(found.text)}});
    QJsonArray catalogue;
    for (const Product &product : eligible)
        catalogue.append(QJsonObject{{u"product_id"_s, product.id},
                                     {u"name"_s, gate.safe(product.name)},
                                     {u"category"_s, gate.safe(product.category)},
                                     {u"description"_s, gate.safe(product.description)},
                                     {u"features"_s, gate.safe(product.features)},
                                     {u"list"_s, product.credit ? u"credit"_s : u"other"_s}});
    document.insert(u"analysis"_s, claims);
    document.insert(u"catalogue"_s, catalogue);
    document.insert(u"most"_s, QJsonObject{{u"credit"_s, rules.mostCredit}, {u"other"_s, rules.mostOther}});
    document.insert(u"language"_s, languageOf(locale));
    const QJsonObject reasons = listOf(objectOf({{u"text"_s, text()}, {u"field"_s, text()}}));
    const QJsonObject products = listOf(objectOf({{u"product_id"_s, text()}, {u"reasons"_s, reasons}}));
    return requestOf(specialistPrompt(), document, {u"suggestions"_s, objectOf({{u"recommendations"_s, products}})});
}

std::vector<Found> claimsIn(const QJsonObject &answer, const Brief &brief, const clientele::Evidence &given,
                            const privacy::Conversation &gate, Checked &checked)
{
    std::vector<Found> all;
    const std::pair<QString, FindingKind> kinds[] = {{u"needs"_s, FindingKind::Need},
                                                     {u"risks"_s, FindingKind::Risk},
                                                     {u"opportunities"_s, FindingKind::Opportunity}};
    for (const auto &[key, kind] : kinds) {
        const QJsonArray claims = answer.value(key).toArray();
        for (const QJsonValue &claim : claims) {
            Found found;
            found.kind = kind;
            const QJsonArray fields = claim[u"fields"_s].toArray();
            for (const QJsonValue &field : fields)
                if (const Evidence *evidence = brief.evidence(field.toString()))
                    found.evidence.push_back(*evidence);
            if (found.evidence.empty()) {
                checked.refused.push_back({{}, translated("A claim named no field of the record.")});
                continue;
            }
            found.text = shown(claim[u"text"_s], given, gate, checked);
            if (!found.text.isEmpty())
                all.push_back(std::move(found));
        }
    }
    return all;
}

std::vector<Suggestion> suggestionsIn(const QJsonObject &answer, const Brief &brief,
                                      const std::vector<Product> &eligible, const clientele::Evidence &given,
                                      const privacy::Conversation &gate, Checked &checked)
{
    std::vector<Suggestion> all;
    const QJsonArray proposed = answer.value(u"recommendations"_s).toArray();
    for (const QJsonValue &one : proposed) {
        const QString id = one[u"product_id"_s].toString();
        const auto product = std::ranges::find(eligible, id, &Product::id);
        if (product == eligible.end()) {
            checked.refused.push_back({id, translated("The model named a product that may not be suggested.")});
            continue;
        }
        if (std::ranges::any_of(all, [&id](const Suggestion &other) { return other.product.id == id; }))
            continue;
        Suggestion suggestion{*product};
        const QJsonArray reasons = one[u"reasons"_s].toArray();
        for (const QJsonValue &reason : reasons) {
            const Evidence *evidence = brief.evidence(reason[u"field"_s].toString());
            if (!evidence) {
                checked.refused.push_back({id, translated("A reason named no field of the record.")});
                continue;
            }
            if (const QString sentence = shown(reason[u"text"_s], given, gate, checked); !sentence.isEmpty())
                suggestion.reasons.push_back({sentence, *evidence});
        }
        if (suggestion.reasons.empty())
            checked.refused.push_back({id, translated("No reason was left for this product.")});
        else
            all.push_back(std::move(suggestion));
    }
    return all;
}

}  // namespace clientele::recommend
