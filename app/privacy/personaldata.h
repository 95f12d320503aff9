// SPDX-License-Identifier: GPL-3.0-or-later
// Finds in a text what would tell who somebody is: the book's customers, and by their shape e-mail and postal addresses,
// phone, account and card numbers. One a book, built on a worker; immutable: any thread.
#pragma once

#include "app/privacy/finding.h"
#include "app/privacy/knownnames.h"
#include "app/privacy/words.h"

#include <QStringList>

namespace clientele::privacy {

class PersonalData {
public:
    // `ownTexts`: prompts and descriptions of tools that go out as they are; their words are no one's name.
    explicit PersonalData(const PortfolioPtr &book, const QStringList &ownTexts = {});

    // In order, without overlaps. About 0.1 ms a kilobyte.
    [[nodiscard]] std::vector<Finding> find(QStringView text) const;

    [[nodiscard]] const Portfolio &book() const { return m_names.book(); }
    [[nodiscard]] std::size_t bytes() const { return m_names.bytes(); }

private:
    std::shared_ptr<const Words> m_words;
    KnownNames m_names;
};

}  // namespace clientele::privacy
