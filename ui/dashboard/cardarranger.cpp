// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/cardarranger.h"

#include "ui/dashboard/cardgrid.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/cornergrip.h"

#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace clientele {

namespace {
constexpr int chartSpan = 6;
constexpr double chartHeight = 56;

QString idOf(const ChartCard *card) { return QString::fromLatin1(card->spec().id); }
}  // namespace

CardArranger::CardArranger(CardGrid *grid, const PageSpec &spec, const std::vector<ChartCard *> &cards)
    : QObject(grid), m_grid(grid), m_spec(spec), m_cards(cards), m_layout(defaultLayout(spec))
{
    for (ChartCard *card : m_cards) {
        card->installEventFilter(this);
        connect(card, &ChartCard::menuFilled, this, [this, card] { addActions(card); });
        connect(card, &ChartCard::drilledTo, this, &CardArranger::place);
        connect(card, &Card::headerDragged, this, [this, card](const QPoint &global) { dragged(card, global); });
        connect(card, &Card::headerDropped, this, [this, card](const QPoint &global) { dropped(card, global); });
        auto *grip = new CornerGrip(card);
        connect(grip, &CornerGrip::dragged, this, [this, card](const QPoint &corner) { cornerDragged(card, corner); });
        connect(grip, &CornerGrip::dropped, this, [this] { cornerDropped(false); });
        connect(grip, &CornerGrip::givenUp, this, [this] { cornerDropped(true); });
        connect(card, &Card::dragGivenUp, m_grid, [this] { m_grid->showGap({}); });
    }
    place();
}

ChartCard *CardArranger::cardOf(const QString &id) const
{
    const auto card = std::ranges::find(m_cards, id, idOf);
    return card == m_cards.end() ? nullptr : *card;
}

void CardArranger::setLayout(const PageLayout &layout)
{
    if (layout == m_layout)
        return;
    m_layout = layout;
    place();
}

void CardArranger::setAbsent(const QStringList &ids)
{
    if (ids == m_absent)
        return;
    m_absent = ids;
    place();
}

void CardArranger::place()
{
    std::vector<CardGrid::Cell> cells;
    for (const Placement &placed : m_layout) {
        ChartCard *card = cardOf(placed.id);
        const bool shown = card && !placed.hidden && !m_absent.contains(placed.id);
        // Spread over a dimension, a big number needs the room of a chart.
        const bool grown = card && card->spec().kind == ChartKind::Number && !card->drillPath().empty();
        if (shown)
            cells.push_back({card, grown ? std::max(placed.span, chartSpan) : placed.span,
                             grown ? std::max(placed.height, chartHeight) : placed.height});
        if (card)
            card->setVisible(shown);
    }
    m_grid->setCells(cells);
}

void CardArranger::edited()
{
    place();
    emit changed();
}

void CardArranger::setArranging(bool arranging)
{
    if (arranging == m_arranging)
        return;
    m_arranging = arranging;
    for (ChartCard *card : m_cards)
        card->setArranging(arranging);
    if (arranging && !m_layout.empty()) {
        const auto first = std::ranges::find_if(
            m_layout, [this](const Placement &each) { return !each.hidden && !m_absent.contains(each.id); });
        if (first != m_layout.end())
            cardOf(first->id)->setFocus(Qt::OtherFocusReason);
    }
    emit arrangingChanged(arranging);
}

void CardArranger::hide(const QString &id)
{
    setHidden(m_layout, id, true);
    edited();
}

void CardArranger::show(const QString &id)
{
    setHidden(m_layout, id, false);
    edited();
    // A card of which nothing was asked while it was out of sight.
    cardOf(id)->refresh();
}

void CardArranger::reset()
{
    const QStringList were = hiddenCards();
    m_layout = defaultLayout(m_spec);
    edited();
    for (const QString &id : were)
        cardOf(id)->refresh();
}

QStringList CardArranger::hiddenCards() const
{
    QStringList hidden;
    for (const Placement &placed : m_layout) {
        if (placed.hidden && !m_absent.contains(placed.id))
            hidden += placed.id;
    }
    return hidden;
}

void CardArranger::addActions(ChartCard *card)
{
    const QString id = idOf(card);
    const auto resize = [this, id](int columns, int steps) {
        return [this, id, columns, steps] {
            resizeCard(m_layout, id, columns, steps);
            edited();
        };
    };
    QMenu *menu = card->menu()->addMenu(tr("Place and size"));
    menu->addAction(tr("Wider"), this, resize(1, 0));
    menu->addAction(tr("Narrower"), this, resize(-1, 0));
    menu->addAction(tr("Higher"), this, resize(0, 1));
    menu->addAction(tr("Lower"), this, resize(0, -1));
    menu->addSeparator();
    menu->addAction(tr("Earlier"), this, [this, id] {
        moveCard(m_layout, id, -1, m_absent);
        edited();
    });
    menu->addAction(tr("Later"), this, [this, id] {
        moveCard(m_layout, id, 1, m_absent);
        edited();
    });
    menu->addSeparator();
    menu->addAction(tr("Arrange cards"), this, [this, card] {
        setArranging(true);
        card->setFocus(Qt::OtherFocusReason);
    });
    card->menu()->addAction(tr("Hide this card"), this, [this, id] { hide(id); });
    card->menu()->addSeparator();
}

bool CardArranger::takesKey(ChartCard *card, int key, Qt::KeyboardModifiers modifiers)
{
    const QString id = idOf(card);
    const bool resizes = modifiers.testFlag(Qt::ShiftModifier);
    const bool forward = key == Qt::Key_Right || key == Qt::Key_Down;
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (resizes)
            resizeCard(m_layout, id, forward ? 1 : -1, 0);
        else
            moveCard(m_layout, id, forward ? 1 : -1, m_absent);
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (resizes)
            resizeCard(m_layout, id, 0, forward ? 1 : -1);
        else
            moveCard(m_layout, id, forward ? m_grid->cardsInRow(card) : -m_grid->cardsInRow(card), m_absent);
        break;
    case Qt::Key_Delete:
        card->nextInFocusChain()->setFocus(Qt::OtherFocusReason);
        hide(id);
        return true;
    case Qt::Key_Escape:
        setArranging(false);
        return true;
    default:
        return false;
    }
    edited();
    m_grid->keepInSight(card);
    return true;
}

bool CardArranger::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_arranging || event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    auto *card = qobject_cast<ChartCard *>(watched);
    const auto *pressed = static_cast<QKeyEvent *>(event);
    return (card && takesKey(card, pressed->key(), pressed->modifiers())) || QObject::eventFilter(watched, event);
}

QString CardArranger::targetAt(const ChartCard *moved, const QPoint &global) const
{
    const QPoint point = m_grid->mapFromGlobal(global);
    QString next;  // after the card that the pointer is on
    for (auto placed = m_layout.rbegin(); placed != m_layout.rend(); ++placed) {
        const ChartCard *card = cardOf(placed->id);
        if (!card || !card->isVisible())
            continue;
        if (card != moved && card->geometry().contains(point))
            return point.x() < card->geometry().center().x() ? placed->id : next;
        next = placed->id;
    }
    // Between cards or below them: where it was.
    return point.y() > m_grid->childrenRect().bottom() ? QString() : idOf(moved);
}

void CardArranger::dragged(ChartCard *card, const QPoint &global)
{
    const QString before = targetAt(card, global);
    const ChartCard *next = cardOf(before);
    if (before == idOf(card)) {
        m_grid->showGap({});
        return;
    }
    if (next) {
        const QRect place = next->geometry();
        m_grid->showGap(QRect(place.left() - 7, place.top(), 2, place.height()));
        return;
    }
    const QRect all = m_grid->childrenRect();
    m_grid->showGap(QRect(all.left(), all.bottom() + 2, all.width(), 2));
}

void CardArranger::dropped(ChartCard *card, const QPoint &global)
{
    const QString before = targetAt(card, global);
    m_grid->showGap({});
    if (before == idOf(card))
        return;
    moveBefore(m_layout, idOf(card), before);
    edited();
}

// The cards follow the corner; what is kept is where it was dropped.
void CardArranger::cornerDragged(ChartCard *card, const QPoint &global)
{
    if (m_before.empty())
        m_before = m_layout;
    const auto [columns, height] = m_grid->sizeAt(card, m_grid->mapFromGlobal(global));
    PageLayout next = m_before;
    resizeCardTo(next, idOf(card), columns, height);
    setLayout(next);
    m_grid->keepInSight(card);
}

void CardArranger::cornerDropped(bool givenUp)
{
    const PageLayout before = std::exchange(m_before, {});
    if (before.empty())
        return;
    if (givenUp)
        setLayout(before);
    else if (before != m_layout)
        emit changed();
}

}  // namespace clientele
