// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/numberseditor.h"

#include "ui/dashboard/cardqueries.h"
#include "ui/dashboard/latestresults.h"
#include "ui/filters/emptinesschoice.h"
#include "ui/filters/histogramslider.h"
#include "ui/filters/rangehandle.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace clientele {

NumbersEditor::NumbersEditor(const ChartSource &source, QWidget *parent)
    : FieldEditor(parent),
      m_source(source),
      m_bins(new LatestResults(source, this)),
      m_matches(new LatestResults(source, this)),
      m_histogram(new HistogramSlider(this)),
      m_from(new QLineEdit(this)),
      m_to(new QLineEdit(this)),
      m_unit(new QLabel(this)),
      m_emptiness(new EmptinessChoice(this)),
      m_summary(new QLabel(this))
{
    build();
    for (QLineEdit *end : {m_from, m_to}) {
        connect(end, &QLineEdit::textEdited, this, &NumbersEditor::endsTyped);
        connect(end, &QLineEdit::returnPressed, this, &NumbersEditor::accepted);
    }
    const auto move = [this](QLineEdit *end, std::optional<std::size_t> edge) {
        const QString point = QLocale().decimalPoint();
        end->setText(edge ? m_edges.text(*edge).replace(u'.', point) : QString());
        m_touched = true;
        countMatches();
    };
    connect(m_histogram, &HistogramSlider::lowerMoved, this,
            [this, move](std::optional<std::size_t> edge) { move(m_from, edge); });
    connect(m_histogram, &HistogramSlider::upperMoved, this,
            [this, move](std::optional<std::size_t> edge) { move(m_to, edge); });
    connect(m_emptiness, &EmptinessChoice::changed, this, [this] {
        for (QWidget *range :
             {static_cast<QWidget *>(m_from), static_cast<QWidget *>(m_to), static_cast<QWidget *>(m_histogram)})
            range->setEnabled(!m_emptiness->isMade());
        countMatches();
    });
    connect(m_bins, &LatestResults::finished, this, &NumbersEditor::binsAnswered);
    connect(m_matches, &LatestResults::finished, this, [this] {
        if (m_matches->failure())
            return;
        const Table table = m_subject.field.table == Table::Credit ? Table::Customers : m_subject.field.table;
        m_rowsText = rowsOfText(table, m_matches->result(0)->matchedRows, m_matches->result(1)->matchedRows, QLocale());
        summarise();
    });
}

void NumbersEditor::build()
{
    m_from->setObjectName(u"filterFrom"_s);
    m_to->setObjectName(u"filterTo"_s);
    m_from->setPlaceholderText(tr("no lower end"));
    m_to->setPlaceholderText(tr("no upper end"));
    m_unit->setTextFormat(Qt::PlainText);
    m_summary->setObjectName(u"softText"_s);
    m_summary->setTextFormat(Qt::PlainText);
    auto *from = new QLabel(tr("From", "lower end of a range of numbers"), this);
    auto *to = new QLabel(tr("To", "upper end of a range of numbers"), this);
    from->setBuddy(m_from);
    to->setBuddy(m_to);
    m_from->setAccessibleName(from->text());
    m_to->setAccessibleName(to->text());
    auto *ends = new QHBoxLayout;
    ends->setSpacing(gap(2));
    ends->addWidget(from);
    ends->addWidget(m_from, 1);
    ends->addWidget(to);
    ends->addWidget(m_to, 1);
    ends->addWidget(m_unit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(gap(2));
    column->addWidget(m_histogram, 1);
    column->addLayout(ends);
    column->addWidget(m_emptiness);
    column->addWidget(m_summary);
    setTabOrder(m_histogram->lowerHandle(), m_histogram->upperHandle());
    setTabOrder(m_histogram->upperHandle(), m_from);
    setTabOrder(m_from, m_to);
    setTabOrder(m_to, m_emptiness);
}

void NumbersEditor::edit(const FilterSubject &subject)
{
    m_subject = subject;
    m_touched = false;
    const Currency currency = subject.field.currency;
    const bool mixed = subject.field.digits > 0 && currency.isEmpty();
    m_unit->setText(mixed ? tr("in any currency") : currency.code());
    m_unit->setVisible(!m_unit->text().isEmpty());
    showEnds(subject.now);
    m_emptiness->edit(subject.now);
    m_edges = {};
    m_histogram->setBins({}, {}, {}, {});
    m_histogram->setToolTip({});
    countMatches();
    // On the whole book, so that the scale stays where it is whatever else is filtered.
    askBins(Stage::Magnitudes, magnitudes(subject.field.digits));
}

void NumbersEditor::showEnds(const std::optional<Condition> &now)
{
    const Condition range = now.value_or(Condition{});
    const bool lower = range.op == Op::Between || range.op == Op::AtLeast || range.op == Op::Above;
    const bool upper = range.op == Op::AtMost || range.op == Op::Below;
    // Ends are included here: "above 500" is from 501, or from 500.01.
    const auto shown = [this](QString text, std::int64_t excluded) {
        const auto scaled = parseScaled(text, m_subject.field.digits);
        if (excluded != 0 && scaled)
            text = scaledToText(*scaled + excluded, m_subject.field.digits);
        return text.replace(u'.', QLocale().decimalPoint());
    };
    m_from->setText(lower ? shown(range.values.value(0), range.op == Op::Above ? 1 : 0) : QString());
    m_to->clear();
    if (range.op == Op::Between)
        m_to->setText(shown(range.values.value(1), 0));
    else if (upper)
        m_to->setText(shown(range.values.value(0), range.op == Op::Below ? -1 : 0));
}

void NumbersEditor::askBins(Stage stage, const BinEdges &edges)
{
    m_stage = stage;
    m_edges = edges;
    const QString measure = countMeasure(m_subject.field.table);
    std::vector<Query> queries{binQuery(measure, m_subject.field.name, edges, {})};
    if (stage == Stage::Bins)
        queries.push_back(binQuery(measure, m_subject.field.name, edges, m_subject.others));
    m_bins->ask(queries);
}

void NumbersEditor::binsAnswered()
{
    if (const auto failure = m_bins->failure()) {
        m_stage = Stage::Done;
        emit failed(failure->sentence());
        return;
    }
    const BinCounts whole = binCounts(m_edges, *m_bins->result(0));
    switch (m_stage) {
    case Stage::Magnitudes: {
        const BinEdges next = spread(m_edges, whole);
        if (next.bins() == 0) {
            m_stage = Stage::Done;
            return;
        }
        askBins(next.logarithmic ? Stage::Bins : Stage::Spread, next);
        break;
    }
    case Stage::Spread:
        askBins(Stage::Bins, refined(m_edges, whole));
        break;
    case Stage::Bins:
        m_stage = Stage::Done;
        showBins();
        break;
    case Stage::Done:
        break;
    }
}

void NumbersEditor::summarise()
{
    m_summary->setText(m_edges.logarithmic && m_stage == Stage::Done ? m_rowsText + u" · "_s + tr("logarithmic scale")
                                                                     : m_rowsText);
}

void NumbersEditor::showBins()
{
    m_counts = binCounts(m_edges, *m_bins->result(1));
    m_histogram->setBins(m_edges, m_counts, binCounts(m_edges, *m_bins->result(0)), m_subject.field.currency.code());
    m_histogram->setRange(scaledEnd(m_from), scaledEnd(m_to));
    m_histogram->setAccessibleDescription(m_edges.logarithmic ? tr("The scale is logarithmic.") : QString());
    m_emptiness->setMissing(m_counts.missing, m_subject.field.kind);
    summarise();
}

Result<QString> NumbersEditor::typedEnd(const QLineEdit *edit) const
{
    return edit->text().trimmed().isEmpty() ? Result<QString>(QString())
                                            : filterNumber(edit->text(), m_subject.field.digits, QLocale());
}

std::optional<std::int64_t> NumbersEditor::scaledEnd(const QLineEdit *edit) const
{
    const auto typed = typedEnd(edit);
    const auto scaled = typed && !typed->isEmpty() ? parseScaled(*typed, m_subject.field.digits)
                                                   : Result<std::int64_t>(tl::unexpected(Error{}));
    return scaled ? std::optional(*scaled) : std::nullopt;
}

void NumbersEditor::endsTyped()
{
    m_touched = true;
    m_histogram->setRange(scaledEnd(m_from), scaledEnd(m_to));
    countMatches();
}

void NumbersEditor::countMatches()
{
    const auto made = condition();
    if (!made) {
        m_rowsText.clear();
        return summarise();
    }
    Query some{.measure = countMeasure(m_subject.field.table), .by = {}, .where = m_subject.others};
    const Query all = some;
    if (*made)
        some.where.push_back(**made);
    m_matches->ask({some, all});
}

Result<std::optional<Condition>> NumbersEditor::condition() const
{
    using Made = std::optional<Condition>;
    if (m_emptiness->isMade())
        return Made(m_emptiness->condition(m_subject.field));
    if (!m_touched && !EmptinessChoice::says(m_subject.now))
        return m_subject.now;
    auto from = typedEnd(m_from);
    if (!from)
        return passOn(from);
    auto to = typedEnd(m_to);
    if (!to)
        return passOn(to);
    const auto lower = scaledEnd(m_from);
    const auto upper = scaledEnd(m_to);
    if (lower && upper && *lower > *upper)
        return fail(ErrorKind::InvalidInput, tr("The lower end is above the upper end."));
    return from->isEmpty() && to->isEmpty() ? Made() : Made(rangeCondition(m_subject.field.name, *from, *to));
}

bool NumbersEditor::isSettled() const { return m_stage == Stage::Done && !m_bins->isBusy() && !m_matches->isBusy(); }

void NumbersEditor::takeFocus() { m_from->setFocus(Qt::PopupFocusReason); }

}  // namespace clientele
