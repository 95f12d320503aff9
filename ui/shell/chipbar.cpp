// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/chipbar.h"

#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

FilterChip::FilterChip(const QString &text, QWidget *parent) : QPushButton(parent), m_text(text)
{
    setObjectName(u"filterChip"_s);
    setFlat(true);
    setAccessibleName(tr("Filter %1. Press to remove it.").arg(text));
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QPushButton::clicked, this, &FilterChip::removed);
}

QSize FilterChip::sizeHint() const
{
    const int text = QFontMetrics(textFont(TextRole::Body)).horizontalAdvance(m_text);
    return {std::min(text + gap(9.5), gap(80)), gap(7)};
}

QSize FilterChip::minimumSizeHint() const { return {std::min(sizeHint().width(), gap(20)), gap(7)}; }

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        emit removed();
    else
        QPushButton::keyPressEvent(event);
}

void FilterChip::paintEvent(QPaintEvent *)
{
    const Look now = look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75);
    const bool framed = hasFocus() || now.highContrast;
    painter.setPen(framed ? QPen(now.accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(now.accentBack);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);

    const int side = gap(2);
    const QPointF centre(width() - gap(3.5), height() / 2.0);
    painter.setPen(QPen(now.accent, underMouse() ? 2 : 1.3, Qt::SolidLine, Qt::RoundCap));
    const double arm = side / 2.0;
    painter.drawLine(centre - QPointF(arm, arm), centre + QPointF(arm, arm));
    painter.drawLine(centre - QPointF(arm, -arm), centre + QPointF(arm, -arm));

    const QRect words = rect().adjusted(gap(2.5), 0, -gap(5.5), 0);
    painter.setFont(textFont(TextRole::Body));
    painter.setPen(now.accent);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_text, Qt::ElideRight, words.width()));
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
        auto *button = new FilterChip(chip.text, this);
        button->setToolTip(chip.full.toHtmlEscaped());
        const auto index = static_cast<int>(m_chips.size());
        connect(button, &FilterChip::removed, this, [this, index] { emit removed(index); });
        m_chips.push_back(button);
    }
    setVisible(!m_chips.empty());
    updateGeometry();
    arrange();
    if (place >= 0 && !m_chips.empty())
        m_chips[std::min(static_cast<std::size_t>(place), m_chips.size() - 1)]->setFocus();
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
    m_menu->clear();
    m_more->hide();
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
    const auto hidden = static_cast<int>(m_chips.size() - i);
    for (; i < m_chips.size(); ++i) {
        FilterChip *chip = m_chips[i];
        chip->hide();
        connect(m_menu->addAction(chip->accessibleName()), &QAction::triggered, chip, &FilterChip::removed);
    }
    if (hidden == 0)
        return;
    m_more->setText(u"+%1"_s.arg(hidden));
    m_more->setAccessibleName(tr("%n more filter(s)", nullptr, hidden));
    m_more->setGeometry(x, 0, gap(12), gap(7));
    m_more->show();
}

}  // namespace clientele
