// SPDX-License-Identifier: GPL-3.0-or-later
// The queue as a list: who, why, and the score. Words are made for the rows that are looked at.
#pragma once

#include "app/recommend/queue.h"

#include <QAbstractListModel>
#include <QHash>

namespace clientele {

class QueueModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Part { Calls, Later, Absent };
    enum Role { IdRole = Qt::UserRole + 1, PlaceRole, WhyRole, ScoreRole, PartsRole };
    using QAbstractListModel::QAbstractListModel;

    // The first `mostCalls` of the queue are today's.
    void setQueue(std::shared_ptr<const recommend::SuggestionEngine> engine,
                  std::shared_ptr<const recommend::Queue> queue, int mostCalls);
    void show(Part part);
    [[nodiscard]] Part part() const { return m_part; }
    [[nodiscard]] int count(Part part) const;
    [[nodiscard]] QString customerAt(int row) const;
    [[nodiscard]] int rowOf(const QString &customerId) const;  // -1: not among those shown

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] const recommend::Call &callAt(int row) const;
    [[nodiscard]] QString whyOf(const recommend::Call &call, int row) const;
    [[nodiscard]] QString partsOf(const recommend::Call &call) const;

    std::shared_ptr<const recommend::SuggestionEngine> m_engine;
    std::shared_ptr<const recommend::Queue> m_queue;
    int m_mostCalls = 0;
    Part m_part = Part::Calls;
    mutable QHash<RowIndex, QString> m_whys;
};

}  // namespace clientele
