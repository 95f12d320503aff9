// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recommend/queuemodel.h"

#include "models/items/customerindex.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr int mostWords = 2'000;  // kept; a person scrolls through no more

QString points(int hundredths) { return QLocale().toString(hundredths / 100.0, 'f', 1); }

}  // namespace

void QueueModel::setQueue(std::shared_ptr<const recommend::SuggestionEngine> engine,
                          std::shared_ptr<const recommend::Queue> queue, int mostCalls)
{
    beginResetModel();
    if (engine != m_engine || queue != m_queue)
        m_whys.clear();
    m_engine = std::move(engine);
    m_queue = std::move(queue);
    m_mostCalls = mostCalls;
    endResetModel();
}

void QueueModel::show(Part part)
{
    beginResetModel();
    m_part = part;
    endResetModel();
}

int QueueModel::count(Part part) const
{
    if (!m_queue)
        return 0;
    const auto ranked = static_cast<int>(m_queue->calls.size());
    switch (part) {
    case Part::Calls:
        return std::min(ranked, m_mostCalls);
    case Part::Later:
        return std::max(0, ranked - m_mostCalls);
    case Part::Absent:
        break;
    }
    return static_cast<int>(m_queue->absent.size());
}

const recommend::Call &QueueModel::callAt(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    switch (m_part) {
    case Part::Calls:
        return m_queue->calls[at];
    case Part::Later:
        return m_queue->calls[at + static_cast<std::size_t>(m_mostCalls)];
    case Part::Absent:
        break;
    }
    return m_queue->absent[at];
}

int QueueModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(m_part); }

QString QueueModel::customerAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    return m_engine->book()->textAt(Field::CustomerId, callAt(row).customer);
}

int QueueModel::rowOf(const QString &customerId) const
{
    const auto customer = m_engine ? m_engine->book()->customerRow(customerId) : std::nullopt;
    for (int row = 0; customer && row < rowCount(); ++row)
        if (callAt(row).customer == *customer)
            return row;
    return -1;
}

QString QueueModel::whyOf(const recommend::Call &call, int row) const
{
    if (m_part == Part::Absent)
        return call.allSetAside
                   ? tr("All that could be suggested was dismissed, postponed or accepted; nothing is urgent.")
                   : tr("Nothing to talk about: no product is suggested, and nothing is urgent.");
    const auto known = m_whys.constFind(call.customer);
    QString why;
    if (known != m_whys.constEnd()) {
        why = *known;
    } else {
        const recommend::CallWords words = wordsOf(*m_engine, call, QLocale());
        QStringList sentences;
        if (!words.product.isEmpty())
            sentences += tr("Suggestion: %1.").arg(words.product);
        sentences += words.urgent;
        why = sentences.join(u' ');
        if (m_whys.size() > mostWords)
            m_whys.clear();
        m_whys.insert(call.customer, why);
    }
    if (m_part == Part::Later)
        why = tr("Place %1, and you have %n call(s) today.", nullptr, m_mostCalls).arg(row + 1 + m_mostCalls) + u' '
              + why;
    return why;
}

QString QueueModel::partsOf(const recommend::Call &call) const
{
    return tr("Suggestion %1, urgency %2, worth %3", "points of a customer in the queue")
        .arg(points(call.suggestion), points(call.urgency), points(call.worth));
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const recommend::Call &call = callAt(index.row());
    const int place = index.row() + 1 + (m_part == Part::Later ? m_mostCalls : 0);
    switch (role) {
    case Qt::DisplayRole:
        return customerLabel(*m_engine->book(), call.customer);
    case IdRole:
        return m_engine->book()->textAt(Field::CustomerId, call.customer);
    case PlaceRole:
        return m_part == Part::Absent ? QString() : QLocale().toString(place);
    case WhyRole:
    case Qt::ToolTipRole:
        return whyOf(call, index.row());
    case ScoreRole:
        return m_part == Part::Absent ? QString() : points(call.score());
    case PartsRole:
        return partsOf(call);
    case Qt::AccessibleTextRole:
        return u"%1: %2 %3"_s.arg(customerLabel(*m_engine->book(), call.customer), whyOf(call, index.row()),
                                  m_part == Part::Absent ? QString() : partsOf(call));
    default:
        return {};
    }
}

}  // namespace clientele
