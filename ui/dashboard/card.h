// SPDX-License-Identifier: GPL-3.0-or-later
// A surface with a title, a subtitle, a menu and a body. In place of the body it can say why there is none.
#pragma once

#include <QFrame>

#include <optional>

class QHBoxLayout;
class QLabel;
class QMenu;
class QStackedLayout;
class QToolButton;
class QVBoxLayout;

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

    void setBody(QWidget *body);     // earlier ones wait until they are set again
    void removeBody(QWidget *body);  // and deletes it
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
    // On a line of its own below the title.
    void addBelowTitle(QWidget *widget);

    // While cards are being arranged the card itself takes the focus, and shows it.
    void setArranging(bool arranging);

signals:
    void headerDragged(const QPoint &global);
    void headerDropped(const QPoint &global);
    void dragGivenUp();

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    // Ends a drag without a drop.
    void keyPressEvent(QKeyEvent *event) override;

private:
    void applyFonts();

    QHBoxLayout *m_header;
    QVBoxLayout *m_column;
    QStackedLayout *m_stack;
    ElidedLabel *m_title;
    ElidedLabel *m_subtitle;
    QToolButton *m_menuButton;
    QMenu *m_menu;
    QWidget *m_body = nullptr;
    QLabel *m_message;
    ElidedLabel *m_note;
    std::optional<QPoint> m_pressed;  // on the header
    bool m_dragging = false;
    bool m_arranging = false;
};

}  // namespace clientele
