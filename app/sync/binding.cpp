// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/binding.h"

#include <QCoreApplication>

#include <algorithm>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Import", text); }

bool holdsLoans(const QString &normalisedName)
{
    return normalisedName == QLatin1StringView("outstandingloans") || normalisedName == QLatin1StringView("loans");
}

// One candidate: the columns as this kind would read them.
struct Candidate {
    Binding binding;
    QStringList missing;   // names of needed fields without a column
    QString givenTwice;    // a field that the mapping gives two columns of the source
    QString mappedToNone;  // a column that the mapping names and the source lacks
    int matched = 0;
};

class Binder {
public:
    explicit Binder(const BindingRequest &request) : m_request(request)
    {
        for (const QString &column : request.columns)
            m_names += normalised(column);
    }

    Candidate as(Table kind) const
    {
        Candidate candidate;
        candidate.binding.kind = kind;
        candidate.binding.fields.resize(static_cast<std::size_t>(m_names.size()));
        std::vector<bool> used(static_cast<std::size_t>(m_names.size()), false);
        for (const FieldInfo &field : fieldsOf(kind)) {
            const auto column = columnFor(field.field, candidate);
            if (column) {
                candidate.binding.fields[*column] = field.field;
                used[*column] = true;
                ++candidate.matched;
            } else if (field.has(Needed)) {
                candidate.missing += QLatin1StringView(field.name);
            }
        }
        if (kind == Table::Credit)
            bindLoans(candidate, used);
        for (std::size_t i = 0; i < used.size(); ++i)
            if (!used[i] && !m_request.columns[static_cast<qsizetype>(i)].isEmpty())
                candidate.binding.ignored += m_request.columns[static_cast<qsizetype>(i)];
        return candidate;
    }

private:
    // By the mapping, else by the best of the built-in names.
    std::optional<std::size_t> columnFor(Field field, Candidate &candidate) const
    {
        const auto mapped = mappedColumns(field);
        if (mapped.found.size() > 1)
            candidate.givenTwice = QLatin1StringView(info(field).name);
        if (!mapped.found.empty())
            return mapped.found.front();
        std::optional<std::size_t> best;
        int bestRank = 0;
        for (qsizetype i = 0; i < m_names.size(); ++i) {
            // What a mapping says of a column is all that counts for it.
            if (m_request.mapping && m_request.mapping->columns.contains(m_names[i]))
                continue;
            const auto rank = rankOfName(field, m_names[i]);
            if (rank && (!best || *rank < bestRank)) {
                best = static_cast<std::size_t>(i);
                bestRank = *rank;
            }
        }
        if (!best && !mapped.lacking.isEmpty())
            candidate.mappedToNone = mapped.lacking;
        return best;
    }

    struct Mapped {
        std::vector<std::size_t> found;
        QString lacking;  // a column that the mapping names for the field and the source does not have
    };
    Mapped mappedColumns(Field field) const
    {
        Mapped result;
        if (!m_request.mapping)
            return result;
        for (auto entry = m_request.mapping->columns.begin(); entry != m_request.mapping->columns.end(); ++entry) {
            if (entry.value() != field)
                continue;
            if (const qsizetype at = m_names.indexOf(entry.key()); at >= 0)
                result.found.push_back(static_cast<std::size_t>(at));
            else
                result.lacking = m_request.mapping->written.value(entry.key());
        }
        return result;
    }

    void bindLoans(Candidate &candidate, std::vector<bool> &used) const
    {
        for (std::size_t i = 0; i < used.size(); ++i) {
            const QString &name = m_names[static_cast<qsizetype>(i)];
            if (!used[i] && holdsLoans(name) && !candidate.binding.loans) {
                candidate.binding.loans = i;
                used[i] = true;
                ++candidate.matched;
            } else if (!used[i] && rankOfName(Field::LoanCurrency, name) && !candidate.binding.loansCurrency) {
                candidate.binding.loansCurrency = i;
                used[i] = true;
            }
        }
    }

    const BindingRequest &m_request;
    QStringList m_names;
};

Result<Binding> checked(const BindingRequest &request, Candidate candidate)
{
    const QString kind = tableLabel(candidate.binding.kind);
    if (!candidate.givenTwice.isEmpty())
        return fail(ErrorKind::InvalidInput,
                    translated("%1 has two columns for %2.").arg(request.source, candidate.givenTwice),
                    translated("Let the mapping name one of them."));
    if (!candidate.missing.isEmpty())
        return fail(ErrorKind::InvalidInput,
                    translated("%1 lacks columns that “%2” needs: %3.")
                        .arg(request.source, kind, candidate.missing.join(QLatin1StringView(", "))),
                    translated("Add them, or name their columns in a mapping."));
    if (request.columnsAreFixed && !candidate.mappedToNone.isEmpty())
        return fail(ErrorKind::InvalidInput,
                    translated("The mapping names the column “%1”, which %2 does not have.")
                        .arg(candidate.mappedToNone.left(60), request.source),
                    translated("Correct the mapping."));
    return std::move(candidate.binding);
}

}  // namespace

std::optional<int> rankOfName(Field field, const QString &normalisedName)
{
    int rank = 0;
    for (const QLatin1StringView name : QLatin1StringView(info(field).sourceColumns).tokenize(u'|')) {
        if (normalisedName == name)
            return rank;
        ++rank;
    }
    // Our own exports name their columns by the schema.
    return normalisedName == normalised(QString::fromLatin1(info(field).name)) ? std::optional(rank) : std::nullopt;
}

Result<Binding> rebind(const BindingRequest &request, Table kind) { return checked(request, Binder(request).as(kind)); }

Result<Binding> bind(const BindingRequest &request)
{
    const Binder binder(request);
    const auto given = request.kind ? request.kind : request.mapping ? request.mapping->kind : std::nullopt;
    if (given)
        return checked(request, binder.as(*given));

    // The kind that explains most columns; among equals, one that has all it needs.
    std::vector<Candidate> candidates;
    candidates.reserve(tableCount);
    for (int i = 0; i < tableCount; ++i)
        candidates.push_back(binder.as(static_cast<Table>(i)));
    const auto worth = [](const Candidate &candidate) {
        return 2 * candidate.matched + (candidate.missing.isEmpty() ? 1 : 0);
    };
    std::ranges::stable_sort(candidates, [&](const Candidate &a, const Candidate &b) { return worth(a) > worth(b); });
    const QString next = translated("Say what it holds: customers, credit, loans, atm, complaints or products.");
    // An id alone is in every file and tells nothing.
    if (candidates[0].matched < 2)
        return fail(ErrorKind::InvalidInput,
                    translated("The columns of %1 fit nothing that can be read.").arg(request.source), next);
    if (worth(candidates[0]) == worth(candidates[1]))
        return fail(
            ErrorKind::InvalidInput,
            translated("%1 could hold “%2” or “%3”.")
                .arg(request.source, tableLabel(candidates[0].binding.kind), tableLabel(candidates[1].binding.kind)),
            next);
    return checked(request, std::move(candidates[0]));
}

}  // namespace clientele
