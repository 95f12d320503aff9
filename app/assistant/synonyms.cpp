// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/synonyms.h"

#include <array>

namespace clientele {

namespace {

// Beside the catalogue's synonyms of the counts.
constexpr std::array nounWords{
    NounWords{
        Table::Customers,
        "customer|customers|client|clients|people|persons|person|clientele|account holder|account holders|accounts holder|accounts holders|individuals|customer base|holder|holders|cardholder|cardholders|card holder|card holders|clientes|cliente|folks|ppl|cust|custs"},
    NounWords{
        Table::Loans,
        "loan|loans|pret|prets|emprunt|emprunts|prestamo|prestamos|outstanding loan|outstanding loans|active loan|active loans|single loan|individual loan|individual loans|credit lines in loans"},
    NounWords{
        Table::Atm,
        "txn|txns|transaction|transactions|atm transaction|atm transactions|atm activity|single transaction|individual transaction|individual transactions|atm operations|operations|atm use|transacciones|operaciones|visits to machines|visits the machines|visit the machines|uses the machines|use the machines|uses the atm|use the atm|uses atms|use atms|goes to the atm|used an atm|used the atm|used atms|used a machine|used the machines|use an atm|uses an atm|visited an atm|visited a machine|visited the machines|visit an atm|atm visits|machine transactions"},
    NounWords{
        Table::Complaints,
        "complaint|complaints|feedback|feedbacks|plainte|plaintes|reclamations|reclamation|queja|quejas|reclamaciones|customer complaints|customer feedback|grievances|feedback messages|complaint messages"},
    NounWords{
        Table::Products,
        "product|products|produit|produits|producto|productos|offerings|bank products|catalogue|catalog|product catalogue|product catalog"},
};

// What people say beside the schema's synonyms.
constexpr std::array moreWords{
    FieldWords{
        Field::CreditScore,
        "puntaje de credito|puntajes de credito|puntaje crediticio|puntuacion crediticia|puntuacion de credito|calificacion crediticia|score de credit|scores de credit|cote de credit|cotes de credit|credit|puntuacion|puntaje|credit standing|creditworthiness|credit worthiness|fico|fico score|fico scores|credit ratings|credit score value"},
    FieldWords{Field::CreditDelinquencies,
               "missed payment|late payment|payment defaults|delinquency count|delinquent payments|delinqs"},
    FieldWords{Field::CustomerBalance,
               "account balances|current balances|money in accounts|money in the account|money in their accounts"},
    FieldWords{Field::CustomerAge, "old|ages"},
    FieldWords{
        Field::CustomerLastTransaction,
        "last transactions|last active|last activity|last transacted|most recent transaction|latest transaction|latest transactions|derniere transaction|ultima transaccion"},
    FieldWords{Field::CustomerEmail, "e mail|email address|mail|e mail address|email addresses|mails|emails"},
    FieldWords{Field::CustomerPhone, "telephone number|phone numbers|phone no"},
    FieldWords{Field::CustomerCity, "home town|hometown"},
    FieldWords{Field::CustomerLanguage,
               "spoken|speak|speaks|speaking|speaker|speakers|preferred languages|spoken language"},
    FieldWords{Field::CustomerCashback,
               "cashback paid|cashback paid out|cashback earned|cashback received|total cashback paid out"},
    FieldWords{
        Field::CustomerMonthlySpending,
        "spend a month|spends a month|spend per month|spends per month|spend each month|spend monthly|spends monthly"},
    FieldWords{Field::CustomerRisk,
               "risk group|risk groups|risk profiles|risk level|risk levels|risk category|risk class|risk rating"},
    FieldWords{Field::CustomerStatus, "statuses|account statuses"},
    FieldWords{
        Field::CustomerContactMethod,
        "contacted|contacted by|contact|contact methods|reached|reach|preferred contact channel|prefer contact|prefer to be contacted|"
        "prefer to be contacted by|prefers to be contacted by|to be contacted by|prefer contact by|prefer to be reached by|reached by"},
    FieldWords{
        Field::LoanType,
        "types of loans|types of loan|kind of loans|loan kind|loan kinds|kinds of loans|loan category|loan categories|type of loans"},
    FieldWords{
        Field::ComplaintCategory,
        "complaint categories|type of complaint|types of complaint|types of complaints|kinds of complaints|kinds of complaint|complaint type|complaint types|feedback category|feedback categories"},
    FieldWords{Field::ProductCategory,
               "product categories|kinds of products|types of products|kinds of product|product type|product types"},
    FieldWords{Field::AtmType, "transaction types|types of transactions|types of transaction|kinds of transactions"},
    FieldWords{Field::CustomerAccounts, "account|accounts|acct|accts"},
    FieldWords{Field::CustomerGender, "genders"},
    FieldWords{Field::CustomerDevice, "devices|device models|phone models"},
    FieldWords{Field::CustomerVatStatus, "vat users"},
    FieldWords{
        Field::CustomerCard,
        "card types|card type|type of card|plastic cards|kind of card|types of card|types of cards|kinds of cards"},
};

constexpr std::array moreValues{
    ValueWords{"female", Field::CustomerGender, "women|woman|females|femmes|femme|mujeres|mujer"},
    ValueWords{"male", Field::CustomerGender, "men|man|males|hommes|homme|hombres|hombre"},
    ValueWords{"car", Field::LoanType, "auto|vehicle|automobile|voiture|coche|automotriz"},
    ValueWords{
        "house", Field::LoanType,
        "home|housing|mortgage|mortgages|property|immobilier|immobiliers|hypotheque|hypotheques|hipoteca|hipotecas|hipotecario|hipotecarios|vivienda"},
    ValueWords{"student", Field::LoanType, "education|study|etudiant|etudiants|estudiantil|estudiantiles"},
    ValueWords{"business", Field::LoanType, "commercial|commerciaux|empresarial|empresariales|comercial|comerciales"},
    ValueWords{"personal", Field::LoanType, "personnel|personnels|personales"},
    ValueWords{"high", Field::CustomerRisk, "alto|altos|alta|eleve|elevee"},
    ValueWords{"low", Field::CustomerRisk, "bajo|bajos|baja|faible"},
    ValueWords{"active", Field::CustomerStatus, "activo|activos|activa|activas|actif|actifs|actives"},
    ValueWords{"dormant", Field::CustomerStatus, "inactivo|inactivos|inactif|inactifs|dormants"},
    ValueWords{"united states", Field::CustomerCountry, "usa|us|united states of america|america"},
    ValueWords{"united kingdom", Field::CustomerCountry, "uk|great britain"},
};
constexpr std::array spokenCurrencies{
    CurrencyWords{"dollars|dollar|$", "CAD USD AUD NZD"},
    CurrencyWords{"us dollars|us dollar|dollars us|american dollars|usd", "USD"},
    CurrencyWords{"canadian dollars|canadian dollar|cad", "CAD"},
    CurrencyWords{"euros|euro|eur|€", "EUR"},
    CurrencyWords{"pounds sterling|pounds|gbp|£", "GBP"},
};

}  // namespace

std::span<const NounWords> nounSynonyms() { return nounWords; }

std::span<const FieldWords> spokenFieldWords() { return moreWords; }

std::span<const ValueWords> valueSynonyms() { return moreValues; }

std::span<const CurrencyWords> currencyWords() { return spokenCurrencies; }

}  // namespace clientele
