// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn/way.h"

#include "app/assistant/turn/dialogue.h"
#include "app/assistant/turn/numbercheck.h"
#include "app/assistant/turn/prompt.h"
#include "app/assistant/turn/retrieved.h"
#include "app/assistant/turn/tokenmap.h"
#include "app/assistant/turn/toolschema.h"
#include "app/assistant/turn/turntrace.h"
#include "app/future.h"
#include "app/llm/provider.h"
#include "models/items/conditiontext.h"
#include "models/query/evaluator.h"

#include <QUuid>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qsizetype longestQuestion = 4'000;
constexpr qsizetype longestEarlier = 1'500;
constexpr std::size_t mostEarlier = 6;
constexpr int passagesAsked = 12;

// Codes of the customers that a scope shows, where it hides any. A period of ATM rows hides no customer.
CustomerCodes visibleIn(const Portfolio &book, const Catalogue &catalogue, const Conditions &scope)
{
    Conditions where;
    for (const Condition &condition : scope) {
        const DimensionInfo *dimension = catalogue.dimension(condition.field);
        if (!dimension || (dimension->table() != Table::Atm && dimension->table() != Table::Complaints))
            where.push_back(condition);
    }
    if (where.empty())
        return std::nullopt;
    return customersWhere(book, catalogue, where).value_or(std::vector<Code>{});
}

// Somebody may yet answer it: nobody was asked, or the way there was closed.
bool isWorthAskingLater(const std::optional<llm::Failure> &failure)
{
    using enum llm::FailureKind;
    if (!failure)
        return true;
    switch (failure->kind) {
    case TooLong:
    case BadRequest:
    case Malformed:
    case Privacy:
    case Cancelled:
        return false;
    default:
        return true;
    }
}

}  // namespace

struct Turn::Way::Read {
    Answer local;
    std::shared_ptr<const privacy::PersonalData> personal;
    Reach reach;
    Result<llm::PriceList> prices;
};

Turn::Way::Way(Turn &turn, TurnQuestion asked, AssistantParts parts, std::shared_ptr<TokenMap> tokens)
    : question(std::move(asked)),
      budget(question.budget),
      steps([this] { emit m_turn.stepsChanged(); }),
      m_turn(turn),
      m_parts(std::move(parts)),
      m_tokens(std::move(tokens))
{
    answer.traceId = m_parts.trace ? m_parts.trace->id() : QUuid::createUuid().toString(QUuid::Id128);
}

Turn::Way::~Way() = default;

void Turn::Way::begin() { readHere(); }

void Turn::Way::readHere()
{
    const std::size_t step = steps.begin(Turn::tr("Reading the question here"));
    // Without the book's names nothing may leave: they are learnt only where something is to.
    const bool mayAsk = m_parts.provider && m_parts.personal;
    const auto read = [reader = m_parts.reader, personal = m_parts.personal, book = m_parts.book,
                       catalogue = m_parts.catalogue, text = question.text, scope = question.scope,
                       before = question.before, prices = m_parts.prices, mayAsk] {
        Read result{reader()->ask(text, Scope{scope}, before), {}, {}, {}};
        if (mayAsk && !result.local.explained) {
            result.personal = personal();
            result.reach = {visibleIn(*book, *catalogue, scope), visibleIn(*book, *catalogue, comparedWithin(scope))};
            if (prices)
                result.prices = prices();
        }
        return result;
    };
    whenDone(QtConcurrent::run(read), &m_turn, [this, step](Read result) {
        if (over)
            return;
        steps.end(step);
        goOn(std::move(result));
    });
}

void Turn::Way::goOn(Read read)
{
    m_local = std::move(read.local);
    m_local.traceId = answer.traceId;
    if (m_local.explained) {
        answer = m_local;
        return finish();
    }
    if (read.personal)
        return askModel(read);
    fallBack(m_parts.noProvider);
}

llm::ChatRequest Turn::Way::request(privacy::Conversation &talk) const
{
    llm::ChatRequest request;
    const ConditionText words(*m_parts.book, *m_parts.catalogue, QLocale::c());
    const QString scope = talk.safe(words.of(question.scope, 5));
    request.messages.push_back(
        {llm::Role::System, systemPrompt(*m_parts.book, scope, talk.dataMark(), question.locale)});
    const std::size_t from = question.before.size() > mostEarlier ? question.before.size() - mostEarlier : 0;
    for (std::size_t i = from; i < question.before.size(); ++i) {
        const ChatTurn &turn = question.before[i];
        if (turn.answer.text.isEmpty())
            continue;
        request.messages.push_back({llm::Role::User, talk.safe(turn.question.left(longestEarlier))});
        request.messages.push_back({llm::Role::Assistant, talk.safe(turn.answer.text.left(longestEarlier))});
    }
    request.messages.push_back({llm::Role::User, talk.safe(question.text.left(longestQuestion))});
    request.tools = questionTools(*m_parts.catalogue);
    return request;
}

void Turn::Way::askModel(const Read &read)
{
    const auto talk = m_tokens->of(read.personal);
    if (!read.prices)  // what it costs is not known then; the answer is
        steps.note(read.prices.error().sentence());
    const llm::PriceList prices = read.prices.value_or(llm::PriceList());
    if (!budget.cost)
        budget.cost = prices.mostPerQuestion;
    m_dialogue =
        new Dialogue({m_parts, question.scope, read.reach, talk, budget, prices}, request(*talk), steps, &m_turn);
    m_dialogue->evidenceToFill().addDatesIn(dataDate(*m_parts.book));
    m_dialogue->evidenceToFill().addDatesIn(question.text);
    answer.engine = Engine::Provider;
    answer.markdown = true;
    connect(m_dialogue, &Dialogue::sent, &m_turn, [this](const QByteArray &body) { sent.push_back(body); });
    connect(m_dialogue, &Dialogue::grew, &m_turn, [this](const QString &text) {
        firstToken = m_dialogue->firstTokenMilliseconds();
        answer.text += text;
        emit m_turn.textGrew();
    });
    connect(m_dialogue, &Dialogue::spent, &m_turn, [this] {
        answer.spending = m_dialogue->spending();
        emit m_turn.stepsChanged();
    });
    connect(m_dialogue, &Dialogue::ended, &m_turn, [this] { modelEnded(); });
    m_dialogue->begin();
}

// What the dialogue has come to so far.
void Turn::Way::takeProse()
{
    const Evidence &evidence = m_dialogue->evidence();
    CheckedProse checked = checkedNumbers(m_dialogue->prose().written(), evidence);
    answer.figures = std::move(checked.figures);
    answer.unverified = std::move(checked.unverified);
    answer.citations = m_dialogue->prose().citations();
    answer.charts = evidence.charts;
    answer.incomplete = m_dialogue->isIncomplete();
    answer.failure = m_dialogue->failure();
    answer.model = m_dialogue->model();
    answer.spending = m_dialogue->spending();
    answer.outcome = answer.figures.empty() && !answer.citations.empty() ? Outcome::Retrieved : Outcome::Computed;
}

void Turn::Way::modelEnded()
{
    if (over)
        return;
    if (!answer.text.trimmed().isEmpty() || !m_dialogue->evidence().charts.empty()) {
        takeProse();
        return finish();
    }
    if (!m_dialogue->refusal().isEmpty()) {
        takeProse();
        answer.outcome = Outcome::Declined;
        answer.text = m_tokens->of()->restored(m_dialogue->refusal());
        return finish();
    }
    fallBack(m_dialogue->failure());
}

void Turn::Way::fallBack(const std::optional<llm::Failure> &failure)
{
    const Spending spent = m_dialogue ? m_dialogue->spending() : Spending();
    const bool cut = m_dialogue && m_dialogue->isIncomplete();
    answer = m_local;
    answer.failure = failure;
    answer.spending = spent;
    answer.incomplete = cut;
    answer.forLater = isWorthAskingLater(failure);
    if (!m_parts.search || !asksForPassages(question.text))
        return finish();
    const std::size_t step = steps.begin(Turn::tr("Searching the book"));
    whenDone(m_parts.search(question.text, passagesAsked, question.scope), &m_turn,
             [this, step](const Result<std::vector<SearchHit>> &hits) {
                 if (over)
                     return;
                 steps.end(step, !hits.has_value(), hits ? QString() : hits.error().message);
                 if (hits)
                     takePassages(*hits);
                 finish();
             });
}

void Turn::Way::takePassages(const std::vector<SearchHit> &hits)
{
    auto retrieved = retrievedAnswer(question.text, hits);
    if (!retrieved)
        return;
    answer.outcome = retrieved->outcome;
    answer.text = retrieved->text;
    answer.citations = std::move(retrieved->citations);
}

void Turn::Way::cancel()
{
    if (over)
        return;
    over = true;
    if (m_parts.trace)
        m_parts.trace->cancelled();
    if (m_dialogue) {
        m_dialogue->stop();
        if (!answer.text.isEmpty())
            takeProse();
        answer.spending = m_dialogue->spending();
    }
    answer.incomplete = true;
    finish();
}

void Turn::Way::finish()
{
    over = true;
    steps.endAll();
    emit m_turn.finished();
}

}  // namespace clientele
