// SPDX-License-Identifier: GPL-3.0-or-later
// The rounds of a fuzzer. Each has a seed of its own, from which it can be repeated alone: the same seeds every time,
// so that a green run stays green. CLIENTELE_SEED=N begins with round N, CLIENTELE_FUZZ_SECONDS=N goes on for so long.
#pragma once

#include "app/sources/seededrandom.h"
#include "models/core/result.h"

#include <QDeadlineTimer>
#include <QString>

#include <cstdio>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#endif

namespace clientele::test {

class Rounds {
public:
    explicit Rounds(quint64 usual)
        : m_first(qEnvironmentVariable("CLIENTELE_SEED", QStringLiteral("1")).toULongLong()), m_usual(usual)
    {
        const int seconds = qEnvironmentVariableIntValue("CLIENTELE_FUZZ_SECONDS");
        m_timed = seconds > 0;
        if (m_timed)
            m_end.setRemainingTime(seconds * 1000LL);
#if defined(__SANITIZE_ADDRESS__)
        // What a sanitizer finds ends the process at once: then this is the only word about the seed.
        __sanitizer_set_death_callback([] {
            std::fprintf(stderr, "Repeat it with CLIENTELE_SEED=%llu\n", static_cast<unsigned long long>(seedNow()));
        });
#endif
    }

    bool next()
    {
        const bool more = m_timed ? !m_end.hasExpired() : m_done < m_usual;
        if (more) {
            seedNow() = m_first + m_done++;
            random = SeededRandom(seedNow());
        }
        return more;
    }

    // For QFAIL.
    [[nodiscard]] static QByteArray failure(const char *what, const QString &input)
    {
        return QStringLiteral("%1\ndoes not hold; repeat it with CLIENTELE_SEED=%2; input: %3")
            .arg(QString::fromUtf8(what))
            .arg(seedNow())
            .arg(readable(input))
            .toUtf8();
    }

    SeededRandom random{0};

private:
    static quint64 &seedNow()
    {
        static quint64 seed = 0;
        return seed;
    }

    // Everything but plain ASCII by its code, so that what is invisible is seen.
    static QString readable(const QString &input)
    {
        QString text;
        for (const QChar c : input.left(2000))
            text += c.unicode() >= 0x20 && c.unicode() < 0x7f
                        ? QString(c)
                        : QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QChar(u'0'));
        return input.size() > 2000 ? text + QStringLiteral("... (%1 in all)").arg(input.size()) : text;
    }

    quint64 m_first;
    quint64 m_usual;
    quint64 m_done = 0;
    bool m_timed = false;
    QDeadlineTimer m_end;
};

// A message for a person: something in it, and a full stop at its end.
[[nodiscard]] inline bool isSentence(const Error &error)
{
    return error.message.size() > 10 && error.message.endsWith(u'.')
           && (error.next.isEmpty() || error.next.endsWith(u'.') || error.next.endsWith(u'?'));
}

}  // namespace clientele::test

// Ends the test function where the condition does not hold, naming the round.
#define CLIENTELE_HOLDS(condition, input)                                                                              \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            QFAIL(Rounds::failure(#condition, (input)).constData());                                                   \
    } while (false)
