// SPDX-License-Identifier: GPL-3.0-or-later
// A window on a book of 120 people whose figures a test can count, and ways to work its filters by mouse and keys.
#pragma once

#include "app/platform/connectivity.h"
#include "app/workspace.h"
#include "models/items/filtervalues.h"
#include "models/portfolio/builder.h"
#include "ui/filters/chipbar.h"
#include "ui/filters/filterpopup.h"
#include "ui/shell/bookview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/topbar.h"

#include <QApplication>
#include <QListView>
#include <QPushButton>
#include <QTest>

namespace clientele::test {

using namespace Qt::StringLiterals;

struct Person {
    int id;
    QString city;
    QString country;
    int score;
};

// 120 people: Canada has Montréal and Toronto, France Paris and Lyon; every tenth has no city. Scores 300 to 850.
inline std::vector<Person> people()
{
    const QStringList cities{u"Montréal"_s, u"Toronto"_s, u"Paris"_s, u"Lyon"_s};
    std::vector<Person> all;
    for (int i = 0; i < 120; ++i) {
        const int place = i % 4;
        all.push_back({i + 1, i % 10 == 9 ? QString() : cities[place], place < 2 ? u"Canada"_s : u"France"_s,
                       300 + i * 37 % 551});
    }
    return all;
}

// A transaction a day of each of the first 50 people, from 1 July 2025 on.
inline PortfolioPtr bookOfPeople()
{
    PortfolioInfo info;
    info.zone = DisplayZone::fromId("America/Toronto").value();
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    info.takenAt = 1'755'709'871;
    PortfolioBuilder builder(info);
    for (const Person &person : people()) {
        TableBuilder &customers = builder.table(Table::Customers);
        customers.beginRow();
        customers.setText(Field::CustomerId, QString::number(person.id));
        customers.setText(Field::CustomerName, u"Person %1"_s.arg(person.id));
        customers.setText(Field::CustomerCity, person.city);
        customers.setText(Field::CustomerCountry, person.country);
        TableBuilder &credit = builder.table(Table::Credit);
        credit.beginRow();
        credit.setText(Field::CreditCustomer, QString::number(person.id));
        credit.setNumber(Field::CreditScore, person.score);
        if (person.id > 50)
            continue;
        TableBuilder &atm = builder.table(Table::Atm);
        atm.beginRow();
        atm.setText(Field::AtmId, u"101"_s);
        atm.setText(Field::AtmType, u"deposit"_s);
        atm.setText(Field::AtmCustomer, QString::number(person.id));
        atm.setNumber(Field::AtmAmount, person.id * 1000);
        atm.setNumber(Field::AtmTime, 1'751'385'600 + (person.id - 1) * 86'400);  // noon in Toronto
        TableBuilder &loans = builder.table(Table::Loans);
        loans.beginRow();
        loans.setText(Field::LoanCustomer, QString::number(person.id));
        loans.setText(Field::LoanType, person.id % 2 ? u"car"_s : u"house"_s);
        loans.setNumber(Field::LoanAmount, person.id * 100'000);
    }
    TableBuilder &complaints = builder.table(Table::Complaints);
    complaints.beginRow();
    complaints.setText(Field::ComplaintId, u"c1"_s);
    complaints.setText(Field::ComplaintCategory, u"ATM"_s);
    return builder.build().value();
}

// A test's own object inherits this.
class FiltersFixture {
protected:
    void prepare()
    {
        QLocale::setDefault(QLocale(u"en_CA"_s));
        m_theme = std::make_unique<Theme>(*qApp, Theme::Choice::Light);
    }
    void begin()
    {
        m_workspace = std::make_unique<Workspace>();
        m_workspace->setPortfolio(bookOfPeople());
        m_connectivity = std::make_unique<Connectivity>();
        m_session = std::make_unique<Session>(*m_workspace, QString(), QString());
        m_window = std::make_unique<MainWindow>(*m_workspace, *m_session, *m_connectivity, *m_theme);
        m_book = m_window->book();
        m_window->resize(1280, 800);
        m_window->show();
        m_session->adopt();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void end()
    {
        m_window.reset();
        m_session.reset();
        m_connectivity.reset();
        m_workspace.reset();
    }
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] FilterStack &filters() const { return m_workspace->filters(); }
    FilterPopup *open(const QString &field)
    {
        FilterPopup *popup = m_book->topBar()->openFilterPopup();
        popup->chooseField(field);
        return QTest::qWaitFor([popup] { return popup->isSettled(); }) ? popup : nullptr;
    }
    void apply() { QTest::mouseClick(find<QPushButton>(u"filterApply"_s), Qt::LeftButton); }
    [[nodiscard]] QStringList offered() const
    {
        const QAbstractItemModel *values = find<QListView>(u"filterValues"_s)->model();
        QStringList labels;
        for (int row = 0; row < values->rowCount(); ++row)
            labels += values->index(row, 0).data().toString() + u' '
                      + values->index(row, 0).data(FilterValues::RowsRole).toString();
        return labels;
    }
    void clickValue(const QString &label)
    {
        auto *list = find<QListView>(u"filterValues"_s);
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (index.data().toString() == label)
                return QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
        }
        QFAIL(qPrintable(label + u" is not offered"_s));
    }
    [[nodiscard]] FilterChip *chip(int index) const
    {
        // The bar finds its room when the event loop lays it out.
        FilterChip *chip = nullptr;
        const bool found = QTest::qWaitFor([&] {
            chip = qobject_cast<FilterChip *>(m_book->topBar()->chips()->anchorOf(index));
            return chip != nullptr;
        });
        return found ? chip : nullptr;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Connectivity> m_connectivity;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    BookView *m_book = nullptr;
};

}  // namespace clientele::test
