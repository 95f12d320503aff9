// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/localreading.h"

#include "app/assistant/answering.h"
#include "app/assistant/decline.h"
#include "app/assistant/itemising.h"
#include "models/query/evaluator.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr std::size_t mostChoices = 20;

// One question's way: words, items, clauses, reading, answer.
class Asking {
public:
    Asking(const BookVocabulary &vocabulary, const BookTime &time, const Scope &scope, const QLocale &locale)
        : m_vocabulary(vocabulary), m_time(time), m_scope(scope), m_locale(locale)
    {}

    Answer ask(const QString &question)
    {
        const std::vector<Token> tokens = tokenise(question);
        if (tokens.empty())
            return Decline::declined(Decline::nothingAsked());
        Itemised read = itemised(tokens, m_vocabulary, m_time);
        if (const auto refused = refusal(read.items))
            return *refused;
        if (!read.problem.isEmpty())
            return Decline::declined(read.problem);
        m_notes = read.corrections;
        if (auto unsure = identify(read.items))
            return std::move(*unsure);
        Benchmarks benchmarks(m_vocabulary, m_scope.where, m_locale);
        Clauses clauses(std::move(read.items), m_vocabulary, benchmarks);
        if (const QString problem = clauses.read(); !problem.isEmpty())
            return Decline::notUnderstood(problem);
        QuestionReader reader(clauses, m_vocabulary, scopeNamesOne());
        const auto reading = reader.read();
        if (!reading)
            return reader.isUnclear() ? Decline::notUnderstood(reader.problem()) : Decline::declined(reader.problem());
        m_notes += benchmarks.notes();
        Answer answer = Answering(m_vocabulary, m_scope.where, m_locale).answer(*reading);
        if (!m_notes.isEmpty() && answer.outcome == Outcome::Computed)
            answer.text += u' ' + m_notes.join(u' ');
        return answer;
    }

private:
    static std::optional<Answer> refusal(const std::vector<Item> &items)
    {
        QStringList unknown;
        for (const Item &item : items) {
            if (item.meaning == Meaning::Unanswerable)
                return Decline::notUnderstood(Decline::notAFact(item.written));
            if (item.meaning == Meaning::Unknown)
                unknown.append(item.written);
        }
        if (unknown.isEmpty())
            return std::nullopt;
        return Decline::notUnderstood(Decline::unknownWords(unknown));
    }

    // Exactly one customer a name, within the scope; else a choice, or nobody.
    std::optional<Answer> identify(std::vector<Item> &items)
    {
        for (Item &item : items) {
            if (item.meaning != Meaning::Customer)
                continue;
            std::vector<RowIndex> rows = item.customers;
            if (!m_scope.where.empty()) {
                const auto &visible = visibleCustomers();
                std::erase_if(rows, [&](RowIndex row) { return !std::ranges::binary_search(visible, row + 1); });
            }
            if (rows.empty())
                return Decline::declined(Decline::noSuchCustomer(item.written));
            if (rows.size() > 1 || item.unsure)
                return choice(item, rows);
            if (item.nearly)
                m_notes.append(Decline::taken(m_vocabulary.customerName(rows.front()), cityOf(rows.front())));
            item.customers = rows;
        }
        return std::nullopt;
    }

    Answer choice(const Item &item, const std::vector<RowIndex> &rows) const
    {
        Answer answer;
        answer.outcome = Outcome::Clarify;
        answer.text = Decline::whoIsMeant(item.written, static_cast<int>(rows.size()));
        for (std::size_t i = 0; i < rows.size() && i < mostChoices; ++i) {
            const QString city = cityOf(rows[i]);
            const QString name = m_vocabulary.customerName(rows[i]);
            answer.choices.push_back({m_vocabulary.book().textAt(Field::CustomerId, rows[i]),
                                      city.isEmpty() ? name : name + u", "_s + city});
        }
        return answer;
    }

    [[nodiscard]] QString cityOf(RowIndex row) const { return m_vocabulary.book().textAt(Field::CustomerCity, row); }

    // Codes of the customers that the scope shows. A period of ATM rows hides no customer.
    const std::vector<Code> &visibleCustomers()
    {
        if (m_visible)
            return *m_visible;
        Conditions where;
        for (const Condition &condition : m_scope.where) {
            const DimensionInfo *dimension = m_vocabulary.catalogue().dimension(condition.field);
            if (!dimension || dimension->table() != Table::Atm)
                where.push_back(condition);
        }
        m_visible = customersWhere(m_vocabulary.book(), m_vocabulary.catalogue(), where).value_or(std::vector<Code>{});
        return *m_visible;
    }

    [[nodiscard]] bool scopeNamesOne() const
    {
        return std::ranges::any_of(m_scope.where, [](const Condition &condition) {
            return condition.field == u"customer.id" && condition.op == Op::In && condition.values.size() == 1;
        });
    }

    const BookVocabulary &m_vocabulary;
    const BookTime &m_time;
    const Scope &m_scope;
    const QLocale &m_locale;
    QStringList m_notes;
    std::optional<std::vector<Code>> m_visible;
};

}  // namespace

LocalReader::LocalReader(PortfolioPtr portfolio, std::shared_ptr<const Catalogue> catalogue, QLocale locale)
    : m_portfolio(std::move(portfolio)),
      m_catalogue(std::move(catalogue)),
      m_locale(locale),
      m_vocabulary(std::make_unique<const BookVocabulary>(m_portfolio, *m_catalogue)),
      m_time(BookTime::of(*m_portfolio))
{}

LocalReader::~LocalReader() = default;

Answer LocalReader::ask(const QString &question, const Scope &scope) const
{
    Answer answer = Asking(*m_vocabulary, m_time, scope, m_locale).ask(question);
    answer.traceId = QUuid::createUuid().toString(QUuid::Id128);
    return answer;
}

}  // namespace clientele
