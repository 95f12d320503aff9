// SPDX-License-Identifier: GPL-3.0-or-later
// The server over real sockets: slow, greedy, hasty and broken clients.
#include "app/server/server.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace clientele;
using namespace clientele::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

// A client on this thread: what it got so far.
class Raw {
public:
    explicit Raw(const QString &url)
    {
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(QUrl(url).port()));
        QObject::connect(&m_socket, &QTcpSocket::readyRead, [this] { got += m_socket.readAll(); });
        (void)QTest::qWaitFor([this] { return m_socket.state() == QTcpSocket::ConnectedState; }, 5'000);
    }
    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    void leave() { m_socket.abort(); }
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QTcpSocket::UnconnectedState; }
    [[nodiscard]] QList<int> statuses() const
    {
        QList<int> found;
        for (qsizetype at = got.indexOf("HTTP/1.1 "); at >= 0; at = got.indexOf("HTTP/1.1 ", at + 1))
            found += got.mid(at + 9, 3).toInt();
        return found;
    }

    QByteArray got;

private:
    QTcpSocket m_socket;
};

}  // namespace

class tst_Server : public QObject {
    Q_OBJECT

private slots:
    void init();
    void answers();
    void onePortOneServer();
    void requestsInARow();
    void answersComeInOrder();
    void slowHeadsAndBodies_data();
    void slowHeadsAndBodies();
    void idleClientsGo();
    void largeBodiesAreRefusedUnread();
    void continues();
    void tooManyConnections();
    void tooManyRequests();
    void malformedRequestsEndTheConnection();
    void whoLeavesIsWorkedForNoMore();
    void whoDoesNotReadIsCut();
    void endsWithRequestsUnderWay();

private:
    void start(const Limits &limits);
    [[nodiscard]] QByteArray get(const QByteArray &path, const QByteArray &more = {}) const
    {
        return "GET " + path + " HTTP/1.1\r\nHost: " + m_server->url().mid(7).toLatin1() + "\r\nAuthorization: Bearer "
               + m_server->token().toLatin1() + "\r\n" + more + "\r\n";
    }

    std::unique_ptr<Server> m_server;
    int m_asked = 0;
    int m_gone = 0;
};

void tst_Server::start(const Limits &limits)
{
    m_asked = m_gone = 0;
    const Handler handler = [this](const Request &request, QObject *requester, const Answer &answer) {
        ++m_asked;
        if (request.path == "/later") {
            QTimer::singleShot(50, requester, [answer] { answer(Response::json({{u"late"_s, true}})); });
        } else if (request.path == "/never") {
            connect(requester, &QObject::destroyed, this, [this] { ++m_gone; });
        } else if (request.path == "/large") {
            answer({200, QByteArray(30'000'000, 'x')});
        } else {
            answer(Response::json(
                {{u"path"_s, QString::fromUtf8(request.path)}, {u"body"_s, QString::fromUtf8(request.body)}}));
        }
    };
    m_server = std::make_unique<Server>(handler, limits);
    QVERIFY(m_server->listen(0));
}

void tst_Server::init() { start({}); }

void tst_Server::answers()
{
    Raw client(m_server->url());
    client.send(get("/a"));
    QTRY_VERIFY(client.got.endsWith("\n"));
    QCOMPARE(client.statuses(), QList<int>{200});
    QVERIFY(client.got.contains("\"path\":\"/a\""));
    for (const char *header :
         {"Content-Type: application/json\r\n", "Cache-Control: no-store\r\n", "X-Content-Type-Options: nosniff\r\n",
          "Connection: keep-alive\r\n", "Content-Length: ", "Content-Security-Policy: default-src 'none'"})
        QVERIFY2(client.got.contains(header), header);
    QVERIFY(!client.got.contains("Access-Control-Allow-Origin"));
    client.got.clear();
    QByteArray head = get("/a", "Connection: close\r\n");
    client.send(head.replace(0, 3, "HEAD"));
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.got.endsWith("\r\n\r\n") && !client.got.contains("Content-Length: 0\r\n"));
}

void tst_Server::onePortOneServer()
{
    Server second([](const Request &, QObject *, const Answer &) {}, {});
    const Status taken = second.listen(static_cast<quint16>(QUrl(m_server->url()).port()));
    QVERIFY(!taken);
    QCOMPARE(taken.error().kind, ErrorKind::AlreadyExists);
    QVERIFY(m_server->url().startsWith(u"http://127.0.0.1:"_s));
}

void tst_Server::requestsInARow()
{
    Raw client(m_server->url());
    QByteArray all;
    for (int i = 0; i < 100; ++i)
        all += get("/n" + QByteArray::number(i));
    client.send(all);
    QTRY_COMPARE(client.statuses().size(), 100);
    qsizetype at = 0;
    for (int i = 0; i < 100; ++i) {
        at = client.got.indexOf("\"/n" + QByteArray::number(i) + '"', at);
        QVERIFY(at >= 0);
    }
}

void tst_Server::answersComeInOrder()
{
    Raw client(m_server->url());
    client.send(get("/later") + get("/b") + get("/later"));
    QTRY_COMPARE(client.statuses(), (QList<int>{200, 200, 200}));
    QVERIFY(client.got.indexOf("late") < client.got.indexOf("\"/b\""));
    QVERIFY(client.got.lastIndexOf("late") > client.got.indexOf("\"/b\""));
}

void tst_Server::slowHeadsAndBodies_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("head") << QByteArray(
        "GET / HTTP/1.1\r\nX: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    QTest::newRow("body") << QByteArray(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\naaaaaaaaaaaaaaaaaaaaaaaaa");
    QTest::newRow("chunks") << QByteArray(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\na\r\n1\r\na\r\n");
}

// A byte now and then keeps nobody's place.
void tst_Server::slowHeadsAndBodies()
{
    QFETCH(QByteArray, bytes);
    Limits limits;
    limits.reading = 300ms;
    limits.draining = 50ms;
    start(limits);
    Raw slow(m_server->url());
    QTimer drip;
    qsizetype at = 0;
    connect(&drip, &QTimer::timeout, this, [&] {
        if (at < bytes.size() && !slow.isClosed())
            slow.send(bytes.mid(at++, 1));
    });
    slow.send(bytes.left(at = bytes.size() / 2));
    drip.start(20ms);
    QElapsedTimer clock;
    clock.start();
    // Others are served meanwhile.
    Raw other(m_server->url());
    other.send(get("/a"));
    QTRY_COMPARE(other.statuses(), QList<int>{200});
    QTRY_VERIFY_WITH_TIMEOUT(slow.isClosed(), 3'000);
    QCOMPARE(slow.statuses(), QList<int>{408});
    QVERIFY(clock.elapsed() < 2'000);
    QCOMPARE(m_asked, 1);
}

void tst_Server::idleClientsGo()
{
    Limits limits;
    limits.idle = 100ms;
    start(limits);
    Raw silent(m_server->url());
    Raw done(m_server->url());
    done.send(get("/a"));
    QTRY_COMPARE(done.statuses(), QList<int>{200});
    QTRY_VERIFY(silent.isClosed() && done.isClosed());
    QVERIFY(silent.got.isEmpty());
}

void tst_Server::largeBodiesAreRefusedUnread()
{
    Limits limits;
    limits.draining = 100ms;
    start(limits);
    for (const QByteArray &length :
         {QByteArray("Content-Length: 100000000\r\n"), QByteArray("Transfer-Encoding: chunked\r\n")})
    {
        Raw client(m_server->url());
        client.send("POST / HTTP/1.1\r\nHost: a\r\n" + length + "\r\nfffff\r\n" + QByteArray(1'000'000, 'x'));
        QTRY_COMPARE(client.statuses(), QList<int>{413});
        QVERIFY(client.got.contains("Connection: close"));
        QTRY_VERIFY(client.isClosed());
    }
    QCOMPARE(m_asked, 0);
}

void tst_Server::continues()
{
    Raw client(m_server->url());
    QByteArray head = get("/a", "Expect: 100-continue\r\nContent-Length: 3\r\n");
    client.send(head.replace(0, 3, "POST"));
    QTRY_COMPARE(client.statuses(), QList<int>{100});
    client.send("abc");
    QTRY_COMPARE(client.statuses(), (QList<int>{100, 200}));
    QVERIFY(client.got.contains("\"body\":\"abc\""));
}

void tst_Server::tooManyConnections()
{
    Limits limits;
    limits.connections = 3;
    limits.draining = 50ms;
    start(limits);
    std::vector<std::unique_ptr<Raw>> clients;
    for (int i = 0; i < 3; ++i)
        clients.push_back(std::make_unique<Raw>(m_server->url()));
    Raw late(m_server->url());
    QTRY_COMPARE(late.statuses(), QList<int>{503});
    QTRY_VERIFY(late.isClosed());
    clients.front()->send(get("/a"));
    QTRY_COMPARE(clients.front()->statuses(), QList<int>{200});
    clients.pop_back();
    QTRY_COMPARE(m_server->findChildren<QTcpSocket *>().size(), 2);
    Raw next(m_server->url());
    next.send(get("/a"));
    QTRY_COMPARE(next.statuses(), QList<int>{200});
}

void tst_Server::tooManyRequests()
{
    Limits limits;
    limits.burst = 5;
    limits.perSecond = 0.5;
    start(limits);
    Raw client(m_server->url());
    client.send(get("/a").repeated(8));
    QTRY_COMPARE(client.statuses().size(), 8);
    QCOMPARE(client.statuses().count(200), 5);
    QCOMPARE(client.statuses().count(429), 3);
    QVERIFY(client.got.contains("Retry-After: "));
    QCOMPARE(m_asked, 5);
}

void tst_Server::malformedRequestsEndTheConnection()
{
    Limits limits;
    limits.draining = 50ms;
    start(limits);
    Raw client(m_server->url());
    // What follows what was not understood is not taken for a request.
    client.send("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + get("/smuggled"));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.statuses(), QList<int>{400});
    QCOMPARE(m_asked, 0);
    const QByteArray body = client.got.mid(client.got.indexOf("\r\n\r\n"));
    QVERIFY(QJsonDocument::fromJson(body)[u"detail"_s].isString());
}

void tst_Server::whoLeavesIsWorkedForNoMore()
{
    Raw client(m_server->url());
    client.send(get("/never"));
    QTRY_COMPARE(m_asked, 1);
    QCOMPARE(m_gone, 0);
    client.leave();
    QTRY_COMPARE(m_gone, 1);
}

void tst_Server::whoDoesNotReadIsCut()
{
    Limits limits;
    limits.writing = 200ms;
    start(limits);
    QTcpSocket deaf;
    deaf.setReadBufferSize(1'000);
    deaf.connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(QUrl(m_server->url()).port()));
    QTRY_COMPARE(deaf.state(), QTcpSocket::ConnectedState);
    deaf.write(get("/large"));
    QTRY_COMPARE(m_asked, 1);
    // 30 MB that nobody takes; then the place is free again.
    QTRY_VERIFY(m_server->findChildren<QTcpSocket *>().isEmpty());
}

void tst_Server::endsWithRequestsUnderWay()
{
    Raw client(m_server->url());
    client.send(get("/never"));
    QTRY_COMPARE(m_asked, 1);
    m_server.reset();
    QCOMPARE(m_gone, 1);
    QTRY_VERIFY(client.isClosed());
}

QTEST_GUILESS_MAIN(tst_Server)
#include "tst_server.moc"
