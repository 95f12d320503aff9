// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions about suggestions in the sealed profile, with what was seen when they were made. Nothing is taken away here:
// what is undone stays, with its time. Lives on the profile's thread. Each call that writes is one transaction; none takes
// the profile's write lock, so that a person can decide while an import runs. Errors of all: Locked, Corrupt, Storage.
#pragma once

#include "app/recommend/decision.h"
#include "app/store/profile.h"

#include <functional>

namespace clientele {

class SuggestionRecords {
public:
    explicit SuggestionRecords(const Profile &profile) : m_profile(profile) {}

    // By age, without what was seen; of one customer, or of all.
    [[nodiscard]] Result<std::vector<recommend::Decision>> decisions(const QString &customerId = {}) const;
    // Every one, also what was undone, by age, with what was seen. Ends where `take` fails.
    [[nodiscard]] Status forEach(const std::function<Status(const recommend::Decision &)> &take) const;

    [[nodiscard]] Status keep(const recommend::Decision &decision) const;
    [[nodiscard]] Status undo(const QString &id, qint64 at) const;  // at: UTC seconds

private:
    const Profile &m_profile;
};

}  // namespace clientele
