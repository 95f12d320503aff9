// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel does with what is chosen in a message.
#include "ui/chat/chatpanel.h"

#include "app/export/exporting.h"
#include "app/future.h"
#include "app/services/chatsession.h"
#include "app/services/conversations.h"
#include "app/workspace.h"
#include "models/items/conditiontext.h"
#include "ui/chat/answerwords.h"
#include "ui/chat/conversationexport.h"
#include "ui/chat/linkdialogs.h"
#include "ui/chat/messageview.h"
#include "ui/chat/questionbox.h"
#include "ui/chat/sentdialog.h"
#include "ui/shell/theme.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPushButton>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

void ChatPanel::ask(const QString &question)
{
    // One at a time: what comes meanwhile waits where it can be seen.
    if (m_session->isAsking()) {
        m_box->setQuestion(question);
        return;
    }
    keepHistory(question);
    m_session->ask(question);
}

void ChatPanel::send(const QString &question)
{
    const QString edited = std::exchange(m_editing, {});
    m_box->setEditing(false);
    m_workspace.conversations().keepDraft(draftKey(), {});
    if (edited.isEmpty()) {
        ask(question);
    } else {
        keepHistory(question);
        m_session->askInstead(edited, question);
    }
}

QString ChatPanel::draftKey() const
{
    // One that was never asked anything has another id tomorrow.
    return m_session->thread().turns.empty() ? QString() : m_session->thread().id;
}

void ChatPanel::edit(const QString &turn)
{
    const ChatTurn *known = m_session->find(turn);
    const bool was = !m_editing.isEmpty();
    m_editing = known ? turn : QString();
    if (known)
        m_box->setQuestion(known->question);
    else if (was)
        m_box->setQuestion(m_workspace.conversations().draft(draftKey()));
    m_box->setEditing(known != nullptr);
}

void ChatPanel::focusQuestion() { m_box->setFocus(Qt::ShortcutFocusReason); }

void ChatPanel::act(MessageView *message, AnswerAction action)
{
    const auto copy = [](const QString &text) { QGuiApplication::clipboard()->setText(text); };
    switch (action) {
    case AnswerAction::CopyText:
        copy(message->asText());
        break;
    case AnswerAction::CopyMarkdown:
        copy(markdownText(message->answer()));
        break;
    case AnswerAction::CopyTable:
        copy(tableText(message->answer()));
        break;
    case AnswerAction::AskAgain:
        // The message goes while it speaks.
        QMetaObject::invokeMethod(
            this, [this, turn = message->turn()] { m_session->askAgain(turn); }, Qt::QueuedConnection);
        break;
    case AnswerAction::ShowOnDashboard:
        showOnDashboard(message);
        break;
    case AnswerAction::Promote:
        m_session->promote(message->turn());
        message->actions()->setPromoted(true);
        break;
    case AnswerAction::KeepForLater:
        m_workspace.conversations().keepQuestion(message->question(), m_workspace.filters().conditions());
        message->actions()->setKept(true);
        if (auto *button = message->findChild<QPushButton *>(u"keepForLater"_s)) {
            button->setText(tr("Kept: in the menu above, under “Questions kept for later”"));
            button->setEnabled(false);
        }
        break;
    }
}

// One step of the filters: Ctrl+Z takes it back, as does the button that stays below the answer.
void ChatPanel::showOnDashboard(MessageView *message)
{
    const std::vector<AnswerFigure> &figures = message->answer().figures;
    const auto figure =
        std::ranges::find_if(figures, [](const AnswerFigure &each) { return !each.query.where.empty(); });
    if (figure == figures.end())
        return;
    FilterStack &filters = m_workspace.filters();
    const Conditions before = filters.conditions();
    const Query query = figure->query;
    Conditions wanted;
    for (const Condition &condition : query.where) {
        if (std::ranges::find(wanted, condition) == wanted.end())
            wanted.push_back(condition);
    }
    filters.replaceAll(wanted);
    emit dashboardRequested(query);
    if (wanted == before || message->findChild<QPushButton *>(u"undoDashboard"_s))
        return;
    auto *undo = new QPushButton(tr("Shown on the dashboard. Undo"), message);
    undo->setObjectName(u"undoDashboard"_s);
    connect(undo, &QPushButton::clicked, this, [this, before, wanted, undo] {
        FilterStack &now = m_workspace.filters();
        if (now.conditions() == wanted)
            now.undo();
        else
            now.replaceAll(before);
        undo->deleteLater();
    });
    message->addBelow(undo);
}

void ChatPanel::follow(const MessageView *message, const AnswerLink &link)
{
    switch (link.kind) {
    case AnswerLink::Kind::Web:
        askBeforeOpening(link.address, this);
        break;
    case AnswerLink::Kind::Citation: {
        const Citation &citation = message->answer().citations[link.index];
        const ConditionText words(*m_workspace.portfolio(), *m_workspace.catalogue());
        const QString about = citation.customerId.isEmpty()
                                  ? tr("What the answer rests on:")
                                  : tr("What the answer rests on, of %1:", "a customer's name")
                                        .arg(words.key(u"customer.id"_s, citation.customerId));
        showPassage(citation, about, this);
        break;
    }
    case AnswerLink::Kind::Figure:
    case AnswerLink::Kind::Unverified:
        break;
    }
}

void ChatPanel::showSent(const QString &turn)
{
    whenDone(m_workspace.conversations().sent(turn), this, [this](const Result<std::vector<QByteArray>> &sent) {
        if (!sent) {
            emit failed(sent.error());
            return;
        }
        (new SentDialog(*sent, this))->open();
    });
}

void ChatPanel::exportConversation(bool pdf, const QString &path)
{
    const ConversationExport conversation{m_session->thread().title, m_session->path(), m_workspace.portfolio(),
                                          m_workspace.catalogue()};
    if (conversation.path.empty())
        return;
    if (path.isEmpty()) {
        const QString name = proposedFileName(conversation.title.left(40), *m_workspace.portfolio());
        const QString suffix = pdf ? u"pdf"_s : u"md"_s;
        auto *dialog = new QFileDialog(this, tr("Export the conversation"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(suffix);
        dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
        dialog->selectFile(name + u'.' + suffix);
        connect(dialog, &QFileDialog::fileSelected, this,
                [this, pdf](const QString &chosen) { exportConversation(pdf, chosen); });
        dialog->open();
        return;
    }
    const auto format = pdf ? ConversationFormat::Pdf : ConversationFormat::Markdown;
    whenDone(writeConversation(conversation, path, format), this, [this, path](const Status &written) {
        if (written)
            emit exported(path);
        else
            emit failed(written.error());
    });
}

}  // namespace clientele
