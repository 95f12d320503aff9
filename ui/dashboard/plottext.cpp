// SPDX-License-Identifier: GPL-3.0-or-later
// A plot in words: for tooltips, and for those who do not see it.
#include "ui/dashboard/plot.h"

#include "models/items/phrases.h"
#include "ui/dashboard/figuretext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace clientele {

QString Plot::markText(int index) const
{
    if (index < 0 || index >= static_cast<int>(m_data.marks.size()))
        return {};
    const QLocale locale;
    const Mark &mark = m_data.marks[static_cast<std::size_t>(index)];
    QStringList parts;
    for (std::size_t series = 0; series < mark.parts.size(); ++series) {
        const MarkPart &part = mark.parts[series];
        // Of a stack only the shares that are there.
        if (part.hidden || (mark.parts.size() > 2 && part.rows == 0 && !part.ghost))
            continue;
        QString text = part.known ? exactWithUnit(part.value, locale) : tr("no value");
        if (mark.parts.size() > 1)
            //: one series of a mark: Deposits 1,200.00 CAD
            text = tr("%1 %2").arg(m_data.series[series].label, text);
        if (part.ghost && *part.ghost != part.value)
            //: a figure within the filter, then that of the whole book
            text = tr("%1 of %2").arg(text, exactText(*part.ghost, locale));
        parts += text;
    }
    const QString figures = parts.isEmpty() ? tr("nothing") : parts.join(mark.parts.size() > 2 ? u"\n"_s : u", "_s);
    const QString shown = mark.longLabel.isEmpty() ? figures
                          : mark.parts.size() > 2
                              ? mark.longLabel + u'\n' + figures
                              : tr("%1: %2", "a mark's name: its figures").arg(mark.longLabel, figures);
    const QString said = remark().isEmpty() ? shown : shown + u'\n' + remark();
    return mark.selected ? tr("%1 (selected)").arg(said) : said;
}

QString Plot::allText() const
{
    static constexpr int most = 100;  // a screen reader reads it all: longer series are better walked by arrow key
    QStringList lines;
    const int marks = static_cast<int>(m_data.marks.size());
    for (int mark = 0; mark < std::min(marks, most); ++mark)
        lines += markText(mark);
    if (marks + m_data.more > most)
        lines += tr("and %n more", nullptr, marks + m_data.more - most);
    return besideEachOther(lines);
}

}  // namespace clientele
