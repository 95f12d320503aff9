// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

using namespace Qt::StringLiterals;

namespace clientele {

Language::Language(const QLocale &locale)
{
    QLocale::setDefault(locale);
    const auto install = [this](std::unique_ptr<QTranslator> translator, bool loaded) {
        if (!loaded)
            return false;
        QCoreApplication::installTranslator(translator.get());
        m_translators.push_back(std::move(translator));
        return true;
    };
    auto qts = std::make_unique<QTranslator>();
    const bool qtsLoaded = qts->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(std::move(qts), qtsLoaded);

    auto ours = std::make_unique<QTranslator>();
    const bool loaded = ours->load(locale, u"clientele"_s, u"_"_s, u":/i18n"_s);
    if (install(std::move(ours), loaded))
        return;
    // English has plural forms too.
    auto english = std::make_unique<QTranslator>();
    const bool englishLoaded = english->load(u":/i18n/clientele_en.qm"_s);
    install(std::move(english), englishLoaded);
}

Language::~Language()
{
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    QLocale::setDefault(m_before);
}

}  // namespace clientele
