// SPDX-License-Identifier: GPL-3.0-or-later
// What may be set as a provider, and how it is kept.
#include "app/llm/apikey.h"
#include "app/llm/presets.h"
#include "app/llm/settings.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele::llm;

class tst_ProviderSettings : public QObject {
    Q_OBJECT

private slots:
    void addresses_data();
    void addresses();
    void areKeptAndReadBack();
    void hostileSettingsAreNone_data();
    void hostileSettingsAreNone();
    void presetsWork();
    void keysBelongToOrigins();
    void theEnvironmentGivesTheKey();
};

void tst_ProviderSettings::addresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("wanted");  // empty: refused
    const auto row = [](const char *typed, const char *dialect, const char *wanted) {
        QTest::addRow("%s (%s)", typed, dialect)
            << QString::fromLatin1(typed) << QString::fromLatin1(dialect) << QString::fromLatin1(wanted);
    };
    row("https://api.openai.com/v1", "openai", "https://api.openai.com/v1");
    row(" https://api.openai.com/v1/ ", "openai", "https://api.openai.com/v1");
    row("https://x.openai.azure.com/openai/v1/", "openai", "https://x.openai.azure.com/openai/v1");
    row("http://127.0.0.1:11434/v1", "openai", "http://127.0.0.1:11434/v1");
    row("http://localhost:8080/v1", "openai", "http://localhost:8080/v1");
    row("http://[::1]:8080/v1", "openai", "http://[::1]:8080/v1");
    row("http://192.168.1.5:8080/v1", "openai", "");
    row("http://localhost.evil.com/v1", "openai", "");
    row("http://127.0.0.1.evil.com/v1", "openai", "");
    row("https://api.openai.com", "openai", "");
    row("https://api.openai.com/v1/chat/completions", "openai", "");
    row("https://user:secret@api.openai.com/v1", "openai", "");
    row("https://api.openai.com/v1?key=1", "openai", "");
    row("https://api.openai.com/v1#x", "openai", "");
    row("https://x.{region}.amazonaws.com/openai/v1", "openai", "");
    row("ftp://api.openai.com/v1", "openai", "");
    row("file:///etc/passwd", "openai", "");
    row("api.openai.com/v1", "openai", "");
    row("", "openai", "");
    row("https://api.anthropic.com", "anthropic", "https://api.anthropic.com");
    row("https://api.anthropic.com/", "anthropic", "https://api.anthropic.com");
    row("https://api.anthropic.com/v1", "anthropic", "https://api.anthropic.com");
    row("https://api.anthropic.com/v1/messages", "anthropic", "");
}

void tst_ProviderSettings::addresses()
{
    QFETCH(QString, typed);
    QFETCH(QString, dialect);
    QFETCH(QString, wanted);
    const auto settings = checkedSettings(typed, u"m"_s, *dialectNamed(dialect), {});
    QCOMPARE(settings ? settings->url.toString(QUrl::FullyEncoded) : QString(), wanted);
    if (!settings)
        QVERIFY(!settings.error().next.isEmpty() && !settings.error().sentence().contains(u"secret"_s));
}

void tst_ProviderSettings::areKeptAndReadBack()
{
    const auto settings =
        checkedSettings(u"https://api.openai.com/v1"_s, u" gpt-4o-mini "_s, DialectKind::OpenAi, u"e"_s);
    QVERIFY(settings && settings->model == u"gpt-4o-mini"_s);
    QCOMPARE(providerSettings(settings->toJson()), std::optional(*settings));
    QVERIFY(!checkedSettings(u"https://api.openai.com/v1"_s, u" "_s, DialectKind::OpenAi, {}));
    QVERIFY(!checkedSettings(u"https://api.anthropic.com"_s, u"m"_s, DialectKind::Anthropic, u"e"_s));
}

void tst_ProviderSettings::hostileSettingsAreNone_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("plain http elsewhere")
        << QByteArray(R"({"url":"http://evil.com/v1","model":"m","dialect":"openai"})");
    QTest::newRow("no dialect") << QByteArray(R"({"url":"https://a.com/v1","model":"m","dialect":"smtp"})");
    QTest::newRow("no model") << QByteArray(R"({"url":"https://a.com/v1","model":"","dialect":"openai"})");
}

void tst_ProviderSettings::hostileSettingsAreNone()
{
    QFETCH(QByteArray, json);
    QVERIFY(!providerSettings(json));
}

void tst_ProviderSettings::presetsWork()
{
    for (const Preset &preset : presets()) {
        const QString filled =
            QString::fromLatin1(preset.url).replace(u"{resource}"_s, u"bank"_s).replace(u"{region}"_s, u"eu-west-1"_s);
        const auto settings = checkedSettings(filled, QString::fromLatin1(preset.model), preset.dialect,
                                              QString::fromLatin1(preset.embeddingModel));
        QVERIFY2(settings, preset.id);
        QCOMPARE(presetOf(settings->url), &preset);
        QCOMPARE(preset.needsKey, !isLoopback(settings->url));
    }
    QVERIFY(!presetOf(QUrl(u"https://bank.example/v1"_s)));
    QVERIFY(!presetOf(QUrl(u"http://127.0.0.1:9/v1"_s)));
}

void tst_ProviderSettings::keysBelongToOrigins()
{
    QCOMPARE(keyEntry(QUrl(u"https://api.openai.com/v1"_s)), u"provider-https://api.openai.com"_s);
    QCOMPARE(keyEntry(QUrl(u"https://API.openai.com:443/other"_s)), u"provider-https://api.openai.com"_s);
    QVERIFY(keyEntry(QUrl(u"https://api.openai.com:8443/v1"_s)) != keyEntry(QUrl(u"https://api.openai.com/v1"_s)));
    QVERIFY(keyEntry(QUrl(u"http://localhost/v1"_s)) != keyEntry(QUrl(u"https://localhost/v1"_s)));
}

void tst_ProviderSettings::theEnvironmentGivesTheKey()
{
    const QUrl url(u"https://api.openai.com/v1"_s);
    QVERIFY(!isKeyInEnvironment());
    qputenv("CLIENTELE_API_KEY", " sk-1\n");
    QCOMPARE(apiKey(url), QByteArray("sk-1"));
    qputenv("CLIENTELE_API_KEY", "sk\r\nHost: evil");
    QCOMPARE(apiKey(url), QByteArray());
    qunsetenv("CLIENTELE_API_KEY");
    QVERIFY(!setApiKey(url, "a\nb"));
}

QTEST_GUILESS_MAIN(tst_ProviderSettings)

#include "tst_providersettings.moc"
