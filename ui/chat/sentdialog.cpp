// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/sentdialog.h"

#include "ui/shell/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

QString laidOut(const QByteArray &request)
{
    // Not by QJsonDocument: it would sort the keys and write the texts anew, and show what was never sent.
    QString result;
    int depth = 0;
    bool inText = false;
    const QString text = QString::fromUtf8(request);
    const auto newLine = [&] { result += u'\n' + QString(qsizetype(2) * depth, u' '); };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (inText) {
            result += c;
            if (c == u'\\' && i + 1 < text.size())
                result += text.at(++i);
            else if (c == u'"')
                inText = false;
        } else if (c == u'"') {
            inText = true;
            result += c;
        } else if (c == u'{' || c == u'[') {
            result += c;
            const bool empty = i + 1 < text.size() && (text.at(i + 1) == u'}' || text.at(i + 1) == u']');
            if (empty) {
                result += text.at(++i);
            } else {
                ++depth;
                newLine();
            }
        } else if (c == u'}' || c == u']') {
            depth = std::max(0, depth - 1);
            newLine();
            result += c;
        } else if (c == u',') {
            result += c;
            newLine();
        } else if (c == u':') {
            result += u": "_s;
        } else if (!c.isSpace()) {
            result += c;
        }
    }
    return result;
}

SentDialog::SentDialog(std::vector<QByteArray> requests, QWidget *parent)
    : QDialog(parent),
      m_requests(std::move(requests)),
      m_choice(new QComboBox(this)),
      m_search(new QLineEdit(this)),
      m_about(new QLabel(this)),
      m_text(new QPlainTextEdit(this))
{
    setObjectName(u"sentDialog"_s);
    setWindowTitle(tr("As sent"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_choice->setAccessibleName(tr("Request"));
    for (std::size_t i = 0; i < m_requests.size(); ++i)
        m_choice->addItem(tr("Request %1 of %2").arg(i + 1).arg(m_requests.size()));
    m_search->setObjectName(u"sentSearch"_s);
    m_search->setPlaceholderText(tr("Find in what was sent"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_about->setObjectName(u"softText"_s);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_text->setObjectName(u"sentText"_s);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("The request, laid out"));
    auto *copy = new QPushButton(tr("Copy the exact bytes"), this);
    copy->setObjectName(u"sentCopy"_s);
    auto *close = new QPushButton(tr("Close"), this);
    for (QPushButton *button : {copy, close})
        button->setAutoDefault(false);
    auto *top = new QHBoxLayout;
    top->addWidget(m_choice);
    top->addWidget(m_search, 1);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(copy);
    bottom->addStretch(1);
    bottom->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap(4), gap(4), gap(4), gap(4));
    column->setSpacing(gap(2));
    column->addWidget(m_about);
    column->addLayout(top);
    column->addWidget(m_text, 1);
    column->addLayout(bottom);
    resize(gap(190), gap(150));
    connect(m_choice, &QComboBox::currentIndexChanged, this, &SentDialog::showRequest);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        m_text->moveCursor(QTextCursor::Start);
        find();
    });
    connect(m_search, &QLineEdit::returnPressed, this, &SentDialog::find);
    connect(copy, &QPushButton::clicked, this, [this] {
        const auto index = static_cast<std::size_t>(std::max(0, m_choice->currentIndex()));
        if (index < m_requests.size())
            QGuiApplication::clipboard()->setText(QString::fromUtf8(m_requests[index]));
    });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    showRequest(0);
}

void SentDialog::showRequest(int index)
{
    const bool known = index >= 0 && static_cast<std::size_t>(index) < m_requests.size();
    const QByteArray request = known ? m_requests[static_cast<std::size_t>(index)] : QByteArray();
    m_text->setPlainText(laidOut(request));
    const QString size = QLocale().formattedDataSize(request.size());
    m_about->setText(known ? tr("What left this machine, %1: names, accounts and addresses are tokens such as CUST_3; "
                                "only spaces and lines are added here.")
                                 .arg(size)
                           : tr("What was sent for this answer is no longer kept."));
}

void SentDialog::find()
{
    if (m_search->text().isEmpty() || m_text->find(m_search->text()))
        return;
    m_text->moveCursor(QTextCursor::Start);  // from the top again
    m_text->find(m_search->text());
}

}  // namespace clientele
