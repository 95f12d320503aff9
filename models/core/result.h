// SPDX-License-Identifier: GPL-3.0-or-later
// A failure is a value: what went wrong, in a sentence for a person, and what to do next.
#pragma once

#include <QString>
#include <tl/expected.hpp>

#include <utility>

namespace clientele {

// Coarse enough to branch on; the sentence carries the detail.
enum class ErrorKind {
    InvalidInput,   // a query, file, mapping or argument that cannot be read as meant
    NotFound,       // no such file, customer, field, measure
    AlreadyExists,  // a name or id that is taken
    Locked,         // another process holds what is needed
    WrongKey,       // the passphrase or key does not open the profile
    NoSecureStore,  // no keychain, or a locked one
    Corrupt,        // stored bytes fail their check
    Unreachable,    // network, server or driver not there
    Refused,        // the other side, or a rule of ours, said no
    Overflow,       // a figure past 64 bits
    Cancelled,      // the person stopped it
    Storage,        // disk full, read-only, I/O
};

struct Error {
    ErrorKind kind = ErrorKind::InvalidInput;
    QString message;         // what and where, one sentence, translated, ends with a full stop
    QString next;            // what the person can do, one sentence, may be empty
    bool retryable = false;  // the same call may succeed later unchanged

    // "message next", on one line: what the command line prints.
    [[nodiscard]] QString sentence() const { return next.isEmpty() ? message : message + u' ' + next; }
    bool operator==(const Error &) const = default;
};

template<typename T>
using Result = tl::expected<T, Error>;
using Status = tl::expected<void, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, QString message, QString next = {},
                                                bool retryable = false)
{
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(next), retryable});
}

// Hands an error on through a function with another value type.
template<typename T>
[[nodiscard]] tl::unexpected<Error> passOn(tl::expected<T, Error> &result)
{
    return tl::unexpected<Error>(std::move(result.error()));
}

}  // namespace clientele
