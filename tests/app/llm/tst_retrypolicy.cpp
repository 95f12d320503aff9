// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the contract, row by row.
#include "app/llm/retrypolicy.h"

#include <QTest>

using namespace clientele::llm;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

Q_DECLARE_METATYPE(clientele::llm::FailureKind)

class tst_RetryPolicy : public QObject {
    Q_OBJECT

private slots:
    void rows_data();
    void rows();
    void atMostFourRequests();
    void waitsGrowAndDiffer();
    void retryAfterIsTheLeastWait();
    void aLongRetryAfterIsNotWaitedFor();
    void nothingAfterTheFirstToken();
    void readsRetryAfter_data();
    void readsRetryAfter();
};

void tst_RetryPolicy::rows_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<FailureKind>("kind");
    QTest::addColumn<bool>("again");
    const auto row = [](const char *name, int status, const char *body, FailureKind kind, bool again) {
        QTest::newRow(name) << status << QByteArray(body) << kind << again;
    };
    row("400", 400, R"({"error":{"message":"bad"}})", FailureKind::BadRequest, false);
    row("401", 401, R"({"error":{"code":"invalid_api_key"}})", FailureKind::Unauthorised, false);
    row("402", 402, "", FailureKind::QuotaSpent, false);
    row("403", 403, "<html>no</html>", FailureKind::Forbidden, false);
    row("404", 404, R"({"error":{"code":"model_not_found"}})", FailureKind::NotFound, false);
    row("409", 409, "", FailureKind::BadRequest, false);
    row("413", 413, "", FailureKind::BadRequest, false);
    row("429 rate", 429, R"({"error":{"code":"rate_limit_exceeded","type":"tokens","message":"Rate limit reached"}})",
        FailureKind::RateLimited, true);
    row("429 Anthropic", 429, R"({"type":"error","error":{"type":"rate_limit_error","message":"slow down"}})",
        FailureKind::RateLimited, true);
    row("429 that only mentions the quota", 429,
        R"({"error":{"code":"rate_limit_exceeded","message":"see your quota page"}})", FailureKind::RateLimited, true);
    row("429 as a web page", 429, "<!doctype html><title>429</title>", FailureKind::RateLimited, true);
    row("429 quota", 429, R"({"error":{"code":"insufficient_quota","type":"insufficient_quota","message":"x"}})",
        FailureKind::QuotaSpent, false);
    row("429 quota, in words", 429, R"({"error":{"message":"You exceeded your current quota"}})",
        FailureKind::QuotaSpent, false);
    row("429 spend limit", 429, R"({"error":{"type":"billing_hard_limit_reached","message":"x"}})",
        FailureKind::QuotaSpent, false);
    row("400 without credit", 400,
        R"({"error":{"type":"invalid_request_error","message":"Your credit balance is too low"}})",
        FailureKind::QuotaSpent, false);
    row("500", 500, "", FailureKind::Overloaded, true);
    row("501", 501, "", FailureKind::ServerError, false);
    row("502", 502, "<html>", FailureKind::Overloaded, true);
    row("503", 503, R"({"error":"busy"})", FailureKind::Overloaded, true);
    row("504", 504, "", FailureKind::ServerError, false);
    row("511", 511, "<html>", FailureKind::CaptivePortal, false);
    row("529", 529, R"({"error":{"type":"overloaded_error"}})", FailureKind::Overloaded, true);
    row("302", 302, "", FailureKind::Redirected, false);
    row("407", 407, "", FailureKind::Proxy, false);
    // Not answers at all.
    row("reset", 0, "", FailureKind::ConnectionReset, true);
    row("unreachable", 0, "", FailureKind::Unreachable, false);
    row("name", 0, "", FailureKind::Dns, false);
    row("certificate", 0, "", FailureKind::Tls, false);
    row("portal", 0, "", FailureKind::CaptivePortal, false);
    row("silence", 0, "", FailureKind::Stalled, false);
    row("garbage", 0, "", FailureKind::Malformed, false);
    row("too long", 0, "", FailureKind::TooLong, false);
    row("held back", 0, "", FailureKind::Privacy, false);
    row("stopped", 0, "", FailureKind::Cancelled, false);
}

void tst_RetryPolicy::rows()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(FailureKind, kind);
    QFETCH(bool, again);
    const Failure failure = status == 0 ? failureOf(kind) : failureOf(HttpAnswer{status, {}, {}, {}, body}, 0);
    QCOMPARE(failure.kind, kind);
    QCOMPARE(failure.httpStatus, status);
    QVERIFY(!failure.message.isEmpty() && failure.message.endsWith(u'.'));
    QVERIFY(kind == FailureKind::Cancelled || failure.next.endsWith(u'.'));
    const auto wait = waitBeforeRetry({failure, 1, false}, 0.5);
    QCOMPARE(wait.has_value(), again);
    QVERIFY(!wait || *wait >= 100ms);
}

void tst_RetryPolicy::atMostFourRequests()
{
    const Failure busy = failureOf(FailureKind::Overloaded);
    QVERIFY(waitBeforeRetry({busy, 1, false}, 0));
    QVERIFY(waitBeforeRetry({busy, 2, false}, 0));
    QVERIFY(waitBeforeRetry({busy, 3, false}, 0));
    QVERIFY(!waitBeforeRetry({busy, 4, false}, 0));
}

void tst_RetryPolicy::waitsGrowAndDiffer()
{
    const Failure busy = failureOf(FailureKind::Overloaded);
    milliseconds before{0};
    for (int sent = 1; sent < 4; ++sent) {
        const milliseconds least = *waitBeforeRetry({busy, sent, false}, 0);
        const milliseconds most = *waitBeforeRetry({busy, sent, false}, 0.999);
        QVERIFY(least >= 100ms && least < most);
        QVERIFY(least >= before);
        QVERIFY(most <= 2s);
        before = most - 5ms;
    }
}

void tst_RetryPolicy::retryAfterIsTheLeastWait()
{
    Failure busy = failureOf(FailureKind::RateLimited);
    busy.retryAfter = 7s;
    QCOMPARE(*waitBeforeRetry({busy, 1, false}, 0), milliseconds(7s));
    busy.retryAfter = 1ms;
    QVERIFY(*waitBeforeRetry({busy, 1, false}, 0) >= 100ms);
    busy.retryAfter = 60s;
    QCOMPARE(*waitBeforeRetry({busy, 3, false}, 0.9), milliseconds(60s));
}

void tst_RetryPolicy::aLongRetryAfterIsNotWaitedFor()
{
    Failure busy = failureOf(FailureKind::RateLimited);
    busy.retryAfter = 61s;
    QVERIFY(!waitBeforeRetry({busy, 1, false}, 0));
}

void tst_RetryPolicy::nothingAfterTheFirstToken()
{
    for (const FailureKind kind : {FailureKind::Overloaded, FailureKind::RateLimited, FailureKind::ConnectionReset})
        QVERIFY(!waitBeforeRetry({failureOf(kind), 1, true}, 0));
}

void tst_RetryPolicy::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("inMilliseconds");
    QTest::addColumn<qint64>("wanted");  // -1: none
    const auto row = [](const char *name, const char *header, const char *ms, qint64 wanted) {
        QTest::newRow(name) << QByteArray(header) << QByteArray(ms) << wanted;
    };
    row("seconds", "20", "", 20'000);
    row("part of a second", "0.5", "", 500);
    row("zero", "0", "", 0);
    row("a date", "Thu, 01 Jan 1970 00:16:50 GMT", "", 10'000);
    row("a date gone by", "Thu, 01 Jan 1970 00:00:01 GMT", "", 0);
    row("milliseconds say more", "1", "250", 250);
    row("none", "", "", -1);
    row("words", "soon", "", -1);
    row("negative", "-5", "", -1);
    row("not a number", "nan", "inf", -1);
}

void tst_RetryPolicy::readsRetryAfter()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, inMilliseconds);
    QFETCH(qint64, wanted);
    const Failure failure = failureOf(HttpAnswer{429, {}, header, inMilliseconds, {}}, 1000);
    QCOMPARE(failure.retryAfter ? failure.retryAfter->count() : -1, wanted);
}

QTEST_GUILESS_MAIN(tst_RetryPolicy)

#include "tst_retrypolicy.moc"
