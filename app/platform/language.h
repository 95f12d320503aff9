// SPDX-License-Identifier: GPL-3.0-or-later
// The language of everything the person reads: our texts, Qt's own, and how numbers and dates are written.
#pragma once

#include <QLocale>
#include <QTranslator>

#include <memory>
#include <vector>

namespace clientele {

class Language {
public:
    // Installs the translations of `locale` and makes it the default locale, until destroyed. English where there
    // is no translation. Needs the application object.
    explicit Language(const QLocale &locale);
    ~Language();
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

private:
    QLocale m_before;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

}  // namespace clientele
