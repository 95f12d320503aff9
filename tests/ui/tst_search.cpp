// SPDX-License-Identifier: GPL-3.0-or-later
// The search page in the window: found by keys and by the mouse, opened as what it is, alike customers beside it.
#include "app/platform/connectivity.h"
#include "app/search/embedderchoice.h"
#include "app/workspace.h"
#include "tests/support/embeddingserver.h"
#include "tests/support/searchbook.h"
#include "ui/dashboard/rowspanel.h"
#include "ui/search/searchpage.h"
#include "ui/search/similarcustomers.h"
#include "ui/settings/searchpanel.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/banner.h"
#include "ui/shell/bookview.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

constexpr int patience = 30'000;

}  // namespace

class tst_Search : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void isReachedByTheKey();
    void theRowsKeepTheirOwnSearch();
    void findsWhileTyping();
    void marksWhatMatches();
    void kindsNarrowTheList();
    void enterOpensACustomer();
    void complaintsAndProductsOpenTheirRows();
    void staysWithinTheFilters();
    void saysThatNothingFits();
    void similarCustomers();
    void everythingHasAName();
    void theEmbedderIsChosen();
    void excerptsAreCutWhereTheMatchIs();

private:
    [[nodiscard]] SearchPage *page() const { return m_window->book()->search(); }
    [[nodiscard]] QLineEdit *edit() const { return page()->findChild<QLineEdit *>(u"bookSearch"_s); }
    [[nodiscard]] QListView *list() const { return page()->findChild<QListView *>(u"searchHits"_s); }
    void find(const QString &text)
    {
        m_window->book()->openSearch();
        page()->type(text);
        QTRY_VERIFY_WITH_TIMEOUT(page()->isSettled(), patience);
    }
    [[nodiscard]] int rowOf(HitsModel::Kind kind) const
    {
        for (int row = 0; row < page()->hits().rowCount(); ++row)
            if (page()->hits().at(row).kind == kind)
                return row;
        return -1;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Connectivity> m_connectivity;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void tst_Search::initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Choice::Light); }

void tst_Search::init()
{
    m_workspace = std::make_unique<Workspace>();
    m_workspace->setPortfolio(test::searchBook());
    m_connectivity = std::make_unique<Connectivity>();
    m_session = std::make_unique<Session>(*m_workspace, QString(), QString());
    m_window = std::make_unique<MainWindow>(*m_workspace, *m_session, *m_connectivity, *m_theme);
    m_window->resize(1280, 800);
    m_window->show();
    m_session->adopt();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->searching().state().kind, SearchService::State::Kind::Ready, patience);
}

void tst_Search::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_connectivity.reset();
    m_workspace.reset();
}

void tst_Search::isReachedByTheKey()
{
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(m_window->book()->currentPage(), u"search"_s);
    QVERIFY(edit()->hasFocus());
}

void tst_Search::theRowsKeepTheirOwnSearch()
{
    Query query;
    query.measure = u"loans.owed"_s;
    m_window->book()->showRows(query, {});
    QTRY_VERIFY(m_window->book()->rows()->isSettled());
    QWidget *inside = m_window->book()->rows()->findChild<QLineEdit *>();
    inside->setFocus();
    QTest::keyClick(inside, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(m_window->book()->currentPage() != u"search"_s);
    QVERIFY(m_window->book()->rows()->isAncestorOf(QApplication::focusWidget()));
}

void tst_Search::findsWhileTyping()
{
    m_window->book()->openSearch();
    QTest::keyClicks(edit(), u"the ATM swallowed it"_s);
    QTRY_VERIFY_WITH_TIMEOUT(page()->hits().rowCount() > 0 && page()->isSettled(), patience);
    QCOMPARE(page()->hits().at(0).kind, HitsModel::Kind::Complaints);
    QCOMPARE(page()->hits().at(0).id, u"F1"_s);
    QVERIFY(page()->hits().at(0).detail.contains(u'3'));  // made three times
    QTest::keyClick(edit(), Qt::Key_Escape);
    QVERIFY(edit()->text().isEmpty());
    QCOMPARE(page()->hits().rowCount(), 0);
}

void tst_Search::marksWhatMatches()
{
    find(u"swallowed card"_s);
    const HitsModel::Hit &hit = page()->hits().at(0);
    QStringList marked;
    for (const TextSpan &span : hit.spans)
        marked += hit.excerpt.mid(span.begin, span.length);
    // "Kept my card" is what swallowing is, though no word of it says so alone.
    QCOMPARE(marked.join(u'|'), u"kept my card"_s);
}

void tst_Search::kindsNarrowTheList()
{
    find(u"card"_s);
    const int all = page()->hits().rowCount();
    QVERIFY(all > page()->hits().count(HitsModel::Kind::Complaints));
    const auto buttons = page()->findChildren<QPushButton *>(u"searchKind"_s);
    QCOMPARE(buttons.size(), HitsModel::kinds);
    QTest::mouseClick(buttons.at(static_cast<int>(HitsModel::Kind::Complaints)), Qt::LeftButton);
    QCOMPARE(page()->hits().rowCount(), page()->hits().count(HitsModel::Kind::Complaints));
    QTest::mouseClick(buttons.at(0), Qt::LeftButton);
    QCOMPARE(page()->hits().rowCount(), all);
}

void tst_Search::enterOpensACustomer()
{
    find(u"C7"_s);
    QCOMPARE(page()->hits().at(0).id, u"C7"_s);
    edit()->setFocus();
    QTest::keyClick(edit(), Qt::Key_Return);
    const Conditions conditions = m_workspace->filters().conditions();
    QCOMPARE(conditions.size(), 1U);
    QCOMPARE(conditions.front().values, QStringList{u"C7"_s});
    QCOMPARE(m_window->book()->currentPage(), u"customer"_s);
}

void tst_Search::complaintsAndProductsOpenTheirRows()
{
    find(u"travel card"_s);
    const int product = rowOf(HitsModel::Kind::Products);
    QVERIFY(product >= 0);
    list()->setCurrentIndex(page()->hits().index(product));
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(m_window->book()->rows()->isVisible());
    QTRY_VERIFY(m_window->book()->rows()->isSettled());
    find(u"machine kept my card"_s);
    const int complaint = rowOf(HitsModel::Kind::Complaints);
    list()->setCurrentIndex(page()->hits().index(complaint));
    QTest::keyClick(list(), Qt::Key_Return);
    QTRY_VERIFY(m_window->book()->rows()->isSettled());
}

void tst_Search::staysWithinTheFilters()
{
    auto *everywhere = page()->findChild<QPushButton *>(u"searchEverywhere"_s);
    find(u"customer with a car loan"_s);
    QVERIFY(!everywhere->isVisible());
    m_workspace->filters().set({u"customer.city"_s, Op::In, {u"Laval"_s}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(page()->isSettled(), patience);
    QVERIFY(everywhere->isVisible());
    for (int row = 0; row < page()->hits().rowCount(); ++row)
        if (const HitsModel::Hit &hit = page()->hits().at(row); hit.kind == HitsModel::Kind::Customers)
            QVERIFY2(hit.id.mid(1).toInt() % 2 == 0, qPrintable(hit.id));
    QTest::mouseClick(everywhere, Qt::LeftButton);
    QVERIFY(m_workspace->filters().conditions().empty());
}

void tst_Search::saysThatNothingFits()
{
    find(u"zzzz qqqq"_s);
    if (page()->hits().rowCount() == 0) {
        const auto labels = page()->findChildren<QLabel *>(u"softText"_s);
        QVERIFY(std::ranges::any_of(
            labels, [](const QLabel *label) { return label->isVisible() && label->text().contains(u"zzzz qqqq"_s); }));
    }
}

void tst_Search::similarCustomers()
{
    find(u"C7"_s);
    SimilarCustomers *similar = page()->similar();
    QCOMPARE(similar->customer(), u"C7"_s);
    auto *alike = similar->findChild<QListWidget *>(u"similarList"_s);
    QTRY_VERIFY_WITH_TIMEOUT(alike->count() > 0, patience);
    const QString text = alike->item(0)->data(Qt::AccessibleTextRole).toString();
    QVERIFY2(text.contains(u"%"_s) && text.contains(u": "_s), qPrintable(text));
    alike->setFocus();
    alike->setCurrentRow(0);
    QTest::keyClick(alike, Qt::Key_Return);
    QCOMPARE(m_workspace->filters().conditions().front().field, u"customer.id"_s);
    // The one picked is the one compared, though the filters leave only them.
    m_window->book()->openSearch();
    page()->type({});
    QTRY_VERIFY_WITH_TIMEOUT(page()->isSettled() && alike->count() > 0, patience);
    QCOMPARE(similar->customer(), m_workspace->filters().conditions().front().values.front());
}

void tst_Search::everythingHasAName()
{
    m_window->book()->openSearch();
    QVERIFY(!edit()->accessibleName().isEmpty());
    QVERIFY(!list()->accessibleName().isEmpty());
    find(u"loan"_s);
    QVERIFY(page()->hits().index(0).data(Qt::AccessibleTextRole).toString().size() > 10);
}

void tst_Search::theEmbedderIsChosen()
{
    test::EmbeddingServer server;
    SettingsPage *settings = m_window->book()->settings();
    m_window->book()->showPage(u"settings"_s);
    auto *provider = settings->findChild<QRadioButton *>(u"embedderProvider"_s);
    auto *save = settings->findChild<QPushButton *>(u"embedderSave"_s);
    QVERIFY(!provider->isEnabled());
    // A folder without a model is refused where it is chosen.
    QTemporaryDir empty;
    settings->findChild<QRadioButton *>(u"embedderFolder"_s)->setChecked(true);
    settings->findChild<QLineEdit *>(u"embedderPath"_s)->setText(empty.path());
    save->click();
    QTRY_VERIFY(settings->banner()->isVisible());
    QVERIFY(m_workspace->setting(QString::fromLatin1(embedderFolderSetting)).isEmpty());
    // The provider's, once there is one.
    m_workspace->setSetting(u"provider"_s,
                            llm::ProviderSettings{server.url(), u"m"_s, llm::DialectKind::OpenAi, {}}.toJson());
    QTRY_VERIFY(provider->isEnabled());
    provider->setChecked(true);
    save->click();
    QCOMPARE(llm::providerSettings(m_workspace->setting(u"provider"_s))->embeddingModel, u"text-embedding-3-small"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->searching().state().embedder.startsWith(u"remote/"_s), patience);
    QVERIFY(!server.everything().contains("secret"));
    settings->findChild<QRadioButton *>(u"embedderBuiltIn"_s)->setChecked(true);
    save->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->searching().state().embedder.startsWith(u"built-in/"_s), patience);
}

void tst_Search::excerptsAreCutWhereTheMatchIs()
{
    const QString text = u"word "_s.repeated(80) + u"the card is here "_s + u"word "_s.repeated(80);
    MatchedWords matched(std::make_shared<const ConceptLexicon>(), u"card"_s);
    std::vector<TextSpan> spans = matched.in(text);
    QCOMPARE(spans.size(), 1U);
    const QString excerpt = excerptOf(text, 120, spans);
    QVERIFY(excerpt.size() <= 122 && excerpt.startsWith(u'…') && excerpt.endsWith(u'…'));
    QCOMPARE(spans.size(), 1U);
    QCOMPARE(excerpt.mid(spans.front().begin, spans.front().length), u"card"_s);
    std::vector<TextSpan> none;
    QCOMPARE(excerptOf(u"short"_s, 120, none), u"short"_s);
}

QTEST_MAIN(tst_Search)

#include "tst_search.moc"
