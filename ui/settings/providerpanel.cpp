// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/providerpanel.h"

#include "app/future.h"
#include "app/llm/apikey.h"
#include "app/llm/presets.h"
#include "app/llm/provider.h"
#include "app/workspace.h"
#include "ui/shell/formrow.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrent/QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString settingKey = QString::fromLatin1(llm::providerSetting);

}  // namespace

ProviderPanel::ProviderPanel(Workspace &workspace, QWidget *parent)
    : QFrame(parent),
      m_workspace(workspace),
      m_preset(new QComboBox(this)),
      m_url(new QLineEdit(this)),
      m_dialect(new QComboBox(this)),
      m_model(new QLineEdit(this)),
      m_embedding(new QLineEdit(this)),
      m_key(new QLineEdit(this)),
      m_leaves(new QLabel(this)),
      m_state(new QLabel(this)),
      m_none(new QPushButton(tr("Use none"), this)),
      m_try(new QPushButton(tr("Try it"), this)),
      m_save(new QPushButton(tr("Save"), this))
{
    setObjectName(u"card"_s);
    auto *title = new QLabel(tr("Language model"), this);
    title->setFont(textFont(TextRole::CardTitle));
    m_preset->addItem(tr("Another server"));
    for (const llm::Preset &preset : llm::presets())
        m_preset->addItem(QString::fromLatin1(preset.name), QString::fromLatin1(preset.id));
    m_dialect->addItem(tr("OpenAI-compatible"), static_cast<int>(llm::DialectKind::OpenAi));
    m_dialect->addItem(u"Anthropic Messages"_s, static_cast<int>(llm::DialectKind::Anthropic));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setPlaceholderText(tr("Unchanged in the system’s keychain"));
    m_embedding->setPlaceholderText(tr("None: computed on this computer"));
    m_preset->setObjectName(u"providerPreset"_s);
    m_dialect->setObjectName(u"providerDialect"_s);
    m_url->setObjectName(u"providerUrl"_s);
    m_model->setObjectName(u"providerModel"_s);
    m_embedding->setObjectName(u"providerEmbedding"_s);
    m_key->setObjectName(u"providerKey"_s);
    m_state->setObjectName(u"providerState"_s);
    m_leaves->setObjectName(u"providerLeaves"_s);
    m_leaves->setProperty("tone", u"soft"_s);
    m_none->setObjectName(u"providerNone"_s);
    m_try->setObjectName(u"providerTry"_s);
    m_save->setObjectName(u"providerSave"_s);
    m_save->setProperty("primary", true);
    for (QLabel *label : {m_leaves, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }

    auto *form = new QFormLayout;
    form->setSpacing(gap(2));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(*form, tr("Provider"), m_preset);
    addField(*form, tr("Address"), m_url);
    addField(*form, tr("Dialect", "of a provider's interface"), m_dialect);
    addField(*form, tr("Model"), m_model);
    addField(*form, tr("Embedding model"), m_embedding);
    addField(*form, tr("API key"), m_key);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_none);
    buttons->addStretch(1);
    buttons->addWidget(m_try);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(3), gap(3), gap(3), gap(3));
    column->setSpacing(gap(2.5));
    column->addWidget(title);
    column->addLayout(form);
    column->addWidget(m_leaves);
    column->addWidget(m_state);
    column->addLayout(buttons);

    connect(m_preset, &QComboBox::currentIndexChanged, this, &ProviderPanel::presetChosen);
    connect(m_dialect, &QComboBox::currentIndexChanged, this, &ProviderPanel::fieldsChanged);
    for (QLineEdit *edit : {m_url, m_model, m_embedding})
        connect(edit, &QLineEdit::textChanged, this, &ProviderPanel::fieldsChanged);
    connect(m_none, &QPushButton::clicked, this, &ProviderPanel::useNone);
    connect(m_try, &QPushButton::clicked, this, &ProviderPanel::tryIt);
    connect(m_save, &QPushButton::clicked, this, &ProviderPanel::save);
    bookChanged();
}

QString ProviderPanel::state() const { return m_state->text(); }

void ProviderPanel::bookChanged()
{
    // What somebody is typing stays; another profile's answer is of no use.
    const auto kept = llm::providerSettings(m_workspace.setting(settingKey));
    if (m_url->isModified() || m_model->isModified() || m_embedding->isModified())
        return;
    show(kept.value_or(llm::ProviderSettings()));
    m_state->setText(kept ? tr("%1 is used for what this computer cannot answer alone.").arg(kept->model)
                          : tr("No provider: every question is answered on this computer."));
}

void ProviderPanel::settingsChanged()
{
    const auto kept = llm::providerSettings(m_workspace.setting(settingKey));
    if (kept && !m_url->isModified() && !m_model->isModified() && !m_embedding->isModified())
        m_embedding->setText(kept->embeddingModel);
}

void ProviderPanel::show(const llm::ProviderSettings &settings)
{
    m_filling = true;
    m_url->setText(settings.url.toString(QUrl::FullyEncoded));
    m_model->setText(settings.model);
    m_embedding->setText(settings.embeddingModel);
    m_dialect->setCurrentIndex(m_dialect->findData(static_cast<int>(settings.dialect)));
    const llm::Preset *preset = llm::presetOf(settings.url);
    m_preset->setCurrentIndex(preset ? m_preset->findData(QString::fromLatin1(preset->id)) : 0);
    m_filling = false;
    fieldsChanged();
}

void ProviderPanel::presetChosen()
{
    if (m_filling)
        return;
    for (const llm::Preset &preset : llm::presets()) {
        if (m_preset->currentData().toString() != QString::fromLatin1(preset.id))
            continue;
        m_url->setText(QString::fromLatin1(preset.url));
        m_model->setText(QString::fromLatin1(preset.model));
        m_embedding->setText(QString::fromLatin1(preset.embeddingModel));
        m_dialect->setCurrentIndex(m_dialect->findData(static_cast<int>(preset.dialect)));
    }
}

Result<llm::ProviderSettings> ProviderPanel::settings() const
{
    return llm::checkedSettings(m_url->text(), m_model->text(),
                                static_cast<llm::DialectKind>(m_dialect->currentData().toInt()), m_embedding->text());
}

void ProviderPanel::fieldsChanged()
{
    const bool anthropic = m_dialect->currentData().toInt() == static_cast<int>(llm::DialectKind::Anthropic);
    m_embedding->setEnabled(!anthropic);
    if (anthropic)
        m_embedding->clear();
    const bool complete = !m_url->text().trimmed().isEmpty() && !m_model->text().trimmed().isEmpty();
    m_try->setEnabled(complete && !m_provider);
    m_save->setEnabled(complete);
    const QUrl url(m_url->text().trimmed());
    if (!complete)
        m_leaves->setText(tr("Nothing leaves this computer."));
    else if (llm::isLoopback(url))
        m_leaves->setText(tr("The server is on this computer, so nothing leaves it."));
    else
        m_leaves->setText(
            tr("To %1 go: questions that this computer cannot answer alone, and the figures and passages needed for "
               "them. Names, ids, e-mails, phones, addresses, account and card numbers are replaced by tokens such as "
               "CUST_3. Gender, age, language and country never go into a suggestion about credit.")
                .arg(url.host().isEmpty() ? tr("the provider") : url.host()));
}

void ProviderPanel::save()
{
    emit started();
    const auto chosen = settings();
    if (!chosen) {
        emit failed(chosen.error());
        return;
    }
    m_workspace.setSetting(settingKey, chosen->toJson());
    for (QLineEdit *edit : {m_url, m_model, m_embedding})
        edit->setModified(false);
    const QByteArray key = m_key->text().toUtf8();
    if (key.trimmed().isEmpty()) {
        m_state->setText(tr("Saved."));
        return;
    }
    setBusy(true, tr("Putting the key into the keychain…"));
    whenDone(QtConcurrent::run([url = chosen->url, key] { return llm::setApiKey(url, key); }), this,
             [this](const Status &status) { keyKept(status); });
}

void ProviderPanel::keyKept(const Status &status)
{
    setBusy(false, status ? tr("Saved. The key is in the system’s keychain.") : QString());
    if (!status) {
        Error error = status.error();
        if (error.kind == ErrorKind::NoSecureStore) {
            error.message =
                tr("The settings are saved, but not the key: this system has no keychain, or it is locked.");
            error.next = tr("Unlock the keychain, or set CLIENTELE_API_KEY before the program starts.");
        }
        emit failed(error);
        return;
    }
    m_key->clear();
    m_workspace.providerKeyChanged();
}

void ProviderPanel::useNone()
{
    emit started();
    m_workspace.setSetting(settingKey, {});
    m_key->clear();
    for (QLineEdit *edit : {m_url, m_model, m_embedding})
        edit->setModified(false);
    show({});
    m_state->setText(tr("No provider: every question is answered on this computer."));
}

void ProviderPanel::tryIt()
{
    emit started();
    const auto chosen = settings();
    if (!chosen) {
        emit failed(chosen.error());
        return;
    }
    setBusy(true, tr("Trying the connection…"));
    if (const QByteArray typed = m_key->text().trimmed().toUtf8(); !typed.isEmpty()) {
        tryWith(*chosen, typed);
        return;
    }
    whenDone(QtConcurrent::run([url = chosen->url] { return llm::apiKey(url); }), this,
             [this, settings = *chosen](const QByteArray &key) { tryWith(settings, key); });
}

void ProviderPanel::tryWith(const llm::ProviderSettings &settings, const QByteArray &key)
{
    delete m_provider;
    // The test's question is the program's own, and holds nothing of the book.
    m_provider = new llm::Provider(
        settings, key, [](const QByteArray &) { return std::nullopt; }, this);
    connect(m_provider->test(m_provider), &llm::ConnectionTest::done, this,
            [this, settings](const llm::ConnectionReport &report) { tried(settings, report); });
}

void ProviderPanel::tried(const llm::ProviderSettings &settings, const llm::ConnectionReport &report)
{
    if (m_provider)
        m_provider->deleteLater();
    m_provider.clear();
    if (report.failure) {
        setBusy(false);
        emit failed(report.failure->toError());
        return;
    }
    setBusy(false, tr("%1 answers, its first word after %2 ms.", "a model's name, a number")
                       .arg(settings.model, QLocale().toString(report.firstTokenMilliseconds)));
}

void ProviderPanel::setBusy(bool busy, const QString &what)
{
    m_state->setText(what);
    m_save->setEnabled(!busy);
    m_try->setEnabled(!busy);
    if (!busy)
        fieldsChanged();
}

}  // namespace clientele
