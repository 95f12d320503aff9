// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/conversationexport.h"

#include "models/items/conditiontext.h"
#include "ui/chat/answerwords.h"
#include "ui/chat/markdowndocument.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(clientele::ConversationExport)
};

// Plain words in Markdown: nothing in them is markup.
QString plain(QString text)
{
    for (const QChar c : {u'\\', u'*', u'_', u'`', u'[', u']', u'<', u'|', u'#'})
        text.replace(c, QString(u'\\') + c);
    return text;
}

QString momentOf(qint64 seconds)
{
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds), QLocale::ShortFormat);
}

QString dataOf(const Portfolio &book)
{
    const PortfolioInfo &info = book.info();
    if (info.takenAt == 0)
        return Words::tr("Data: not yet kept in a profile");
    return Words::tr("Data of %1, snapshot %2").arg(momentOf(info.takenAt)).arg(info.snapshot);
}

// Every figure with its query as it can be asked again.
QString receiptsOf(const Answer &answer)
{
    QString text;
    for (const AnswerFigure &figure : answer.figures) {
        const QString currency = figure.value.currency.isEmpty() ? QString() : u' ' + figure.value.currency.code();
        const auto rows = static_cast<int>(figure.matchedRows);
        text += u"- %1: %2 · %3 · `%4`\n"_s.arg(
            plain(figure.label), plain(figure.value.toText() + currency), Words::tr("%n row(s)", nullptr, rows),
            QString::fromUtf8(QJsonDocument(toJson(figure.query)).toJson(QJsonDocument::Compact)).remove(u'`'));
    }
    for (const QString &figure : answer.unverified)
        text += u"- %1\n"_s.arg(Words::tr("%1: not verified, no query gave it").arg(plain(figure)));
    return text;
}

Status write(const ConversationExport &conversation, const QString &path, ConversationFormat format)
{
    const QString text = conversationMarkdown(conversation);
    QByteArray bytes = text.toUtf8();
    if (format == ConversationFormat::Pdf) {
        QBuffer buffer(&bytes);
        bytes.clear();
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter pdf(&buffer);
        pdf.setTitle(conversation.title);
        pdf.setCreator(u"Clientele"_s);
        pdf.setPageSize(QPageSize(QPageSize::A4));
        pdf.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
        QTextDocument document;
        document.setDefaultFont(textFont(TextRole::Body));
        MarkdownDocument(document, lightLook()).grow(text);
        document.print(&pdf);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorKind::Storage, Words::tr("%1 could not be written: %2.").arg(path, file.errorString()),
                    Words::tr("Choose another folder, or make room."));
    return {};
}

}  // namespace

QString conversationMarkdown(const ConversationExport &conversation)
{
    const ConditionText words(*conversation.book, *conversation.catalogue);
    QString text =
        u"# %1\n\n%2  \n%3\n"_s.arg(plain(conversation.title), plain(dataOf(*conversation.book)),
                                    plain(Words::tr("Exported %1").arg(momentOf(QDateTime::currentSecsSinceEpoch()))));
    for (const ChatTurn &turn : conversation.path) {
        const Answer &answer = turn.answer;
        text += u"\n## %1\n\n"_s.arg(plain(QString(turn.question).replace(u'\n', u' ')));
        QStringList about{momentOf(turn.askedAt), Words::tr("Scope: %1").arg(words.of(turn.scope)),
                          originText(answer, -1)};
        text += u"*%1*\n\n"_s.arg(plain(about.join(u" · "_s)));
        if (const QString body = markdownText(answer); !body.isEmpty())
            text += body + u"\n"_s;
        if (const QString care = careText(answer); !care.isEmpty())
            text += u"\n> %1\n"_s.arg(plain(care));
        if (turn.feedback != 0) {
            const QString mark = turn.feedback > 0 ? Words::tr("Marked as right") : Words::tr("Marked as wrong");
            text += u"\n> %1\n"_s.arg(
                plain(turn.feedbackReason.isEmpty()
                          ? mark
                          : Words::tr("%1: %2", "a mark; its reason").arg(mark, turn.feedbackReason)));
        }
        if (const QString receipts = receiptsOf(answer); !receipts.isEmpty())
            text += u"\n%1\n\n"_s.arg(plain(Words::tr("Receipts:"))) + receipts;
    }
    return text;
}

QFuture<Status> writeConversation(const ConversationExport &conversation, const QString &path,
                                  ConversationFormat format)
{
    return QtConcurrent::run([conversation, path, format] { return write(conversation, path, format); });
}

}  // namespace clientele
