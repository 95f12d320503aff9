// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/hitsmodel.h"

#include "models/items/customerindex.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qsizetype excerptLength = 220;

// What of a customer a passage is about, by the end of its id.
QString partOf(const QString &passageId)
{
    const QString part = passageId.section(u':', -1);
    if (part == u"person"_s)
        return HitsModel::tr("who it is", "what a passage about a customer says");
    if (part == u"profile"_s)
        return HitsModel::tr("profile", "what a passage about a customer says");
    if (part == u"credit"_s)
        return HitsModel::tr("credit", "what a passage about a customer says");
    if (part == u"loans"_s)
        return HitsModel::tr("loans", "what a passage about a customer says");
    return HitsModel::tr("ATM activity", "what a passage about a customer says");
}

HitsModel::Hit hitOf(const Portfolio &book, const SearchHit &found)
{
    const Passage &passage = found.passage;
    HitsModel::Hit hit;
    hit.text = found.shown;
    if (!passage.customerId.isNull()) {
        hit.kind = HitsModel::Kind::Customers;
        hit.id = passage.customerId;
        const auto row = book.customerRow(hit.id);
        hit.title = row ? customerLabel(book, *row) : hit.id;
        QStringList details{partOf(passage.id)};
        if (const QString city = row ? book.textAt(Field::CustomerCity, *row) : QString(); !city.isEmpty())
            details += city;
        details += hit.id;
        hit.detail = details.join(u" · "_s);
        return hit;
    }
    hit.id = passage.id;
    hit.title = passage.title;
    if (passage.kind == u"product"_s) {
        hit.kind = HitsModel::Kind::Products;
        hit.detail = HitsModel::tr("product") + u" · "_s + hit.id;
    } else {
        const int count = static_cast<int>(passage.count);
        hit.kind = HitsModel::Kind::Complaints;
        hit.detail = HitsModel::tr("%n complaint(s)", nullptr, count);
    }
    return hit;
}

}  // namespace

std::vector<HitsModel::Hit> HitsModel::shownOf(const Portfolio &book, const MatchedWords &matched,
                                               const std::vector<SearchHit> &hits)
{
    std::vector<Hit> shown;
    QSet<QString> customers;
    for (const SearchHit &found : hits) {
        if (const QString &id = found.passage.customerId; !id.isNull()) {
            if (customers.contains(id))
                continue;
            customers.insert(id);
        }
        Hit hit = hitOf(book, found);
        hit.spans = matched.in(hit.text);
        hit.excerpt = excerptOf(hit.text, excerptLength, hit.spans);
        shown.push_back(std::move(hit));
    }
    return shown;
}

void HitsModel::setHits(std::vector<Hit> hits)
{
    beginResetModel();
    m_hits = std::move(hits);
    choose();
    endResetModel();
}

void HitsModel::show(Kind kind)
{
    beginResetModel();
    m_shown = kind;
    choose();
    endResetModel();
}

void HitsModel::choose()
{
    m_rows.clear();
    for (std::size_t i = 0; i < m_hits.size(); ++i)
        if (m_shown == Kind::All || m_hits[i].kind == m_shown)
            m_rows.push_back(i);
}

int HitsModel::count(Kind kind) const
{
    return static_cast<int>(
        std::ranges::count_if(m_hits, [kind](const Hit &hit) { return kind == Kind::All || hit.kind == kind; }));
}

int HitsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant HitsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Hit &hit = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return hit.title;
    case Qt::ToolTipRole:
        return hit.text;
    case DetailRole:
        return hit.detail;
    case ExcerptRole:
        return hit.excerpt;
    case SpansRole:
        return QVariant::fromValue(hit.spans);
    case Qt::AccessibleTextRole:
        return u"%1, %2: %3"_s.arg(hit.title, hit.detail, hit.excerpt);
    default:
        return {};
    }
}

}  // namespace clientele
