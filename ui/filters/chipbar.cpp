// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/chipbar.h"

#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

FilterChip::FilterChip(const Chip &chip, QWidget *parent) : QPushButton(parent), m_chip(chip)
{
    setObjectName(u"filterChip"_s);
    setFlat(true);
    setMouseTracking(true);
    setAccessibleName(tr("Filter %1. Press to change it, Delete to remove it.").arg(chip.text));
    setAccessibleDescription(chip.meaningless);
    QString tip = u"<p>"_s + chip.full.toHtmlEscaped() + u"</p>"_s;
    if (!chip.meaningless.isEmpty())
        tip += u"<p>"_s + chip.meaningless.toHtmlEscaped() + u"</p>"_s;
    setToolTip(tip);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QPushButton::clicked, this, &FilterChip::edited);
}

QRect FilterChip::crossRect() const { return {width() - gap(6), 0, gap(6), height()}; }

QSize FilterChip::sizeHint() const
{
    const int text = QFontMetrics(textFont(TextRole::Body)).horizontalAdvance(m_chip.text);
    return {std::min(text + gap(9.5), gap(80)), gap(7)};
}

QSize FilterChip::minimumSizeHint() const { return {std::min(sizeHint().width(), gap(20)), gap(7)}; }

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        return emit removed();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return click();
    default:
        QPushButton::keyPressEvent(event);
    }
}

void FilterChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !isDown() || !crossRect().contains(event->position().toPoint()))
        return QPushButton::mouseReleaseEvent(event);
    setDown(false);
    emit removed();
}

void FilterChip::mouseMoveEvent(QMouseEvent *event)
{
    m_overCross = crossRect().contains(event->position().toPoint());
    update();
    QPushButton::mouseMoveEvent(event);
}

void FilterChip::leaveEvent(QEvent *event)
{
    m_overCross = false;
    QPushButton::leaveEvent(event);
}

void FilterChip::paintEvent(QPaintEvent *)
{
    const Look now = look();
    const bool meant = m_chip.meaningless.isEmpty();
    const QColor ink = meant ? now.accent : now.soft;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75);
    if (hasFocus() || now.highContrast)
        painter.setPen(QPen(now.accent, 1.5));
    else
        painter.setPen(meant ? QPen(Qt::NoPen) : QPen(now.faint, 1, Qt::DashLine));
    painter.setBrush(meant ? QBrush(now.accentBack) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);

    const double arm = gap(2) / 2.0;
    const QPointF centre(width() - gap(3.5), height() / 2.0);
    painter.setPen(QPen(ink, m_overCross ? 2.2 : 1.3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(centre - QPointF(arm, arm), centre + QPointF(arm, arm));
    painter.drawLine(centre - QPointF(arm, -arm), centre + QPointF(arm, -arm));

    const QRect words = rect().adjusted(gap(2.5), 0, -gap(5.5), 0);
    QFont font = textFont(TextRole::Body);
    font.setUnderline(underMouse() && !m_overCross);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_chip.text, Qt::ElideRight, words.width()));
}

ChipBar::ChipBar(QWidget *parent) : QWidget(parent), m_more(new QPushButton(this)), m_menu(new QMenu(this))
{
    setObjectName(u"chipBar"_s);
    setAccessibleName(tr("Active filters"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_more->setObjectName(u"moreFilters"_s);
    m_more->setMenu(m_menu);
    m_more->hide();
}

void ChipBar::setChips(const std::vector<Chip> &chips)
{
    // Whoever removes a chip from the keyboard goes on with the next one.
    const auto focused = std::find_if(m_chips.begin(), m_chips.end(), [](FilterChip *c) { return c->hasFocus(); });
    const auto place = focused == m_chips.end() ? -1 : static_cast<int>(focused - m_chips.begin());
    for (FilterChip *chip : m_chips) {
        chip->hide();
        chip->deleteLater();  // it may be the one whose click leads here
    }
    m_chips.clear();
    for (const Chip &chip : chips) {
        auto *button = new FilterChip(chip, this);
        const auto index = static_cast<int>(m_chips.size());
        connect(button, &FilterChip::edited, this, [this, index] { emit edited(index); });
        connect(button, &FilterChip::removed, this, [this, index] { emit removed(index); });
        m_chips.push_back(button);
    }
    setVisible(!m_chips.empty());
    updateGeometry();
    arrange();
    if (place >= 0 && !m_chips.empty())
        m_chips[std::min(static_cast<std::size_t>(place), m_chips.size() - 1)]->setFocus();
}

QWidget *ChipBar::anchorOf(int index) const
{
    FilterChip *chip = m_chips[static_cast<std::size_t>(index)];
    return chip->isHidden() ? static_cast<QWidget *>(m_more) : chip;
}

QSize ChipBar::sizeHint() const
{
    int width = 0;
    for (const FilterChip *chip : m_chips)
        width += chip->sizeHint().width() + gap(2);
    return {std::max(0, width - gap(2)), gap(7)};
}

QSize ChipBar::minimumSizeHint() const
{
    return {m_chips.empty() ? 0 : m_chips.front()->minimumSizeHint().width() + (m_chips.size() > 1 ? gap(14) : 0),
            gap(7)};
}

void ChipBar::resizeEvent(QResizeEvent *) { arrange(); }

void ChipBar::arrange()
{
    const int all = sizeHint().width();
    const int room = all <= width() ? width() : width() - gap(14);
    int x = 0;
    std::size_t i = 0;
    for (; i < m_chips.size(); ++i) {
        int wanted = m_chips[i]->sizeHint().width();
        if (x + wanted > room) {
            if (i > 0)
                break;
            wanted = std::max(room, m_chips[i]->minimumSizeHint().width());
        }
        m_chips[i]->setGeometry(x, 0, wanted, gap(7));
        m_chips[i]->show();
        x += wanted + gap(2);
    }
    m_more->setGeometry(x, 0, gap(12), gap(7));
    listHidden(i);
}

void ChipBar::listHidden(std::size_t from)
{
    m_menu->clear();
    for (std::size_t i = from; i < m_chips.size(); ++i) {
        FilterChip *chip = m_chips[i];
        chip->hide();
        QMenu *filter = m_menu->addMenu(QString(chip->chip().text).replace(u'&', u"&&"_s));
        connect(filter->addAction(tr("Change…")), &QAction::triggered, chip, &FilterChip::edited);
        connect(filter->addAction(tr("Remove")), &QAction::triggered, chip, &FilterChip::removed);
    }
    const auto hidden = static_cast<int>(m_chips.size() - from);
    m_more->setText(u"+%1"_s.arg(hidden));
    m_more->setAccessibleName(tr("%n more filter(s)", nullptr, hidden));
    m_more->setVisible(hidden > 0);
}

}  // namespace clientele
