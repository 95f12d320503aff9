// SPDX-License-Identifier: GPL-3.0-or-later
// Cards out of the window, opened again by other programs: PDF by pdftotext, workbooks by zlib and an XML reader, SVG and
// PNG by their readers. What is stopped or fails leaves nothing.
#include "tests/ui/exportsfixture.h"
#include "ui/dashboard/plot.h"
#include "ui/shell/theme.h"

#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>

using namespace clientele;
using namespace clientele::test;
using namespace Qt::StringLiterals;

class tst_Exports : public QObject, private ExportsFixture {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!readBook())
            QSKIP("shared/data/bmo is not there");
    }
    void init() { begin(); }
    void cleanup() { end(); }
    void cardsBecomeData();
    void cardsBecomePictures();
    void cardsBecomeDocuments();
    void picturesAreLightOnDarkScreens();
    void theMenuAsksWhereTo();
    void stoppingLeavesNothing();
    void failuresAreSaid();
};

void tst_Exports::cardsBecomeData()
{
    open(u"loans"_s);
    const auto csv = ended(m_exports->exportCard(card(u"loans.by_type"_s), ExportFormat::Csv, path(u"a.csv"_s)));
    QVERIFY2(csv, csv ? "" : qPrintable(csv.error().sentence()));
    const QByteArray text = contentOf(path(u"a.csv"_s));
    QVERIFY(text.startsWith("\xEF\xBB\xBFloan.type,loans.owed,currency\r\n"));
    QVERIFY(text.contains("\r\ncar,641405.83,CAD\r\n"));
    // All who owe, not the ten that the chart shows.
    QVERIFY(ended(m_exports->exportCard(card(u"loans.customers"_s), ExportFormat::Xlsx, path(u"b.xlsx"_s))));
    const auto sheet = readWorkbook(path(u"b.xlsx"_s)).value(0);
    int customers = 0;
    for (auto cell = sheet.cells.cbegin(); cell != sheet.cells.cend(); ++cell)
        customers += cell->pattern == u"#,##0.00 [$CAD]"_s ? 1 : 0;
    QSet<QString> borrowers;
    for (RowIndex row = 0; row < m_book->rows(Table::Loans); ++row)
        borrowers.insert(m_book->textAt(Field::LoanCustomer, row));
    QCOMPARE(customers, static_cast<int>(borrowers.size()));
    QVERIFY(customers > 10);
}

void tst_Exports::cardsBecomePictures()
{
    open(u"loans"_s);
    QVERIFY(ended(m_exports->exportCard(card(u"loans.by_type"_s), ExportFormat::Png, path(u"a.png"_s))));
    const QImage image(path(u"a.png"_s));
    QVERIFY(image.width() > 800);
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            colours.insert(image.pixel(x, y));
    }
    for (int category = 0; category < 5; ++category)  // a bar in each of them
        QVERIFY(colours.contains(lightLook().categories[static_cast<std::size_t>(category)].rgb()));

    QVERIFY(ended(m_exports->exportCard(card(u"loans.by_type"_s), ExportFormat::Svg, path(u"a.svg"_s))));
    const QSvgRenderer renderer(path(u"a.svg"_s));
    QVERIFY(renderer.isValid());
    QXmlStreamReader svg(contentOf(path(u"a.svg"_s)));
    QString words;
    while (!svg.atEnd()) {
        if (svg.readNext() == QXmlStreamReader::Characters)
            words += svg.text().toString() + u' ';
    }
    QVERIFY(!svg.hasError());
    QVERIFY2(words.contains(u"641,406"_s), qPrintable(words));
    QVERIFY(words.contains(card(u"loans.by_type"_s).title()));
    QVERIFY(words.contains(u"America/Toronto"_s));
}

void tst_Exports::cardsBecomeDocuments()
{
    if (!hasPdfReader())
        QSKIP("pdftotext is not installed");
    m_workspace->filters().set({u"customer.city"_s, Op::In, {u"Toronto"_s}, {}});
    open(u"loans"_s);
    const auto report = ended(m_exports->exportCard(card(u"loans.by_type"_s), ExportFormat::Pdf, path(u"a.pdf"_s)));
    QVERIFY2(report, report ? "" : qPrintable(report.error().sentence()));
    const QString text = pdfText(path(u"a.pdf"_s));
    QVERIFY(text.contains(card(u"loans.by_type"_s).title()));
    QVERIFY(text.contains(u"Toronto"_s));
    QVERIFY(text.contains(u"Page 1 of 1"_s));
    for (const Mark &mark : card(u"loans.by_type"_s).plot()->data().marks) {
        if (mark.parts.front().rows > 0)
            QVERIFY2(
                text.contains(QLocale().toString(static_cast<double>(mark.parts.front().value.scaled) / 100, 'f', 2)),
                qPrintable(text));
    }
}

void tst_Exports::picturesAreLightOnDarkScreens()
{
    Theme theme(*qApp, Theme::Choice::Dark);
    open(u"loans"_s);
    Plot *plot = card(u"loans.by_type"_s).plot();
    const QImage before = plot->grab().toImage();
    QVERIFY(ended(m_exports->exportCard(card(u"loans.by_type"_s), ExportFormat::Png, path(u"a.png"_s))));
    const QImage image(path(u"a.png"_s));
    QCOMPARE(image.pixelColor(3, 3), lightLook().card);
    bool found = false;
    for (int y = 0; y < image.height() && !found; ++y) {
        for (int x = 0; x < image.width() && !found; ++x)
            found = image.pixel(x, y) == lightLook().categories[0].rgb();
    }
    QVERIFY(found);
    QCOMPARE(plot->grab().toImage(), before);  // the screen is as it was
    theme.setChoice(Theme::Choice::Light);
}

void tst_Exports::theMenuAsksWhereTo()
{
    open(u"loans"_s);
    ChartCard &chart = card(u"loans.by_type"_s);
    emit chart.menu()->aboutToShow();
    auto *menu = chart.menu()->findChild<QMenu *>(u"exportMenu"_s);
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 5);
    menu->actions().at(0)->trigger();
    auto *dialog = m_window->findChild<QFileDialog *>(u"exportFile"_s);
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    QVERIFY(dialog->selectedFiles().value(0).contains(chart.title()));
    dialog->setDirectory(m_folder->path());
    dialog->selectFile(u"chosen"_s);
    QTest::keyClick(dialog->findChild<QLineEdit *>(u"fileNameEdit"_s), Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(path(u"chosen.csv"_s)));
    auto *progress = m_window->findChild<QDialog *>(u"exportProgress"_s);
    QVERIFY(progress);
    QTRY_VERIFY(progress->findChild<QLabel *>()->text().contains(u"chosen.csv"_s));
    progress->reject();
    // The next one begins in the same folder.
    menu->actions().at(1)->trigger();
    QTRY_VERIFY(m_window->findChildren<QFileDialog *>().size() > 0);
    auto *second = m_window->findChildren<QFileDialog *>().last();
    QCOMPARE(QDir(second->directory()).canonicalPath(), QDir(m_folder->path()).canonicalPath());
    second->reject();
}

void tst_Exports::stoppingLeavesNothing()
{
    ExportRun *run = m_exports->exportReport(path(u"report.pdf"_s));
    QVERIFY(run->dialog());
    run->dialog()->reject();
    const auto outcome = ended(run);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
}

void tst_Exports::failuresAreSaid()
{
    open(u"loans"_s);
    for (const ExportFormat format : {ExportFormat::Csv, ExportFormat::Png, ExportFormat::Pdf}) {
        ExportRun *run = m_exports->exportCard(card(u"loans.by_type"_s), format, path(u"missing/a"_s));
        const auto outcome = ended(run);
        QVERIFY(!outcome);
        QVERIFY(run->dialog()->isVisible());
        QCOMPARE(run->dialog()->findChild<QLabel *>()->text(), outcome.error().sentence());
        run->dialog()->reject();
    }
}

QTEST_MAIN(tst_Exports)

#include "tst_exports.moc"
