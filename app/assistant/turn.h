// SPDX-License-Identifier: GPL-3.0-or-later
// One question on its way. Lives on the thread of its receiver, whose child it is (the window's, or an event thread of
// the command line); reading, queries and search run on workers, the provider by the event loop. It ends exactly once,
// never from inside Assistant::ask().
#pragma once

#include "app/assistant/chatthread.h"

#include <QLocale>
#include <QObject>

#include <chrono>
#include <memory>

namespace clientele {

struct AssistantParts;
class TokenMap;

// What a question may cost at most. What is reached first ends it: the answer is then incomplete.
struct Budget {
    int steps = 8;           // rounds of a model with its tools
    int requests = 12;       // with repetitions
    qint64 tokens = 60'000;  // both ways, over all requests
    std::chrono::seconds time{120};
    std::optional<llm::Cost> cost = {};  // where the model has a price; none: as the list of prices says
};

struct TurnQuestion {
    QString text;
    Conditions scope = {};              // joined to every query and search; no tool can lift it
    std::vector<ChatTurn> before = {};  // oldest first
    Budget budget = {};
    QLocale locale = {};
};

struct TurnStep {
    QString what;  // translated: "Reading here", "Query: owed by city, 10 rows"
    bool running = false;
    bool failed = false;
};

class Turn : public QObject {
    Q_OBJECT
public:
    Turn(TurnQuestion question, AssistantParts parts, std::shared_ptr<TokenMap> tokens, QObject *receiver);
    ~Turn() override;
    Q_DISABLE_COPY_MOVE(Turn)

    // Ends at once, from inside this call: what came stays, and is incomplete.
    void cancel();

    [[nodiscard]] bool isOver() const;
    [[nodiscard]] const TurnQuestion &question() const;
    [[nodiscard]] const Budget &budget() const;  // the question's, with the limit of cost that holds for it
    [[nodiscard]] const Answer &answer() const;  // so far; whole after finished()
    [[nodiscard]] const std::vector<TurnStep> &steps() const;
    [[nodiscard]] const std::vector<QByteArray> &sent() const;  // the exact bytes of each request's body
    [[nodiscard]] qint64 firstTokenMilliseconds() const;        // of the provider; -1 until then

signals:
    void textGrew();      // answer().text has grown at its end, with people's real names
    void stepsChanged();  // also where what was spent has changed
    void finished();      // once, as the last

private:
    class Way;
    friend class Way;
    std::unique_ptr<Way> d;
};

}  // namespace clientele
