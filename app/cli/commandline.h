// SPDX-License-Identifier: GPL-3.0-or-later
// From the words of a command line to bytes and an exit code.
#pragma once

#include "app/cli/command.h"

namespace clientele::cli {

struct Printed {
    int exitCode = Done;
    QByteArray standardOutput;  // empty on a failure
    QByteArray standardError;   // exactly one line on a failure, else empty
};

// `words` without the program's name. Blocks; where the keychain may be asked, call it off the main thread. `say`:
// for commands that print before they end.
[[nodiscard]] Printed run(const QStringList &words, const Say &say = {});

// Reads words into an invocation of one of the commands. Options stand anywhere; "--" ends them.
struct Parsed {
    const Command *command = nullptr;  // nullptr: help was asked for
    Invocation invocation;
};
[[nodiscard]] tl::expected<Parsed, Failure> parse(const QStringList &words);

}  // namespace clientele::cli
