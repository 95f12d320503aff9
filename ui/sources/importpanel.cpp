// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/importpanel.h"

#include "app/future.h"
#include "app/workspace.h"
#include "ui/shell/formrow.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace clientele {

struct ImportPanel::Run {
    std::atomic<bool> cancelled = false;
    std::atomic<qint64> rows = 0;
};

ImportPanel::ImportPanel(Workspace &workspace, QWidget *parent)
    : QFrame(parent),
      m_workspace(workspace),
      m_list(new QLabel(this)),
      m_kind(new QComboBox(this)),
      m_currency(new QLineEdit(this)),
      m_mapping(new QLineEdit(this)),
      m_start(new QPushButton(tr("Import"), this)),
      m_progress(new QWidget(this)),
      m_rows(new QLabel(m_progress)),
      m_cancel(new QPushButton(tr("Stop"), m_progress))
{
    setObjectName(u"card"_s);
    setAcceptDrops(true);
    auto *title = new QLabel(tr("Import files"), this);
    title->setFont(textFont(TextRole::CardTitle));
    m_list->setTextFormat(Qt::PlainText);
    m_list->setWordWrap(true);
    m_list->setObjectName(u"importFiles"_s);
    auto *choose = new QPushButton(tr("Choose files…"), this);
    choose->setObjectName(u"importChoose"_s);

    m_kind->setObjectName(u"importKind"_s);
    m_kind->addItem(tr("Recognised by their columns"));
    for (int table = 0; table < tableCount; ++table)
        m_kind->addItem(tableLabel(static_cast<Table>(table)), table);
    m_currency->setObjectName(u"importCurrency"_s);
    m_currency->setMaxLength(3);
    m_mapping->setObjectName(u"importMapping"_s);
    m_mapping->setPlaceholderText(tr("Only for other column names"));
    m_mapping->setClearButtonEnabled(true);
    auto *chooseMapping = new QPushButton(tr("Choose…"), this);
    chooseMapping->setObjectName(u"importChooseMapping"_s);
    chooseMapping->setAccessibleName(tr("Choose the mapping file"));
    connect(chooseMapping, &QPushButton::clicked, this, &ImportPanel::chooseMapping);
    auto *form = new QFormLayout;
    form->setSpacing(gap(2));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(*form, tr("What they hold"), m_kind);
    addField(*form, tr("Currency, where none is named"), m_currency);
    addField(*form, tr("Mapping file"), m_mapping, chooseMapping);
    m_start->setObjectName(u"importStart"_s);
    m_start->setProperty("primary", true);

    auto *bar = new QProgressBar(m_progress);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setFixedHeight(gap(1));
    m_cancel->setObjectName(u"importCancel"_s);
    auto *running = new QHBoxLayout(m_progress);
    running->setContentsMargins({});
    running->addWidget(m_rows);
    running->addWidget(bar, 1);
    running->addWidget(m_cancel);
    m_progress->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(3), gap(3), gap(3), gap(3));
    column->setSpacing(gap(2.5));
    column->addWidget(title);
    column->addWidget(m_list);
    column->addWidget(choose, 0, Qt::AlignLeft);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(m_progress);
    column->addWidget(m_start, 0, Qt::AlignRight);

    connect(choose, &QPushButton::clicked, this, &ImportPanel::chooseFiles);
    connect(m_start, &QPushButton::clicked, this, &ImportPanel::start);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run->cancelled = true;
        m_cancel->setEnabled(false);
    });
    m_look.setInterval(std::chrono::milliseconds(100));
    connect(&m_look, &QTimer::timeout, this, [this] {
        const qint64 rows = m_run ? m_run->rows.load() : 0;
        m_rows->setText(tr("%1 rows read", "a number, counting up").arg(QLocale().toString(rows)));
    });
    setFiles({});
}

void ImportPanel::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Files to import"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Data (*.csv *.json *.ndjson *.jsonl *.tsv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &ImportPanel::setFiles);
    dialog->open();
}

void ImportPanel::chooseMapping()
{
    auto *dialog = new QFileDialog(this, tr("Mapping file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Mapping (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_mapping, &QLineEdit::setText);
    dialog->open();
}

void ImportPanel::setFiles(const QStringList &files)
{
    m_files = files;
    QStringList names;
    for (const QString &file : files)
        names += QFileInfo(file).fileName();
    m_list->setText(names.isEmpty() ? tr("CSV, JSON and NDJSON files. Drop them here, or choose them.")
                                    : names.join(u'\n'));
    m_start->setEnabled(!names.isEmpty() && !m_run);
}

void ImportPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && !m_run)
        event->acceptProposedAction();
}

void ImportPanel::dropEvent(QDropEvent *event)
{
    QStringList files;
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files += url.toLocalFile();
    }
    setFiles(files);
    event->acceptProposedAction();
}

void ImportPanel::start()
{
    if (m_run || m_files.isEmpty())
        return;
    ImportOptions options;
    if (const QVariant kind = m_kind->currentData(); kind.isValid())
        options.kind = static_cast<Table>(kind.toInt());
    if (const QString code = m_currency->text().trimmed(); !code.isEmpty()) {
        options.currency = Currency::fromCode(code);
        if (!options.currency) {
            emit failed({ErrorKind::InvalidInput, tr("“%1” is no ISO 4217 currency code.").arg(code),
                         tr("Write three letters, such as CAD or EUR."), false});
            return;
        }
    }
    options.mappingFile = m_mapping->text().trimmed();
    m_run = std::make_shared<Run>();
    // The run lives as long as the worker's copy of the options does.
    options.cancelled = &m_run->cancelled;
    options.progress = [run = m_run](qint64 rows) { run->rows = rows; };
    m_start->setEnabled(false);
    m_cancel->setEnabled(true);
    m_progress->show();
    m_look.start();
    emit started();
    whenDone(m_workspace.importFiles(m_files, std::move(options)), this,
             [this](const Result<ImportReport> &result) { finish(result); });
}

void ImportPanel::finish(const Result<ImportReport> &result)
{
    m_run.reset();
    m_look.stop();
    m_progress->hide();
    setFiles(result ? QStringList() : m_files);
    if (result)
        emit reported(*result);
    else
        emit failed(result.error());
}

}  // namespace clientele
