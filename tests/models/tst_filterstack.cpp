// SPDX-License-Identifier: GPL-3.0-or-later
// Each test plays steps and reads the log they leave: one line a signal, with the conditions as they then were.
#include "models/query/filterstack.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

class Log {
public:
    explicit Log(FilterStack &stack) : m_stack(stack)
    {
        QObject::connect(&stack, &FilterStack::changed, &stack, [this] { m_lines.append(line(m_stack.conditions())); });
    }

    static QString line(const Conditions &conditions)
    {
        QStringList parts;
        for (const Condition &condition : conditions) {
            const QString field = condition.rows.empty() ? condition.field : u"has "_s + condition.rows[0].field;
            const QStringList &values = condition.rows.empty() ? condition.values : condition.rows[0].values;
            parts.append(field + (condition.op == Op::IsEmpty ? u" empty"_s : u'=' + values.join(u'+')));
        }
        return parts.isEmpty() ? u"-"_s : parts.join(u", "_s);
    }

    QStringList taken() { return std::exchange(m_lines, {}); }

private:
    FilterStack &m_stack;
    QStringList m_lines;
};

Condition oneOf(const QString &field, const QStringList &values) { return {field, Op::In, values, {}}; }

Condition has(const QString &field, const QString &value) { return {{}, Op::Has, {}, {oneOf(field, {value})}}; }

}  // namespace

class TestFilterStack : public QObject {
    Q_OBJECT
private slots:
    void stepsCanBeUndone();
    void aNewStepForgetsWhatWasUndone();
    void aStepThatChangesNothingIsNone();
    void clicksToggle();
    void clicksOnOtherKindsOfFilterReplaceThem();
    void hasStandsBesideTheField();
    void aChartDoesNotFilterItself();
};

void TestFilterStack::stepsCanBeUndone()
{
    FilterStack stack;
    Log log(stack);
    QSignalSpy spy(&stack, &FilterStack::changed);
    QVERIFY(!stack.canUndo() && !stack.canRedo());
    stack.set(oneOf(u"city"_s, {u"Toronto"_s}));
    stack.set(oneOf(u"type"_s, {u"car"_s}));
    stack.set(oneOf(u"city"_s, {u"Ottawa"_s}));
    stack.remove(u"type"_s);
    stack.replaceAll({oneOf(u"risk"_s, {u"High"_s})});
    stack.clear();
    QCOMPARE(log.taken(), QStringList({u"city=Toronto"_s, u"city=Toronto, type=car"_s, u"city=Ottawa, type=car"_s,
                                       u"city=Ottawa"_s, u"risk=High"_s, u"-"_s}));
    QVERIFY(!stack.canRedo());
    for (int i = 0; i < 8; ++i)
        stack.undo();
    QCOMPARE(log.taken(), QStringList({u"risk=High"_s, u"city=Ottawa"_s, u"city=Ottawa, type=car"_s,
                                       u"city=Toronto, type=car"_s, u"city=Toronto"_s, u"-"_s}));
    QVERIFY(!stack.canUndo() && stack.canRedo());
    stack.redo();
    stack.redo();
    QCOMPARE(log.taken(), QStringList({u"city=Toronto"_s, u"city=Toronto, type=car"_s}));
    QCOMPARE(spy.count(), 14);
}

void TestFilterStack::aNewStepForgetsWhatWasUndone()
{
    FilterStack stack;
    Log log(stack);
    stack.set(oneOf(u"city"_s, {u"Toronto"_s}));
    stack.set(oneOf(u"city"_s, {u"Ottawa"_s}));
    stack.undo();
    stack.set(oneOf(u"type"_s, {u"car"_s}));
    QVERIFY(!stack.canRedo());
    stack.redo();
    stack.undo();
    stack.undo();
    QCOMPARE(log.taken(), QStringList({u"city=Toronto"_s, u"city=Ottawa"_s, u"city=Toronto"_s,
                                       u"city=Toronto, type=car"_s, u"city=Toronto"_s, u"-"_s}));
}

void TestFilterStack::aStepThatChangesNothingIsNone()
{
    FilterStack stack;
    Log log(stack);
    stack.clear();
    stack.remove(u"city"_s);
    stack.undo();
    stack.redo();
    QVERIFY(log.taken().isEmpty());
    stack.set(oneOf(u"city"_s, {u"Toronto"_s}));
    stack.set(oneOf(u"city"_s, {u"Toronto"_s}));
    stack.replaceAll({oneOf(u"city"_s, {u"Toronto"_s})});
    QCOMPARE(log.taken(), QStringList{u"city=Toronto"_s});
    stack.undo();
    QVERIFY(!stack.canUndo());
}

void TestFilterStack::clicksToggle()
{
    FilterStack stack;
    Log log(stack);
    const auto click = [&](const QString &value) { stack.toggleValue(u"city"_s, value, false); };
    const auto ctrlClick = [&](const QString &value) { stack.toggleValue(u"city"_s, value, true); };
    click(u"Toronto"_s);
    click(u"Ottawa"_s);
    ctrlClick(u"Toronto"_s);
    ctrlClick(u"Calgary"_s);
    ctrlClick(u"Ottawa"_s);
    click(u"Calgary"_s);
    click(u"Calgary"_s);
    ctrlClick(u"Ottawa"_s);
    ctrlClick(u"Ottawa"_s);
    QCOMPARE(log.taken(), QStringList({u"city=Toronto"_s, u"city=Ottawa"_s, u"city=Ottawa+Toronto"_s,
                                       u"city=Ottawa+Toronto+Calgary"_s, u"city=Toronto+Calgary"_s, u"city=Calgary"_s,
                                       u"-"_s, u"city=Ottawa"_s, u"-"_s}));
}

void TestFilterStack::clicksOnOtherKindsOfFilterReplaceThem()
{
    FilterStack stack;
    Log log(stack);
    stack.set({u"city"_s, Op::Contains, {u"o"_s}, {}});
    stack.toggleValue(u"city"_s, u"Toronto"_s, true);
    stack.toggleValue(u"city"_s, QString(), true);
    stack.toggleValue(u"city"_s, u"Ottawa"_s, true);
    stack.toggleValue(u"city"_s, QString(), false);
    stack.toggleValue(u"city"_s, QString(), false);
    QCOMPARE(log.taken(),
             QStringList({u"city=o"_s, u"city=Toronto"_s, u"city empty"_s, u"city=Ottawa"_s, u"city empty"_s, u"-"_s}));
}

void TestFilterStack::hasStandsBesideTheField()
{
    FilterStack stack;
    Log log(stack);
    stack.set(has(u"loan.type"_s, u"car"_s));
    stack.set(oneOf(u"loan.type"_s, {u"house"_s}));
    stack.set(has(u"loan.type"_s, u"student"_s));
    stack.set(has(u"atm.type"_s, u"deposit"_s));
    stack.remove(u"loan.type"_s);
    QCOMPARE(log.taken(), QStringList({u"has loan.type=car"_s, u"has loan.type=car, loan.type=house"_s,
                                       u"has loan.type=student, loan.type=house"_s,
                                       u"has loan.type=student, loan.type=house, has atm.type=deposit"_s,
                                       u"has atm.type=deposit"_s}));
}

void TestFilterStack::aChartDoesNotFilterItself()
{
    FilterStack stack;
    stack.replaceAll({oneOf(u"city"_s, {u"Toronto"_s}), oneOf(u"type"_s, {u"car"_s}), has(u"type"_s, u"car"_s)});
    QCOMPARE(Log::line(stack.conditionsWithout({u"type"_s})), u"city=Toronto, has type=car"_s);
    QCOMPARE(Log::line(stack.conditionsWithout({u"type"_s, u"city"_s})), u"has type=car"_s);
    QCOMPARE(Log::line(stack.conditionsWithout({})), Log::line(stack.conditions()));
    QVERIFY(stack.conditionsWithout({u"other"_s}) == stack.conditions());
}

QTEST_GUILESS_MAIN(TestFilterStack)
#include "tst_filterstack.moc"
