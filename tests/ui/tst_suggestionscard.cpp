// SPDX-License-Identifier: GPL-3.0-or-later
// The card of suggestions by mouse and keys: reasons open their rows, decisions are made, kept and undone, the model's two
// steps stream in and stop, and words come in the customer's language.
#include "app/future.h"
#include "app/services/customernotes.h"
#include "app/services/providerservice.h"
#include "app/services/suggestions.h"
#include "app/workspace.h"
#include "tests/support/modelscript.h"
#include "tests/support/sampleprofile.h"
#include "tests/support/suggestionbook.h"
#include "ui/recommend/briefdialog.h"
#include "ui/recommend/evidencebutton.h"
#include "ui/recommend/excludedview.h"
#include "ui/recommend/suggestionscard.h"
#include "ui/recommend/suggestionview.h"
#include "ui/settings/rulespanel.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QCalendarWidget>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace clientele;
using namespace clientele::test;

namespace {

constexpr int patience = 30'000;

QByteArray answerOf(const QJsonObject &json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); }

}  // namespace

class tst_SuggestionsCard : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    PortfolioPtr m_book = suggestionBook(60, 5, 5);
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ScriptedProvider> m_server;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<SuggestionsCard> m_card;
    QString m_customer;

    void restart(bool provider = false)
    {
        m_card.reset();
        m_workspace = std::make_unique<Workspace>();
        bool opened = false;
        whenDone(m_workspace->open(m_folder.path(), rightPassphrase(), Profile::Mode::CreateIfMissing),
                 m_workspace.get(), [&opened](const Status &status) { opened = status.has_value(); });
        QTRY_VERIFY_WITH_TIMEOUT(opened, patience);
        if (m_workspace->portfolio()->rows(Table::Customers) == 0)
            m_workspace->setPortfolio(m_book);
        const QByteArray settings =
            provider ? llm::ProviderSettings{m_server->url(), u"scripted"_s, llm::DialectKind::OpenAi, {}}.toJson()
                     : QByteArray();
        m_workspace->setSetting(QString::fromLatin1(llm::providerSetting), settings);
        m_card = std::make_unique<SuggestionsCard>(*m_workspace);
        m_card->resize(420, 900);
        m_card->show();
        if (provider)
            QTRY_COMPARE_WITH_TIMEOUT(m_workspace->providerState().kind, ProviderState::Kind::Online, patience);
        m_card->setCustomer(m_customer);
        QTRY_VERIFY_WITH_TIMEOUT(m_card->isSettled() && !m_card->findChildren<SuggestionView *>().isEmpty(), patience);
    }
    template<typename Widget>
    [[nodiscard]] Widget *find(const char *name, const QWidget *in = nullptr) const
    {
        return (in ? in : m_card.get())->findChild<Widget *>(QString::fromLatin1(name));
    }
    void click(QPushButton *button) const
    {
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    [[nodiscard]] SuggestionView *first() const { return m_card->findChildren<SuggestionView *>().constFirst(); }
    [[nodiscard]] const recommend::Recommendation &result() const { return *m_card->run()->result(); }
    // After lists were made anew, the old views are gone at the next turn.
    void settle() const
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_card->isSettled(), patience);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

private slots:
    void initTestCase()
    {
        qputenv("CLIENTELE_API_KEY", "key");
        m_theme = std::make_unique<Theme>(*qApp, Theme::Choice::Light);
        const auto engine = recommend::SuggestionEngine::make(m_book, std::make_shared<const Catalogue>(),
                                                              recommend::rulesOf({}).value())
                                .value();
        for (RowIndex row = 0; row < m_book->rows(Table::Customers) && m_customer.isEmpty(); ++row) {
            const auto one = engine->recommend(m_book->textAt(Field::CustomerId, row), QLocale::c()).value();
            if (one.credit.size() > 1 && one.other.size() > 1 && !one.excluded.empty()
                && m_book->textAt(Field::CustomerLanguage, row) == u"Spanish"_s)
                m_customer = one.customerId;
        }
        QVERIFY(!m_customer.isEmpty());
    }
    // However narrow, all words have their room, and what does not fit is scrolled to.
    void wordsHaveRoom()
    {
        restart();
        QScrollArea area;
        area.setWidgetResizable(true);
        area.setWidget(m_card.release());
        for (const int width : {300, 420, 900}) {
            area.resize(width, 200);
            area.show();
            auto *card = area.findChild<SuggestionsCard *>();
            QTRY_VERIFY(card->width() > width - 40);
            QCoreApplication::sendPostedEvents();
            for (const SuggestionView *view : card->findChildren<SuggestionView *>())
                QTRY_VERIFY2(view->height() >= view->heightForWidth(view->width()), qPrintable(view->product()));
        }
    }

    void init()
    {
        m_server = std::make_unique<ScriptedProvider>();
        restart();
    }
    void cleanup()
    {
        m_card.reset();
        m_workspace.reset();
    }

    void reasonsOpenTheirRows()
    {
        QCOMPARE(m_card->findChildren<SuggestionView *>().size(),
                 qsizetype(result().credit.size() + result().other.size()));
        QSignalSpy rows(m_card.get(), &SuggestionsCard::rowsRequested);
        const auto links = m_card->findChildren<EvidenceButton *>();
        QVERIFY(links.size() > 3);
        for (EvidenceButton *link : links) {
            QVERIFY(!link->accessibleName().isEmpty());
            link->setFocus();
            QTest::keyClick(link, Qt::Key_Space);
        }
        QCOMPARE(rows.size(), links.size());
        for (const auto &one : rows) {
            const auto found =
                rowsBehind(*m_book, Catalogue(), one.constFirst().value<Query>(), one.at(1).toStringList());
            QVERIFY(found);
        }
        const QString said = find<QLabel>("suggestionFoot")->text();
        QVERIFY(said.contains(result().rulesVersion));
        for (const QLabel *label : m_card->findChildren<QLabel *>()) {
            QVERIFY(!label->text().contains(u"approved"_s, Qt::CaseInsensitive));
            QVERIFY(!label->text().contains(u"denied"_s, Qt::CaseInsensitive));
            QCOMPARE(label->textFormat() == Qt::AutoText && !label->text().isEmpty()
                         && Qt::mightBeRichText(label->text()),
                     false);
        }
    }

    void whyNot()
    {
        auto *excluded = m_card->findChild<ExcludedView *>();
        QVERIFY(m_card->findChildren<QWidget *>(u"excludedProduct"_s).isEmpty());
        click(find<QPushButton>("stepsToggle", excluded));
        const auto products = m_card->findChildren<QWidget *>(u"excludedProduct"_s);
        QCOMPARE(products.size(), qsizetype(result().excluded.size()));
        QString all;
        for (const QLabel *label : excluded->findChildren<QLabel *>())
            all += label->text() + u'\n';
        for (const recommend::Excluded &one : result().excluded) {
            QVERIFY(all.contains(one.product.name));
            for (const recommend::FailedRule &rule : one.verdict.failed)
                QVERIFY(all.contains(rule.rule) && all.contains(recommend::reasonText(rule)));
            if (one.verdict.pathToYes)
                QVERIFY(all.contains(recommend::pathText(one.verdict, QLocale())));
        }
    }

    void acceptedAndUndone()
    {
        SuggestionView *view = first();
        click(find<QPushButton>("suggestionAccept", view));
        QVERIFY(view->stateText().contains(u"Accepted"_s));
        QVERIFY(!find<QPushButton>("suggestionAccept", view)->isVisible());
        const auto *kept = m_workspace->suggestions().standing(m_customer, view->product());
        QVERIFY(kept && kept->kind == recommend::DecisionKind::Accepted);
        click(find<QPushButton>("suggestionUndo", view));
        QVERIFY(view->stateText().isEmpty());
        QVERIFY(!m_workspace->suggestions().standing(m_customer, view->product()));
        QCOMPARE(m_workspace->suggestions().decisions().back().undoneAt > 0, true);
    }

    void dismissedWithAReasonOverARestart()
    {
        const QString product = first()->product();
        click(find<QPushButton>("suggestionDismiss", first()));
        auto *dialog = m_card->findChild<QDialog *>(u"dismissDialog"_s);
        QTRY_VERIFY(dialog && dialog->isVisible());
        auto *act = find<QPushButton>("dismissNow", dialog);
        QVERIFY(!act->isEnabled());
        QTest::keyClicks(find<QComboBox>("dismissReason", dialog), u"Has one elsewhere"_s);
        QVERIFY(act->isEnabled());
        click(act);
        QVERIFY(first()->stateText().contains(u"Has one elsewhere"_s));

        restart();
        for (const SuggestionView *view : m_card->findChildren<SuggestionView *>())
            QVERIFY(view->product() != product);
        QCOMPARE(result().excluded.front().verdict.failed.empty(), false);
        m_card->findChild<ExcludedView *>()->setOpen(true);
        // What was decided comes first, and can be undone from there.
        click(find<QPushButton>("excludedUndo"));
        settle();
        QCOMPARE(first()->product(), product);
        const QString file = m_folder.filePath(u"set.jsonl"_s);
        std::optional<qint64> written;
        whenDone(m_workspace->suggestions().exportTo(file), m_card.get(),
                 [&written](const Result<qint64> &count) { written = count.value_or(-1); });
        QTRY_COMPARE_WITH_TIMEOUT(written.value_or(0), 2, patience);  // the one accepted before, too
    }

    void laterUntilADay()
    {
        SuggestionView *view = first();
        click(find<QPushButton>("suggestionLater", view));
        auto *dialog = m_card->findChild<QDialog *>(u"postponeDialog"_s);
        QTRY_VERIFY(dialog && dialog->isVisible());
        const QDate day = QDate::currentDate().addDays(12);
        auto *calendar = find<QCalendarWidget>("postponeUntil", dialog);
        QVERIFY(calendar->minimumDate() > QDate::currentDate());
        calendar->setSelectedDate(day);
        click(find<QPushButton>("postponeNow", dialog));
        const auto *kept = m_workspace->suggestions().standing(m_customer, view->product());
        QVERIFY(kept);
        QCOMPARE(kept->until, day);
        QVERIFY(view->stateText().contains(QLocale().toString(day, QLocale::ShortFormat)));
        click(find<QPushButton>("suggestionUndo", view));
    }

    void inTheCustomersLanguage()
    {
        const QString english = result().analysis.found.front().text;
        auto *button = find<QPushButton>("suggestionLanguage");
        QVERIFY(button->isVisible());
        QVERIFY2(button->text().contains(u"espa"_s), qPrintable(button->text()));
        click(button);
        settle();
        QCOMPARE(m_card->run()->locale().language(), QLocale::Spanish);
        QVERIFY(result().analysis.found.front().text != english);
        click(button);
        settle();
        QCOMPARE(result().analysis.found.front().text, english);
    }

    void theModelsStepsStreamIn()
    {
        restart(true);
        const auto local = result();
        const QString product = local.other.front().product.id;
        const QJsonObject claim{{u"text"_s, u"The account is used."_s},
                                {u"fields"_s, QJsonArray{u"customer.status"_s}}};
        const QByteArray analysis =
            answerOf({{u"needs"_s, QJsonArray{claim}}, {u"risks"_s, QJsonArray()}, {u"opportunities"_s, QJsonArray()}});
        const QByteArray choice = answerOf(
            {{u"recommendations"_s,
              QJsonArray{QJsonObject{{u"product_id"_s, product},
                                     {u"reasons"_s, QJsonArray{QJsonObject{{u"text"_s, u"It fits an account in use."_s},
                                                                           {u"field"_s, u"customer.status"_s}}}}}}}});
        QStringList pieces;
        for (const QByteArray &one : {analysis}) {
            for (qsizetype at = 0; at < one.size(); at += 8)
                pieces += QString::fromUtf8(one.mid(at, 8));
        }
        m_server->answer(saying(llm::DialectKind::OpenAi, pieces));
        m_server->answer(saying(QString::fromUtf8(choice)));
        QStringList stages;
        bool draftsSeen = false;
        connect(m_card->run(), &SuggestionRun::drafted, m_card.get(), [&] {
            for (const QString &draft : m_card->run()->drafts())
                draftsSeen = draftsSeen || (!draft.isEmpty() && u"The account is used."_s.startsWith(draft));
        });
        connect(m_card->run(), &SuggestionRun::changed, m_card.get(),
                [&] { stages += QString::number(static_cast<int>(m_card->run()->stage())); });
        QVERIFY(find<QPushButton>("suggestionModel")->text().contains(u"scripted"_s));
        click(find<QPushButton>("suggestionModel"));
        QVERIFY(!m_card->isSettled());
        QVERIFY(find<QPushButton>("suggestionStop")->isVisible());
        settle();
        QVERIFY(draftsSeen);
        stages.removeDuplicates();
        QCOMPARE(stages, (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
        QCOMPARE(result().engine, u"provider"_s);
        QCOMPARE(m_card->findChildren<SuggestionView *>().size(), 1);
        QCOMPARE(first()->product(), product);
        QVERIFY(find<QLabel>("suggestionFoot")->text().contains(u"model"_s));
        QCOMPARE(find<QLabel>("suggestionAnalysis")->text(), u"• The account is used."_s);
        // Kept with the model that prepared it.
        click(find<QPushButton>("suggestionAccept", first()));
        click(find<QPushButton>("suggestionUndo", first()));
        QVERIFY(!m_server->everything().contains(m_customer.toUtf8() + '"'));
    }

    void stopLeavesTheLocalList()
    {
        restart(true);
        const auto local = result();
        Script slow = Script::stream();
        slow.pause(60'000);
        m_server->answer(slow);
        click(find<QPushButton>("suggestionModel"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_server->requests().empty(), patience);
        click(find<QPushButton>("suggestionStop"));
        settle();
        QCOMPARE(result().engine, u"local"_s);
        QCOMPARE(m_card->findChildren<SuggestionView *>().size(), qsizetype(local.credit.size() + local.other.size()));
        // Another customer in the middle of it: nothing of the first comes.
        m_server->answer(slow);
        click(find<QPushButton>("suggestionModel"));
        m_card->setCustomer(m_book->textAt(Field::CustomerId, 0));
        settle();
        QCOMPARE(result().customerId, m_book->textAt(Field::CustomerId, 0));
    }

    void rulesOfTheBanksOwn()
    {
        RulesPanel panel(*m_workspace);
        QSignalSpy failures(&panel, &RulesPanel::failed);
        QFile original(QStringLiteral(CLIENTELE_SOURCE_DIR "/resources/recommend/rules.json"));
        QVERIFY(original.open(QIODevice::ReadOnly));
        QByteArray rules = original.readAll();
        const QString path = m_folder.filePath(u"ours.json"_s);
        const auto write = [&path](const QByteArray &bytes) {
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QVERIFY(write(QByteArray(rules).replace("customer.balance", "customer.age")));
        panel.choose(path);
        QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, patience);
        QVERIFY(failures.front().front().value<Error>().sentence().contains(u"ours.json"_s));
        QVERIFY(m_workspace->setting(QString::fromLatin1(recommend::rulesSetting)).isEmpty());
        QVERIFY(write(rules.replace("\"version\": \"", "\"version\": \"ours ")));
        panel.choose(path);
        QTRY_VERIFY_WITH_TIMEOUT(panel.state().contains(u"ours"_s), patience);
        settle();
        QVERIFY(result().rulesVersion.startsWith(u"ours"_s));
        // It breaks while it is chosen: those of the program stand in, and the card says why.
        QVERIFY(write("{"));
        restart();
        QVERIFY(!result().rulesVersion.startsWith(u"ours"_s));
        QVERIFY(find<QLabel>("suggestionNotice")->isVisible());
        QVERIFY(find<QLabel>("suggestionNotice")->text().contains(u"ours.json"_s));
        m_workspace->setSetting(QString::fromLatin1(recommend::rulesSetting), {});
        settle();
        QVERIFY(!find<QLabel>("suggestionNotice")->isVisible());
    }

    void theBriefIsOnePage()
    {
        (void)m_workspace->notes().keep(CustomerTask{{}, m_customer, u"Call about <b>the</b> form"_s, {}});
        click(find<QPushButton>("suggestionBrief"));
        auto *dialog = m_card->findChild<BriefDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->isSettled(), patience);
        const QString text = find<QTextBrowser>("briefText", dialog)->toPlainText();
        for (const auto *list : {&result().credit, &result().other})
            for (const recommend::Suggestion &one : *list)
                QVERIFY(text.contains(one.product.name));
        QVERIFY(text.contains(u"Call about <b>the</b> form"_s));
        QVERIFY(text.contains(result().rulesVersion));
        QVERIFY(!text.contains(u"complainant"_s));
        const QString path = m_folder.filePath(u"brief.pdf"_s);
        dialog->savePdf(path);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), patience);
        QFile pdf(path);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QByteArray bytes = pdf.readAll();
        QVERIFY(bytes.startsWith("%PDF"));
        QCOMPARE(bytes.count("/Type /Page\n") + bytes.count("/Type /Page "), 1);
    }
};

QTEST_MAIN(tst_SuggestionsCard)
#include "tst_suggestionscard.moc"
