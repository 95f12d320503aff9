// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/turn/writtenfigure.h"

#include "app/assistant/turn/figurewords.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qsizetype mostDigits = 18;

bool isDigit(QChar c) { return c.digitValue() >= 0; }
bool isSpace(QChar c) { return c == u' ' || c == u'\u00a0' || c == u'\u202f' || c == u'\u2009' || c == u'\u2007'; }
bool isSeparator(QChar c) { return isSpace(c) || QStringView(u".,'’_\u066b\u066c\u00b7").contains(c); }

// "1,234.56" cut: groups of digits and what is between them.
struct Groups {
    QStringList digits;
    QString separators;
};

Groups cut(QStringView written)
{
    Groups groups;
    groups.digits += QString();
    for (const QChar c : written) {
        if (isDigit(c)) {
            groups.digits.back() += QChar(u'0' + c.digitValue());
        } else {
            groups.separators += isSpace(c) ? QChar(u' ') : c == u'’' ? QChar(u'\'') : c;
            groups.digits += QString();
        }
    }
    return groups;
}

// Groups of three behind the first; of two before the last three, as in India.
bool areThousands(const QStringList &digits, const QString &separators)
{
    if (separators.isEmpty())
        return true;
    // Four before the first: "5390.018" in Spanish.
    if (separators.count(separators.front()) != separators.size() || digits.front().isEmpty()
        || digits.front().size() > 4 || digits.back().size() != 3)
        return false;
    const auto middle = [&digits](qsizetype size) {
        return std::all_of(digits.begin() + 1, digits.end() - 1,
                           [size](const QString &group) { return group.size() == size; });
    };
    return middle(3) || (middle(2) && digits.front().size() <= 2);
}

void addReading(std::vector<WrittenNumber> &readings, const QString &whole, const QString &decimals)
{
    const QString digits = whole + decimals;
    if (digits.isEmpty() || digits.size() > mostDigits)
        return;
    readings.push_back({digits.toLongLong(), -static_cast<int>(decimals.size())});
}

std::vector<WrittenNumber> readingsOf(QStringView written)
{
    const Groups groups = cut(written);
    std::vector<WrittenNumber> readings;
    if (areThousands(groups.digits, groups.separators))
        addReading(readings, groups.digits.join(QString()), {});
    if (groups.separators.isEmpty())
        return readings;
    const QChar last = groups.separators.back();
    const QString others = groups.separators.chopped(1);
    if (QStringView(u".,\u066b\u00b7").contains(last) && !others.contains(last)) {
        const QStringList whole = groups.digits.mid(0, groups.digits.size() - 1);
        if (areThousands(whole, others))
            addReading(readings, whole.join(QString()), groups.digits.back());
    }
    return readings;
}

// The end of the digits that begin at `at`, with their separators.
qsizetype endOfDigits(QStringView text, qsizetype at)
{
    qsizetype end = at;
    qsizetype groupStart = at;
    while (end < text.size()) {
        if (isDigit(text[end])) {
            ++end;
            continue;
        }
        if (!isSeparator(text[end]) || end + 1 >= text.size() || !isDigit(text[end + 1]))
            break;
        if (isSpace(text[end])) {
            // A space groups threes, and only threes.
            const auto digitsFrom = [&](qsizetype from) {
                qsizetype count = 0;
                while (from + count < text.size() && isDigit(text[from + count]))
                    ++count;
                return count;
            };
            if (digitsFrom(end + 1) != 3 || end - groupStart > 3)
                break;
        }
        ++end;
        groupStart = end;
    }
    return end;
}

class FigureReader {
public:
    explicit FigureReader(const QString &text) : m_text(text) {}

    std::vector<WrittenFigure> read()
    {
        for (qsizetype at = 0; at < m_text.size();) {
            if (isDigit(m_text[at]) || m_text[at].category() == QChar::Number_Other)
                at = readDigits(at);
            else if (m_text[at].isLetter() && (at == 0 || !m_text[at - 1].isLetterOrNumber()))
                at = readWords(at);
            else
                ++at;
        }
        return std::move(m_figures);
    }

private:
    qsizetype readDigits(qsizetype at)
    {
        WrittenFigure figure;
        figure.start = at;
        qsizetype end = isDigit(m_text[at]) ? endOfDigits(m_text, at) : at + 1;
        if (const qsizetype fraction = endOfFraction(end); fraction > end) {
            end = fraction;
        } else if (isDigit(m_text[at])) {
            figure.digits = m_text.mid(at, end - at);
            figure.readings = readingsOf(QStringView(m_text).mid(at, end - at));
        }
        const FigureWords::Unit unit = FigureWords::after(m_text, end);
        if (unit.ordinal)
            return unit.end;
        if (isListNumber(at, end))
            return end + 1;
        if (unit.isWord)  // "3D": no number at all
            figure.readings.clear();
        apply(unit, figure);
        end = std::max(end, unit.end);
        const qsizetype before = beforeDigits(figure);
        figure.length = end - figure.start;
        if (before >= 0)
            m_figures.push_back(std::move(figure));
        return end;
    }

    // "3/4" of something is no result of a query.
    [[nodiscard]] qsizetype endOfFraction(qsizetype at) const
    {
        if (at + 1 >= m_text.size() || (m_text[at] != u'/' && m_text[at] != u'⁄') || !isDigit(m_text[at + 1]))
            return at;
        return endOfDigits(m_text, at + 1);
    }

    // "1. Toronto" at a line's beginning.
    [[nodiscard]] bool isListNumber(qsizetype at, qsizetype end) const
    {
        if (end - at > 2 || end + 1 >= m_text.size() || (m_text[end] != u'.' && m_text[end] != u')')
            || !m_text[end + 1].isSpace())
            return false;
        const qsizetype line = m_text.lastIndexOf(u'\n', at) + 1;
        const QStringView lead = QStringView(m_text).mid(line, at - line);
        return std::ranges::all_of(lead, [](QChar c) { return c.isSpace() || QStringView(u"#*>-_").contains(c); });
    }

    // Sign, currency and a word that the digits are glued to; the figure begins there.
    qsizetype beforeDigits(WrittenFigure &figure)
    {
        qsizetype at = figure.start;
        const FigureWords::Sign sign = FigureWords::signBefore(m_text, at);
        if (sign.found) {
            figure.money = true;
            figure.currencies += sign.currencies;
            at = sign.start;
        }
        // Not of a range: "300-579".
        if (at > 0 && (m_text[at - 1] == u'-' || m_text[at - 1] == u'−')
            && (at < 2 || !m_text[at - 2].isLetterOrNumber())) {
            figure.negative = true;
            --at;
        }
        if (!sign.found && at > 0 && m_text[at - 1].isLetter()) {  // "ATM101"
            while (at > 0 && m_text[at - 1].isLetterOrNumber())
                --at;
            figure.readings.clear();
        }
        figure.start = at;
        figure.before = FigureWords::wordBefore(m_text, at);
        return at;
    }

    static void apply(const FigureWords::Unit &unit, WrittenFigure &figure)
    {
        figure.percent = unit.percent;
        if (unit.money) {
            figure.money = true;
            figure.currencies += unit.currencies;
        }
        for (WrittenNumber &reading : figure.readings)
            reading.exponent += unit.scale;
    }

    qsizetype readWords(qsizetype at)
    {
        const FigureWords::Spelled spelled = FigureWords::spelledAt(m_text, at);
        if (!spelled.isFigure)
            return std::max(spelled.end, at + 1);
        WrittenFigure figure;
        figure.start = at;
        figure.digits = m_text.mid(at, spelled.end - at);
        if (spelled.value >= 0)
            figure.readings.push_back({spelled.value, 0});
        const FigureWords::Unit unit = FigureWords::after(m_text, spelled.end);
        apply(unit, figure);
        const qsizetype end = std::max(spelled.end, unit.end);
        figure.length = end - at;
        figure.before = FigureWords::wordBefore(m_text, at);
        m_figures.push_back(std::move(figure));
        return end;
    }

    const QString &m_text;
    std::vector<WrittenFigure> m_figures;
};

}  // namespace

std::vector<WrittenFigure> figuresIn(const QString &text) { return FigureReader(text).read(); }

bool agrees(const WrittenNumber &written, std::int64_t scaled, int digits)
{
    __extension__ using Wide = __int128;
    constexpr int mostPowers = 18;
    const int shift = -digits - written.exponent;  // the figure in units of the last place written
    if (shift >= 0) {
        if (shift > mostPowers)
            return scaled == 0 && written.mantissa == 0;
        return Wide(scaled) * powerOfTen(shift) == Wide(written.mantissa);
    }
    if (-shift > mostPowers)
        return false;
    const Wide unit = powerOfTen(-shift);
    const Wide distance = Wide(scaled) - Wide(written.mantissa) * unit;
    if (written.mantissa == 0 && scaled != 0)
        return false;  // nothing is rounded away
    return (distance < 0 ? -distance : distance) * 2 <= unit;
}

}  // namespace clientele
