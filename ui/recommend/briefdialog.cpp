// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recommend/briefdialog.h"

#include "app/future.h"
#include "ui/recommend/briefdocument.h"

#include <QEvent>
#include <QFileDialog>
#include <QFontInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace clientele {

BriefDialog::BriefDialog(std::shared_ptr<const recommend::SuggestionEngine> engine,
                         const recommend::Recommendation &suggestions, QWidget *parent)
    : QDialog(parent),
      m_text(new QTextBrowser(this)),
      m_state(new QLabel(this)),
      m_save(new QPushButton(tr("Save as PDF…"), this)),
      m_print(new QPushButton(tr("Print…"), this))
{
    setObjectName(u"briefDialog"_s);
    setWindowTitle(tr("Brief"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setObjectName(u"briefText"_s);
    m_text->setAccessibleName(tr("The brief"));
    m_text->setOpenLinks(false);
    m_state->setObjectName(u"softText"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_save->setObjectName(u"briefSave"_s);
    m_print->setObjectName(u"briefPrint"_s);
    auto *close = new QPushButton(tr("Close"), this);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(gap(1.5));
    foot->addWidget(m_state, 1);
    for (QPushButton *button : {m_save, m_print, close}) {
        button->setAutoDefault(false);
        foot->addWidget(button);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(4), gap(4), gap(4), gap(4));
    column->setSpacing(gap(3));
    column->addWidget(m_text, 1);
    column->addLayout(foot);
    resize(gap(190), gap(200));
    m_save->setEnabled(false);
    m_print->setEnabled(false);

    connect(m_save, &QPushButton::clicked, this, &BriefDialog::choosePath);
    connect(m_print, &QPushButton::clicked, this, &BriefDialog::print);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    whenDone(QtConcurrent::run([engine = std::move(engine), suggestions] {
                 return recommend::meetingBriefOf(*engine, suggestions, QLocale());
             }),
             this, [this](const Result<recommend::MeetingBrief> &brief) {
                 if (!brief) {
                     m_state->setText(brief.error().sentence());
                     return;
                 }
                 m_brief = *brief;
                 m_save->setEnabled(true);
                 m_print->setEnabled(true);
                 showBrief();
             });
}

void BriefDialog::setChanges(const QStringList &changes)
{
    m_changes = changes;
    showBrief();
}

void BriefDialog::setTasks(const QStringList &tasks)
{
    m_tasks = tasks;
    showBrief();
}

void BriefDialog::showBrief()
{
    if (!m_brief)
        return;
    m_brief->changes = m_changes;
    m_brief->tasks = m_tasks;
    setWindowTitle(tr("Brief: %1", "a customer's name").arg(m_brief->name));
    m_text->setHtml(briefHtml(*m_brief, look(), QFontInfo(textFont(TextRole::Body)).pixelSize()));
}

void BriefDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showBrief();
}

void BriefDialog::choosePath()
{
    auto *dialog = new QFileDialog(this, tr("Save the brief"), m_brief->customerId + u".pdf"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("PDF (*.pdf)"));
    dialog->setDefaultSuffix(u"pdf"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &BriefDialog::savePdf);
    dialog->open();
}

void BriefDialog::savePdf(const QString &path)
{
    m_state->setText(tr("Writing %1…").arg(path));
    whenDone(QtConcurrent::run([brief = *m_brief, path] { return writeBriefPdf(brief, path); }), this,
             [this, path](const Status &written) {
                 m_state->setText(written ? tr("Written to %1").arg(path) : written.error().sentence());
             });
}

void BriefDialog::print()
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageLayout(briefPage());
    printer->setDocName(m_brief->name);
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // The printer lives as long as its dialog, which keeps the connection.
    connect(dialog, &QDialog::accepted, this, [this, printer] { paintBrief(*m_brief, *printer); });
    dialog->open();
}

}  // namespace clientele
