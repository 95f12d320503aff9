// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy/digitgroups.h"

#include <algorithm>

namespace clientele::privacy {

namespace {

constexpr std::size_t mostGroups = 12;

bool isSeparator(QChar c)
{
    return c == u' ' || c == u'\t'
           || QStringView(u"-.()/\u00a0\u202f\u2009\u2007\u2010\u2011\u2012\u2013\u2014").contains(c);
}

bool passesLuhn(const std::string &digits)
{
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const int digit = digits[digits.size() - 1 - i] - '0';
        const int weighed = i % 2 == 0 ? digit : 2 * digit;
        sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
}

bool isYear(const DigitGroup &group)
{
    return group.size() == 4 && (group.digits.starts_with("19") || group.digits.starts_with("20"));
}

// "2025-08-20", "20.08.2025", "20 08 2025"
bool beginsWithDate(std::span<const DigitGroup> groups)
{
    if (groups.size() < 3)
        return false;
    const auto isSmall = [](const DigitGroup &group) { return group.size() <= 2; };
    return (isYear(groups[0]) && isSmall(groups[1]) && isSmall(groups[2]))
           || (isSmall(groups[0]) && isSmall(groups[1]) && isYear(groups[2]));
}

// "612 345 678" may be a number of six hundred million.
bool looksLikeThousands(std::span<const DigitGroup> groups)
{
    if (groups.size() < 2 || groups[0].size() > 3 || groups[0].digits[0] == '0')
        return false;
    return std::ranges::all_of(groups.subspan(1), [&groups](const DigitGroup &group) {
        return group.size() == 3 && group.separator == groups[1].separator && group.separator != u'-';
    });
}

bool areOfSize(std::span<const DigitGroup> groups, std::size_t least, std::size_t most)
{
    return std::ranges::all_of(groups,
                               [=](const DigitGroup &group) { return group.size() >= least && group.size() <= most; });
}

}  // namespace

std::vector<DigitGroup> groupsFrom(QStringView text, qsizetype at)
{
    std::vector<DigitGroup> groups;
    QChar separator;
    while (groups.size() < mostGroups) {
        DigitGroup group;
        group.start = at;
        group.separator = separator;
        qsizetype left = at - 1;
        while (left >= 0 && (text[left] == u'(' || text[left] == u' '))
            --left;
        group.plus = groups.empty() && left >= 0 && (text[left] == u'+' || text[left] == u'＋');
        while (at < text.size() && text[at].digitValue() >= 0)
            group.digits += static_cast<char>('0' + text[at++].digitValue());
        group.end = at;
        groups.push_back(group);
        qsizetype next = at;
        while (next < text.size() && next - at < 3 && isSeparator(text[next]))
            ++next;
        if (next == at || next >= text.size() || text[next].digitValue() < 0)
            break;
        separator = text[at];
        at = next;
    }
    return groups;
}

std::optional<Kind> kindOf(std::span<const DigitGroup> groups, bool &certain)
{
    std::string digits;
    for (const DigitGroup &group : groups)
        digits += group.digits;
    const std::size_t count = digits.size();
    const std::size_t parts = groups.size();
    if (count >= 13 && count <= 19 && areOfSize(groups, 2, 19) && passesLuhn(digits) && digits[0] != '0')
        return Kind::Card;
    if (groups[0].plus && count >= 7 && count <= 15)
        return Kind::Phone;
    if (beginsWithDate(groups))
        return std::nullopt;
    if (digits.starts_with("00") && count >= 10 && count <= 17 && parts > 1)
        return Kind::Phone;
    if (parts == 1) {
        if (count < 9)
            return std::nullopt;
        return count == 10 && digits[0] >= '2' && digits[3] >= '2' ? Kind::Phone : Kind::Account;
    }
    const auto shape = [&groups](std::initializer_list<std::size_t> sizes) {
        return std::ranges::equal(groups, sizes, {}, &DigitGroup::size);
    };
    if (shape({3, 3, 4}) || (shape({1, 3, 3, 4}) && digits[0] == '1') || shape({3, 7}) || shape({1, 10}))
        return Kind::Phone;
    if (shape({3, 4}) && groups[1].separator == u'-') {
        certain = false;  // also a range of figures: a local number begins with no 0 or 1, ranges are round
        return digits[0] >= '2' && !digits.ends_with("00") ? std::optional(Kind::Phone) : std::nullopt;
    }
    if (digits[0] == '0' && count >= 9 && count <= 12 && areOfSize(groups, 2, 8))
        return Kind::Phone;
    if (looksLikeThousands(groups)) {
        certain = false;
        return shape({3, 3, 3}) && digits[0] >= '6' && groups[1].separator.isSpace() ? std::optional(Kind::Phone)
                                                                                     : std::nullopt;
    }
    if (shape({5, 5}))
        return Kind::Phone;
    if (count >= 12 && parts >= 3 && areOfSize(groups, 3, 6))
        return Kind::Account;
    if (count >= 9 && count <= 12 && parts >= 3 && areOfSize(groups, 2, 4))
        return shape({3, 2, 4}) || shape({3, 3, 3}) ? Kind::Account : Kind::Phone;
    const bool hyphens =
        std::ranges::all_of(groups.subspan(1), [](const DigitGroup &g) { return g.separator == u'-'; });
    if (hyphens && count >= 9 && areOfSize(groups, 2, 12))
        return Kind::Account;
    return std::nullopt;
}

}  // namespace clientele::privacy
