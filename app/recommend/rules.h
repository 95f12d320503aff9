// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of suggestions as values, read from a file that a person can change: resources/recommend/rules.json says
// what each part is for, rules.schema.json its form. Immutable once read: any thread.
#pragma once

#include "app/recommend/record.h"
#include "models/core/result.h"
#include "models/query/query.h"

#include <QByteArray>
#include <QLocale>
#include <QMap>

#include <map>

namespace clientele::recommend {

// One text in several languages; "en" is always there.
struct Text {
    QMap<QString, QString> byLanguage;

    [[nodiscard]] QString in(const QLocale &locale) const;
    bool operator==(const Text &) const = default;
};

// A row of the book's products table.
struct Product {
    QString id;
    QString name;
    QString category;
    QString description;
    QString features;
    QString words;  // folded name, description and features, one space around each word
    bool credit = false;
};
[[nodiscard]] std::vector<Product> productsOf(const Portfolio &book);  // by id, numbers as numbers

// Each part that is given must fit; an empty selector selects everything.
struct Selector {
    QStringList categories;  // one of them, compared as column names are
    QStringList ids;         // one of them
    QStringList words;       // one of them, as whole words of name, description or features
    QStringList without;     // none of them

    [[nodiscard]] bool selects(const Product &product) const;
};

enum class Held : std::uint8_t { Yes, No, Unknown };

// One comparison with a term. A missing value holds nothing and fails nothing: Unknown.
struct Requirement {
    TermId term = 0;
    Op op = Op::In;                                 // In, NotIn; Above, Below, AtLeast, AtMost
    QStringList values = {};                        // In, NotIn: compared without regard to case
    std::int64_t bound = 0;                         // Number, at the term's digits
    std::map<Currency, std::int64_t> amounts = {};  // Money, minor units; a currency that is not there: Unknown

    [[nodiscard]] Held holds(const Record &record) const;
    [[nodiscard]] QString toText(Currency currency = {}) const;  // "at least 580", translated
};

struct Rule {
    QString name;
    Selector products;
    std::vector<Requirement> needed;     // all of them
    std::vector<Requirement> ifMissing;  // stand in where a value of `needed` is missing; none: cannot tell
    bool onlyByHand = false;             // never suggested: the person decides
    Text because;
};

// What says that a customer has a product already.
struct Holding {
    Selector products;
    TermId term = 0;
    QStringList values;            // the term has one of these; empty: the product's own name
    std::optional<TermId> unless;  // does not speak where this term is known, which says it better
};

enum class FindingKind : std::uint8_t { Need, Risk, Opportunity };
[[nodiscard]] const char *nameOf(FindingKind kind);  // "need"

struct Finding {
    QString name;
    FindingKind kind = FindingKind::Need;
    std::vector<Requirement> when;  // all of them
    TermId restsOn = 0;             // the field that a reason names
    Text says;                      // {customer.balance} stands for the value of that term
    std::vector<TermId> said;       // the terms in it
    Text because;                   // why the threshold is where it is
    QString source;                 // may be empty

    [[nodiscard]] bool mayServeCredit() const;
};

struct Suit {
    QString finding;
    Selector products;
    int points = 0;
};

// How the queue of a whole book is ordered: app/recommend/queue.h has the formula.
struct QueueRules {
    struct Urgent {
        QString finding;
        int points = 0;
    };
    int worthPoints = 0;  // of the largest balance in its currency
    std::vector<Urgent> urgency;
};

struct Rules {
    QString version;
    int ageOfMajority = 18;
    std::vector<Rule> eligibility;
    std::vector<Holding> holdings;
    std::vector<Finding> findings;
    std::vector<Suit> suits;
    int neighbours = 20;      // how many similar customers are looked at
    int neighbourPoints = 0;  // where all of them hold a product
    int mostCredit = 3;       // suggestions in each list
    int mostOther = 3;
    int dismissedDays = 180;  // that a product stays away which was dismissed, or accepted
    QueueRules queue;         // empty where the file says nothing: suggestions alone order it

    [[nodiscard]] const Finding *finding(QStringView name) const;
};

// Errors: InvalidInput with file, path inside it and reason. `file` is only named.
[[nodiscard]] Result<Rules> rulesFromJson(const QByteArray &json, const QString &file);
// Those of the chosen file, else of the profile's folder (suggestions.json) where it has a file of that name, else those
// that come with the program. Errors as above, and Storage.
[[nodiscard]] Result<Rules> rulesOf(const QString &profileFolder, const QString &chosenFile = {});
inline constexpr char rulesFile[] = "suggestions.json";
inline constexpr char rulesSetting[] = "suggestions.rules";  // of the profile: the chosen file's path

// Whether every rule that a credit product meets rests on what such a product may. Errors: InvalidInput naming both.
[[nodiscard]] Status fits(const Rules &rules, const std::vector<Product> &products);

}  // namespace clientele::recommend
