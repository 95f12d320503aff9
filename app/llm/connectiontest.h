// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a provider's settings work: its list of models, then a question of three words that holds nothing of the book,
// then one word embedded where an embedding model is set. Lifetime and thread as ChatStream.
#pragma once

#include "app/llm/chat.h"

#include <QObject>
#include <QStringList>

namespace clientele::llm {

class EmbeddingCall;
class Exchange;
class Provider;

struct ConnectionReport {
    std::optional<Failure> failure;  // names the setting to mend
    QStringList models;              // what the server lists, may be empty
    QString answeredBy;              // the model as the server names it
    qint64 firstTokenMilliseconds = -1;
};

class ConnectionTest : public QObject {
    Q_OBJECT
public:
    ConnectionTest(Provider &provider, QObject *parent);

signals:
    void done(const clientele::llm::ConnectionReport &report);  // once

private:
    void listEnded(const std::optional<Failure> &failure);
    void askModel();
    void embedWord();
    void end(std::optional<Failure> failure);

    Provider &m_provider;
    Exchange *m_list;
    QByteArray m_listed;
    bool m_brokeOff = false;  // once, as a connection that is closed between two requests does
    ConnectionReport m_report;
};

}  // namespace clientele::llm
