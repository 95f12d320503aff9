// SPDX-License-Identifier: GPL-3.0-or-later
// Words that are not only names. "May", "Grant" and "Rose" are ordinary; the book's cities and the words of its fields
// and products are kept as they are; months are names only where no date is meant. Immutable: any thread.
#pragma once

#include "app/privacy/pieces.h"
#include "models/portfolio/portfolio.h"

#include <QStringList>

#include <unordered_set>

namespace clientele::privacy {

class Words {
public:
    // `ownTexts`: prompts, descriptions of tools and the like, whose words are our own and no one's name.
    explicit Words(const Portfolio &book, const QStringList &ownTexts = {});

    [[nodiscard]] bool isOrdinary(std::u16string_view folded) const
    {
        return has(m_ordinary, folded) || isKept(folded);
    }
    [[nodiscard]] bool isKept(std::u16string_view folded) const { return has(m_kept, folded); }
    [[nodiscard]] bool isMonth(std::u16string_view folded) const { return has(m_months, folded); }
    [[nodiscard]] bool goesBeforeDate(std::u16string_view folded) const { return has(m_beforeDates, folded); }
    [[nodiscard]] bool followsPerson(std::u16string_view folded) const { return has(m_afterPersons, folded); }
    [[nodiscard]] bool isModal(std::u16string_view folded) const { return has(m_modals, folded); }
    [[nodiscard]] bool isSubject(std::u16string_view folded) const { return has(m_subjects, folded); }
    [[nodiscard]] bool isTitle(std::u16string_view folded) const { return has(m_titles, folded); }
    [[nodiscard]] bool isParticle(std::u16string_view folded) const { return has(m_particles, folded); }

private:
    using Set = std::unordered_set<std::uint64_t>;
    [[nodiscard]] static bool has(const Set &set, std::u16string_view folded) { return set.contains(wordHash(folded)); }
    static void add(Set &set, QStringView text);

    Set m_ordinary;
    Set m_kept;
    Set m_months;
    Set m_beforeDates;
    Set m_afterPersons;
    Set m_modals;
    Set m_subjects;
    Set m_titles;
    Set m_particles;
};

}  // namespace clientele::privacy
