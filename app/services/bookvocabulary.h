// SPDX-License-Identifier: GPL-3.0-or-later
// What the assistant knows by heart of one book, made once by whoever needs it first. Any thread.
#pragma once

#include "app/assistant/localreading.h"

#include <memory>
#include <mutex>

namespace clientele {

class BookVocabulary {
public:
    [[nodiscard]] std::shared_ptr<const LocalReader> of(const PortfolioPtr &portfolio,
                                                        const std::shared_ptr<const Catalogue> &catalogue)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_portfolio != portfolio) {
            m_reader = std::make_shared<const LocalReader>(portfolio, catalogue);
            m_portfolio = portfolio;
        }
        return m_reader;
    }

private:
    std::mutex m_mutex;
    PortfolioPtr m_portfolio;
    std::shared_ptr<const LocalReader> m_reader;
};

}  // namespace clientele
