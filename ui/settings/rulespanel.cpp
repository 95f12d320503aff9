// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/rulespanel.h"

#include "app/future.h"
#include "app/services/suggestions.h"
#include "app/workspace.h"
#include "ui/shell/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString rulesKey = QString::fromLatin1(recommend::rulesSetting);

// Read, and held against the products of the book: the version where all is well.
Result<QString> tried(const QString &file, const PortfolioPtr &book)
{
    const auto rules = recommend::rulesOf({}, file);
    if (!rules)
        return tl::unexpected(rules.error());
    if (auto fitting = recommend::fits(*rules, recommend::productsOf(*book)); !fitting)
        return passOn(fitting);
    return rules->version;
}

}  // namespace

RulesPanel::RulesPanel(Workspace &workspace, QWidget *parent)
    : QFrame(parent),
      m_workspace(workspace),
      m_path(new QLineEdit(this)),
      m_state(new QLabel(this)),
      m_browse(new QPushButton(tr("Choose…"), this)),
      m_builtIn(new QPushButton(tr("Use those of the program"), this))
{
    setObjectName(u"card"_s);
    auto *title = new QLabel(tr("Rules of suggestions"), this);
    title->setFont(textFont(TextRole::CardTitle));
    auto *about =
        new QLabel(tr("Who may be suggested what, and why: one readable file. A file of yours is tried before "
                      "it is used; nothing in it can make a protected characteristic count."),
                   this);
    about->setProperty("tone", u"soft"_s);
    m_state->setObjectName(u"rulesState"_s);
    m_state->setProperty("tone", u"soft"_s);
    for (QLabel *label : {about, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_path->setObjectName(u"rulesPath"_s);
    m_path->setReadOnly(true);
    m_path->setAccessibleName(tr("File of the rules"));
    m_path->setPlaceholderText(tr("Those that come with the program"));
    m_browse->setObjectName(u"rulesChoose"_s);
    m_builtIn->setObjectName(u"rulesBuiltIn"_s);
    auto *file = new QHBoxLayout;
    file->setSpacing(gap(1.5));
    file->addWidget(m_path, 1);
    file->addWidget(m_browse);
    file->addWidget(m_builtIn);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(3), gap(3), gap(3), gap(3));
    column->setSpacing(gap(2));
    column->addWidget(title);
    column->addWidget(about);
    column->addLayout(file);
    column->addWidget(m_state);

    connect(m_browse, &QPushButton::clicked, this, &RulesPanel::browse);
    connect(m_builtIn, &QPushButton::clicked, this, [this] {
        emit started();
        m_workspace.setSetting(rulesKey, {});
        refresh();
    });
    connect(&workspace.suggestions(), &Suggestions::engineChanged, this, &RulesPanel::refresh);
    refresh();
}

QString RulesPanel::state() const { return m_state->text(); }

void RulesPanel::refresh()
{
    const QString file = QString::fromUtf8(m_workspace.setting(rulesKey));
    m_path->setText(file);
    m_builtIn->setEnabled(!file.isEmpty());
    m_state->clear();
    m_state->setVisible(!file.isEmpty());
    if (file.isEmpty())
        return;
    whenDone(QtConcurrent::run([file, book = m_workspace.portfolio()] { return tried(file, book); }), this,
             [this, file](const Result<QString> &version) {
                 if (file != m_path->text())
                     return;
                 m_state->setText(
                     version
                         ? tr("Version %1 is used.").arg(*version)
                         : tr("Not used: those of the program stand in for it. %1").arg(version.error().sentence()));
             });
}

void RulesPanel::browse()
{
    auto *dialog = new QFileDialog(this, tr("Rules of suggestions"), m_path->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Rules (*.json)"));
    connect(dialog, &QFileDialog::fileSelected, this, &RulesPanel::choose);
    dialog->open();
}

void RulesPanel::choose(const QString &file)
{
    emit started();
    whenDone(QtConcurrent::run([file, book = m_workspace.portfolio()] { return tried(file, book); }), this,
             [this, file](const Result<QString> &version) {
                 if (!version) {
                     emit failed(version.error());
                     return;
                 }
                 m_workspace.setSetting(rulesKey, file.toUtf8());
                 refresh();
             });
}

}  // namespace clientele
