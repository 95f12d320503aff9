// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/customersheet.h"

#include <QCoreApplication>

namespace clientele {

std::vector<FactGroup> customerFacts()
{
    using enum Field;
    return {
        {QCoreApplication::translate("CustomerSheet", "Identity and contact"),
         {CustomerId, CustomerName, CustomerFirstName, CustomerLastName, CustomerGender, CustomerAge, CustomerCity,
          CustomerCountry, CustomerEmail, CustomerPhone}},
        {QCoreApplication::translate("CustomerSheet", "Accounts and balances"),
         {CustomerBalance, CustomerCurrency, CustomerAccounts, CustomerDepositStatus, CustomerLoanStatus, CustomerCard,
          CustomerCashback, CustomerVatStatus, CustomerVatRefund}},
        {QCoreApplication::translate("CustomerSheet", "Activity"),
         {CustomerTotalTransactions, CustomerTotalDeposits, CustomerTotalWithdrawals, CustomerAverageTransaction,
          CustomerHighestTransaction, CustomerLowestTransaction, CustomerMonthlySpending, CustomerDeliverySpending,
          CustomerInternationalTransactions, CustomerLastTransaction}},
        {QCoreApplication::translate("CustomerSheet", "Risk, status and preferences"),
         {CustomerRisk, CustomerStatus, CreditScore, CreditDelinquencies, CustomerRecentActivity, CustomerContactMethod,
          CustomerLanguage, CustomerDevice, CustomerAppVersion}},
    };
}

}  // namespace clientele
