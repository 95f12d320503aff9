// SPDX-License-Identifier: GPL-3.0-or-later
// What is set up once: today the language model.
#pragma once

#include <QWidget>

namespace clientele {

class Banner;
class ProviderPanel;
class Workspace;

class SettingsPage : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPage(Workspace &workspace, QWidget *parent = nullptr);

    [[nodiscard]] ProviderPanel *provider() const { return m_provider; }
    [[nodiscard]] Banner *banner() const { return m_banner; }

private:
    Banner *m_banner;
    ProviderPanel *m_provider;
};

}  // namespace clientele
