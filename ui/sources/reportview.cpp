// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/reportview.h"

#include "ui/shell/theme.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

void dress(QTableView &table)
{
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(gap(7.5));
    table.horizontalHeader()->setHighlightSections(false);
    table.setShowGrid(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
}

}  // namespace

ReportView::ReportView(QWidget *parent)
    : QFrame(parent),
      m_summary(new QLabel(this)),
      m_files(new QTableWidget(this)),
      m_problemTitle(new QLabel(this)),
      m_problems(new QTableView(this))
{
    setObjectName(u"card"_s);
    setProperty("report", true);
    for (QLabel *label : {m_summary, m_problemTitle}) {
        label->setTextFormat(Qt::PlainText);
        label->setFont(textFont(TextRole::CardTitle));
        label->setWordWrap(true);
    }
    m_summary->setObjectName(u"reportSummary"_s);
    m_files->setObjectName(u"reportFiles"_s);
    m_files->setAccessibleName(tr("What was read of each file"));
    m_problems->setObjectName(u"reportProblems"_s);
    m_problems->setAccessibleName(tr("Rows that were set aside"));
    m_problems->setModel(&m_model);
    dress(*m_files);
    dress(*m_problems);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(3), gap(3), gap(3), gap(3));
    column->setSpacing(gap(2));
    column->addWidget(m_summary);
    column->addWidget(m_files);
    column->addWidget(m_problemTitle);
    column->addWidget(m_problems, 1);
}

void ReportView::setReport(const ImportReport &report)
{
    const QLocale locale;
    qint64 rejected = 0;
    for (const FileReport &file : report.files)
        rejected += file.rejected;
    const QString accepted =
        tr("%1 row(s) are in the book.", nullptr, static_cast<int>(std::min<qint64>(report.accepted(), 1'000'000'000)))
            .arg(locale.toString(report.accepted()));
    m_summary->setText(report.snapshot == 0 && report.accepted() == 0
                           ? tr("No row could be accepted, so the book is as it was.")
                           : accepted);
    fillFiles(report);
    m_model.setReport(report);
    m_problemTitle->setText(
        tr("%1 row(s) were set aside:", nullptr, static_cast<int>(std::min<qint64>(rejected, 1'000'000'000)))
            .arg(locale.toString(rejected)));
    m_problemTitle->setVisible(rejected > 0);
    m_problems->setVisible(rejected > 0);
    m_problems->resizeColumnsToContents();
    m_problems->horizontalHeader()->setStretchLastSection(true);
    m_problems->setMinimumHeight(gap(40));
}

void ReportView::fillFiles(const ImportReport &report)
{
    const QStringList headers{tr("File"),
                              tr("Holds"),
                              tr("Read"),
                              tr("Accepted"),
                              tr("Set aside"),
                              tr("Already there"),
                              tr("Without a known customer")};
    m_files->clear();
    m_files->setColumnCount(static_cast<int>(headers.size()));
    m_files->setHorizontalHeaderLabels(headers);
    m_files->setRowCount(static_cast<int>(report.files.size()));
    const QLocale locale;
    for (int row = 0; row < m_files->rowCount(); ++row) {
        const FileReport &file = report.files[static_cast<std::size_t>(row)];
        QString holds = tableLabel(file.kind);
        if (file.loans > 0)
            holds += u" · "_s + tr("%n loan(s)", nullptr, static_cast<int>(file.loans));
        const QStringList cells{QFileInfo(file.file).fileName(), holds,
                                locale.toString(file.read),      locale.toString(file.accepted),
                                locale.toString(file.rejected),  locale.toString(file.duplicates),
                                locale.toString(file.orphans)};
        for (int column = 0; column < cells.size(); ++column) {
            auto *item = new QTableWidgetItem(cells.at(column));
            if (column >= 2)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_files->setItem(row, column, item);
        }
        m_files->item(row, 0)->setToolTip(file.file.toHtmlEscaped());
    }
    m_files->resizeColumnsToContents();
    const int shown = std::clamp(m_files->rowCount(), 1, 8);
    m_files->setFixedHeight(m_files->horizontalHeader()->sizeHint().height() + shown * gap(7.5) + gap(4));
}

}  // namespace clientele
