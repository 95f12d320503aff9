// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/plotaccess.h"

#include "ui/dashboard/plot.h"

#include <QAccessibleWidget>

namespace clientele {

namespace {

class AccessiblePlot : public QAccessibleWidget {
public:
    explicit AccessiblePlot(Plot *plot) : QAccessibleWidget(plot, QAccessible::Chart) {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const auto *plot = static_cast<const Plot *>(object());
        if (kind == QAccessible::Value)
            return plot->markText(plot->current());
        return kind == QAccessible::Description ? plot->allText() : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *interfaceOf(const QString &, QObject *object)
{
    auto *plot = qobject_cast<Plot *>(object);
    return plot ? new AccessiblePlot(plot) : nullptr;
}

}  // namespace

void makePlotsAccessible()
{
    // Qt keeps each factory once.
    QAccessible::installFactory(interfaceOf);
}

}  // namespace clientele
