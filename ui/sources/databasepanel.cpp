// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/databasepanel.h"

#include "app/future.h"
#include "app/sync/importer.h"
#include "app/workspace.h"
#include "ui/shell/formrow.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>
#include <QtConcurrent/QtConcurrentRun>

#include <atomic>
#include <chrono>

using namespace Qt::StringLiterals;

namespace clientele {

struct DatabasePanel::Run {
    std::atomic<bool> cancelled = false;
    std::atomic<qint64> rows = 0;
};

DatabasePanel::DatabasePanel(Workspace &workspace, QWidget *parent)
    : QFrame(parent),
      m_workspace(workspace),
      m_kind(new QComboBox(this)),
      m_name(new QLineEdit(this)),
      m_host(new QLineEdit(u"localhost"_s, this)),
      m_port(new QSpinBox(this)),
      m_database(new QLineEdit(this)),
      m_user(new QLineEdit(this)),
      m_password(new QLineEdit(this)),
      m_state(new QLabel(this)),
      m_try(new QPushButton(tr("Try the connection"), this)),
      m_read(new QPushButton(tr("Read it into the book"), this)),
      m_stop(new QPushButton(tr("Stop"), this))
{
    setObjectName(u"card"_s);
    auto *title = new QLabel(tr("Connect a database"), this);
    title->setFont(textFont(TextRole::CardTitle));
    m_kind->addItem(u"MySQL, MariaDB"_s, u"mysql"_s);
    m_kind->addItem(u"PostgreSQL"_s, u"postgresql"_s);
    m_port->setRange(1, 65535);
    m_port->setGroupSeparatorShown(false);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_password->setEchoMode(QLineEdit::Password);
    m_name->setPlaceholderText(tr("The database's name"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setObjectName(u"databaseState"_s);
    m_read->setProperty("primary", true);
    m_kind->setObjectName(u"databaseKind"_s);
    m_host->setObjectName(u"databaseHost"_s);
    m_port->setObjectName(u"databasePort"_s);
    m_database->setObjectName(u"databaseName"_s);
    m_user->setObjectName(u"databaseUser"_s);
    m_password->setObjectName(u"databasePassword"_s);
    m_try->setObjectName(u"databaseTry"_s);
    m_read->setObjectName(u"databaseRead"_s);
    m_stop->setObjectName(u"databaseStop"_s);
    m_stop->setAccessibleName(tr("Stop reading the database"));
    m_stop->hide();

    auto *form = new QFormLayout;
    form->setSpacing(gap(2));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(*form, tr("Kind", "of a database server"), m_kind);
    addField(*form, tr("Host"), m_host);
    addField(*form, tr("Port"), m_port);
    addField(*form, tr("Database"), m_database);
    addField(*form, tr("User"), m_user);
    addField(*form, tr("Password"), m_password);
    addField(*form, tr("Call it"), m_name);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_try);
    buttons->addWidget(m_read);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(3), gap(3), gap(3), gap(3));
    column->setSpacing(gap(2.5));
    column->addWidget(title);
    column->addLayout(form);
    column->addWidget(m_state);
    column->addStretch(1);
    column->addLayout(buttons);

    connect(m_kind, &QComboBox::currentIndexChanged, this, &DatabasePanel::kindChanged);
    for (QLineEdit *edit : {m_host, m_database, m_user})
        connect(edit, &QLineEdit::textChanged, this, &DatabasePanel::check);
    connect(m_try, &QPushButton::clicked, this, &DatabasePanel::tryIt);
    connect(m_read, &QPushButton::clicked, this, &DatabasePanel::read);
    connect(m_stop, &QPushButton::clicked, this, &DatabasePanel::stop);
    m_look.setInterval(std::chrono::milliseconds(100));
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (m_run && !m_run->cancelled && m_run->rows > 0)
            m_state->setText(tr("%1 rows read", "a number, counting up").arg(QLocale().toString(m_run->rows.load())));
    });
    kindChanged();
    check();
}

void DatabasePanel::kindChanged() { m_port->setValue(m_kind->currentData().toString() == u"mysql"_s ? 3306 : 5432); }

void DatabasePanel::check()
{
    const bool complete = !m_host->text().trimmed().isEmpty() && !m_database->text().trimmed().isEmpty()
                          && !m_user->text().trimmed().isEmpty();
    m_try->setEnabled(complete && !m_busy);
    m_read->setEnabled(complete && !m_busy);
}

SourceSettings DatabasePanel::source() const
{
    QUrl url;
    url.setScheme(m_kind->currentData().toString());
    url.setUserName(m_user->text().trimmed());
    url.setHost(m_host->text().trimmed());
    url.setPort(m_port->value());
    url.setPath(u'/' + m_database->text().trimmed());
    SourceSettings source;
    source.name = m_name->text().trimmed().isEmpty() ? m_database->text().trimmed() : m_name->text().trimmed();
    source.url = url.toString(QUrl::FullyEncoded);
    return source;
}

void DatabasePanel::setBusy(bool busy, const QString &what)
{
    m_busy = busy;
    m_state->setText(what);
    check();
}

void DatabasePanel::tryIt()
{
    setBusy(true, tr("Trying the connection…"));
    emit started();
    const auto test = [settings = source(), password = m_password->text()] {
        return testSource(settings, [password](const SourceSettings &) -> Result<QString> { return password; });
    };
    whenDone(QtConcurrent::run(test), this, [this](const Status &status) {
        setBusy(false, status ? tr("The server answers, and its tables can be read.") : QString());
        if (!status)
            emit failed(status.error());
    });
}

void DatabasePanel::read()
{
    setBusy(true, tr("Reading the tables…"));
    m_run = std::make_shared<Run>();
    // The run lives as long as the worker's copy of the options does.
    ImportOptions options;
    options.cancelled = &m_run->cancelled;
    options.progress = [run = m_run](qint64 rows) { run->rows = rows; };
    m_stop->setEnabled(true);
    m_stop->show();
    m_look.start();
    emit started();
    whenDone(m_workspace.addAndSync(source(), m_password->text(), std::move(options)), this,
             [this](const Result<ImportReport> &result) {
                 m_look.stop();
                 m_run.reset();
                 m_stop->hide();
                 setBusy(false);
                 if (!result) {
                     emit failed(result.error());
                     return;
                 }
                 m_password->clear();
                 emit reported(*result);
             });
}

void DatabasePanel::stop()
{
    m_run->cancelled = true;
    m_stop->setEnabled(false);
    m_state->setText(tr("Stopping…"));
}

}  // namespace clientele
