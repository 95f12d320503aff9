// SPDX-License-Identifier: GPL-3.0-or-later
// How the book is looked at, beside what is looked at: choices that hold on every page and filter nothing. Lives on the
// thread of its owner (the GUI's).
#pragma once

#include <QByteArray>
#include <QObject>

#include <optional>

namespace clientele {

enum class Grain { Hour, Day, Week, Month, Quarter, Year };

class ViewState : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // The step of all charts over time; none: as fine as each chart has room for.
    [[nodiscard]] std::optional<Grain> grain() const { return m_grain; }
    void setGrain(std::optional<Grain> grain);

    // As it is kept from one day to the next; what cannot be read leaves each chart its own step.
    [[nodiscard]] QByteArray toBytes() const;
    void restore(const QByteArray &bytes);

signals:
    void changed();

private:
    std::optional<Grain> m_grain;
};

}  // namespace clientele
