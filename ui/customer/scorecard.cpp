// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/scorecard.h"

#include "models/items/localised.h"
#include "models/items/phrases.h"
#include "ui/dashboard/figuretext.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

Query rowsOf(const QString &customer)
{
    return {.measure = u"credit.score.average"_s, .by = {}, .where = {{u"customer.id"_s, Op::In, {customer}, {}}}};
}

}  // namespace

void ScoreStrip::setCounts(const std::vector<std::int64_t> &counts)
{
    m_counts = counts;
    update();
}

void ScoreStrip::setScore(std::optional<int> score)
{
    m_score = score;
    update();
}

QSize ScoreStrip::sizeHint() const { return {gap(40), gap(26)}; }

void ScoreStrip::paintEvent(QPaintEvent *)
{
    const auto highest = std::ranges::max_element(m_counts);
    if (highest == m_counts.end() || *highest == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const Look now = look();
    painter.setFont(textFont(TextRole::Axis));
    const QRectF plot(0, 0, width(), height() - painter.fontMetrics().height() - gap(1));
    const double wide = plot.width() / static_cast<double>(m_counts.size());
    const auto binOf = [](int score) {
        return std::clamp((score - BookStanding::firstScore) / BookStanding::scoreStep, 0, BookStanding::scoreBins - 1);
    };
    for (std::size_t bin = 0; bin < m_counts.size(); ++bin) {
        const bool own = m_score && static_cast<int>(bin) == binOf(*m_score);
        // The own column is seen also where it is low.
        const double tall = std::max(plot.height() * static_cast<double>(m_counts[bin]) / static_cast<double>(*highest),
                                     own ? static_cast<double>(gap(1)) : 0.0);
        const QRectF column(plot.left() + wide * static_cast<double>(bin) + 1, plot.bottom() - tall, wide - 2, tall);
        painter.setBrush(own ? now.accent : now.ghost);
        painter.drawRoundedRect(column, 2, 2);
    }
    painter.setPen(now.soft);
    for (const int score : {300, 400, 500, 600, 700, 800}) {
        const double at = plot.left() + wide * (score - BookStanding::firstScore) / BookStanding::scoreStep;
        painter.drawText(QRectF(at, plot.bottom() + gap(0.5), gap(12), gap(5)), Qt::AlignLeft | Qt::AlignTop,
                         QLocale().toString(score));
    }
}

ScoreCard::ScoreCard(QWidget *parent)
    : Card(parent),
      m_content(new QWidget(this)),
      m_score(new QPushButton(m_content)),
      m_place(new QLabel(m_content)),
      m_delinquencies(new QLabel(m_content)),
      m_strip(new ScoreStrip(m_content))
{
    setTitle(fieldLabel(Field::CreditScore));
    m_score->setObjectName(u"figureLink"_s);
    m_score->setFont(textFont(TextRole::Figure));
    m_score->setToolTip(tr("Show the rows behind it"));
    m_place->setObjectName(u"scorePlace"_s);
    for (QLabel *label : {m_place, m_delinquencies}) {
        label->setProperty("tone", "soft");
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *words = new QVBoxLayout;
    words->setSpacing(gap(1));
    words->addStretch(1);
    words->addWidget(m_score, 0, Qt::AlignLeft);
    words->addWidget(m_place);
    words->addWidget(m_delinquencies);
    words->addStretch(1);
    auto *line = new QHBoxLayout(m_content);
    line->setContentsMargins({});
    line->setSpacing(gap(4));
    line->addLayout(words, 2);
    line->addWidget(m_strip, 3);
    setBody(m_content);
    connect(m_score, &QPushButton::clicked, this, [this] { emit rowsRequested(rowsOf(m_customer), {}); });
    menu()->addAction(tr("Show rows"), this, [this] { emit rowsRequested(rowsOf(m_customer), {}); });
}

void ScoreCard::show(const BookStanding &standing, const QString &customer)
{
    m_customer = customer;
    const auto place = standing.scorePlace(customer);
    m_strip->setCounts(standing.scoreCounts());
    m_strip->setScore(place ? std::optional(place->score) : std::nullopt);
    if (!place) {
        showMessage(tr("No credit score is known."), {}, false);
        return;
    }
    showBody();
    const QLocale locale;
    m_score->setText(locale.toString(place->score));
    //: a place by credit score, the highest first: 26 of 50
    const QString ranked =
        tr("place %1 of %2 in the book").arg(grouped(place->above + 1, locale), grouped(place->known, locale));
    const auto share = qRound(100.0 * static_cast<double>(place->below) / static_cast<double>(place->known));
    //: %1 is a number from 0 to 100
    const QString higher = tr("higher than %1 % of customers").arg(share);
    m_place->setText(ranked + u'\n' + higher);
    m_strip->setAccessibleName(tr("How many customers have which score"));
    m_strip->setAccessibleDescription(besideEachOther({labelled(title(), m_score->text()), ranked, higher}));
    m_score->setAccessibleName(labelled(title(), m_score->text()));

    const StandingFigure own = standing.figureOf(u"credit.delinquencies"_s, customer);
    const auto median = standing.medianDelinquencies();
    m_delinquencies->setVisible(!own.values.empty());
    if (own.values.empty())
        return;
    const Figure &count = own.values.front();
    const bool above = median && number(count) > number(*median);
    const QString text = labelled(fieldLabel(Field::CreditDelinquencies), exactText(count, locale));
    m_delinquencies->setText(above ? text + u" · "_s + tr("above the book's median") : text);
    m_delinquencies->setProperty("tone", above ? u"care"_s : u"soft"_s);
    m_delinquencies->style()->unpolish(m_delinquencies);
    m_delinquencies->style()->polish(m_delinquencies);
}

void ScoreCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        m_score->setFont(textFont(TextRole::Figure));
    Card::changeEvent(event);
}

}  // namespace clientele
