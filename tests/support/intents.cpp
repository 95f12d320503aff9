// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/intents.h"

#include "models/portfolio/builder.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace clientele::test {

namespace {

const QStringList things{u"brochure about cards"_s,
                         u"calendar from the branch"_s,
                         u"sign above the machine"_s,
                         u"pen at the counter"_s,
                         u"letter about the merger"_s,
                         u"coffee in the waiting room"_s,
                         u"parking space at the branch"_s,
                         u"advert for loans"_s,
                         u"sponsored concert"_s,
                         u"newsletter on savings"_s,
                         u"colour of the new card"_s,
                         u"annual meeting"_s,
                         u"ramp at the entrance"_s,
                         u"air conditioning"_s,
                         u"logo on the app"_s,
                         u"raffle for account holders"_s,
                         u"children's corner"_s,
                         u"poster on mortgages"_s,
                         u"safe deposit box"_s,
                         u"door of the cash room"_s,
                         u"gift for new clients"_s,
                         u"survey about transfers"_s,
                         u"bench outside the office"_s,
                         u"voice on the telephone line"_s,
                         u"bicycle stand"_s,
                         u"plant beside the queue"_s};
const QStringList sayings{u"is charming"_s,
                          u"could be brighter"_s,
                          u"reminds me of my grandmother"_s,
                          u"was praised by my neighbour"_s,
                          u"needs a coat of paint"_s,
                          u"is too large for the room"_s,
                          u"was shown on television"_s,
                          u"smells of lemon"_s,
                          u"is older than I am"_s,
                          u"would suit a smaller town"_s,
                          u"has become a landmark"_s,
                          u"is described in two languages"_s,
                          u"made my nephew laugh"_s,
                          u"is mentioned in the report"_s,
                          u"deserves a prize"_s,
                          u"was drawn by an artist"_s,
                          u"is made of recycled wood"_s,
                          u"makes a nice impression"_s};
const QStringList places{
    u"in Toronto"_s,        u"in Halifax"_s,          u"in Laval"_s,          u"in Victoria"_s,
    u"in Calgary"_s,        u"in Winnipeg"_s,         u"in Moncton"_s,        u"in Sherbrooke"_s,
    u"in Surrey"_s,         u"in Gatineau"_s,         u"near the harbour"_s,  u"by the station"_s,
    u"on King Street"_s,    u"next to the school"_s,  u"at the university"_s, u"in the old town"_s,
    u"beside the market"_s, u"at the airport"_s,      u"under the bridge"_s,  u"opposite the library"_s,
    u"by the lake"_s,       u"on the second floor"_s, u"behind the museum"_s, u"at the corner"_s};

}  // namespace

std::vector<Wording> wordingsOf(const QString &file)
{
    QFile source(QStringLiteral(CLIENTELE_SOURCE_DIR "/tests/fixtures/intents/") + file);
    std::vector<Wording> wordings;
    if (!source.open(QIODevice::ReadOnly))
        return wordings;
    QString intent;
    for (const QByteArray &line : source.readAll().split('\n')) {
        const QString text = QString::fromUtf8(line).trimmed();
        if (text.startsWith(u"# "))
            intent = text.mid(2);
        else if (text.startsWith(u"> "))
            wordings.push_back({intent, text.mid(2), true});
        else if (!text.isEmpty())
            wordings.push_back({intent, text});
    }
    return wordings;
}

std::vector<QString> distractors(std::size_t count)
{
    std::vector<QString> texts;
    for (const QString &place : places)
        for (const QString &saying : sayings)
            for (const QString &thing : things)
                if (texts.size() < count)
                    texts.push_back(u"The "_s + thing + u' ' + place + u' ' + saying + u'.');
    return texts;
}

PortfolioPtr bookOfComplaints(const std::vector<QString> &texts)
{
    PortfolioInfo info;
    info.snapshot = 1;
    info.defaultCurrency = *Currency::fromCode(u"CAD");
    PortfolioBuilder builder(std::move(info));
    TableBuilder &table = builder.table(Table::Complaints);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        table.beginRow();
        table.setText(Field::ComplaintId, u'W' + QString::number(i + 1));
        table.setText(Field::ComplaintCategory, u"General"_s);
        table.setText(Field::ComplaintDescription, texts[i]);
    }
    return builder.build().value();
}

}  // namespace clientele::test
