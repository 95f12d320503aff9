// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/localreading.h"

#include "app/assistant/asking.h"

#include <QUuid>

namespace clientele {

LocalReader::LocalReader(PortfolioPtr portfolio, std::shared_ptr<const Catalogue> catalogue, QLocale locale)
    : m_portfolio(std::move(portfolio)),
      m_catalogue(std::move(catalogue)),
      m_locale(locale),
      m_vocabulary(std::make_unique<const BookVocabulary>(m_portfolio, *m_catalogue)),
      m_time(BookTime::of(*m_portfolio))
{}

LocalReader::~LocalReader() = default;

Answer LocalReader::ask(const QString &question, const Scope &scope, std::span<const ChatTurn> before) const
{
    Answer answer = Asking(*m_vocabulary, m_time, scope, m_locale).ask(question, before);
    answer.traceId = QUuid::createUuid().toString(QUuid::Id128);
    return answer;
}

}  // namespace clientele
