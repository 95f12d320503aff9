// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checkedjson.h"

#include "app/recommend/rules.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Recommend", text); }

struct Comparison {
    const char *key;
    Op op;
};

constexpr Comparison comparisons[] = {{"in", Op::In},       {"not_in", Op::NotIn},     {"above", Op::Above},
                                      {"below", Op::Below}, {"at_least", Op::AtLeast}, {"at_most", Op::AtMost}};

enum class Terms { OfTheRecord, Figured };  // whether figure.* may be compared too

class Reader : public CheckedJson {
public:
    Rules read(const At &root)
    {
        Rules rules;
        keys(root, {"format", "version", "age_of_majority", "eligibility", "holdings", "findings", "suits", "ranking"},
             {"$schema", "about", "queue"});
        (void)whole(root.member(u"format"_s), 1, 1);
        rules.version = text(root.member(u"version"_s));
        rules.ageOfMajority = whole(root.member(u"age_of_majority"_s), 14, 25);
        for (const At &at : list(root.member(u"eligibility"_s)))
            rules.eligibility.push_back(rule(at));
        for (const At &at : list(root.member(u"holdings"_s)))
            rules.holdings.push_back(holding(at));
        for (const At &at : list(root.member(u"findings"_s)))
            rules.findings.push_back(finding(at));
        for (const At &at : list(root.member(u"suits"_s)))
            rules.suits.push_back(suit(at, rules));
        const At ranking = root.member(u"ranking"_s);
        keys(ranking, {"neighbours", "neighbour_points", "most_credit", "most_other", "dismissed_days"}, {"because"});
        rules.neighbours = whole(ranking.member(u"neighbours"_s), 1, 200);
        rules.neighbourPoints = whole(ranking.member(u"neighbour_points"_s), 0, 100);
        rules.mostCredit = whole(ranking.member(u"most_credit"_s), 0, 20);
        rules.mostOther = whole(ranking.member(u"most_other"_s), 0, 20);
        rules.dismissedDays = whole(ranking.member(u"dismissed_days"_s), 0, 3650);
        if (root.has(u"queue"_s))
            rules.queue = queue(root.member(u"queue"_s), rules);
        return rules;
    }

private:
    Rule rule(const At &at)
    {
        Rule rule;
        keys(at, {"rule", "products", "because"}, {"requires", "if_missing", "only_by_hand"});
        rule.name = uniqueName(at.member(u"rule"_s));
        rule.products = selector(at.member(u"products"_s));
        rule.because = localised(at.member(u"because"_s));
        rule.onlyByHand = at.has(u"only_by_hand"_s) && boolean(at.member(u"only_by_hand"_s));
        if (at.has(u"requires"_s))
            rule.needed = requirements(at.member(u"requires"_s), Terms::OfTheRecord);
        if (at.has(u"if_missing"_s))
            rule.ifMissing = requirements(at.member(u"if_missing"_s), Terms::OfTheRecord);
        if (rule.onlyByHand == !rule.needed.empty())
            wrong(at, translated("needs either \"requires\" or \"only_by_hand\""));
        return rule;
    }

    Holding holding(const At &at)
    {
        Holding holding;
        keys(at, {"products", "field"}, {"in", "unless_known"});
        holding.products = selector(at.member(u"products"_s));
        holding.term = known(at.member(u"field"_s), Terms::OfTheRecord);
        if (term(holding.term).kind != TermKind::Text)
            wrong(at.member(u"field"_s), translated("must be a field of text"));
        if (at.has(u"in"_s))
            holding.values = texts(at.member(u"in"_s));
        if (at.has(u"unless_known"_s))
            holding.unless = known(at.member(u"unless_known"_s), Terms::OfTheRecord);
        return holding;
    }

    Finding finding(const At &at)
    {
        Finding finding;
        keys(at, {"finding", "kind", "when", "rests_on", "says", "because"}, {"source"});
        finding.name = uniqueName(at.member(u"finding"_s));
        const QString kind = text(at.member(u"kind"_s));
        if (kind == u"risk")
            finding.kind = FindingKind::Risk;
        else if (kind == u"opportunity")
            finding.kind = FindingKind::Opportunity;
        else if (kind != u"need")
            wrong(at.member(u"kind"_s), translated("must be need, risk or opportunity"));
        finding.when = requirements(at.member(u"when"_s), Terms::Figured);
        finding.restsOn = known(at.member(u"rests_on"_s), Terms::Figured);
        if (finding.restsOn == ofAgeTerm())
            wrong(at.member(u"rests_on"_s), translated("may not be what a finding rests on"));
        finding.says = localised(at.member(u"says"_s));
        finding.said = placeholders(at.member(u"says"_s), finding.says);
        finding.because = localised(at.member(u"because"_s));
        if (at.has(u"source"_s))
            finding.source = text(at.member(u"source"_s));
        return finding;
    }

    Suit suit(const At &at, const Rules &rules)
    {
        Suit suit;
        keys(at, {"finding", "products", "points"});
        suit.finding = text(at.member(u"finding"_s));
        if (!rules.finding(suit.finding))
            wrong(at.member(u"finding"_s), translated("names no finding of this file"));
        suit.products = selector(at.member(u"products"_s));
        suit.points = whole(at.member(u"points"_s), 1, 100);
        return suit;
    }

    Selector selector(const At &at)
    {
        Selector selector;
        keys(at, {}, {"category", "ids", "words", "without_words"});
        const auto some = [&](const char16_t *key) {
            const QString name = QString::fromUtf16(key);
            return at.has(name) ? texts(at.member(name)) : QStringList();
        };
        selector.categories = some(u"category");
        selector.ids = some(u"ids");
        selector.words = some(u"words");
        selector.without = some(u"without_words");
        return selector;
    }

    std::vector<Requirement> requirements(const At &at, Terms which)
    {
        std::vector<Requirement> all;
        for (const At &one : list(at))
            all.push_back(requirement(one, which));
        if (all.empty())
            wrong(at, translated("must not be empty"));
        return all;
    }

    QueueRules queue(const At &at, const Rules &rules)
    {
        QueueRules queue;
        keys(at, {"worth_points", "urgency"}, {"because"});
        queue.worthPoints = whole(at.member(u"worth_points"_s), 0, 100);
        for (const At &one : list(at.member(u"urgency"_s))) {
            keys(one, {"finding", "points"});
            const At finding = one.member(u"finding"_s);
            queue.urgency.push_back({text(finding), whole(one.member(u"points"_s), 1, 100)});
            if (!rules.finding(queue.urgency.back().finding))
                wrong(finding, translated("is no finding of this file"));
        }
        return queue;
    }

    Requirement requirement(const At &at, Terms which)
    {
        Requirement requirement;
        keys(at, {"field"}, {"in", "not_in", "above", "below", "at_least", "at_most"});
        requirement.term = known(at.member(u"field"_s), which);
        int found = 0;
        for (const Comparison &comparison : comparisons) {
            const QString key = QString::fromLatin1(comparison.key);
            if (!at.has(key))
                continue;
            ++found;
            requirement.op = comparison.op;
            const bool isList = comparison.op == Op::In || comparison.op == Op::NotIn;
            const At bound = at.member(key);
            const Term &about = term(requirement.term);
            if (isList != (about.kind == TermKind::Text))
                wrong(bound, translated("does not compare a field of this type"));
            else if (isList)
                requirement.values = texts(bound);
            else if (about.kind == TermKind::Money)
                requirement.amounts = amounts(bound);
            else
                requirement.bound = decimal(bound, about.digits);
        }
        if (found != 1)
            wrong(at, translated("needs exactly one comparison"));
        return requirement;
    }

    std::map<Currency, std::int64_t> amounts(const At &at)
    {
        std::map<Currency, std::int64_t> amounts;
        if (!at.value.isObject() || at.value.toObject().isEmpty())
            wrong(at, translated("needs amounts by currency, such as {\"USD\": \"1000\"}"));
        const QStringList codes = at.value.toObject().keys();
        for (const QString &code : codes) {
            const auto currency = Currency::fromCode(code);
            if (!currency)
                wrong(at.member(code), translated("is no currency"));
            else
                amounts[*currency] = decimal(at.member(code), currency->minorDigits());
        }
        return amounts;
    }

    TermId known(const At &at, Terms which)
    {
        const QString name = text(at);
        if (const auto id = termByName(name); id && (which == Terms::Figured || !term(*id).figured))
            return *id;
        switch (whyBarred(name)) {
        case Barred::Protected:
            wrong(at, translated("is a protected characteristic: no suggestion may rest on it"));
            break;
        case Barred::Personal:
            wrong(at, translated("says who somebody is: no suggestion may rest on it"));
            break;
        case Barred::StandsIn:
            wrong(at, translated("can stand in for a protected characteristic: no suggestion may rest on it"));
            break;
        default:
            wrong(at, translated("is no field that can be compared here"));
        }
        return 0;
    }

    Text localised(const At &at)
    {
        Text result;
        if (at.value.isString()) {
            result.byLanguage.insert(u"en"_s, text(at));
            return result;
        }
        keys(at, {"en"}, {"fr", "es"});
        const QStringList languages = at.value.toObject().keys();
        for (const QString &language : languages)
            result.byLanguage.insert(language, text(at.member(language)));
        return result;
    }

    std::vector<TermId> placeholders(const At &at, const Text &says)
    {
        std::vector<TermId> ids;
        for (const QString &one : says.byLanguage)
            for (qsizetype from = one.indexOf(u'{'); from >= 0; from = one.indexOf(u'{', from + 1)) {
                const qsizetype to = one.indexOf(u'}', from);
                const auto id = to < 0 ? std::nullopt : termByName(QStringView(one).sliced(from + 1, to - from - 1));
                if (!id)
                    wrong(at, translated("has a {field} that is none"));
                else if (std::ranges::find(ids, *id) == ids.end())
                    ids.push_back(*id);
            }
        return ids;
    }

    QString uniqueName(const At &at)
    {
        QString name = text(at);
        if (m_names.contains(name))
            wrong(at, translated("is used twice"));
        m_names += name;
        return name;
    }

    QStringList m_names;
};

}  // namespace

Result<Rules> rulesFromJson(const QByteArray &json, const QString &file)
{
    Reader reader;
    const At root = reader.parse(json);
    Rules rules = reader.problem().isEmpty() ? reader.read(root) : Rules();
    if (!reader.problem().isEmpty())
        return fail(ErrorKind::InvalidInput, QStringLiteral("%1: %2.").arg(file, reader.problem()),
                    translated("Mend the file, or take it away to use the rules that come with the program."));
    return rules;
}

}  // namespace clientele::recommend
