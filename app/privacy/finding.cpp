// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy/finding.h"

#include <QCoreApplication>

#include <algorithm>

namespace clientele::privacy {

QString nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Customer:
    case Kind::Name:
        return QCoreApplication::translate("Privacy", "a customer's name or number");
    case Kind::Email:
        return QCoreApplication::translate("Privacy", "an e-mail address");
    case Kind::Phone:
        return QCoreApplication::translate("Privacy", "a phone number");
    case Kind::Address:
        return QCoreApplication::translate("Privacy", "a postal address");
    case Kind::Account:
        return QCoreApplication::translate("Privacy", "an account number");
    case Kind::Card:
        return QCoreApplication::translate("Privacy", "a card number");
    case Kind::Literal:
        break;
    }
    return QCoreApplication::translate("Privacy", "a text that looks like a token");
}

std::vector<Finding> joined(std::vector<Finding> findings)
{
    std::ranges::sort(findings, [](const Finding &a, const Finding &b) {
        return a.start != b.start ? a.start < b.start : a.length > b.length;
    });
    std::vector<Finding> result;
    for (const Finding &finding : findings) {
        if (result.empty() || finding.start > result.back().start + result.back().length) {
            result.push_back(finding);
            continue;
        }
        Finding &last = result.back();
        const qsizetype end = std::max(last.start + last.length, finding.start + finding.length);
        const qsizetype start = last.start;
        const bool certain = last.certain || finding.certain;
        if (finding.length > last.length)
            last = finding;
        // What now covers more than the name itself is no longer that name.
        if (start != last.start || end != last.start + last.length)
            last.customer.reset();
        last.start = start;
        last.length = end - start;
        last.certain = certain;
    }
    return result;
}

}  // namespace clientele::privacy
