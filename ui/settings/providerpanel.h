// SPDX-License-Identifier: GPL-3.0-or-later
// Which language model is asked, if any: a preset or an address, the model, the key. The key goes from its field into
// the system's keychain and is never shown or read back.
#pragma once

#include "app/llm/connectiontest.h"
#include "app/llm/settings.h"
#include "models/core/result.h"

#include <QFrame>
#include <QPointer>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace clientele {

class Workspace;

namespace llm {
class Provider;
}

class ProviderPanel : public QFrame {
    Q_OBJECT
public:
    explicit ProviderPanel(Workspace &workspace, QWidget *parent = nullptr);

    void bookChanged();      // another profile may have another provider
    void settingsChanged();  // elsewhere: shown, where nobody is typing
    [[nodiscard]] QString state() const;

signals:
    void started();  // an earlier failure is of no interest any more
    void failed(const clientele::Error &error);

private:
    void show(const llm::ProviderSettings &settings);
    void presetChosen();
    void fieldsChanged();
    void save();
    void useNone();
    void tryIt();
    void tryWith(const llm::ProviderSettings &settings, const QByteArray &key);
    void tried(const llm::ProviderSettings &settings, const llm::ConnectionReport &report);
    void keyKept(const Status &status);
    void setBusy(bool busy, const QString &what = {});
    [[nodiscard]] Result<llm::ProviderSettings> settings() const;

    Workspace &m_workspace;
    QComboBox *m_preset;
    QLineEdit *m_url;
    QComboBox *m_dialect;
    QLineEdit *m_model;
    QLineEdit *m_embedding;
    QLineEdit *m_key;
    QLabel *m_leaves;
    QLabel *m_state;
    QPushButton *m_none;
    QPushButton *m_try;
    QPushButton *m_save;
    QPointer<llm::Provider> m_provider;
    bool m_filling = false;
};

}  // namespace clientele
