// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/savedsets.h"

#include "app/workspace.h"
#include "models/items/conditiontext.h"
#include "models/items/filterfields.h"
#include "models/items/filterperiods.h"

#include <QFile>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

const QString settingKey = u"filters.sets"_s;
constexpr qint64 mostBytes = 16 << 20;  // of a file that is no file of filters by its size alone

}  // namespace

SavedSets::SavedSets(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::portfolioChanged, this, &SavedSets::load);
    connect(&workspace.filters(), &FilterStack::changed, this, &SavedSets::changed);
    load();
}

void SavedSets::load()
{
    m_lastDays.clear();
    auto sets = filterSetsFromJson(m_workspace.setting(settingKey));
    if (sets)
        m_sets = std::move(*sets);
    else
        emit m_workspace.failed(sets.error());
    emit changed();
}

void SavedSets::keep()
{
    m_workspace.setSetting(settingKey, toJson(m_sets));
    emit changed();
}

PeriodBase SavedSets::baseOf(const QString &field) const
{
    const Portfolio &portfolio = *m_workspace.portfolio();
    // The end of the data is looked up once a book: this is asked at every click.
    auto last = m_lastDays.constFind(field);
    if (last == m_lastDays.constEnd())
        last = m_lastDays.insert(field, dataDays(portfolio, *m_workspace.catalogue(), field).last);
    return periodBase(*last, todayIn(portfolio.info().zone), QLocale());
}

Conditions SavedSets::conditionsOf(const FilterSet &set) const
{
    return conditionsNow(set, [this](const QString &field) { return baseOf(field); });
}

QString SavedSets::current() const
{
    const Conditions &now = m_workspace.filters().conditions();
    if (now.empty())
        return {};
    const auto shown = std::find_if(m_sets.sets.begin(), m_sets.sets.end(),
                                    [&](const FilterSet &set) { return conditionsOf(set) == now; });
    return shown == m_sets.sets.end() ? QString() : shown->name;
}

FilterSet SavedSets::ofNow(const QString &name, bool moving) const
{
    FilterSet set{name, m_workspace.filters().conditions(), {}};
    for (const Condition &condition : set.conditions) {
        if (!moving || condition.op != Op::Between)
            continue;
        if (const auto period = periodOf(condition, baseOf(condition.field)))
            set.periods.insert(condition.field, *period);
    }
    return set;
}

QStringList SavedSets::periodsOfNow() const
{
    QStringList labels;
    for (const NamedPeriod period : ofNow({}, true).periods)
        labels += periodLabel(period, false);
    labels.removeDuplicates();
    return labels;
}

QString SavedSets::words(const FilterSet &set) const
{
    QString words = ConditionText(*m_workspace.portfolio(), *m_workspace.catalogue()).of(conditionsOf(set));
    for (const NamedPeriod period : set.periods)
        words += u" ("_s + periodLabel(period, false) + u')';
    return words;
}

void SavedSets::apply(const QString &name)
{
    const FilterSet *set = m_sets.find(name);
    if (!set)
        return;
    m_workspace.filters().replaceAll(conditionsOf(*set));
}

void SavedSets::applyStandard() { apply(m_sets.standard); }

Status SavedSets::save(FilterSet set, bool overwrite)
{
    auto name = filterSetName(set.name);
    if (!name)
        return passOn(name);
    set.name = *name;
    const auto known = std::find_if(m_sets.sets.begin(), m_sets.sets.end(),
                                    [&](const FilterSet &other) { return other.name == set.name; });
    if (known == m_sets.sets.end())
        m_sets.sets.push_back(std::move(set));
    else if (overwrite)
        *known = std::move(set);
    else
        return fail(ErrorKind::AlreadyExists, tr("There is a saved set “%1” already.").arg(set.name),
                    tr("Replace it, or choose another name."));
    keep();
    return {};
}

Status SavedSets::rename(const QString &from, const QString &to)
{
    auto name = filterSetName(to);
    if (!name)
        return passOn(name);
    if (*name == from)
        return {};
    if (m_sets.find(*name))
        return fail(ErrorKind::AlreadyExists, tr("There is a saved set “%1” already.").arg(*name),
                    tr("Choose another name."));
    for (FilterSet &set : m_sets.sets) {
        if (set.name == from)
            set.name = *name;
    }
    if (m_sets.standard == from)
        m_sets.standard = *name;
    keep();
    return {};
}

void SavedSets::remove(const QString &name)
{
    std::erase_if(m_sets.sets, [&](const FilterSet &set) { return set.name == name; });
    if (m_sets.standard == name)
        m_sets.standard.clear();
    keep();
}

void SavedSets::setStandard(const QString &name)
{
    m_sets.standard = m_sets.find(name) ? name : QString();
    keep();
}

QFuture<Result<FilterSetReading>> SavedSets::read(const QString &path) const
{
    return QtConcurrent::run([path, catalogue = m_workspace.catalogue()]() -> Result<FilterSetReading> {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorKind::NotFound, tr("%1 cannot be read: %2.").arg(path, file.errorString()));
        return readFilterSetFile(file.read(mostBytes), *catalogue);
    });
}

QFuture<Status> SavedSets::write(const QString &name, const QString &path) const
{
    const FilterSet *set = m_sets.find(name);
    const QByteArray bytes = set ? filterSetFile(*set) : QByteArray();
    return QtConcurrent::run([path, bytes]() -> Status {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
            return {};
        return fail(ErrorKind::Storage, tr("%1 cannot be written: %2.").arg(path, file.errorString()));
    });
}

}  // namespace clientele
