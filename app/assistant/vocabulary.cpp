// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/vocabulary.h"

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
    addCurrencies();
    addNames();
    addCategoryWords();
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
    // Steps that charts offer; the words alone say too little, so they are written out where a step is asked for.
    for (const auto &[words, name] : {std::pair{"calendar year", "atm.year"}, {"calendar quarter", "atm.quarter"}}) {
        Item step = itemOf(DimensionWord);
        step.dimension = QString::fromLatin1(name);
        step.field = Field::AtmTime;
        add(QString::fromLatin1(words), step);
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

// "Dollars" says nothing where the book has no other currency, picks one where it has several, and is not known
// where it could be two or none.
void BookVocabulary::addCurrencies()
{
    QSet<QString> codes;
    for (const Field field : {Field::CustomerCurrency, Field::LoanCurrency, Field::AtmCurrency}) {
        const TextColumn *column = m_portfolio->text(field);
        if (!column)
            continue;
        // The dictionary may know a currency that no row has.
        std::vector<bool> used(column->dictionary->size(), false);
        column->codes.visit([&](const auto &rows) {
            for (const auto code : rows)
                used[code] = true;
        });
        for (Code code = 1; code < used.size(); ++code) {
            if (used[code])
                codes.insert(column->dictionary->value(code));
        }
    }
    if (codes.isEmpty())
        codes.insert(m_portfolio->info().defaultCurrency.code());
    for (const CurrencyWords &spoken : currencyWords()) {
        QStringList meant;
        for (const QString &code : QString::fromLatin1(spoken.codes).split(u' ')) {
            if (codes.contains(code))
                meant.append(code);
        }
        Item item = itemOf(meant.size() == 1 ? Filler : Unknown);
        if (codes.size() > 1 && meant.size() == 1) {
            item.meaning = Value;
            item.senses.push_back({Field::CustomerCurrency, meant.front()});
        }
        const bool known = item.meaning != Value || m_portfolio->text(Field::CustomerCurrency);
        for (const QString &word : alternatives(spoken.words)) {
            if (known && !m_phrases.contains(comparableWords(word).join(u' ')))
                add(word, item);
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

void BookVocabulary::addCategoryWords()
{
    // Words that say "complaint", and no kind of it.
    static const QStringList common{u"issue"_s,    u"issues"_s,  u"problem"_s,  u"problems"_s, u"complaint"_s,
                                    u"feedback"_s, u"service"_s, u"services"_s, u"other"_s,    u"general"_s,
                                    u"customer"_s, u"and"_s,     u"of"_s,       u"the"_s,      u"with"_s};
    const TextColumn *column = m_portfolio->text(Field::ComplaintCategory);
    if (!column || column->dictionary->size() > mostValues)
        return;
    for (Code code = 1; code < column->dictionary->size(); ++code) {
        const QString &category = column->dictionary->value(code);
        for (const QString &word : comparableWords(category)) {
            if (common.contains(word))
                continue;
            for (const QString &form : {word, word + u's'}) {
                auto known = m_categoryWords.find(form);
                if (known == m_categoryWords.end())
                    m_categoryWords.insert(form, category);
                else if (*known != category)
                    known->clear();  // of two categories: of none
            }
        }
    }
}

}  // namespace clientele
