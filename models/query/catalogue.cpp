// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/catalogue.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr const char *context = "Catalogue";

// What no rule gives: counts, the flows of ATM rows, and better labels for the figures asked for most.
struct Named {
    const char *name;
    Table table;
    Aggregate aggregate;
    std::optional<Field> field;
    Flow flow;
    const char *label;
    const char *synonyms;  // as in the schema table: English, then French and Spanish
};

const std::array named{
    Named{"customers.count",
          Table::Customers,
          Aggregate::Count,
          {},
          Flow::All,
          QT_TRANSLATE_NOOP("Catalogue", "Customers"),
          "customers|customer|clients|client|people|persons|number of customers|customer count|clientes|cliente"},
    Named{"customers.balance", Table::Customers, Aggregate::Sum, Field::CustomerBalance, Flow::All,
          QT_TRANSLATE_NOOP("Catalogue", "Balance"),
          "total balance|balance|balances|solde|solde total|saldo|saldo total"},
    Named{"customers.monthly_spending", Table::Customers, Aggregate::Sum, Field::CustomerMonthlySpending, Flow::All,
          QT_TRANSLATE_NOOP("Catalogue", "Monthly spending"),
          "monthly spending|total monthly spending|spending|dépenses mensuelles|gasto mensual"},
    Named{"credit.delinquencies", Table::Credit, Aggregate::Sum, Field::CreditDelinquencies, Flow::All,
          QT_TRANSLATE_NOOP("Catalogue", "Delinquencies"),
          "delinquencies|delinquency|missed payments|late payments|arrears|défauts de paiement|impagos|morosidad"},
    Named{"loans.count",
          Table::Loans,
          Aggregate::Count,
          {},
          Flow::All,
          QT_TRANSLATE_NOOP("Catalogue", "Loans"),
          "loans|loan|number of loans|active loans|outstanding loans|prêts|prêt|emprunts|préstamos|préstamo"},
    Named{"loans.owed", Table::Loans, Aggregate::Sum, Field::LoanAmount, Flow::All,
          QT_TRANSLATE_NOOP("Catalogue", "Amount owed"),
          "owed|owe|owes|owing|amount owed|total owed|debt|debts|loan amount|loan balance|dette|dettes|montant dû|"
          "deuda|deudas|importe debido"},
    Named{"loans.largest", Table::Loans, Aggregate::Maximum, Field::LoanAmount, Flow::All,
          QT_TRANSLATE_NOOP("Catalogue", "Largest loan"),
          "largest loan|biggest loan|highest loan|plus gros prêt|plus grand prêt|mayor préstamo"},
    Named{"atm.count",
          Table::Atm,
          Aggregate::Count,
          {},
          Flow::All,
          QT_TRANSLATE_NOOP("Catalogue", "ATM transactions"),
          "atm transactions|transactions|transaction|atm activity|number of transactions|atm operations|opérations|"
          "transacciones|operaciones"},
    Named{"atm.deposits", Table::Atm, Aggregate::Sum, Field::AtmAmount, Flow::Deposits,
          QT_TRANSLATE_NOOP("Catalogue", "Deposits"),
          "deposits|deposited|deposit|amount deposited|cash in|dépôts|dépôt|depósitos|depósito"},
    Named{"atm.withdrawals", Table::Atm, Aggregate::Sum, Field::AtmAmount, Flow::Withdrawals,
          QT_TRANSLATE_NOOP("Catalogue", "Withdrawals"),
          "withdrawals|withdrawn|withdrawal|withdrew|amount withdrawn|cash out|retraits|retrait|retiros|retiro"},
    Named{"atm.net", Table::Atm, Aggregate::Sum, Field::AtmAmount, Flow::Net,
          QT_TRANSLATE_NOOP("Catalogue", "Net cash flow"),
          "net cash flow|net flow|cash flow|net|deposits less withdrawals|flux net|flujo neto"},
    Named{"atm.average", Table::Atm, Aggregate::Average, Field::AtmAmount, Flow::All,
          QT_TRANSLATE_NOOP("Catalogue", "Average ATM transaction"),
          "average transaction|average atm transaction|average amount|mean transaction|transaction moyenne|"
          "transacción media"},
    Named{
        "complaints.count",
        Table::Complaints,
        Aggregate::Count,
        {},
        Flow::All,
        QT_TRANSLATE_NOOP("Catalogue", "Complaints"),
        "complaints|complaint|number of complaints|feedback|plaintes|plainte|réclamations|quejas|queja|reclamaciones"},
    Named{"products.count",
          Table::Products,
          Aggregate::Count,
          {},
          Flow::All,
          QT_TRANSLATE_NOOP("Catalogue", "Products"),
          "products|product|number of products|produits|produit|productos|producto"},
};

struct Derived {
    const char *name;
    Field field;
    Derivation derivation;
    const char *label;  // nullptr: the field's own, with the field's synonyms
    const char *synonyms;
};

constexpr std::array derived{
    Derived{"credit.band", Field::CreditScore, Derivation::ScoreBand, QT_TRANSLATE_NOOP("Catalogue", "Credit band"),
            "credit band|band|bands|score band|credit tier|tranche de crédit|banda de crédito"},
    Derived{"credit.score.bin", Field::CreditScore, Derivation::ScoreBin, QT_TRANSLATE_NOOP("Catalogue", "Score range"),
            "score range|score bin|score distribution|distribution of scores|tranche de score|rango de puntaje"},
    Derived{"atm.hour", Field::AtmTime, Derivation::Hour, QT_TRANSLATE_NOOP("Catalogue", "Hour"),
            "hour|hours|hour of day|hour of the day|hours of the day|time of day|heure|heures|hora|horas"},
    Derived{"atm.weekday", Field::AtmTime, Derivation::Weekday, QT_TRANSLATE_NOOP("Catalogue", "Weekday"),
            "weekday|weekdays|day of the week|day of week|jour de la semaine|día de la semana"},
    Derived{"atm.day", Field::AtmTime, Derivation::Day, QT_TRANSLATE_NOOP("Catalogue", "Day"),
            "day|days|daily|date|jour|jours|día|días"},
    Derived{"atm.week", Field::AtmTime, Derivation::Week, QT_TRANSLATE_NOOP("Catalogue", "Week"),
            "week|weeks|weekly|semaine|semaines|semana|semanas"},
    Derived{"atm.month", Field::AtmTime, Derivation::Month, QT_TRANSLATE_NOOP("Catalogue", "Month"),
            "month|months|monthly|mois|mes|meses"},
    Derived{"complaint.day", Field::ComplaintTime, Derivation::Day, QT_TRANSLATE_NOOP("Catalogue", "Day of complaint"),
            "day of complaint|complaint day|complaints a day|jour de la plainte|día de la queja"},
    // Two years of complaints by day are a blur on a chart.
    Derived{"complaint.week", Field::ComplaintTime, Derivation::Week,
            QT_TRANSLATE_NOOP("Catalogue", "Week of complaint"),
            "week of complaint|complaint week|complaints a week|semaine de la plainte|semana de la queja"},
    Derived{"complaint.month", Field::ComplaintTime, Derivation::Month,
            QT_TRANSLATE_NOOP("Catalogue", "Month of complaint"),
            "month of complaint|complaint month|complaints a month|mois de la plainte|mes de la queja"},
    Derived{"complaint.weekday", Field::ComplaintTime, Derivation::Weekday,
            QT_TRANSLATE_NOOP("Catalogue", "Weekday of complaint"), "weekday of complaint|complaint weekday"},
    Derived{"complaint.hour", Field::ComplaintTime, Derivation::Hour,
            QT_TRANSLATE_NOOP("Catalogue", "Hour of complaint"), "hour of complaint|complaint hour"},
};

// Steps of time that charts offer beside the contract's. People name them to a chart, not to the assistant.
constexpr std::array steps{
    Derived{"atm.date_hour", Field::AtmTime, Derivation::DateHour, QT_TRANSLATE_NOOP("Catalogue", "Date and hour"), ""},
    Derived{"atm.week_from_sunday", Field::AtmTime, Derivation::WeekFromSunday, QT_TRANSLATE_NOOP("Catalogue", "Week"),
            ""},
    Derived{"atm.week_from_saturday", Field::AtmTime, Derivation::WeekFromSaturday,
            QT_TRANSLATE_NOOP("Catalogue", "Week"), ""},
    Derived{"atm.week_from_friday", Field::AtmTime, Derivation::WeekFromFriday, QT_TRANSLATE_NOOP("Catalogue", "Week"),
            ""},
    Derived{"atm.quarter", Field::AtmTime, Derivation::Quarter, QT_TRANSLATE_NOOP("Catalogue", "Quarter"), ""},
    Derived{"atm.year", Field::AtmTime, Derivation::Year, QT_TRANSLATE_NOOP("Catalogue", "Year"), ""},
    Derived{"complaint.date_hour", Field::ComplaintTime, Derivation::DateHour,
            QT_TRANSLATE_NOOP("Catalogue", "Date and hour of complaint"), ""},
    Derived{"complaint.week_from_sunday", Field::ComplaintTime, Derivation::WeekFromSunday,
            QT_TRANSLATE_NOOP("Catalogue", "Week of complaint"), ""},
    Derived{"complaint.week_from_saturday", Field::ComplaintTime, Derivation::WeekFromSaturday,
            QT_TRANSLATE_NOOP("Catalogue", "Week of complaint"), ""},
    Derived{"complaint.week_from_friday", Field::ComplaintTime, Derivation::WeekFromFriday,
            QT_TRANSLATE_NOOP("Catalogue", "Week of complaint"), ""},
    Derived{"complaint.quarter", Field::ComplaintTime, Derivation::Quarter,
            QT_TRANSLATE_NOOP("Catalogue", "Quarter of complaint"), ""},
    Derived{"complaint.year", Field::ComplaintTime, Derivation::Year,
            QT_TRANSLATE_NOOP("Catalogue", "Year of complaint"), ""},
};

constexpr std::array listedFields{Field::CustomerId,
                                  Field::CustomerName,
                                  Field::CustomerCity,
                                  Field::CustomerCountry,
                                  Field::CustomerRisk,
                                  Field::CustomerStatus,
                                  Field::CustomerCard,
                                  Field::CustomerCurrency,
                                  Field::CustomerLanguage,
                                  Field::LoanType,
                                  Field::AtmId,
                                  Field::AtmType,
                                  Field::ComplaintCategory,
                                  Field::ComplaintDescription,
                                  Field::ProductCategory};

struct Kind {
    Aggregate aggregate;
    const char *suffix;
    const char *label;
    std::array<const char *, 5> words;  // English, French, Spanish; %1 is the field's own word
};

constexpr std::array kinds{
    Kind{Aggregate::Average,
         ".average",
         QT_TRANSLATE_NOOP("Catalogue", "%1 (average)"),
         {"average %1", "mean %1", "%1 moyen", "moyenne de %1", "promedio de %1"}},
    Kind{Aggregate::Minimum,
         ".minimum",
         QT_TRANSLATE_NOOP("Catalogue", "%1 (minimum)"),
         {"minimum %1", "lowest %1", "smallest %1", "%1 minimum", "%1 mínimo"}},
    Kind{Aggregate::Maximum,
         ".maximum",
         QT_TRANSLATE_NOOP("Catalogue", "%1 (maximum)"),
         {"maximum %1", "highest %1", "largest %1", "%1 maximum", "%1 máximo"}},
    Kind{Aggregate::Median,
         ".median",
         QT_TRANSLATE_NOOP("Catalogue", "%1 (median)"),
         {"median %1", "middle %1", "%1 médian", "médiane de %1", "mediana de %1"}},
};

QStringList words(const char *synonyms) { return QString::fromUtf8(synonyms).split(u'|', Qt::SkipEmptyParts); }

QString translated(const char *text) { return QCoreApplication::translate(context, text); }

// "customer.age" -> "customers.age", "loan.amount" -> "loans.owed"
QString baseName(const FieldInfo &field)
{
    if (field.field == Field::LoanAmount)
        return u"loans.owed"_s;
    const QString name = QString::fromLatin1(field.name);
    return QString::fromLatin1(tableName(field.table)) + name.sliced(name.indexOf(u'.'));
}

// Ages and scores are not added up: under its base name such a field gives its average.
bool hasSum(Field field) { return field != Field::CustomerAge && field != Field::CreditScore; }

QStringList composed(const Kind &kind, const QStringList &synonyms)
{
    QStringList result;
    for (const char *pattern : kind.words) {
        for (const QString &word : synonyms)
            result.append(QString::fromUtf8(pattern).arg(word));
    }
    return result;
}

void addField(std::vector<MeasureInfo> &measures, const FieldInfo &field)
{
    const QString base = baseName(field);
    const QString label = fieldLabel(field.field);
    const QStringList synonyms = fieldSynonyms(field.field);
    const bool known = std::any_of(measures.begin(), measures.end(), [&](const auto &m) { return m.name == base; });
    if (!known) {
        const bool sum = hasSum(field.field);
        measures.push_back({base, field.table, sum ? Aggregate::Sum : Aggregate::Average, field.field, Flow::All,
                            translated(sum ? QT_TRANSLATE_NOOP("Catalogue", "%1 (sum)") : kinds[0].label).arg(label),
                            synonyms});
    }
    for (const Kind &kind : kinds) {
        measures.push_back({base + QLatin1StringView(kind.suffix), field.table, kind.aggregate, field.field, Flow::All,
                            translated(kind.label).arg(label), composed(kind, synonyms)});
    }
}

template<typename Infos>
auto *findByName(const Infos &infos, QStringView name)
{
    const auto it = std::find_if(infos.begin(), infos.end(), [&](const auto &known) { return known.name == name; });
    return it == infos.end() ? nullptr : &*it;
}

constexpr std::array bands{ScoreBand{300, 579, "poor"}, ScoreBand{580, 669, "fair"}, ScoreBand{670, 739, "good"},
                           ScoreBand{740, 799, "very good"}, ScoreBand{800, 850, "excellent"}};

}  // namespace

Catalogue::Catalogue()
{
    for (const Named &measure : named) {
        m_measures.push_back({QString::fromLatin1(measure.name), measure.table, measure.aggregate, measure.field,
                              measure.flow, translated(measure.label), words(measure.synonyms)});
    }
    for (const FieldInfo &field : fields()) {
        if (field.isNumeric())
            addField(m_measures, field);
    }
    const auto addValue = [&](Field field) {
        m_dimensions.push_back(
            {QString::fromLatin1(info(field).name), field, Derivation::Value, fieldLabel(field), fieldSynonyms(field)});
    };
    for (const Field field : listedFields)
        addValue(field);
    const auto addDerived = [&](const Derived &dimension) {
        m_dimensions.push_back({QString::fromLatin1(dimension.name), dimension.field, dimension.derivation,
                                translated(dimension.label), words(dimension.synonyms)});
    };
    std::ranges::for_each(derived, addDerived);
    m_listed = m_dimensions.size();
    std::ranges::for_each(steps, addDerived);
    for (const FieldInfo &field : fields()) {
        if (!findByName(m_dimensions, QString::fromLatin1(field.name)))
            addValue(field.field);
    }
    // Charts and the assistant go through tables in the schema's order.
    std::stable_sort(m_dimensions.begin(), m_dimensions.begin() + static_cast<std::ptrdiff_t>(m_listed),
                     [](const DimensionInfo &a, const DimensionInfo &b) { return a.table() < b.table(); });
}

const MeasureInfo *Catalogue::measure(QStringView name) const { return findByName(m_measures, name); }

const DimensionInfo *Catalogue::dimension(QStringView name) const { return findByName(m_dimensions, name); }

std::span<const ScoreBand> scoreBands() { return bands; }

}  // namespace clientele
