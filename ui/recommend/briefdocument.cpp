// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recommend/briefdocument.h"

#include "models/items/phrases.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(clientele::BriefDocument)
};

constexpr double largest = 13.5;  // pixels of 96 to the inch: 10 points
constexpr double smallest = 8.5;
constexpr double step = 0.5;
constexpr double dotsPerInch = 96;
constexpr std::size_t mostReasons = 2;
constexpr std::size_t mostComplaints = 5;

QString escaped(const QString &text) { return text.toHtmlEscaped(); }

class Writer {
public:
    Writer(const recommend::MeetingBrief &brief, const Look &look, double pixels)
        : m_brief(brief), m_look(look), m_pixels(pixels)
    {}

    [[nodiscard]] QString html()
    {
        const QString about =
            QStringList{m_brief.customerId, m_brief.place}.join(m_brief.place.isEmpty() ? u""_s : u" · "_s);
        m_html += u"<body style=\"color:%1;font-size:%2px\">"_s.arg(m_look.text.name()).arg(qRound(m_pixels));
        m_html += u"<p style=\"font-size:%1px;margin:0\"><b>%2</b></p>"_s.arg(qRound(m_pixels * 1.7))
                      .arg(escaped(m_brief.name));
        soft(about);
        heading(Words::tr("Who this is"));
        facts();
        list(Words::tr("What the figures say"), claims());
        list(Words::tr("What changed"), m_brief.changes);
        suggestions(Words::tr("Suggestions: cards and loans"), m_brief.suggestions.credit);
        suggestions(Words::tr("Suggestions: deposits, insurance, investment"), m_brief.suggestions.other);
        complaints();
        list(Words::tr("To do"), m_brief.tasks);
        foot();
        return m_html + u"</body>"_s;
    }

private:
    void soft(const QString &text)
    {
        m_html += u"<p style=\"color:%1;margin:0\">%2</p>"_s.arg(m_look.soft.name(), escaped(text));
    }
    void heading(const QString &text)
    {
        m_html += u"<p style=\"color:%1;margin-top:%2px;margin-bottom:2px\"><b>%3</b></p>"_s.arg(m_look.accent.name())
                      .arg(qRound(m_pixels))
                      .arg(escaped(text));
    }
    void list(const QString &title, const QStringList &items)
    {
        if (items.isEmpty())
            return;
        heading(title);
        for (const QString &item : items)
            m_html += u"<p style=\"margin:0\">• %1</p>"_s.arg(escaped(item));
    }
    // Two columns of label and value.
    void facts()
    {
        m_html += u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"1\">"_s;
        const std::size_t rows = (m_brief.facts.size() + 1) / 2;
        for (std::size_t row = 0; row < rows; ++row) {
            m_html += u"<tr>"_s;
            for (const std::size_t at : {row, row + rows}) {
                const bool there = at < m_brief.facts.size();
                m_html += u"<td width=\"27%\" style=\"color:%1\">%2</td><td width=\"23%\">%3</td>"_s.arg(
                    m_look.soft.name(), there ? escaped(m_brief.facts[at].label) : QString(),
                    there ? escaped(m_brief.facts[at].value) : QString());
            }
            m_html += u"</tr>"_s;
        }
        m_html += u"</table>"_s;
    }
    [[nodiscard]] QStringList claims() const
    {
        QStringList texts;
        for (const recommend::Found &found : m_brief.suggestions.analysis.found)
            texts += found.text;
        return texts;
    }
    void suggestions(const QString &title, const std::vector<recommend::Suggestion> &all)
    {
        if (all.empty())
            return;
        heading(title);
        int place = 0;
        for (const recommend::Suggestion &one : all) {
            QStringList reasons;
            for (std::size_t i = 0; i < std::min(one.reasons.size(), mostReasons); ++i)
                reasons += one.reasons[i].text;
            m_html += u"<p style=\"margin:0\"><b>%1. %2</b> <span style=\"color:%3\">%4</span></p>"_s.arg(++place).arg(
                escaped(one.product.name), m_look.soft.name(), escaped(reasons.join(u' ')));
        }
    }
    void complaints()
    {
        if (m_brief.complaints.empty())
            return;
        heading(Words::tr("Complaints about what this customer uses too (they name no customer)"));
        for (std::size_t i = 0; i < std::min(m_brief.complaints.size(), mostComplaints); ++i) {
            const recommend::MeetingBrief::Exposure &one = m_brief.complaints[i];
            const int count = static_cast<int>(one.count);
            m_html += u"<p style=\"margin:0\">• %1 <span style=\"color:%2\">%3</span></p>"_s.arg(
                escaped(labelled(one.about, Words::tr("%n complaint(s)", nullptr, count))), m_look.soft.name(),
                escaped(Words::tr("“%1”", "words of a complaint").arg(one.example)));
        }
    }
    void foot()
    {
        const recommend::Recommendation &result = m_brief.suggestions;
        QString text =
            Words::tr("These are suggestions by the rules %1; the decision is a person’s.").arg(result.rulesVersion);
        if (!result.model.isEmpty())
            text += u' ' + Words::tr("Prepared with the model %1.").arg(result.model);
        text += u' '
                + Words::tr("Snapshot %1, printed %2.")
                      .arg(m_brief.about.snapshot)
                      .arg(QLocale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat));
        m_html +=
            u"<p style=\"color:%1;font-size:%2px;margin-top:%3px;margin-bottom:0\">%4</p>"_s.arg(m_look.soft.name())
                .arg(qRound(m_pixels * 0.85))
                .arg(qRound(m_pixels))
                .arg(escaped(text));
    }

    const recommend::MeetingBrief &m_brief;
    const Look &m_look;
    double m_pixels;
    QString m_html;
};

}  // namespace

QString briefHtml(const recommend::MeetingBrief &brief, const Look &look, double pixels)
{
    return Writer(brief, look, pixels).html();
}

QPageLayout briefPage()
{
    const bool letter = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
    return {QPageSize(letter ? QPageSize::Letter : QPageSize::A4), QPageLayout::Portrait, QMarginsF(15, 13, 15, 13),
            QPageLayout::Millimeter};
}

std::unique_ptr<QTextDocument> briefOnPaper(const recommend::MeetingBrief &brief, QSizeF page)
{
    auto document = std::make_unique<QTextDocument>();
    document->setDocumentMargin(0);
    for (double pixels = largest; pixels >= smallest; pixels -= step) {
        QFont font = textFont(TextRole::Body);
        font.setPixelSize(qRound(pixels));
        document->setDefaultFont(font);
        document->setHtml(briefHtml(brief, lightLook(), pixels));
        document->setPageSize(page);
        if (document->pageCount() == 1)
            break;
    }
    return document;
}

void paintBrief(const recommend::MeetingBrief &brief, QPagedPaintDevice &device)
{
    QPainter painter(&device);
    const double scale = device.logicalDpiX() / dotsPerInch;
    const QSizeF page(device.width() / scale, device.height() / scale);
    const auto document = briefOnPaper(brief, page);
    painter.scale(scale, scale);
    document->drawContents(&painter, QRectF({}, page));
}

Status writeBriefPdf(const recommend::MeetingBrief &brief, const QString &path)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter pdf(&buffer);
        pdf.setTitle(brief.name);
        pdf.setCreator(u"Clientele"_s);
        pdf.setPageLayout(briefPage());
        paintBrief(brief, pdf);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorKind::Storage, Words::tr("%1 could not be written: %2.").arg(path, file.errorString()),
                    Words::tr("Choose another folder, or make room."));
    return {};
}

}  // namespace clientele
