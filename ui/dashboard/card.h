// SPDX-License-Identifier: GPL-3.0-or-later
// A surface with a title, a subtitle, a menu and a body. In place of the body it can say why there is none.
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QMenu;
class QStackedLayout;
class QToolButton;

namespace clientele {

class ElidedLabel;

class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    [[nodiscard]] QString title() const;
    void setSubtitle(const QString &subtitle);
    [[nodiscard]] QString subtitle() const;

    void setBody(QWidget *body);
    [[nodiscard]] QWidget *body() const { return m_body; }
    void showBody();
    // What is the matter, and what to do about it. Failures are care, an empty card is not.
    void showMessage(const QString &sentence, const QString &next, bool care);
    [[nodiscard]] bool showsMessage() const;
    [[nodiscard]] QString message() const;

    // One line below the body, hidden while empty.
    void setNote(const QString &note);
    [[nodiscard]] QString note() const;

    [[nodiscard]] QMenu *menu() const { return m_menu; }
    // Left of the menu: switches of a kind of card.
    void addToHeader(QWidget *widget);

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void applyFonts();

    QHBoxLayout *m_header;
    QStackedLayout *m_stack;
    ElidedLabel *m_title;
    ElidedLabel *m_subtitle;
    QToolButton *m_menuButton;
    QMenu *m_menu;
    QWidget *m_body = nullptr;
    QLabel *m_message;
    ElidedLabel *m_note;
};

}  // namespace clientele
