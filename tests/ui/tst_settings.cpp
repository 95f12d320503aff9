// SPDX-License-Identifier: GPL-3.0-or-later
// The settings page: a provider chosen, tried and saved by mouse and keys; the key in no setting.
#include "app/platform/connectivity.h"
#include "app/workspace.h"
#include "tests/support/scriptedprovider.h"
#include "tests/support/smallbook.h"
#include "ui/settings/providerpanel.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/banner.h"
#include "ui/shell/bookview.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;
using test::Script;

class tst_Settings : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void isReachedByKeys();
    void aPresetFillsTheFields();
    void isTriedAndSaved();
    void failuresAreSaidInWords();
    void aWrongAddressIsNotSaved();
    void theKeyGoesNowhereButTheKeychain();
    void noneIsNone();
    void saysWhatLeaves();
    void anotherProfileHasAnotherProvider();

private:
    template<typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QString::fromLatin1(name));
    }
    void type(const char *name, const QString &text) const
    {
        auto *edit = find<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    void click(const char *name) const { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    [[nodiscard]] QByteArray kept() const { return m_workspace->setting(u"provider"_s); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Connectivity> m_connectivity;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<test::ScriptedProvider> m_server;
    SettingsPage *m_page = nullptr;
};

void tst_Settings::initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Choice::Light); }

void tst_Settings::init()
{
    m_server = std::make_unique<test::ScriptedProvider>();
    m_workspace = std::make_unique<Workspace>();
    m_workspace->setPortfolio(test::smallBook());
    m_connectivity = std::make_unique<Connectivity>();
    m_session = std::make_unique<Session>(*m_workspace, QString(), QString());
    m_window = std::make_unique<MainWindow>(*m_workspace, *m_session, *m_connectivity, *m_theme);
    m_window->resize(1280, 800);
    m_window->show();
    m_session->adopt();
    m_page = m_window->book()->settings();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->book()->showPage(u"settings"_s);
}

void tst_Settings::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_connectivity.reset();
    m_workspace.reset();
}

void tst_Settings::isReachedByKeys()
{
    m_window->book()->showPage(u"overview"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(m_window->book()->currentPage(), u"settings"_s);
    // Every field by Tab, in the order in which it stands.
    find<QComboBox>("providerPreset")->setFocus();
    type("providerUrl", u"https://a.com/v1"_s);
    type("providerModel", u"m"_s);
    find<QComboBox>("providerPreset")->setFocus();
    for (const char *name : {"providerUrl", "providerDialect", "providerModel", "providerEmbedding", "providerKey",
                             "providerNone", "providerTry", "providerSave"})
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), QString::fromLatin1(name));
    }
}

void tst_Settings::aPresetFillsTheFields()
{
    auto *presets = find<QComboBox>("providerPreset");
    presets->setFocus();
    QTest::keyClicks(presets, u"Anthropic"_s);
    QCOMPARE(find<QLineEdit>("providerUrl")->text(), u"https://api.anthropic.com"_s);
    QCOMPARE(find<QComboBox>("providerDialect")->currentText(), u"Anthropic Messages"_s);
    QVERIFY(!find<QLineEdit>("providerEmbedding")->isEnabled());
    QTest::keyClick(presets, Qt::Key_Up);
    QTest::keyClick(presets, Qt::Key_Up);
    QCOMPARE(presets->currentText(), u"Azure OpenAI"_s);
    QVERIFY(find<QLineEdit>("providerUrl")->text().contains(u"{resource}"_s));
    QVERIFY(find<QLineEdit>("providerEmbedding")->isEnabled());
}

void tst_Settings::isTriedAndSaved()
{
    m_server->answerAt("/v1/models", Script::http(200, R"({"data":[{"id":"m"}]})"));
    m_server->answerAt("/v1/chat/completions", Script::chat({u"OK"_s}));
    type("providerUrl", m_server->url().toString());
    type("providerModel", u"m"_s);
    type("providerKey", u"sk-typed"_s);
    click("providerTry");
    QVERIFY(!find<QPushButton>("providerTry")->isEnabled());
    QTRY_VERIFY(m_page->provider()->state().contains(u"m answers"_s));
    QVERIFY(find<QPushButton>("providerTry")->isEnabled() && m_page->banner()->isHidden());
    QCOMPARE(m_server->requests().back().headers.value("authorization"), QByteArray("Bearer sk-typed"));
    QVERIFY(kept().isEmpty());  // tried is not saved
    find<QLineEdit>("providerKey")->clear();
    click("providerSave");
    QCOMPARE(llm::providerSettings(kept())->model, u"m"_s);
    QCOMPARE(m_page->provider()->state(), u"Saved."_s);
}

void tst_Settings::failuresAreSaidInWords()
{
    m_server->answer(Script::http(401, "{}"));
    type("providerUrl", m_server->url().toString());
    type("providerModel", u"m"_s);
    click("providerTry");
    QTRY_VERIFY(m_page->banner()->isVisible());
    QVERIFY(m_page->banner()->message().contains(u"API key"_s));
    QVERIFY(find<QPushButton>("providerTry")->isEnabled());
}

void tst_Settings::aWrongAddressIsNotSaved()
{
    type("providerUrl", u"http://example.com/v1"_s);
    type("providerModel", u"m"_s);
    click("providerSave");
    QVERIFY(m_page->banner()->isVisible() && m_page->banner()->message().contains(u"Plain http"_s));
    QVERIFY(kept().isEmpty());
}

// There is no keychain here: the settings are saved, and the key is said not to be.
void tst_Settings::theKeyGoesNowhereButTheKeychain()
{
    type("providerUrl", u"https://api.openai.com/v1"_s);
    type("providerModel", u"m"_s);
    type("providerKey", u"sk-typed"_s);
    QCOMPARE(find<QLineEdit>("providerKey")->echoMode(), QLineEdit::Password);
    click("providerSave");
    QTRY_VERIFY(m_page->banner()->isVisible());
    QVERIFY2(m_page->banner()->message().contains(u"not the key"_s), qPrintable(m_page->banner()->message()));
    QVERIFY(!kept().isEmpty() && !kept().contains("sk-typed"));
    QVERIFY(!find<QLineEdit>("providerKey")->text().isEmpty());  // not lost
}

void tst_Settings::noneIsNone()
{
    type("providerUrl", u"https://api.openai.com/v1"_s);
    type("providerModel", u"m"_s);
    click("providerSave");
    QVERIFY(!kept().isEmpty());
    click("providerNone");
    QVERIFY(kept().isEmpty());
    QVERIFY(find<QLineEdit>("providerUrl")->text().isEmpty() && !find<QPushButton>("providerSave")->isEnabled());
}

void tst_Settings::saysWhatLeaves()
{
    const auto leaves = [this] { return find<QLabel>("providerLeaves")->text(); };
    QVERIFY(leaves().contains(u"Nothing leaves"_s));
    type("providerModel", u"m"_s);
    type("providerUrl", u"http://127.0.0.1:8080/v1"_s);
    QVERIFY(leaves().contains(u"on this computer"_s));
    type("providerUrl", u"https://api.openai.com/v1"_s);
    QVERIFY(leaves().contains(u"api.openai.com"_s) && leaves().contains(u"CUST_3"_s));
}

void tst_Settings::anotherProfileHasAnotherProvider()
{
    const auto settings = llm::checkedSettings(u"https://api.openai.com/v1"_s, u"gpt"_s, llm::DialectKind::OpenAi, {});
    m_workspace->setSetting(u"provider"_s, settings->toJson());
    m_workspace->setPortfolio(test::smallBook());
    QCOMPARE(find<QLineEdit>("providerModel")->text(), u"gpt"_s);
    QCOMPARE(find<QComboBox>("providerPreset")->currentText(), u"OpenAI"_s);
    // What is being typed stays.
    type("providerModel", u"half"_s);
    m_workspace->setPortfolio(test::smallBook());
    QCOMPARE(find<QLineEdit>("providerModel")->text(), u"half"_s);
}

QTEST_MAIN(tst_Settings)

#include "tst_settings.moc"
