// SPDX-License-Identifier: GPL-3.0-or-later
// What is set up once: the language model, and what search by meaning goes by.
#pragma once

#include <QWidget>

namespace clientele {

class Banner;
class ProviderPanel;
class SearchPanel;
class Workspace;

class SettingsPage : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPage(Workspace &workspace, QWidget *parent = nullptr);

    [[nodiscard]] ProviderPanel *provider() const { return m_provider; }
    [[nodiscard]] SearchPanel *search() const { return m_search; }
    [[nodiscard]] Banner *banner() const { return m_banner; }

private:
    Banner *m_banner;
    ProviderPanel *m_provider;
    SearchPanel *m_search;
};

}  // namespace clientele
