// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/vocabulary.h"

#include "app/assistant/everydaywords.h"
#include "app/assistant/spelling.h"
#include "app/assistant/synonyms.h"
#include "app/assistant/words.h"
#include "models/core/folding.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

using enum Meaning;

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
    for (const NounWords &noun : nounSynonyms()) {
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
    for (const FieldWords &field : spokenFieldWords()) {
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
            for (const ValueWords &more : valueSynonyms()) {
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

std::vector<ValueSense> BookVocabulary::valuesNamed(const QString &words) const
{
    for (const QString &each : {words, words.endsWith(u's') ? words.chopped(1) : words}) {
        const auto found = m_phrases.constFind(each);
        if (found == m_phrases.constEnd())
            continue;
        for (const Item &item : *found) {
            if (item.meaning == Value)
                return item.senses;
        }
    }
    return {};
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
