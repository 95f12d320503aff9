// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/pagelayout.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr int version = 1;
constexpr int leastSpan = 2;
constexpr int mostSpan = 12;
constexpr double leastHeight = 24;
constexpr double mostHeight = 168;
constexpr double heightStep = 8;
constexpr qsizetype longestText = 64 * 1024;  // no layout of ours comes near it

auto find(PageLayout &layout, const QString &id) { return std::ranges::find(layout, id, &Placement::id); }

}  // namespace

PageLayout defaultLayout(const PageSpec &spec)
{
    PageLayout layout;
    for (const ChartSpec &chart : spec.charts)
        layout.push_back({.id = QString::fromLatin1(chart.id), .span = chart.span, .height = chart.height});
    return layout;
}

PageLayout layoutFrom(const QByteArray &json, const PageSpec &spec)
{
    const PageLayout usual = defaultLayout(spec);
    if (json.isEmpty() || json.size() > longestText)
        return usual;
    const QJsonObject written = QJsonDocument::fromJson(json).object();
    if (written.value(u"version"_s).toInt() != version || !written.value(u"cards"_s).isArray())
        return usual;
    PageLayout layout;
    for (const QJsonValue &value : written.value(u"cards"_s).toArray()) {
        const QJsonObject card = value.toObject();
        const QString id = card.value(u"id"_s).toString();
        const auto known = std::ranges::find(usual, id, &Placement::id);
        if (known == usual.end() || find(layout, id) != layout.end())
            continue;
        Placement placed = *known;
        placed.span = std::clamp(card.value(u"span"_s).toInt(known->span), leastSpan, mostSpan);
        placed.height = std::clamp(card.value(u"height"_s).toDouble(known->height), leastHeight, mostHeight);
        placed.hidden = card.value(u"hidden"_s).toBool();
        layout.push_back(placed);
    }
    // A card that came with a later version stands after the one that the page has before it.
    for (std::size_t at = 0; at < usual.size(); ++at) {
        if (find(layout, usual[at].id) != layout.end())
            continue;
        const auto before = at == 0 ? layout.end() : find(layout, usual[at - 1].id);
        layout.insert(before == layout.end() ? layout.begin() : before + 1, usual[at]);
    }
    return layout;
}

QByteArray toJson(const PageLayout &layout)
{
    QJsonArray cards;
    for (const Placement &placed : layout) {
        QJsonObject card{{u"id"_s, placed.id}, {u"span"_s, placed.span}, {u"height"_s, placed.height}};
        if (placed.hidden)
            card.insert(u"hidden"_s, true);
        cards.append(card);
    }
    return QJsonDocument(QJsonObject{{u"version"_s, version}, {u"cards"_s, cards}}).toJson(QJsonDocument::Compact);
}

void moveCard(PageLayout &layout, const QString &id, int by, const QStringList &absent)
{
    auto at = find(layout, id);
    while (at != layout.end() && by != 0) {
        const int step = by > 0 ? 1 : -1;
        auto other = at;
        do {
            if ((step < 0 && other == layout.begin()) || (step > 0 && other + 1 == layout.end()))
                return;
            other += step;
        } while (other->hidden || absent.contains(other->id));
        if (step > 0)
            std::rotate(at, at + 1, other + 1);
        else
            std::rotate(other, at, at + 1);
        at = other;
        by -= step;
    }
}

void moveBefore(PageLayout &layout, const QString &id, const QString &other)
{
    const auto at = find(layout, id);
    if (at == layout.end() || id == other)
        return;
    const Placement moved = *at;
    layout.erase(at);
    layout.insert(other.isEmpty() ? layout.end() : find(layout, other), moved);
}

void resizeCard(PageLayout &layout, const QString &id, int columns, int heightSteps)
{
    const auto at = find(layout, id);
    if (at == layout.end())
        return;
    at->span = std::clamp(at->span + columns, leastSpan, mostSpan);
    at->height = std::clamp(at->height + heightSteps * heightStep, leastHeight, mostHeight);
}

void resizeCardTo(PageLayout &layout, const QString &id, double columns, double height)
{
    const auto at = find(layout, id);
    if (at == layout.end())
        return;
    at->span = std::clamp(static_cast<int>(std::lround(columns)), leastSpan, mostSpan);
    // Steps from the height that the card has, so that a drag to where it was changes nothing.
    const double steps = std::round((height - at->height) / heightStep);
    at->height = std::clamp(at->height + steps * heightStep, leastHeight, mostHeight);
}

void setHidden(PageLayout &layout, const QString &id, bool hidden)
{
    if (const auto at = find(layout, id); at != layout.end())
        at->hidden = hidden;
}

}  // namespace clientele
