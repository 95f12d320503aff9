// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/rangehandle.h"

#include "ui/shell/theme.h"

#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace clientele {

namespace {

class AccessibleHandle : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit AccessibleHandle(RangeHandle *handle) : QAccessibleWidget(handle, QAccessible::Slider) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? handle()->words() : QAccessibleWidget::text(kind);
    }
    [[nodiscard]] QVariant currentValue() const override { return handle()->step(); }
    void setCurrentValue(const QVariant &value) override { emit handle()->sentTo(value.toInt()); }
    [[nodiscard]] QVariant minimumValue() const override { return 0; }
    [[nodiscard]] QVariant maximumValue() const override { return handle()->last(); }
    [[nodiscard]] QVariant minimumStepSize() const override { return 1; }

private:
    [[nodiscard]] RangeHandle *handle() const { return static_cast<RangeHandle *>(object()); }
};

QAccessibleInterface *interfaceOf(const QString &, QObject *object)
{
    auto *handle = qobject_cast<RangeHandle *>(object);
    return handle ? new AccessibleHandle(handle) : nullptr;
}

}  // namespace

RangeHandle::RangeHandle(const QString &name, QWidget *parent) : QWidget(parent)
{
    QAccessible::installFactory(interfaceOf);  // Qt keeps each factory once
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::SizeHorCursor);
    setFixedSize(gap(5), gap(5));
}

void RangeHandle::setStep(int step, int last, const QString &words)
{
    m_step = step;
    m_last = last;
    if (m_words == words)
        return;
    m_words = words;
    setToolTip(words);
    QAccessibleValueChangeEvent event(this, step);
    QAccessible::updateAccessibility(&event);
}

void RangeHandle::paintEvent(QPaintEvent *)
{
    const Look now = look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double room = hasFocus() ? 1.5 : 3;
    painter.setPen(QPen(now.accent, hasFocus() ? 3 : 1.5));
    painter.setBrush(now.card);
    painter.drawEllipse(QRectF(rect()).adjusted(room, room, -room, -room));
}

void RangeHandle::keyPressEvent(QKeyEvent *event)
{
    constexpr int page = 5;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        return emit stepped(-1);
    case Qt::Key_Right:
    case Qt::Key_Up:
        return emit stepped(1);
    case Qt::Key_PageDown:
        return emit stepped(-page);
    case Qt::Key_PageUp:
        return emit stepped(page);
    case Qt::Key_Home:
        return emit sentTo(0);
    case Qt::Key_End:
        return emit sentTo(m_last);
    default:
        QWidget::keyPressEvent(event);
    }
}

void RangeHandle::mousePressEvent(QMouseEvent *event) { event->accept(); }

void RangeHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        emit draggedTo(mapToParent(event->position()).x());
}

void RangeHandle::focusInEvent(QFocusEvent *) { update(); }

void RangeHandle::focusOutEvent(QFocusEvent *) { update(); }

}  // namespace clientele
