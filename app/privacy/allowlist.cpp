// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy/allowlist.h"

using namespace Qt::StringLiterals;

namespace clientele::privacy {

bool mayLeave(Field field, Task task)
{
    const FieldInfo &row = info(field);
    if (row.has(Personal))
        return false;
    if (task == Task::Question)
        return true;
    if (row.has(Protected))
        return false;
    // Where somebody lives can stand in for origin, and a telephone for income: no rule of ours rests on either.
    const bool suggestion = task == Task::CreditSuggestion || task == Task::OtherSuggestion;
    const bool standsIn = field == Field::CustomerCity || field == Field::CustomerDevice
                          || field == Field::CustomerAppVersion || field == Field::CustomerContactMethod;
    return !suggestion || !standsIn;
}

std::vector<Field> allowedFields(Table table, Task task)
{
    std::vector<Field> allowed;
    for (const FieldInfo &row : fieldsOf(table))
        if (mayLeave(row.field, task))
            allowed.push_back(row.field);
    return allowed;
}

QJsonObject recordFor(Task task, const Portfolio &book, Table table, RowIndex row, Conversation &conversation)
{
    QJsonObject record;
    if (const auto reference = customerField(table))
        if (const auto customer = book.customerRow(book.textAt(*reference, row)))
            record.insert(u"customer"_s, conversation.tokenOf(*customer));
    for (const Field field : allowedFields(table, task)) {
        const QString value = book.cellText(field, row);
        if (!value.isEmpty())
            record.insert(QString::fromLatin1(info(field).name),
                          info(field).type == FieldType::Text ? conversation.safe(value) : value);
    }
    return record;
}

}  // namespace clientele::privacy
