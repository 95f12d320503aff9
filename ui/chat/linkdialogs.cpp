// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/linkdialogs.h"

#include "ui/chat/markdownspans.h"
#include "ui/shell/theme.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(clientele::LinkDialogs)
};

struct Parts {
    QDialog *dialog;
    QDialogButtonBox *buttons;
};

Parts dialogWith(const QString &title, const QString &sentence, const QString &text, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setWindowTitle(title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *about = new QLabel(sentence, dialog);
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    auto *whole = new QPlainTextEdit(text, dialog);
    whole->setObjectName(u"linkText"_s);
    whole->setReadOnly(true);
    whole->setTabChangesFocus(true);
    whole->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    whole->setAccessibleName(sentence);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(gap(4), gap(4), gap(4), gap(4));
    column->setSpacing(gap(2));
    column->addWidget(about);
    column->addWidget(whole, 1);
    column->addWidget(buttons);
    dialog->resize(gap(120), gap(60));
    return {dialog, buttons};
}

}  // namespace

QDialog *askBeforeOpening(const QString &address, QWidget *parent)
{
    const QUrl url(address, QUrl::StrictMode);
    // The host as it is looked up, not as it may be dressed: xn--pple-43d.com is not apple.com.
    const QString host = url.host(QUrl::EncodeUnicode);
    const QString sentence = host.isEmpty() ? Words::tr("This opens your mail program. The whole address:")
                                            : Words::tr("This opens your browser at %1. The whole address:").arg(host);
    const Parts parts = dialogWith(Words::tr("Leave Clientele?"), sentence,
                                   QString::fromLatin1(url.toEncoded(QUrl::FullyEncoded)), parent);
    parts.dialog->setObjectName(u"linkDialog"_s);
    QPushButton *open = parts.buttons->addButton(Words::tr("Open it"), QDialogButtonBox::AcceptRole);
    open->setObjectName(u"openLink"_s);
    open->setAutoDefault(false);
    parts.buttons->button(QDialogButtonBox::Close)->setDefault(true);
    QObject::connect(open, &QPushButton::clicked, parts.dialog, [dialog = parts.dialog, url, address] {
        if (isWebAddress(address))
            QDesktopServices::openUrl(url);
        dialog->accept();
    });
    parts.dialog->open();
    return parts.dialog;
}

QDialog *showPassage(const Citation &citation, const QString &about, QWidget *parent)
{
    const Parts parts = dialogWith(Words::tr("Passage"), about, citation.excerpt + u"\n\n"_s + citation.id, parent);
    parts.dialog->setObjectName(u"passageDialog"_s);
    parts.dialog->open();
    return parts.dialog;
}

}  // namespace clientele
