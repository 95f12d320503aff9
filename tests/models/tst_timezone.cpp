// SPDX-License-Identifier: GPL-3.0-or-later
// The declared zone against Qt's own calendar, and on the days when clocks change.
#include "models/core/timezone.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

using namespace clientele;

class TestTimezone : public QObject {
    Q_OBJECT
private slots:
    void agreesWithQt_data()
    {
        QTest::addColumn<QByteArray>("zone");
        for (const char *zone : {"UTC", "America/Toronto", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe",
                                 "Pacific/Apia", "Africa/Casablanca", "Europe/Dublin"})
            QTest::newRow(zone) << QByteArray(zone);
    }
    void agreesWithQt()
    {
        QFETCH(QByteArray, zone);
        const auto display = DisplayZone::fromId(zone).value();
        const QTimeZone qt(zone);
        QRandomGenerator random(11);
        for (int i = 0; i < 5'000; ++i) {
            const qint64 utc = random.bounded(0, 2'000'000'000) - 200'000'000LL;
            const QDateTime shown = QDateTime::fromSecsSinceEpoch(utc, qt);
            QCOMPARE(timestampToText(display.toLocal(utc)), shown.toString(u"yyyy-MM-dd HH:mm:ss"));
            // There and back is the same moment, or the same wall clock an hour earlier where it repeats.
            const qint64 back = display.toUtc(display.toLocal(utc));
            QVERIFY(back <= utc);
            QCOMPARE(display.toLocal(back), display.toLocal(utc));
        }
    }

    void clockChanges()
    {
        const auto toronto = DisplayZone::fromId("America/Toronto").value();
        const auto utc = [&](const char16_t *text) { return parseTimestamp(text, toronto).value(); };
        // 9 March 2025: 02:00 becomes 03:00. 2 November 2025: 02:00 becomes 01:00.
        QCOMPARE(utc(u"2025-03-09 01:59:59") + 1, utc(u"2025-03-09 03:00:00"));
        QCOMPARE(timestampToText(toronto.toLocal(utc(u"2025-03-09 02:30"))), u"2025-03-09 03:30:00"_qs);
        QCOMPARE(utc(u"2025-11-02 01:30"), utc(u"2025-11-02T01:30:00-04:00"));
    }

    void readsTimestamps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc");  // empty: refused
        const auto row = [](const char *text, const char *utc) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(utc);
        };
        row("2025-08-20 13:11:25.018623", "2025-08-20 13:11:25");
        row("2025-08-20T13:11:25Z", "2025-08-20 13:11:25");
        row("2025-08-20T13:11:25+02:00", "2025-08-20 11:11:25");
        row("2025-08-20 13:11:25.5-0330", "2025-08-20 16:41:25");
        row("2025-08-20 13:11", "2025-08-20 13:11:00");
        row("2025-08-20", "2025-08-20 00:00:00");
        row("1969-12-31 23:59:59", "1969-12-31 23:59:59");
        for (const char *bad :
             {"", "2025", "2025-02-29", "2025-13-01", "20/08/2025", "2025-08-20 24:00:00", "2025-08-20 13:60",
              "2025-08-20 13:11:61", "2025-08-20 13:11:25.", "2025-08-20 13:11:25 EST", "2025-08-20x13:11",
              "2025-08-20 13:11:25+99:00", "2025-08-20 13", "0000-01-01", "2025-08-20 13:11:25Zz"})
            row(bad, "");
    }
    void readsTimestamps()
    {
        QFETCH(QString, text);
        QFETCH(QString, utc);
        const auto read = parseTimestamp(text, DisplayZone());
        QCOMPARE(read ? timestampToText(*read) : QString(), utc);
    }

    void unknownZoneIsAnError() { QVERIFY(!DisplayZone::fromId("Mars/Olympus")); }
};

QTEST_APPLESS_MAIN(TestTimezone)
#include "tst_timezone.moc"
