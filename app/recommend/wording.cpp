// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommend/wording.h"

#include "models/core/folding.h"

#include <QCoreApplication>
#include <QTranslator>

#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace clientele::recommend {

namespace {

struct Written {
    QLocale::Language language;
    QStringList names;  // folded
};

const std::array<Written, 3> &written()
{
    static const std::array<Written, 3> all{
        Written{QLocale::English, {u"en"_s, u"english"_s, u"anglais"_s, u"ingles"_s}},
        Written{QLocale::French, {u"fr"_s, u"french"_s, u"francais"_s, u"frances"_s}},
        Written{QLocale::Spanish, {u"es"_s, u"spanish"_s, u"espanol"_s, u"espagnol"_s}}};
    return all;
}

// Read once: a translator that is loaded is only looked into.
const QTranslator *translatorOf(QLocale::Language language)
{
    static const auto loaded = [] {
        std::array<std::unique_ptr<QTranslator>, 3> translators;
        for (std::size_t i = 0; i < translators.size(); ++i) {
            translators[i] = std::make_unique<QTranslator>();
            (void)translators[i]->load(u":/i18n/clientele_%1.qm"_s.arg(written()[i].names.constFirst()));
        }
        return translators;
    }();
    for (std::size_t i = 0; i < loaded.size(); ++i)
        if (written()[i].language == language)
            return loaded[i].get();
    return nullptr;
}

}  // namespace

QString counted(const QLocale &locale, const char *text, int count)
{
    const QTranslator *translator = translatorOf(locale.language());
    QString translated = translator ? translator->translate("Recommend", text, nullptr, count) : QString();
    if (translated.isEmpty())
        return QCoreApplication::translate("Recommend", text, nullptr, count);
    return translated.replace(u"%n"_s, locale.toString(count));
}

QString labelOf(TermId id, const QLocale &locale)
{
    const auto field = id == loanTypesTerm() ? Field::LoanType : term(id).field;
    const QTranslator *translator = translatorOf(locale.language());
    const QString label = field && translator ? translator->translate("Schema", info(*field).label) : QString();
    return label.isEmpty() ? labelOf(id) : label;
}

std::optional<QLocale> localeOf(const QString &preferredLanguage)
{
    const QString name = folded(preferredLanguage);
    for (const Written &one : written())
        if (one.names.contains(name))
            return QLocale(one.language);
    return std::nullopt;
}

}  // namespace clientele::recommend
