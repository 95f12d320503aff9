// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sampleprofile.h"

#include "models/portfolio/builder.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <limits>

namespace clientele::test {

PortfolioPtr hostileBook()
{
    PortfolioBuilder builder(PortfolioInfo{0, 0, DisplayZone(), *Currency::fromCode(u"CAD")});
    TableBuilder &customers = builder.table(Table::Customers);
    const QStringList names{secretName, QString(), QStringLiteral("名前"), QStringLiteral("😀 🏦"),
                            QStringLiteral("a\nb\t\"c\"")};
    for (int i = 0; i < 300; ++i) {
        customers.beginRow();
        customers.setText(Field::CustomerId, QStringLiteral("C-%1").arg(i));
        customers.setText(Field::CustomerName, names[i % names.size()] + (i % 5 == 1 ? QString() : QString::number(i)));
        if (i % 3)
            customers.setNumber(Field::CustomerBalance, i % 2 ? std::numeric_limits<std::int64_t>::max() - i
                                                              : std::numeric_limits<std::int64_t>::min() + 1 + i);
        if (i % 4)
            customers.setNumber(Field::CustomerAge, i % 100);
    }
    TableBuilder &loans = builder.table(Table::Loans);
    for (int i = 0; i < 700; ++i) {
        loans.beginRow();
        loans.setText(Field::LoanCustomer,
                      i % 7 ? QStringLiteral("C-%1").arg(i % 300) : QStringLiteral("orphan-%1").arg(i));
        loans.setText(Field::LoanType, i % 2 ? QStringLiteral("car") : QStringLiteral("house"));
        loans.setNumber(Field::LoanAmount, i * 101);
        loans.setText(Field::LoanCurrency, i % 3 ? QStringLiteral("JPY") : QString());
    }
    TableBuilder &atm = builder.table(Table::Atm);
    for (int i = 0; i < 70'000; ++i) {  // dictionaries past 8 and 16 bits
        atm.beginRow();
        atm.setText(Field::AtmId, QStringLiteral("M%1").arg(i));
        atm.setNumber(Field::AtmTime, i % 11 ? 1'700'000'000LL + i * 977 : missingNumber);
        atm.setNumber(Field::AtmAmount, i);
        atm.setText(Field::AtmCustomer, QStringLiteral("C-%1").arg(i % 300));
    }
    return builder.build().value();
}

QString difference(const Portfolio &a, const Portfolio &b)
{
    for (int i = 0; i < tableCount; ++i) {
        const auto table = static_cast<Table>(i);
        if (a.rows(table) != b.rows(table))
            return QStringLiteral("rows of %1").arg(QLatin1StringView(tableName(table)));
        for (const FieldInfo &about : fieldsOf(table)) {
            if (a.column(about.field).index() != b.column(about.field).index())
                return QStringLiteral("kind of %1").arg(QLatin1StringView(about.name));
            for (RowIndex row = 0; row < a.rows(table); ++row)
                if (a.textAt(about.field, row) != b.textAt(about.field, row)
                    || a.textAt(about.field, row).isNull() != b.textAt(about.field, row).isNull()
                    || (about.type != FieldType::Text && a.numberAt(about.field, row) != b.numberAt(about.field, row)))
                    return QStringLiteral("%1 in row %2").arg(QLatin1StringView(about.name)).arg(row);
        }
    }
    if (a.customerIds().size() != b.customerIds().size())
        return QStringLiteral("customer ids");
    for (Code code = 0; code < a.customerIds().size(); ++code)
        for (const Table table : {Table::Loans, Table::Atm})
            if (!std::ranges::equal(a.rowsOf(table, code), b.rowsOf(table, code)))
                return QStringLiteral("rows of customer %1").arg(a.customerIds().value(code));
    return {};
}

QStringList census(const QString &folder)
{
    QStringList result;
    QDirIterator files(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const bool read = file.open(QIODevice::ReadOnly);
        result += QStringLiteral("%1 %2 %3")
                      .arg(file.fileName())
                      .arg(int(file.permissions()))
                      .arg(read ? QString::fromLatin1(file.readAll().toHex()) : QString());
    }
    result.sort();
    return result;
}

Unlock with(const QString &passphrase) { return {passphrase}; }

Unlock rightPassphrase() { return with(QStringLiteral("correct horse")); }

std::unique_ptr<Profile> opened(const QString &folder, Profile::Mode mode)
{
    auto profile = Profile::open(folder, rightPassphrase(), mode);
    if (!profile)
        qWarning("%s", qPrintable(profile.error().sentence()));
    return profile ? std::move(*profile) : nullptr;
}

qint64 write(Profile &profile, const Portfolio &book, const std::vector<RejectedRow> &rejected,
             const std::vector<SourceSettings> &sources)
{
    const auto lock = profile.lockForWriting();
    return lock ? profile.writeSnapshot(**lock, book, rejected, sources).value_or(-1) : -1;
}

}  // namespace clientele::test
