// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/asking.h"

#include "app/assistant/answering.h"
#include "app/assistant/decline.h"
#include "app/assistant/itemising.h"
#include "app/assistant/smalltalk.h"
#include "models/query/evaluator.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr std::size_t mostChoices = 20;
constexpr std::size_t farthestBack = 20;  // questions that a follow-up may hang on, one on the other

std::optional<Answer> refusal(const std::vector<Item> &items)
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

// "His score" is that of the person spoken of; a question that leaves the name out is about them, too.
void putPerson(std::vector<Item> &items, RowIndex person)
{
    Item customer;
    customer.meaning = Meaning::Customer;
    customer.customers = {person};
    bool put = false;
    for (Item &item : items) {
        if (item.meaning != Meaning::Person)
            continue;
        customer.text = item.text;
        customer.written = item.written;
        item = customer;
        put = true;
    }
    if (!put)
        items.push_back(customer);
}

}  // namespace

Answer Asking::ask(const QString &question, std::span<const ChatTurn> before)
{
    const std::vector<Token> tokens = tokenise(question);
    if (tokens.empty())
        return Decline::declined(Decline::nothingAsked());
    if (auto talk = smallTalk(tokens))
        return std::move(*talk);
    Context context = contextOf(before);
    const Understood understood = understand(tokens, context);
    if (!understood.reading)
        return understood.refused;
    Answer answer = Answering(m_vocabulary, m_scope.where, m_locale).answer(*understood.reading);
    if (!understood.notes.isEmpty() && answer.outcome == Outcome::Computed)
        answer.text += u' ' + understood.notes.join(u' ');
    return answer;
}

Asking::Understood Asking::understand(const std::vector<Token> &tokens, std::optional<RowIndex> about)
{
    Itemised read = itemised(tokens, m_vocabulary, m_time);
    if (auto refused = refusal(read.items))
        return {{}, std::move(*refused)};
    if (!read.problem.isEmpty())
        return {{}, Decline::declined(read.problem)};
    Understood understood{{}, {}, read.corrections};
    if (auto unsure = identify(read.items, understood.notes))
        return {{}, std::move(*unsure)};
    if (about)
        putPerson(read.items, *about);
    if (m_sense)
        putSense(read.items, *m_sense);
    Benchmarks benchmarks(m_vocabulary, m_scope.where, m_locale);
    Clauses clauses(std::move(read.items), m_vocabulary, benchmarks);
    if (const QString problem = clauses.read(); !problem.isEmpty())
        return {{}, Decline::notUnderstood(problem)};
    QuestionReader reader(clauses, m_vocabulary, scopeNamesOne());
    understood.reading = reader.read();
    if (!understood.reading && !reader.senses().empty() && !m_sense) {
        understood.senses = reader.senses();
        understood.refused = choice(reader.problem(), understood.senses);
    } else if (!understood.reading) {
        understood.refused =
            reader.isUnclear() ? Decline::notUnderstood(reader.problem()) : Decline::declined(reader.problem());
    }
    understood.notes += benchmarks.notes();
    return understood;
}

// A whole question starts afresh; one that is tied to the one before, or is none by itself, hangs on it.
Asking::Understood Asking::understand(const std::vector<Token> &tokens, const std::optional<Subject> &subject)
{
    Understood whole = understand(tokens);
    if (!subject)
        return whole;
    const FollowUpWords words = followUpWords(tokens);
    if (whole.reading && !words.isTied())
        return whole;
    QStringList notes;
    const auto read = [&](const std::vector<Token> &part, std::optional<RowIndex> about) {
        Understood understood = understand(part, about);
        if (understood.reading)
            notes = understood.notes;
        return understood.reading;
    };
    if (auto merged = FollowUp(*subject, m_vocabulary, read).reading(words))
        return {std::move(merged), {}, notes};
    if (whole.reading)
        return {{}, Decline::notUnderstood(Decline::unclearFollowUp())};
    return whole;
}

Asking::Understood Asking::understand(const std::vector<Token> &tokens, Context &context)
{
    Pending next{tokens, context.subject, {}, {}, {}};
    Understood understood;
    const auto waiting = std::exchange(context.pending, {});
    const std::vector<std::size_t> meant =
        waiting ? choicesMeant(tokens, waiting->choices, waiting->senses, m_vocabulary) : std::vector<std::size_t>{};
    if (meant.size() == 1) {
        next = {waiting->words, waiting->subject, {}, {}, waiting->chosen};
        if (waiting->senses.empty()) {
            if (const auto row = m_vocabulary.customerById(waiting->choices[meant.front()].customerId))
                next.chosen.push_back(*row);
        } else {
            m_sense = waiting->senses[meant.front()];
        }
        m_chosen = next.chosen;
        understood = understand(next.words, next.subject);
        m_chosen.clear();
        m_sense.reset();
    } else if (meant.size() > 1) {
        next = *waiting;
        understood.refused.outcome = Outcome::Clarify;
        understood.refused.text = Decline::stillSeveral();
        for (const std::size_t at : meant) {
            understood.refused.choices.push_back(waiting->choices[at]);
            if (!waiting->senses.empty())
                understood.senses.push_back(waiting->senses[at]);
        }
    } else {
        understood = understand(tokens, context.subject);
    }
    if (understood.refused.outcome == Outcome::Clarify && !understood.reading) {
        next.choices = understood.refused.choices;
        next.senses = understood.senses;
        context.pending = std::move(next);
    }
    return understood;
}

// The last question as it was read, together with those that it hung on, and what still waits for a choice; nothing where
// it was not read here.
Asking::Context Asking::contextOf(std::span<const ChatTurn> before)
{
    Context context;
    for (std::size_t i = before.size() > farthestBack ? before.size() - farthestBack : 0; i < before.size(); ++i) {
        const ChatTurn &turn = before[i];
        const bool local = turn.answer.engine == Engine::Local;
        const bool asked = local && turn.answer.outcome == Outcome::Clarify;
        const bool read = local && turn.answer.outcome == Outcome::Computed;
        Understood understood;
        if (asked || read)
            understood = understand(tokenise(turn.question), context);
        else
            context.pending.reset();
        if (!asked)
            context.subject = understood.reading
                                  ? std::optional(Subject{std::move(*understood.reading), named(turn.answer)})
                                  : std::nullopt;
    }
    return context;
}

// The customers whose figures the answer gives.
std::vector<RowIndex> Asking::named(const Answer &answer) const
{
    std::vector<RowIndex> rows;
    for (const AnswerFigure &figure : answer.figures) {
        const auto row = figure.query.by == QStringList{u"customer.id"_s} && figure.keys.size() == 1
                             ? m_vocabulary.customerById(figure.keys.front())
                             : std::nullopt;
        if (!row)
            return {};
        rows.push_back(*row);
    }
    return rows;
}

// Exactly one customer a name, within the scope; else a choice, or nobody.
std::optional<Answer> Asking::identify(std::vector<Item> &items, QStringList &notes)
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
        const auto chosen = std::ranges::find_first_of(rows, m_chosen);
        if (chosen != rows.end()) {
            item.customers = {*chosen};
            continue;
        }
        if (rows.size() > 1 || item.unsure)
            return choice(item, rows);
        if (item.nearly)
            notes.append(Decline::taken(m_vocabulary.customerName(rows.front()), cityOf(rows.front())));
        item.customers = rows;
    }
    return std::nullopt;
}

Answer Asking::choice(const Item &item, const std::vector<RowIndex> &rows) const
{
    Answer answer;
    answer.outcome = Outcome::Clarify;
    answer.text = Decline::whoIsMeant(item.written, static_cast<int>(rows.size()));
    for (std::size_t i = 0; i < rows.size() && i < mostChoices; ++i) {
        const QString city = cityOf(rows[i]);
        const QString name = m_vocabulary.customerName(rows[i]);
        answer.choices.push_back(
            {m_vocabulary.book().textAt(Field::CustomerId, rows[i]), city.isEmpty() ? name : name + u", "_s + city});
    }
    return answer;
}

Answer Asking::choice(const QString &sentence, const std::vector<FigureSense> &senses)
{
    Answer answer;
    answer.outcome = Outcome::Clarify;
    answer.text = sentence;
    for (const FigureSense &sense : senses)
        answer.choices.push_back({QString(), sense.label});
    return answer;
}

QString Asking::cityOf(RowIndex row) const { return m_vocabulary.book().textAt(Field::CustomerCity, row); }

// Codes of the customers that the scope shows. A period of ATM rows hides no customer.
const std::vector<Code> &Asking::visibleCustomers()
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

bool Asking::scopeNamesOne() const
{
    return std::ranges::any_of(m_scope.where, [](const Condition &condition) {
        return condition.field == u"customer.id" && condition.op == Op::In && condition.values.size() == 1;
    });
}

}  // namespace clientele
