// SPDX-License-Identifier: GPL-3.0-or-later
// What we add around a provider's call: from the question to the whole answer, with a server on this machine that
// answers at once, over a book of 100,000 passages. At most 20 ms at the median, reading, search, tools, the gate, the
// outgoing scan, the number check and the wire to the server and back included.
#include "app/assistant/assistant.h"
#include "app/assistant/turn/prompt.h"
#include "app/llm/provider.h"
#include "app/privacy/outgoingscan.h"
#include "app/sources/demobook.h"
#include "app/storethread.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

// Calls a tool on a first request, and speaks once it has the result. On a thread of its own.
class InstantServer {
public:
    explicit InstantServer(const QByteArray &call) : m_call(call)
    {
        m_thread.start();
        m_context.moveToThread(&m_thread);
        QMetaObject::invokeMethod(
            &m_context, [this] { listen(); }, Qt::BlockingQueuedConnection);
    }
    ~InstantServer()
    {
        QMetaObject::invokeMethod(
            &m_context, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    void listen()
    {
        m_server = new QTcpServer;
        m_server->listen(QHostAddress::LocalHost);
        m_port = m_server->serverPort();
        QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] {
            while (QTcpSocket *socket = m_server->nextPendingConnection())
                QObject::connect(socket, &QTcpSocket::readyRead, socket,
                                 [this, socket, input = QByteArray()]() mutable { read(socket, input); });
        });
    }

    void read(QTcpSocket *socket, QByteArray &input)
    {
        input += socket->readAll();
        const qsizetype head = input.indexOf("\r\n\r\n");
        if (head < 0)
            return;
        const QByteArray lower = input.left(head).toLower();
        const qsizetype at = lower.indexOf("content-length:");
        const qsizetype size = head + 4 + lower.mid(at + 15, lower.indexOf('\r', at) - at - 15).trimmed().toLongLong();
        if (input.size() < size)
            return;
        const bool hasResult = input.contains("\"role\":\"tool\"") || m_call.isEmpty();
        input.remove(0, size);
        const QByteArray delta = hasResult ? QByteArray(R"({"content":"They complain about cards; 42 of them."})")
                                           : R"({"tool_calls":[{"index":0,"id":"a","function":)" + m_call + "}]}";
        const QByteArray body = "data: {\"choices\":[{\"index\":0,\"delta\":" + delta
                                + ",\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: "
                      + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    QByteArray m_call;
    QThread m_thread;
    QObject m_context;
    QTcpServer *m_server = nullptr;
    quint16 m_port = 0;
};

// A profile of about 100,000 passages, on its own thread as in the window.
class Book {
public:
    Book()
    {
        PortfolioInfo info;
        info.zone = DisplayZone::fromId("America/Toronto").value();
        info.defaultCurrency = *Currency::fromCode(u"CAD");
        const auto made = makeDemoBook({20'000, 200'000, 2'000, 1}, info, 1'755'700'000).value();
        parts.catalogue = std::make_shared<const Catalogue>();
        const auto opened = m_store.run([this, made](std::unique_ptr<Profile> &profile) {
            profile = Profile::open(m_home.path(), Unlock{u"bench"_s}, Profile::Mode::CreateIfMissing).value();
            const auto lock = profile->lockForWriting().value();
            (void)profile->writeSnapshot(*lock, *made, {}).value();
            return profile->loadPortfolio().value();
        });
        parts.book = opened.result();
        m_search =
            m_store
                .run([book = parts.book, catalogue = parts.catalogue](std::unique_ptr<Profile> &profile) {
                    return std::make_shared<const BookSearch>(BookSearch::open(*profile, book, catalogue).value());
                })
                .result();
        const auto reader = std::make_shared<const LocalReader>(parts.book, parts.catalogue, QLocale::c());
        parts.reader = [reader] { return reader; };
        m_personal = std::make_shared<const privacy::PersonalData>(parts.book, ownTexts(*parts.catalogue));
        parts.personal = [this] { return m_personal; };
        parts.search = [this](const QString &text, int k, const Conditions &scope) {
            return m_store.run([search = m_search, text, k, scope](std::unique_ptr<Profile> &profile) {
                return search->search(profile.get(), text, static_cast<std::size_t>(k), {scope});
            });
        };
        parts.similar = [book = parts.book](const QString &id, int k) {
            return QtConcurrent::run(
                [book, id, k] { return similarCustomers(*book, id, static_cast<std::size_t>(k)); });
        };
    }
    [[nodiscard]] AssistantParts with(const InstantServer &server) const
    {
        AssistantParts complete = parts;
        const QUrl url(u"http://127.0.0.1:%1/v1"_s.arg(server.port()));
        complete.provider =
            std::make_shared<llm::Provider>(llm::ProviderSettings{url, u"m"_s, llm::DialectKind::OpenAi, {}}, "key",
                                            privacy::outgoingCheck(m_personal));
        return complete;
    }
    [[nodiscard]] std::size_t passages() const { return m_search->index()->passages.size(); }
    [[nodiscard]] QString somebody() const { return parts.book->textAt(Field::CustomerName, 17); }

private:
    QTemporaryDir m_home;
    StoreThread m_store;
    std::shared_ptr<const BookSearch> m_search;
    std::shared_ptr<const privacy::PersonalData> m_personal;

public:
    AssistantParts parts;
};

Book &book()
{
    static Book made;
    return made;
}

void turn(benchmark::State &state, const QByteArray &call)
{
    const InstantServer server(call);
    Assistant assistant(book().with(server));
    const QString question =
        u"Why might %1 be upset about the card? Sum it up in your own words."_s.arg(book().somebody());
    std::vector<qint64> times;
    for (auto _ : state) {
        QObject receiver;
        QElapsedTimer timer;
        timer.start();
        QEventLoop loop;
        Turn *asked = assistant.ask({.text = question}, &receiver);
        QObject::connect(asked, &Turn::finished, &loop, &QEventLoop::quit);
        loop.exec();
        times.push_back(timer.nsecsElapsed());
        if (asked->answer().failure || asked->answer().engine != Engine::Provider)
            return state.SkipWithError(
                qPrintable(asked->answer().failure ? asked->answer().failure->message : asked->answer().text));
    }
    std::ranges::sort(times);
    state.counters["median_ms"] = double(times[times.size() / 2]) / 1e6;
    state.counters["p95_ms"] = double(times[times.size() * 95 / 100]) / 1e6;
    state.counters["passages"] = double(book().passages());
}
BENCHMARK_CAPTURE(turn, text, QByteArray())->Unit(benchmark::kMillisecond)->Iterations(200)->UseRealTime();
BENCHMARK_CAPTURE(turn, search, QByteArray(R"({"name":"search","arguments":"{\"text\":\"my card was swallowed\"}"})"))
    ->Unit(benchmark::kMillisecond)
    ->Iterations(200)
    ->UseRealTime();
BENCHMARK_CAPTURE(turn, query,
                  QByteArray(R"({"name":"query","arguments":"{\"measure\":\"loans.owed\",\"by\":[\"loan.type\"]}"})"))
    ->Unit(benchmark::kMillisecond)
    ->Iterations(200)
    ->UseRealTime();
BENCHMARK_CAPTURE(turn, rows, QByteArray(R"({"name":"rows","arguments":"{\"table\":\"customers\",\"limit\":20}"})"))
    ->Unit(benchmark::kMillisecond)
    ->Iterations(200)
    ->UseRealTime();

}  // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
