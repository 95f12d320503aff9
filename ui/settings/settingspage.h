// SPDX-License-Identifier: GPL-3.0-or-later
// What is set up once: the language model, what search by meaning goes by, and the rules of suggestions.
#pragma once

#include <QWidget>

namespace clientele {

class Banner;
class ProviderPanel;
class RulesPanel;
class SearchPanel;
class Workspace;

class SettingsPage : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPage(Workspace &workspace, QWidget *parent = nullptr);

    [[nodiscard]] ProviderPanel *provider() const { return m_provider; }
    [[nodiscard]] SearchPanel *search() const { return m_search; }
    [[nodiscard]] RulesPanel *rules() const { return m_rules; }
    [[nodiscard]] Banner *banner() const { return m_banner; }

private:
    Banner *m_banner;
    ProviderPanel *m_provider;
    SearchPanel *m_search;
    RulesPanel *m_rules;
};

}  // namespace clientele
