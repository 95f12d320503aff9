// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recommend/evidencebutton.h"

#include "models/items/localised.h"
#include "models/items/phrases.h"
#include "models/query/catalogue.h"
#include "ui/shell/theme.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

QString labelOf(const QString &field, const Catalogue &catalogue)
{
    if (const auto term = recommend::termByName(field))
        return recommend::labelOf(*term);
    const MeasureInfo *measure = catalogue.measure(field);
    return measure ? measure->label : field;
}

Query queryOf(const recommend::Evidence &evidence, const QString &customerId)
{
    if (evidence.query)
        return *evidence.query;
    Query query;
    query.measure = u"customers.count"_s;
    query.where = {{u"customer.id"_s, Op::In, {customerId}, {}}};
    return query;
}

}  // namespace

QString evidenceText(const recommend::Evidence &evidence, const Catalogue &catalogue)
{
    QString value = localised(evidence.value, QLocale());
    if (!evidence.currency.isEmpty())
        value += u'\u00a0' + evidence.currency.code();
    return labelled(labelOf(evidence.field, catalogue), value);
}

EvidenceButton::EvidenceButton(const recommend::Evidence &evidence, const QString &customerId,
                               const Catalogue &catalogue, QWidget *parent)
    : QPushButton(parent)
{
    const QString text = evidenceText(evidence, catalogue);
    setText(QString(text).replace(u'&', u"&&"_s));
    setObjectName(u"evidenceLink"_s);
    setAccessibleName(text);
    setAccessibleDescription(tr("Opens the rows behind it"));
    setToolTip(evidence.query ? tr("Opens the rows behind this figure.") : tr("Opens the customer’s row."));
    QFont font = textFont(TextRole::Secondary);
    font.setUnderline(true);
    setFont(font);
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QPushButton::clicked, this,
            [this, query = queryOf(evidence, customerId)] { emit rowsRequested(query, {}); });
}

}  // namespace clientele
