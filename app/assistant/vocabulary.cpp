// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/vocabulary.h"

#include "app/assistant/spelling.h"
#include "app/assistant/words.h"
#include "models/core/folding.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

using enum Meaning;

struct NounWords {
    Table table;
    const char *phrases;
};

// Beside the catalogue's synonyms of the counts.
constexpr std::array nounWords{
    NounWords{
        Table::Customers,
        "customer|customers|client|clients|people|persons|person|clientele|account holder|account holders|borrower|borrowers|individuals|customer base|clientes|cliente|folks"},
    NounWords{
        Table::Loans,
        "loan|loans|pret|prets|emprunt|emprunts|prestamo|prestamos|outstanding loan|outstanding loans|active loan|active loans|credit lines in loans"},
    NounWords{
        Table::Atm,
        "transaction|transactions|atm transaction|atm transactions|atm activity|atm operations|operations|atm use|transacciones|operaciones|visits to machines|atm visits|machine transactions"},
    NounWords{
        Table::Complaints,
        "complaint|complaints|feedback|feedbacks|plainte|plaintes|reclamations|reclamation|queja|quejas|reclamaciones|customer complaints|customer feedback|grievances|feedback messages|complaint messages"},
    NounWords{
        Table::Products,
        "product|products|produit|produits|producto|productos|offerings|bank products|catalogue|catalog|product catalogue|product catalog"},
};

struct FieldWords {
    Field field;
    const char *phrases;
};

// What people say beside the schema's synonyms.
constexpr std::array moreWords{
    FieldWords{
        Field::CreditScore,
        "credit|credit standing|creditworthiness|credit worthiness|fico|fico score|fico scores|credit ratings|credit score value"},
    FieldWords{Field::CreditDelinquencies,
               "missed payment|late payment|payment defaults|delinquency count|delinquent payments"},
    FieldWords{Field::CustomerBalance,
               "account balances|current balances|money in accounts|money in the account|money in their accounts"},
    FieldWords{Field::CustomerAge, "old|ages"},
    FieldWords{Field::CustomerEmail, "e mail|email address|mail|e mail address|email addresses|mails|emails"},
    FieldWords{Field::CustomerPhone, "telephone number|phone numbers|phone no"},
    FieldWords{Field::CustomerCity, "home town|hometown"},
    FieldWords{Field::CustomerLanguage, "speak|speaks|speaking|preferred languages|spoken language"},
    FieldWords{
        Field::CustomerMonthlySpending,
        "spend a month|spends a month|spend per month|spends per month|spend each month|spend monthly|spends monthly"},
    FieldWords{Field::CustomerRisk, "risk profiles|risk level|risk levels|risk category|risk class|risk rating"},
    FieldWords{Field::CustomerStatus, "statuses|account statuses"},
    FieldWords{
        Field::CustomerContactMethod,
        "contacted|contacted by|contact|contact methods|reached|reach|preferred contact channel|prefer contact|prefer to be contacted|"
        "prefer to be contacted by|prefers to be contacted by|to be contacted by|prefer contact by|prefer to be reached by|reached by"},
    FieldWords{
        Field::LoanType,
        "types of loans|types of loan|loan kind|loan kinds|kinds of loans|loan category|loan categories|type of loans"},
    FieldWords{
        Field::ComplaintCategory,
        "complaint categories|type of complaint|types of complaint|types of complaints|kinds of complaints|kinds of complaint|complaint type|complaint types|feedback category|feedback categories"},
    FieldWords{Field::ProductCategory,
               "product categories|kinds of products|types of products|kinds of product|product type|product types"},
    FieldWords{Field::AtmType, "transaction types|types of transactions|types of transaction|kinds of transactions"},
    FieldWords{Field::CustomerAccounts, "account|accounts"},
    FieldWords{Field::CustomerGender, "genders"},
    FieldWords{
        Field::CustomerCard,
        "card type|card types|type of card|plastic cards|kind of card|types of card|types of cards|kinds of cards"},
};

struct MoreValues {
    const char *folded;  // a value of the book
    Field field;
    const char *words;
};

constexpr std::array moreValues{
    MoreValues{"female", Field::CustomerGender, "women|woman|females"},
    MoreValues{"male", Field::CustomerGender, "men|man|males"},
    MoreValues{"eur", Field::CustomerCurrency, "euro|euros"},
    MoreValues{"cad", Field::CustomerCurrency, "canadian dollars|canadian dollar"},
    MoreValues{"usd", Field::CustomerCurrency, "us dollars|us dollar|american dollars"},
    MoreValues{"gbp", Field::CustomerCurrency, "pounds sterling"},
    MoreValues{"united states", Field::CustomerCountry, "usa|us|united states of america|america"},
    MoreValues{"united kingdom", Field::CustomerCountry, "uk|great britain"},
};

constexpr std::size_t mostValues = 2000;  // of one field: more of them are texts, not kinds

QStringList alternatives(const char *phrases) { return QString::fromUtf8(phrases).split(u'|', Qt::SkipEmptyParts); }

Item itemOf(Meaning meaning)
{
    Item item;
    item.meaning = meaning;
    return item;
}

bool isKind(const FieldInfo &field)
{
    if (field.type != FieldType::Text || field.has(CustomerRef) || field.field == Field::AtmId)
        return false;
    return field.has(LowCardinality) || field.field == Field::CustomerDevice || field.field == Field::ProductName;
}

}  // namespace

BookVocabulary::BookVocabulary(const PortfolioPtr &portfolio, const Catalogue &catalogue)
    : m_portfolio(portfolio), m_catalogue(catalogue)
{
    addSchema();
    addLexicon();
    addValues();
    addNames();
}

void BookVocabulary::add(const QString &text, const Item &item)
{
    QStringList words = comparableWords(text);
    if (words.isEmpty())
        words = {text};  // "<", "%"
    if (words.size() > 8)
        return;
    std::vector<Item> &items = m_phrases[words.join(u' ')];
    const auto same = std::ranges::find_if(
        items, [&](const Item &known) { return known.meaning == item.meaning && item.meaning == Value; });
    if (same != items.end()) {
        same->senses.insert(same->senses.end(), item.senses.begin(), item.senses.end());
        return;
    }
    // The lexicon knows better than the schema, and both better than the book.
    if (item.meaning == Value || items.empty())
        items.push_back(item);
    else
        items.front() = item;
    m_longest = std::max(m_longest, static_cast<int>(words.size()));
    for (const QString &word : words)
        m_words.insert(word);
}

void BookVocabulary::addLexicon()
{
    for (const LexiconRow &row : lexicon()) {
        for (const QString &phrase : alternatives(row.phrases))
            add(phrase, itemOf(row.meaning));
    }
    for (const NounWords &noun : nounWords) {
        Item item = itemOf(Noun);
        item.table = noun.table;
        for (const QString &phrase : alternatives(noun.phrases))
            add(phrase, item);
    }
    for (const ScoreBand &band : scoreBands()) {
        Item item = itemOf(Value);
        item.senses.push_back({Field::CreditScore, QString::fromLatin1(band.key)});
        add(QString::fromLatin1(band.key), item);
    }
}

void BookVocabulary::addSchema()
{
    for (const FieldInfo &field : fields()) {
        const bool skip = field.has(CustomerRef) || field.field == Field::LoanAmount || field.field == Field::AtmId
                          || field.field == Field::AtmAmount || field.field == Field::AtmTime
                          || field.field == Field::CustomerName || field.field == Field::ComplaintTime;
        if (skip)
            continue;
        Item item = itemOf(FieldWord);
        item.field = field.field;
        QStringList words = fieldSynonyms(field.field);
        words.append(QString::fromUtf8(field.label));
        words.append(fieldLabel(field.field));
        for (const QString &word : words) {
            if (const QString key = comparableWords(word).join(u' '); !m_phrases.contains(key))
                add(word, item);
        }
    }
    for (const FieldWords &field : moreWords) {
        Item item = itemOf(FieldWord);
        item.field = field.field;
        for (const QString &word : alternatives(field.phrases))
            add(word, item);
    }
    for (const DimensionInfo &dimension : m_catalogue.dimensions()) {
        if (dimension.derivation == Derivation::Value || dimension.derivation == Derivation::ScoreBin)
            continue;
        Item item = itemOf(DimensionWord);
        item.dimension = dimension.name;
        item.field = dimension.field;
        for (const QString &word : dimension.synonyms + QStringList{dimension.label})
            add(word, item);
    }
    Item band = itemOf(DimensionWord);
    band.dimension = u"credit.band"_s;
    band.field = Field::CreditScore;
    for (const char *words : {"credit bands", "score bands", "credit tiers", "score band"})
        add(QString::fromLatin1(words), band);
}

void BookVocabulary::addValues()
{
    for (const FieldInfo &field : fields()) {
        const TextColumn *column = isKind(field) ? m_portfolio->text(field.field) : nullptr;
        if (!column || column->dictionary->size() > mostValues)
            continue;
        for (Code code = 1; code < column->dictionary->size(); ++code) {
            const QString &value = column->dictionary->value(code);
            Item item = itemOf(Value);
            item.senses.push_back({field.field, value});
            if (comparableWords(value).isEmpty())
                continue;
            add(value, item);
            const QString key = folded(value);
            for (const MoreValues &more : moreValues) {
                if (more.field == field.field && key == QLatin1StringView(more.folded)) {
                    for (const QString &word : alternatives(more.words))
                        add(word, item);
                }
            }
        }
    }
}

void BookVocabulary::addNames()
{
    const auto rows = static_cast<RowIndex>(m_portfolio->rows(Table::Customers));
    m_ids.reserve(static_cast<qsizetype>(rows));
    for (RowIndex row = 0; row < rows; ++row) {
        m_ids.insert(m_portfolio->customerIds().value(row + 1).toCaseFolded(), row);
        for (const QString &word : comparableWords(customerName(row))) {
            std::vector<RowIndex> &named = m_nameWords[word].rows;
            if (named.empty() || named.back() != row)
                named.push_back(row);
        }
    }
}

QString BookVocabulary::customerName(RowIndex row) const
{
    const QString name = m_portfolio->textAt(Field::CustomerName, row);
    if (!name.isEmpty())
        return name;
    const QString parts =
        (m_portfolio->textAt(Field::CustomerFirstName, row) + u' ' + m_portfolio->textAt(Field::CustomerLastName, row))
            .trimmed();
    return parts.isEmpty() ? m_portfolio->textAt(Field::CustomerId, row) : parts;
}

const std::vector<Item> *BookVocabulary::phrase(const QString &words) const
{
    auto found = m_phrases.constFind(words);
    if (found == m_phrases.constEnd() && words.contains(u' ')) {
        // "ATM issues", "business cards": the plural of a value of several words.
        if (words.endsWith(u's'))
            found = m_phrases.constFind(words.chopped(1));
        if (found != m_phrases.constEnd() && found->front().meaning != Value)
            found = m_phrases.constEnd();
    }
    return found == m_phrases.constEnd() ? nullptr : &found.value();
}

std::vector<RowIndex> BookVocabulary::customersNamed(const QStringList &words, bool whole) const
{
    std::vector<RowIndex> rows;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const auto known = m_nameWords.constFind(words[i]);
        if (known == m_nameWords.constEnd())
            return {};
        if (i == 0) {
            rows = known->rows;
            continue;
        }
        std::vector<RowIndex> both;
        std::ranges::set_intersection(rows, known->rows, std::back_inserter(both));
        rows = std::move(both);
    }
    if (whole) {
        std::erase_if(rows, [&](RowIndex row) {
            QStringList name = comparableWords(customerName(row));
            QStringList asked = words;
            std::ranges::sort(name);
            std::ranges::sort(asked);
            return name != asked;
        });
    }
    return rows;
}

std::optional<RowIndex> BookVocabulary::customerById(const QString &text) const
{
    const auto known = m_ids.constFind(text.toCaseFolded());
    return known == m_ids.constEnd() ? std::nullopt : std::optional(*known);
}

QString BookVocabulary::machineById(const QString &text) const
{
    const TextColumn *machines = m_portfolio->text(Field::AtmId);
    for (Code code = 1; machines && code < machines->dictionary->size(); ++code) {
        if (machines->dictionary->value(code).compare(text, Qt::CaseInsensitive) == 0)
            return machines->dictionary->value(code);
    }
    return {};
}

namespace {

// The nearest of many words: all that share the smallest number of slips.
template<typename Words>
QStringList nearest(const QString &word, const Words &words)
{
    const int allowed = slipsAllowed(word.size());
    if (allowed == 0 || isEverydayWord(word))
        return {};
    QStringList near;
    int best = allowed + 1;
    words([&](const QString &known) {
        if (known.size() < 4 || known.front() != word.front())
            return;
        const int most = std::min(allowed, slipsAllowed(known.size()));
        const int slips = slipsBetween(word, known, most);
        if (slips > most || slips > best)
            return;
        if (slips < best)
            near.clear();
        best = slips;
        near.append(known);
    });
    near.sort();
    return near;
}

}  // namespace

QStringList BookVocabulary::nearWords(const QString &word) const
{
    return nearest(word, [this](auto visit) {
        for (const QString &known : m_words)
            visit(known);
    });
}

QStringList BookVocabulary::nearNameWords(const QString &word) const
{
    return nearest(word, [this](auto visit) {
        for (auto known = m_nameWords.constBegin(); known != m_nameWords.constEnd(); ++known)
            visit(known.key());
    });
}

}  // namespace clientele
