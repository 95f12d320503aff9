// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy/personaldata.h"

#include "app/privacy/addresses.h"
#include "app/privacy/numbers.h"

namespace clientele::privacy {

PersonalData::PersonalData(const PortfolioPtr &book, const QStringList &ownTexts)
    : m_words(std::make_shared<const Words>(*book, ownTexts)), m_names(book, m_words)
{}

std::vector<Finding> PersonalData::find(QStringView text) const
{
    std::vector<Finding> findings;
    const Pieces pieces = piecesOf(text);
    m_names.find(text, pieces, findings);
    findEmails(text, findings);
    findIbans(text, findings);
    findNumbers(text, pieces, findings);
    findAddresses(text, pieces, findings);
    return joined(std::move(findings));
}

}  // namespace clientele::privacy
