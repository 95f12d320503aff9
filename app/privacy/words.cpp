// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacy/words.h"

#include <QFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace clientele::privacy {

namespace {

// Fields whose values are places, things and kinds: people name them in questions.
constexpr Field keptValues[] = {Field::CustomerCity,     Field::CustomerCountry, Field::CustomerCurrency,
                                Field::CustomerLanguage, Field::CustomerCard,    Field::CustomerStatus,
                                Field::CustomerRisk,     Field::CustomerGender,  Field::CustomerContactMethod,
                                Field::LoanType,         Field::AtmType,         Field::ComplaintCategory,
                                Field::ProductName,      Field::ProductCategory};

}  // namespace

void Words::add(Set &set, QStringView text)
{
    const Pieces pieces = piecesOf(text);
    for (const Piece &piece : pieces.list)
        set.insert(wordHash(pieces.folded(piece)));
}

Words::Words(const Portfolio &book, const QStringList &ownTexts)
{
    // Sections by their headings; see the file for what each means.
    const std::pair<QLatin1StringView, Set *> sections[] = {{"[ordinary]"_L1, &m_ordinary},
                                                            {"[months]"_L1, &m_months},
                                                            {"[before dates]"_L1, &m_beforeDates},
                                                            {"[after persons]"_L1, &m_afterPersons},
                                                            {"[modals]"_L1, &m_modals},
                                                            {"[subjects]"_L1, &m_subjects},
                                                            {"[titles]"_L1, &m_titles},
                                                            {"[particles]"_L1, &m_particles},
                                                            {"[kept]"_L1, &m_kept}};
    QFile file(u":/privacy/words.txt"_s);
    if (file.open(QIODevice::ReadOnly)) {
        Set *current = &m_ordinary;
        const QString text = QString::fromUtf8(file.readAll());
        for (const QString &line : text.split(u'\n')) {
            if (line.startsWith(u'#'))
                continue;
            bool heading = false;
            for (const auto &[name, set] : sections)
                if (line == name) {
                    current = set;
                    heading = true;
                }
            if (!heading)
                add(*current, line);
        }
    }
    m_ordinary.insert(m_months.begin(), m_months.end());
    m_ordinary.insert(m_modals.begin(), m_modals.end());
    m_ordinary.insert(m_beforeDates.begin(), m_beforeDates.end());
    m_ordinary.insert(m_afterPersons.begin(), m_afterPersons.end());
    m_ordinary.insert(m_subjects.begin(), m_subjects.end());
    for (const QString &text : ownTexts)
        add(m_ordinary, text);
    for (const FieldInfo &field : fields()) {
        add(m_kept, QString::fromUtf8(field.label));
        add(m_ordinary, QString::fromUtf8(field.synonyms));
        add(m_kept, QString::fromLatin1(field.name));
    }
    for (const Field field : keptValues)
        if (const TextColumn *column = book.text(field))
            for (Code code = 1; code < column->dictionary->size(); ++code)
                add(m_kept, column->dictionary->value(code));
}

}  // namespace clientele::privacy
