// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/searchpanel.h"

#include "app/future.h"
#include "app/search/embedderchoice.h"
#include "app/search/staticembedder.h"
#include "app/workspace.h"
#include "ui/shell/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>
#include <QtConcurrent/QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString providerKey = QString::fromLatin1(llm::providerSetting);
const QString folderKey = QString::fromLatin1(embedderFolderSetting);
const QString usualModel = u"text-embedding-3-small"_s;

}  // namespace

SearchPanel::SearchPanel(Workspace &workspace, QWidget *parent)
    : QFrame(parent),
      m_workspace(workspace),
      m_builtIn(new QRadioButton(tr("On this computer, built in"), this)),
      m_folder(new QRadioButton(tr("On this computer, with a static model (model2vec) in the folder:"), this)),
      m_provider(new QRadioButton(tr("By the language model’s server, with the embedding model:"), this)),
      m_path(new QLineEdit(this)),
      m_browse(new QPushButton(tr("Choose…"), this)),
      m_model(new QLineEdit(this)),
      m_leaves(new QLabel(this)),
      m_state(new QLabel(this)),
      m_save(new QPushButton(tr("Save"), this))
{
    setObjectName(u"card"_s);
    auto *title = new QLabel(tr("Search by meaning"), this);
    title->setFont(textFont(TextRole::CardTitle));
    m_builtIn->setObjectName(u"embedderBuiltIn"_s);
    m_folder->setObjectName(u"embedderFolder"_s);
    m_provider->setObjectName(u"embedderProvider"_s);
    m_path->setObjectName(u"embedderPath"_s);
    m_path->setAccessibleName(tr("Folder of the static model"));
    m_model->setObjectName(u"embedderModel"_s);
    m_model->setAccessibleName(tr("Embedding model"));
    m_model->setPlaceholderText(usualModel);
    m_save->setObjectName(u"embedderSave"_s);
    m_save->setProperty("primary", true);
    m_state->setObjectName(u"embedderState"_s);
    m_leaves->setProperty("tone", u"soft"_s);
    m_state->setProperty("tone", u"soft"_s);
    for (QLabel *label : {m_leaves, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *folder = new QHBoxLayout;
    folder->setContentsMargins(gap(6), 0, 0, 0);
    folder->addWidget(m_path, 1);
    folder->addWidget(m_browse);
    auto *model = new QHBoxLayout;
    model->setContentsMargins(gap(6), 0, 0, 0);
    model->addWidget(m_model);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_state, 1);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(3), gap(3), gap(3), gap(3));
    column->setSpacing(gap(2));
    column->addWidget(title);
    column->addWidget(m_builtIn);
    column->addWidget(m_folder);
    column->addLayout(folder);
    column->addWidget(m_provider);
    column->addLayout(model);
    column->addWidget(m_leaves);
    column->addLayout(buttons);

    for (QRadioButton *button : {m_builtIn, m_folder, m_provider})
        connect(button, &QRadioButton::toggled, this, &SearchPanel::enableFields);
    connect(m_browse, &QPushButton::clicked, this, &SearchPanel::chooseFolder);
    connect(m_save, &QPushButton::clicked, this, &SearchPanel::save);
    connect(&workspace.searching(), &SearchService::changed, this, &SearchPanel::showState);
    refresh();
}

QString SearchPanel::state() const { return m_state->text(); }

void SearchPanel::refresh()
{
    const EmbedderChoice choice = embedderChoice(m_workspace.setting(providerKey), m_workspace.setting(folderKey));
    m_path->setText(QString::fromUtf8(m_workspace.setting(folderKey)));
    m_model->setText(choice.provider.embeddingModel);
    QRadioButton *chosen = choice.kind == EmbedderChoice::Kind::Provider ? m_provider
                           : choice.kind == EmbedderChoice::Kind::Folder ? m_folder
                                                                         : m_builtIn;
    chosen->setChecked(true);
    enableFields();
    showState();
}

void SearchPanel::enableFields()
{
    const auto provider = llm::providerSettings(m_workspace.setting(providerKey));
    const bool embeds = provider && provider->dialect == llm::DialectKind::OpenAi;
    m_provider->setEnabled(embeds);
    m_path->setEnabled(m_folder->isChecked());
    m_browse->setEnabled(m_folder->isChecked());
    m_model->setEnabled(m_provider->isChecked() && embeds);
    if (!embeds)
        m_leaves->setText(tr("Nothing leaves this computer. A server that embeds is set up above first."));
    else if (!m_provider->isChecked())
        m_leaves->setText(tr("Nothing leaves this computer."));
    else
        m_leaves->setText(tr("What customers’ records say without their names, complaints and products go to %1 once, "
                             "with tokens in place of people, and each search does.")
                              .arg(provider->url.host()));
}

void SearchPanel::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder of a static model"), m_path->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void SearchPanel::save()
{
    emit started();
    if (m_provider->isChecked()) {
        const QString model = m_model->text().trimmed();
        keep(QString::fromUtf8(m_workspace.setting(folderKey)), model.isEmpty() ? usualModel : model);
        return;
    }
    if (!m_folder->isChecked()) {
        keep({}, {});
        return;
    }
    // Tried before it is kept: reading a model takes a second.
    m_save->setEnabled(false);
    m_state->setText(tr("Reading the model…"));
    const QString folder = m_path->text().trimmed();
    whenDone(QtConcurrent::run([folder]() -> Status {
                 auto model = StaticEmbedder::fromFolder(folder);
                 return model ? Status() : Status(passOn(model));
             }),
             this, [this, folder](const Status &status) {
                 m_save->setEnabled(true);
                 showState();
                 if (status)
                     keep(folder, {});
                 else
                     emit failed(status.error());
             });
}

void SearchPanel::keep(const QString &folder, const QString &model)
{
    m_workspace.setSetting(folderKey, folder.toUtf8());
    if (auto provider = llm::providerSettings(m_workspace.setting(providerKey));
        provider && provider->embeddingModel != model)
    {
        provider->embeddingModel = model;
        m_workspace.setSetting(providerKey, provider->toJson());
    }
    refresh();
}

void SearchPanel::showState()
{
    using Kind = SearchService::State::Kind;
    const SearchService::State &state = m_workspace.searching().state();
    switch (state.kind) {
    case Kind::Empty:
        m_state->setText(tr("There is nothing to search yet."));
        break;
    case Kind::Waiting:
        m_state->setText(tr("Waiting for the language model’s server."));
        break;
    case Kind::Building:
        m_state->setText(tr("Making the index: %1 %.").arg(QLocale().toString(static_cast<int>(state.progress * 100))));
        break;
    case Kind::Ready:
        m_state->setText(state.failure ? state.failure->sentence() : tr("The index is ready."));
        break;
    case Kind::Stopped:
        m_state->setText(tr("There is no index: words are found as they are written."));
        break;
    }
}

}  // namespace clientele
