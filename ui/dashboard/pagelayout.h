// SPDX-License-Identifier: GPL-3.0-or-later
// Where the cards of a page stand: their order, columns and height, and which are out of sight. A plain value, kept in
// the profile. What an older version or somebody's hand wrote is read as far as it makes sense.
#pragma once

#include "ui/dashboard/chartspec.h"

#include <QByteArray>

namespace clientele {

struct Placement {
    QString id;
    int span = 6;        // of 12 columns
    double height = 56;  // units of the rhythm
    bool hidden = false;

    bool operator==(const Placement &) const = default;
};

using PageLayout = std::vector<Placement>;

[[nodiscard]] PageLayout defaultLayout(const PageSpec &spec);

// Unknown and repeated cards are dropped, sizes brought within bounds, cards that it does not name stand where the page
// has them. The default where nothing is to be read.
[[nodiscard]] PageLayout layoutFrom(const QByteArray &json, const PageSpec &spec);
[[nodiscard]] QByteArray toJson(const PageLayout &layout);

// `by` steps in the reading order, past cards that are hidden and past those that have no place.
void moveCard(PageLayout &layout, const QString &id, int by, const QStringList &absent = {});
// Before the card `other`; at the end where that is empty.
void moveBefore(PageLayout &layout, const QString &id, const QString &other);
void resizeCard(PageLayout &layout, const QString &id, int columns, int heightSteps);
// To that size, in whole columns and steps of height.
void resizeCardTo(PageLayout &layout, const QString &id, double columns, double height);
void setHidden(PageLayout &layout, const QString &id, bool hidden);

}  // namespace clientele
