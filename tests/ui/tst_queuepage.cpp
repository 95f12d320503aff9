// SPDX-License-Identifier: GPL-3.0-or-later
// My day in the window: who to call, in order, limited by the calls that one has, within the filters.
#include "app/platform/connectivity.h"
#include "app/workspace.h"
#include "tests/support/suggestionbook.h"
#include "ui/recommend/queuepage.h"
#include "ui/recommend/suggestionscard.h"
#include "ui/shell/bookview.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QButtonGroup>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

constexpr int patience = 30'000;
constexpr int people = 300;

}  // namespace

class tst_QueuePage : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Connectivity> m_connectivity;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;

    [[nodiscard]] QueuePage *page() const { return m_window->book()->queue(); }
    [[nodiscard]] QListView *list() const { return page()->findChild<QListView *>(u"queueList"_s); }
    [[nodiscard]] int count(QueueModel::Part part) const { return page()->model().count(part); }
    void settle() const { QTRY_VERIFY_WITH_TIMEOUT(page()->isSettled(), patience); }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Choice::Light); }
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_workspace->setPortfolio(test::suggestionBook(people, 31, 31));
        m_connectivity = std::make_unique<Connectivity>();
        m_session = std::make_unique<Session>(*m_workspace, QString(), QString());
        m_window = std::make_unique<MainWindow>(*m_workspace, *m_session, *m_connectivity, *m_theme);
        m_window->resize(1280, 800);
        m_window->show();
        m_session->adopt();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->book()->showPage(u"queue"_s);
        settle();
    }
    void cleanup()
    {
        m_window.reset();
        m_session.reset();
        m_connectivity.reset();
        m_workspace.reset();
    }

    void asManyAsThereAreCalls()
    {
        QAbstractItemModelTester tester(list()->model());
        auto *calls = page()->findChild<QSpinBox *>(u"queueCalls"_s);
        QCOMPARE(calls->value(), 20);
        QCOMPARE(count(QueueModel::Part::Calls), 20);
        calls->setFocus();
        calls->selectAll();
        QTest::keyClicks(calls, u"7"_s);
        QCOMPARE(count(QueueModel::Part::Calls), 7);
        QCOMPARE(count(QueueModel::Part::Calls) + count(QueueModel::Part::Later) + count(QueueModel::Part::Absent),
                 people);
        QCOMPARE(m_workspace->setting(u"queue.calls"_s), "7");
        // Each has a reason, and the places are in order.
        double above = 1e9;
        for (int row = 0; row < 7; ++row) {
            const QModelIndex index = list()->model()->index(row, 0);
            QVERIFY(!index.data(QueueModel::WhyRole).toString().isEmpty());
            QVERIFY(!index.data(Qt::AccessibleTextRole).toString().isEmpty());
            const double score = QLocale().toDouble(index.data(QueueModel::ScoreRole).toString());
            QVERIFY(score <= above);
            above = score;
        }
        // And so has everybody who is not called.
        for (const int part : {1, 2}) {
            page()->findChild<QButtonGroup *>()->button(part)->click();
            for (int row = 0; row < list()->model()->rowCount(); ++row)
                QVERIFY(!list()->model()->index(row, 0).data(QueueModel::WhyRole).toString().isEmpty());
        }
    }

    void theChosenOnesSuggestionsStandBeside()
    {
        const QString first = page()->model().customerAt(0);
        QCOMPARE(page()->card()->customer(), first);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Down);
        settle();
        QCOMPARE(page()->card()->customer(), page()->model().customerAt(1));
        QSignalSpy opened(page(), &QueuePage::customerRequested);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.front().front().toString(), page()->model().customerAt(1));
    }

    void withinTheFilters()
    {
        const QString first = page()->model().customerAt(0);
        m_workspace->filters().set({u"customer.status"_s, Op::In, {u"Dormant"_s}, {}});
        settle();
        const int within =
            count(QueueModel::Part::Calls) + count(QueueModel::Part::Later) + count(QueueModel::Part::Absent);
        QVERIFY(within > 0 && within < people);
        for (int row = 0; row < page()->model().rowCount(); ++row) {
            const auto customer = m_workspace->portfolio()->customerRow(page()->model().customerAt(row));
            QCOMPARE(m_workspace->portfolio()->textAt(Field::CustomerStatus, *customer), u"Dormant"_s);
        }
        m_workspace->filters().clear();
        settle();
        QCOMPARE(page()->model().customerAt(0).isEmpty(), false);
        QVERIFY(page()->model().rowOf(first) >= 0);
    }

    void aDecisionMovesOneCustomer()
    {
        const QString first = page()->model().customerAt(0);
        const QString before = list()->model()->index(0, 0).data(QueueModel::PartsRole).toString();
        const auto &result = *page()->card()->run()->result();
        const auto &rules = page()->card()->run()->engine()->rules();
        for (const auto *all : {&result.credit, &result.other})
            for (const recommend::Suggestion &one : *all)
                m_workspace->suggestions().decide(
                    recommend::decided(result, one.product.id, recommend::DecisionKind::Dismissed, u"no"_s, {}, rules));
        QTRY_VERIFY_WITH_TIMEOUT(page()->model().rowOf(first) != 0
                                     || list()->model()->index(0, 0).data(QueueModel::PartsRole).toString() != before,
                                 patience);
    }
};

QTEST_MAIN(tst_QueuePage)
#include "tst_queuepage.moc"
