// SPDX-License-Identifier: GPL-3.0-or-later
// One question on its way: words, items, clauses, reading, answer; and what it takes over from the questions before it.
#pragma once

#include "app/assistant/choosing.h"
#include "app/assistant/followup.h"
#include "app/assistant/localreading.h"

#include <QLocale>

#include <optional>

namespace clientele {

class Asking {
public:
    Asking(const BookVocabulary &vocabulary, const BookTime &time, const Scope &scope, const QLocale &locale)
        : m_vocabulary(vocabulary), m_time(time), m_scope(scope), m_locale(locale)
    {}

    [[nodiscard]] Answer ask(const QString &question, std::span<const ChatTurn> before);

private:
    // A reading, or why there is none.
    struct Understood {
        std::optional<Reading> reading;
        Answer refused = {};
        QStringList notes = {};                // sentences: what was read for what, what was compared with
        std::vector<FigureSense> senses = {};  // beside the choices, where these are readings
    };
    // A question that waits for a choice.
    struct Pending {
        std::vector<Token> words;
        std::optional<Subject> subject;
        std::vector<Choice> choices;
        std::vector<FigureSense> senses;
        std::vector<RowIndex> chosen;  // by earlier choices
    };
    struct Context {
        std::optional<Subject> subject = {};
        std::optional<Pending> pending = {};
    };

    [[nodiscard]] Understood understand(const std::vector<Token> &tokens, std::optional<RowIndex> about = {});
    [[nodiscard]] Understood understand(const std::vector<Token> &tokens, const std::optional<Subject> &subject);
    // Also where the words choose what the turn before asked about. What then waits for a choice is the context's.
    [[nodiscard]] Understood understand(const std::vector<Token> &tokens, Context &context);
    [[nodiscard]] Context contextOf(std::span<const ChatTurn> before);
    [[nodiscard]] std::vector<RowIndex> named(const Answer &answer) const;

    [[nodiscard]] std::optional<Answer> identify(std::vector<Item> &items, QStringList &notes);
    [[nodiscard]] Answer choice(const Item &item, const std::vector<RowIndex> &rows) const;
    [[nodiscard]] static Answer choice(const QString &sentence, const std::vector<FigureSense> &senses);
    [[nodiscard]] QString cityOf(RowIndex row) const;
    [[nodiscard]] const std::vector<Code> &visibleCustomers();
    [[nodiscard]] bool scopeNamesOne() const;

    const BookVocabulary &m_vocabulary;
    const BookTime &m_time;
    const Scope &m_scope;
    const QLocale &m_locale;
    std::optional<std::vector<Code>> m_visible;
    std::vector<RowIndex> m_chosen;      // who is meant, where a name fits several
    std::optional<FigureSense> m_sense;  // which figure is meant
};

}  // namespace clientele
