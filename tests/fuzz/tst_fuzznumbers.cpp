// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts, dates and times as damaged text: what is accepted has the shape that is promised and says itself back.
#include "models/core/money.h"
#include "models/core/timezone.h"
#include "tests/fuzz/mutation.h"
#include "tests/fuzz/rounds.h"

#include <QRegularExpression>
#include <QTest>

using namespace clientele;
using namespace clientele::test;

class FuzzNumbers : public QObject {
    Q_OBJECT
private slots:
    void amounts();
    void timestamps();
    void anyMoment();
};

namespace {

QString someAmount(SeededRandom &random, int digits)
{
    const auto value = static_cast<std::int64_t>(random.next() >> random.below(64));
    QString text = scaledToText(value, digits);
    if (random.chance(300)) {
        const qsizetype end = digits > 0 ? text.indexOf(u'.') : text.size();
        for (qsizetype at = end - 3; at > (value < 0 ? 1 : 0); at -= 3)
            text.insert(at, u',');
    }
    return text;
}

QString someTimestamp(SeededRandom &random)
{
    static const QStringList zones{{}, {}, QStringLiteral("Z"), QStringLiteral("+02:00"), QStringLiteral(" -0330")};
    // The years 1 to 9999.
    QString text = timestampToText(random.between(-62'135'596'800, 253'402'300'799));
    if (random.chance(300))
        text[10] = u'T';
    if (random.chance(300))
        text += u'.' + QString::number(random.below(1'000'000));
    return random.chance(200) ? text.left(10) : text + zones[random.below(zones.size())];
}

}  // namespace

void FuzzNumbers::amounts()
{
    static const QRegularExpression shape(QStringLiteral("^[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)?(\\.[0-9]*)?$"),
                                          QRegularExpression::DontCaptureOption);
    int accepted = 0;
    Rounds rounds(60'000);
    while (rounds.next()) {
        const int digits = static_cast<int>(rounds.random.below(4));
        const QString sound = someAmount(rounds.random, digits);
        const bool damaged = rounds.random.chance(900);
        const QString text = damaged ? mutated(rounds.random, sound) : sound;
        const auto read = parseScaled(text, digits);
        if (!read) {
            CLIENTELE_HOLDS(damaged || sound == scaledToText(std::numeric_limits<std::int64_t>::min(), digits), text);
            CLIENTELE_HOLDS(read.error().kind == ErrorKind::InvalidInput || read.error().kind == ErrorKind::Overflow,
                            text);
            CLIENTELE_HOLDS(isSentence(read.error()), text + QStringLiteral(" -> ") + read.error().message);
            continue;
        }
        ++accepted;
        const QString again = scaledToText(*read, digits);
        CLIENTELE_HOLDS(shape.match(text).hasMatch(), text);
        CLIENTELE_HOLDS(parseScaled(again, digits) == read, text + QStringLiteral(" -> ") + again);
        CLIENTELE_HOLDS(damaged || again == QString(sound).remove(u','), text + QStringLiteral(" -> ") + again);
    }
    QVERIFY(accepted > 0);
}

void FuzzNumbers::timestamps()
{
    static const QRegularExpression shape(QStringLiteral(
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?( ?(Z|z|[+-][0-9:]{2,6}))?)?$"));
    static const DisplayZone zones[]{DisplayZone(), DisplayZone::fromId("America/St_Johns").value(),
                                     DisplayZone::fromId("Australia/Lord_Howe").value(),
                                     DisplayZone::fromId("Pacific/Apia").value()};
    int accepted = 0;
    Rounds rounds(40'000);
    while (rounds.next()) {
        const DisplayZone &zone = zones[rounds.random.below(std::ssize(zones))];
        const QString sound = someTimestamp(rounds.random);
        const bool damaged = rounds.random.chance(900);
        const QString text = damaged ? mutated(rounds.random, sound) : sound;
        const auto date = parseDate(text);
        CLIENTELE_HOLDS(date ? dateToText(*date) == text : isSentence(date.error()), text);
        const auto time = parseTimestamp(text, zone);
        if (!time) {
            CLIENTELE_HOLDS(damaged && !date && time.error().kind == ErrorKind::InvalidInput, text);
            CLIENTELE_HOLDS(isSentence(time.error()), text + QStringLiteral(" -> ") + time.error().message);
            continue;
        }
        ++accepted;
        CLIENTELE_HOLDS(shape.match(text).hasMatch(), text);
        // The wall clock shows a time that, read again, is the same moment or the earlier of two.
        const QString wall = timestampToText(zone.toLocal(*time));
        const auto again = parseTimestamp(wall, zone);
        const bool inRange = !wall.startsWith(u'-') && !wall.startsWith(u'+') && !wall.startsWith(u"0000");
        CLIENTELE_HOLDS(!inRange || (again && *again <= *time && *time - *again <= 86'400),
                        text + QStringLiteral(" -> ") + wall);
    }
    QVERIFY(accepted > 0);
}

// Times come out of a sealed profile too, where a number is just a number.
void FuzzNumbers::anyMoment()
{
    const DisplayZone zone = DisplayZone::fromId("America/Toronto").value();
    Rounds rounds(20'000);
    while (rounds.next()) {
        // The quarter of the range that leaves room for an offset: no clock shows the rest.
        const auto moment = static_cast<std::int64_t>(rounds.random.next()) >> (2 + rounds.random.below(60));
        const std::int64_t local = zone.toLocal(moment);
        CLIENTELE_HOLDS(std::abs(local - moment) <= 86'400, QString::number(moment));
        CLIENTELE_HOLDS(std::abs(zone.toUtc(local) - moment) <= 86'400, QString::number(moment));
        (void)timestampToText(local);
        (void)dateToText(moment);
    }
}

QTEST_APPLESS_MAIN(FuzzNumbers)
#include "tst_fuzznumbers.moc"
