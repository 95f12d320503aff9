// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/llm/exchange.h"

#include "app/llm/retrypolicy.h"

#include <QRandomGenerator>

#include <utility>

namespace clientele::llm {

Exchange::Exchange(QNetworkAccessManager &network, HttpRequest request, HttpLimits limits, OutgoingCheck check,
                   QObject *parent)
    : QObject(parent), m_network(network), m_request(std::move(request)), m_limits(limits), m_check(std::move(check))
{
    Q_ASSERT(m_check);
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer);  // a coarse one may be early, and Retry-After is a least wait
    connect(&m_wait, &QTimer::timeout, this, &Exchange::send);
    m_wait.start(0);
}

void Exchange::send()
{
    if (m_request.body)
        if (const auto finding = m_check(*m_request.body)) {
            end(failureOf(FailureKind::Privacy, *finding));
            return;
        }
    ++m_sent;
    m_call = new HttpCall(m_network, m_request, m_limits, this);
    connect(m_call, &HttpCall::received, this, &Exchange::received);
    connect(m_call, &HttpCall::ended, this, &Exchange::callEnded);
}

void Exchange::callEnded(const std::optional<Failure> &said)
{
    if (m_ended)
        return;
    const std::optional<Failure> failure = said || !m_endCheck ? said : m_endCheck();
    if (HttpCall *call = std::exchange(m_call, nullptr)) {
        call->disconnect(this);
        call->deleteLater();
    }
    if (!failure) {
        end(std::nullopt);
        return;
    }
    const double jitter = QRandomGenerator::global()->generateDouble();
    const auto wait = waitBeforeRetry({*failure, m_sent, m_firstTokenSeen}, jitter);
    if (!wait) {
        end(failure);
        return;
    }
    m_wait.start(*wait);
    emit retrying(*failure, *wait);
}

void Exchange::fail(const Failure &failure)
{
    if (m_ended)
        return;
    if (m_call)
        m_call->cancel();
    callEnded(failure);
}

void Exchange::complete()
{
    if (m_ended)
        return;
    if (m_call)
        m_call->leaveToEnd();
    callEnded(std::nullopt);
}

void Exchange::cancel()
{
    m_ended = true;
    m_wait.stop();
    if (HttpCall *call = std::exchange(m_call, nullptr)) {
        call->cancel();
        call->deleteLater();
    }
}

void Exchange::end(const std::optional<Failure> &failure)
{
    if (std::exchange(m_ended, true))
        return;
    m_wait.stop();
    emit ended(failure);
}

}  // namespace clientele::llm
