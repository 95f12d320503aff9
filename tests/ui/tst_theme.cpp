// SPDX-License-Identifier: GPL-3.0-or-later
// The look: text that can be read, a palette that carries it, and a system that asks for high contrast.
#include "ui/shell/stylesheet.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace clientele;
using namespace Qt::StringLiterals;

class tst_Theme : public QObject {
    Q_OBJECT

private slots:
    void contrastIsThatOfTheStandard();
    void textCanBeRead_data();
    void textCanBeRead();
    void thePaletteCarriesTheLook();
    void highContrastIsObeyed_data();
    void highContrastIsObeyed();
    void anOrdinarySystemIsNoHighContrast();
    void styleSheetsKnowTheirNames();
    void theThemeCanBeSwitched();
    void sizesFollowTheFont();
};

// Reference values of WCAG's own definition.
void tst_Theme::contrastIsThatOfTheStandard()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    QVERIFY(qAbs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
}

void tst_Theme::textCanBeRead_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    const std::pair<const char *, const Look *> looks[] = {{"light", &lightLook()}, {"dark", &darkLook()}};
    for (const auto &[name, look] : looks) {
        const std::pair<const char *, QColor> grounds[] = {
            {"window", look->window}, {"panel", look->panel}, {"card", look->card}, {"hover", look->grid}};
        for (const auto &[ground, colour] : grounds) {
            QTest::addRow("%s, text on %s", name, ground) << look->text << colour;
            QTest::addRow("%s, soft on %s", name, ground) << look->soft << colour;
        }
        QTest::addRow("%s, figures on ghosts", name) << look->text << look->ghost;
        QTest::addRow("%s, accent on card", name) << look->accent << look->card;
        QTest::addRow("%s, accent on its ground", name) << look->accent << look->accentBack;
        QTest::addRow("%s, care on card", name) << look->care << look->card;
        QTest::addRow("%s, care on its ground", name) << look->care << look->careBack;
        QTest::addRow("%s, on accent", name) << Look::textOn(look->accent) << look->accent;
    }
}

void tst_Theme::textCanBeRead()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(QString::number(contrast(text, ground))));
}

void tst_Theme::thePaletteCarriesTheLook()
{
    for (const Look *known : {&lightLook(), &darkLook()}) {
        const Look read = lookOf(paletteOf(*known));
        QCOMPARE(read.dark, known->dark);
        QCOMPARE(read.accent, known->accent);
        QVERIFY(!read.highContrast);
    }
}

void tst_Theme::highContrastIsObeyed_data()
{
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<QColor>("text");
    QTest::newRow("white on black") << QColor(Qt::black) << QColor(Qt::white);
    QTest::newRow("black on white") << QColor(Qt::white) << QColor(Qt::black);
}

void tst_Theme::highContrastIsObeyed()
{
    QFETCH(QColor, ground);
    QFETCH(QColor, text);
    QPalette system(text, ground, text, text, text, text, text, ground, ground);
    system.setColor(QPalette::Highlight, QColor(0x1A, 0xEB, 0xFF));
    QVERIFY(isHighContrast(system));
    const Look read = lookOf(system);
    QVERIFY(read.highContrast);
    QCOMPARE(read.window, ground);
    QCOMPARE(read.soft, text);
    QVERIFY(contrast(read.accent, ground) >= 3);
    QVERIFY(contrast(read.text, read.ghost) >= 4.5);
    QCOMPARE(styleSheet(read), QString());
}

void tst_Theme::anOrdinarySystemIsNoHighContrast()
{
    // Black on light grey with white fields, as many desktops have it.
    const QPalette ordinary(Qt::black, QColor(0xEF, 0xEF, 0xEF), Qt::white, Qt::gray, Qt::gray, Qt::black, Qt::white,
                            Qt::white, QColor(0xEF, 0xEF, 0xEF));
    QVERIFY(!isHighContrast(ordinary));
    QVERIFY(!lookOf(ordinary).dark);
}

void tst_Theme::styleSheetsKnowTheirNames()
{
    const QString filled = styleSheet(darkLook());
    QVERIFY(filled.contains(darkLook().card.name()));
    QVERIFY2(!filled.contains(u'@'), "a name that the look does not know");
    QCOMPARE(filledIn(u"a: @card; b: @nothing;"_s, lightLook()), u"a: #ffffff; b: @nothing;"_s);
}

void tst_Theme::theThemeCanBeSwitched()
{
    Theme theme(*qApp, Theme::Choice::Light);
    QCOMPARE(look().window, lightLook().window);
    QLabel seen(u"words"_s);
    seen.show();
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setChoice(Theme::Choice::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(look().dark);
    QCOMPARE(seen.palette().color(QPalette::WindowText), darkLook().text);
    theme.setChoice(Theme::Choice::Dark);
    QCOMPARE(changed.count(), 1);
}

void tst_Theme::sizesFollowTheFont()
{
    const QFont before = QApplication::font();
    QFont font = before;
    font.setPixelSize(13);
    QApplication::setFont(font);
    const int small = gap(10);
    QCOMPARE(small, 40);  // the drawn size
    font.setPixelSize(26);
    QApplication::setFont(font);
    QCOMPARE(gap(10), 2 * small);
    QCOMPARE(textFont(TextRole::PageTitle).pixelSize(), 34);
    QVERIFY(textFont(TextRole::Axis).pixelSize() < textFont(TextRole::Body).pixelSize());
    QApplication::setFont(before);
}

QTEST_MAIN(tst_Theme)

#include "tst_theme.moc"
