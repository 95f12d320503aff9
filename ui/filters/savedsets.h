// SPDX-License-Identifier: GPL-3.0-or-later
// The saved sets of filters of an open book: kept in its profile, applied to its filter stack. GUI thread.
#pragma once

#include "models/items/filterperiods.h"

#include <QFuture>
#include <QObject>

namespace clientele {

class Workspace;

class SavedSets : public QObject {
    Q_OBJECT
public:
    explicit SavedSets(Workspace &workspace, QObject *parent = nullptr);

    [[nodiscard]] const FilterSets &sets() const { return m_sets; }
    // The set that is looked at: the first whose filters are those of this moment. Empty: none.
    [[nodiscard]] QString current() const;
    // The filters of this moment; `moving`: ranges of days that are a period are kept as that period.
    [[nodiscard]] FilterSet ofNow(const QString &name, bool moving) const;
    // The periods that `moving` would keep, in words: "last 30 days".
    [[nodiscard]] QStringList periodsOfNow() const;
    // What the set is today, in words.
    [[nodiscard]] QString words(const FilterSet &set) const;

    void apply(const QString &name);  // one step that can be undone
    void applyStandard();             // when a book is opened

    // Errors: InvalidInput (the name), AlreadyExists where there is one of that name and `overwrite` was not asked.
    [[nodiscard]] Status save(FilterSet set, bool overwrite);
    [[nodiscard]] Status rename(const QString &from, const QString &to);
    void remove(const QString &name);
    void setStandard(const QString &name);  // empty: none

    // As readFilterSetFile(); also NotFound and Storage where the file cannot be read. On a worker.
    [[nodiscard]] QFuture<Result<FilterSetReading>> read(const QString &path) const;
    [[nodiscard]] QFuture<Status> write(const QString &name, const QString &path) const;

signals:
    void changed();

private:
    void load();
    void keep();
    [[nodiscard]] PeriodBase baseOf(const QString &field) const;
    [[nodiscard]] Conditions conditionsOf(const FilterSet &set) const;  // today

    Workspace &m_workspace;
    FilterSets m_sets;
    mutable QHash<QString, QDate> m_lastDays;  // of the data, by field
};

}  // namespace clientele
