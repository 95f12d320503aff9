// SPDX-License-Identifier: GPL-3.0-or-later
// The tools that show records, passages and the catalogue.
#include "app/assistant/turn/toolbox.h"
#include "app/assistant/turn/toolschema.h"
#include "app/future.h"
#include "app/privacy/allowlist.h"
#include "app/privacy/hostiletext.h"
#include "models/query/evaluator.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qsizetype longestPassage = 700;
constexpr qsizetype longestExcerpt = 480;
constexpr qsizetype longestCell = 300;

QString tr(const char *text, const char *comment = nullptr, int count = -1)
{
    return QCoreApplication::translate("clientele::Toolbox", text, comment, count);
}

QString shortened(const QString &text, qsizetype most)
{
    return text.size() <= most ? text : text.left(most - 1).trimmed() + QChar(u'…');
}

// A measure by which the table's rows can be counted and asked for; none has products.
QString measureOf(const Catalogue &catalogue, Table table)
{
    const auto measures = catalogue.measures();
    const auto ofTable = [table](Aggregate aggregate) {
        return [table, aggregate](const MeasureInfo &measure) {
            return measure.table == table && measure.aggregate == aggregate && measure.flow == Flow::All;
        };
    };
    auto found = std::ranges::find_if(measures, ofTable(Aggregate::Count));
    if (found == measures.end())
        found = std::ranges::find_if(measures, ofTable(Aggregate::Average));
    return found == measures.end() ? QString() : found->name;
}

using Rows = std::vector<RowIndex>;

Result<Rows> rowsFor(const Portfolio &book, const Catalogue &catalogue, const ToolArguments::Rows &wanted,
                     const Query &query)
{
    Rows rows;
    if (query.measure.isEmpty()) {
        for (std::size_t row = 0; row < book.rows(wanted.table); ++row)
            rows.push_back(static_cast<RowIndex>(row));
    } else {
        auto found = rowsBehind(book, catalogue, query);
        if (!found)
            return passOn(found);
        rows = std::move(*found);
    }
    if (!wanted.orderBy)
        return rows;
    std::ranges::stable_sort(rows, [&](RowIndex a, RowIndex b) {
        const auto left = book.numberAt(*wanted.orderBy, a);
        const auto right = book.numberAt(*wanted.orderBy, b);
        return wanted.descending ? left > right : left < right;
    });
    return rows;
}

}  // namespace

void Toolbox::addRecordFacts(Table table, const std::vector<Field> &fields, const Query &query, RowIndex row)
{
    const Portfolio &book = *m_parts.book;
    for (const Field field : fields) {
        if (info(field).type == FieldType::Text) {
            // Not free text: a complaint that holds a number makes it no figure of the book.
            if (info(field).has(LowCardinality) || info(field).has(Key) || field == Field::ProductName)
                m_evidence.addName(book.textAt(field, row));
            continue;
        }
        m_evidence.addDatesIn(book.cellText(field, row));
        const std::int64_t number = book.numberAt(field, row);
        if (number == missingNumber || !info(field).isNumeric())
            continue;
        const Currency currency = info(field).type == FieldType::Money ? book.currencyAt(table, row) : Currency();
        const int digits = info(field).type == FieldType::Money ? currency.minorDigits() : 0;
        m_evidence.facts.push_back({{number, digits, currency}, query, {}, fieldLabel(field), 1});
    }
}

QJsonObject Toolbox::recordJson(const ToolArguments::Rows &wanted, const Query &query, RowIndex row)
{
    const QJsonObject whole = privacy::recordFor(privacy::Task::Question, *m_parts.book, wanted.table, row, *m_talk);
    QJsonObject record;
    std::vector<Field> shown = wanted.fields;
    if (shown.empty())
        shown = privacy::allowedFields(wanted.table, privacy::Task::Question);
    if (whole.contains(u"customer"_s))
        record.insert(u"customer"_s, whole[u"customer"]);
    for (const Field field : shown) {
        const QString name = QString::fromLatin1(info(field).name);
        if (whole.contains(name))
            record.insert(name, shortened(whole[name].toString(), longestCell));
    }
    Query own = query;
    if (const auto reference = customerField(wanted.table))
        own.where.push_back({u"customer.id"_s, Op::In, {m_parts.book->textAt(*reference, row)}, {}});
    addRecordFacts(wanted.table, shown, own, row);
    return record;
}

void Toolbox::runRows(const ToolArguments &arguments, const Done &done)
{
    const QString mistaken = tr("Records were asked for wrongly");
    const auto wanted = arguments.rows();
    if (!wanted)
        return refuse(wanted.error().message, mistaken, done);
    if (auto found = checkCustomers(wanted->where); !found)
        return refuse(found.error().message, tr("Nobody of that name was found"), done);
    Query query;
    query.measure = measureOf(*m_parts.catalogue, wanted->table);
    query.where = wanted->where;
    query.where.insert(query.where.end(), m_scope.begin(), m_scope.end());
    if (query.measure.isEmpty() && !wanted->where.empty())
        return refuse(u"Products are listed without conditions; search finds them by meaning."_s, mistaken, done);
    const auto find = [book = m_parts.book, catalogue = m_parts.catalogue, wanted = *wanted, query] {
        return rowsFor(*book, *catalogue, wanted, query);
    };
    whenDone(QtConcurrent::run(find), m_receiver,
             [this, wanted = *wanted, query, mistaken, done](const clientele::Result<Rows> &rows) {
                 if (!rows)
                     return refuse(rows.error().sentence(), mistaken, done);
                 QJsonArray records;
                 for (std::size_t i = 0; i < rows->size() && i < static_cast<std::size_t>(wanted.limit); ++i)
                     records.append(recordJson(wanted, query, (*rows)[i]));
                 const auto count = static_cast<qint64>(rows->size());
                 m_evidence.addBoundsOf(query);
                 m_evidence.computed = true;
                 m_evidence.facts.push_back({{count, 0, {}}, query, {}, tableLabel(wanted.table), count});
                 const int shown = static_cast<int>(records.size());
                 give(u"rows"_s, {{u"rows"_s, records}, {u"matched_rows"_s, count}},
                      tr("Read: %1, %n record(s)", nullptr, shown).arg(tableLabel(wanted.table)), done);
             });
}

QJsonObject Toolbox::passageJson(const SearchHit &hit)
{
    const Passage &passage = hit.passage;
    const auto customer = passage.customerId.isEmpty() ? std::nullopt : m_parts.book->customerRow(passage.customerId);
    QString id = passage.kind + u':' + m_talk->safe(passage.id);
    const RowIndex row = customer.value_or(0);
    if (customer)
        id = m_talk->tokenOf(row) + u':' + passage.id.section(u':', -1);
    id.remove(u' ').remove(u']');
    m_evidence.passages.push_back(
        {id, {passage.id, passage.kind, passage.customerId, shortened(hit.shown, longestExcerpt)}});
    QJsonObject json{
        {u"id"_s, id}, {u"kind"_s, passage.kind}, {u"text"_s, m_talk->safe(shortened(passage.text, longestPassage))}};
    if (passage.count > 1)
        json.insert(u"count"_s, qint64(passage.count));
    if (!customer)
        return json;
    json.insert(u"customer"_s, m_talk->tokenOf(row));
    // What the summary of a customer says is of the record.
    Query own;
    own.measure = u"customers.count"_s;
    own.where = {{u"customer.id"_s, Op::In, {passage.customerId}, {}}};
    own.where.insert(own.where.end(), m_scope.begin(), m_scope.end());
    const Code code = row + 1;
    addRecordFacts(Table::Customers, privacy::allowedFields(Table::Customers, privacy::Task::Question), own, row);
    for (const Table table : {Table::Credit, Table::Loans}) {
        Query rows = own;
        rows.measure = measureOf(*m_parts.catalogue, table);
        for (const RowIndex each : m_parts.book->rowsOf(table, code))
            addRecordFacts(table, privacy::allowedFields(table, privacy::Task::Question), rows, each);
    }
    return json;
}

void Toolbox::runSearch(const ToolArguments &arguments, const Done &done)
{
    const QString mistaken = tr("A search was put wrongly");
    const auto text = arguments.text({u"text"_s, u"query"_s});
    const auto k = arguments.number(u"k"_s, 6, mostPassages);
    if (!text || !k)
        return refuse(text ? k.error().message : text.error().message, mistaken, done);
    if (!m_parts.search)
        return refuse(u"Search is not available."_s, mistaken, done);
    whenDone(m_parts.search(*text, *k, m_scope), m_receiver,
             [this, mistaken, done](const clientele::Result<std::vector<SearchHit>> &hits) {
                 if (!hits)
                     return refuse(hits.error().sentence(), mistaken, done);
                 QJsonArray passages;
                 for (const SearchHit &hit : *hits)
                     if (hit.passage.mayLeave)  // who a person is stays here
                         passages.append(passageJson(hit));
                 const int found = static_cast<int>(passages.size());
                 give(u"search"_s, {{u"passages"_s, passages}}, tr("Searched: %n passage(s)", nullptr, found), done);
             });
}

void Toolbox::runSimilar(const ToolArguments &arguments, const Done &done)
{
    const QString mistaken = tr("Nobody of that name was found");
    const auto id = arguments.text({u"customer"_s, u"customer_id"_s});
    const auto k = arguments.number(u"k"_s, 5, mostSimilar);
    if (!id || !k)
        return refuse(id ? k.error().message : id.error().message, mistaken, done);
    const auto row = m_parts.book->customerRow(*id);
    if (!row || !isVisible(*row))
        return refuse(u"Not found: there is no such customer."_s, mistaken, done);
    if (!m_parts.similar)
        return refuse(u"Similar customers are not available."_s, mistaken, done);
    // Those outside the scope fall out afterwards: more are asked for than are shown.
    const int wider = m_reach.comparable ? *k * 20 : *k;
    whenDone(
        m_parts.similar(*id, wider), m_receiver,
        [this, k = *k, mistaken, done](const clientele::Result<std::vector<SimilarCustomer>> &similar) {
            if (!similar)
                return refuse(similar.error().sentence(), mistaken, done);
            QJsonArray customers;
            for (const SimilarCustomer &one : *similar) {
                if (!includes(m_reach.comparable, one.customer) || customers.size() >= k)
                    continue;
                QJsonArray reasons;
                for (const SharedFact &fact : one.reasons) {
                    reasons.append(QJsonObject{{u"field"_s, fact.field},
                                               {u"value"_s, m_talk->safe(fact.value)},
                                               {u"of_customer"_s, m_talk->safe(fact.ofCustomer)}});
                    m_evidence.addName(fact.value);
                    m_evidence.addName(fact.ofCustomer);
                }
                customers.append(QJsonObject{{u"customer"_s, m_talk->tokenOf(one.customer)}, {u"alike_in"_s, reasons}});
            }
            const int found = static_cast<int>(customers.size());
            give(u"similar"_s, {{u"customers"_s, customers}}, tr("Compared: %n similar customer(s)", nullptr, found),
                 done);
        });
}

void Toolbox::runDescribe(const ToolArguments &arguments, const Done &done)
{
    const Catalogue &catalogue = *m_parts.catalogue;
    const QString step = tr("Looked up what can be asked");
    const auto about = arguments.text({u"about"_s});
    const auto described = [](const auto &one) {
        return QJsonObject{{u"name"_s, one.name}, {u"meaning"_s, one.label}};
    };
    if (!about) {
        QJsonArray measures;
        for (const MeasureInfo &measure : catalogue.measures())
            measures.append(described(measure));
        QJsonArray dimensions;
        for (const DimensionInfo &dimension : catalogue.dimensions())
            if (mayBeNamed(dimension.field))
                dimensions.append(described(dimension));
        return give(u"describe"_s, {{u"measures"_s, measures}, {u"dimensions"_s, dimensions}}, step, done);
    }
    if (const MeasureInfo *measure = catalogue.measure(*about))
        return give(u"describe"_s, described(*measure), step, done);
    const DimensionInfo *dimension = catalogue.dimension(*about);
    if (!dimension || !mayBeNamed(dimension->field) || dimension->field == Field::CustomerId
        || dimension->field == Field::CustomerName)
        return refuse(u"There is no measure or dimension “%1”."_s.arg(*about), step, done);
    QJsonObject json = described(*dimension);
    if (dimension->derivation == Derivation::ScoreBand) {
        QJsonArray bands;
        for (const ScoreBand &band : scoreBands()) {
            const QString range = u"%1-%2"_s.arg(band.from).arg(band.to);
            m_evidence.addName(range);
            bands.append(QString(QString::fromLatin1(band.key) + u' ' + range));
        }
        json.insert(u"bands"_s, bands);
    }
    Query query{measureOf(catalogue, dimension->table()), {dimension->name}, m_scope, mostGroups};
    if (query.measure.isEmpty())
        return give(u"describe"_s, json, step, done);
    whenDone(evaluated(query), m_receiver,
             [this, json, query, step, done](const clientele::Result<QueryResult> &result) mutable {
                 if (result) {
                     QJsonArray keys;
                     for (const ResultRow &row : result->rows) {
                         keys.append(keyFor(query.by.constFirst(), row.keys.constFirst()));
                         m_evidence.addName(row.keys.constFirst());
                     }
                     json.insert(u"keys"_s, keys);
                 }
                 give(u"describe"_s, json, step, done);
             });
}

}  // namespace clientele
