// SPDX-License-Identifier: GPL-3.0-or-later
// Who is at the other end of a loopback connection, and what a program is called.
#include "peer_program.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <future>

using namespace llmcap;

class TestPeerProgram final : public QObject {
    Q_OBJECT
private slots:
    void aProgramIsCalledByWhatItRuns_data();
    void aProgramIsCalledByWhatItRuns();
    void ourOwnConnectionsAreOurs_data();
    void ourOwnConnectionsAreOurs();
    void aConnectionThatIsNotThereIsNobodys();
    void withoutNamesStrangersAreFoundAllTheSame();

private:
    static Peer ask(PeerPrograms &peers, const LoopbackPair &pair)
    {
        std::promise<Peer> answer;
        auto answered = answer.get_future();
        peers.find(pair, [&](Peer peer) { answer.set_value(std::move(peer)); });
        return answered.get();
    }
};

void TestPeerProgram::aProgramIsCalledByWhatItRuns_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *what, const char *program, const QByteArrayList &words,
                        const char *name) {
        QTest::newRow(what) << program << words.join('\0') + '\0' << name;
    };
    row("a program of its own", "/usr/bin/curl", {"curl", "-s", "http://x"}, "curl");
    row("one of Windows", "C:\\Tools\\Agent.exe", {"Agent.exe"}, "Agent");
    row("a script of Python", "/usr/bin/python3.11", {"python3", "/home/a/agent.py", "-v"},
        "python3.11 agent.py");
    row("with options before it", "/usr/bin/python3.11", {"python3", "-u", "-B", "agent.py"},
        "python3.11 agent.py");
    row("a module", "/usr/bin/python3.11", {"python3", "-m", "aider", "x.py"}, "python3.11 aider");
    row("code on the command line is no name", "/usr/bin/python3.11",
        {"python3", "-c", "import os"}, "python3.11");
    row("a tool of npm", "/usr/bin/node", {"node", "/usr/local/bin/gemini"}, "node gemini");
    row("an interpreter alone", "/usr/bin/node", {"node"}, "node");
    row("its words are not a script's where it is none", "/usr/bin/agent", {"agent", "x.py"},
        "agent");
    row("control characters are left out", "/tmp/a\x1b[31m\n", {"a"}, "a[31m");
    row("long names are cut", QByteArray("/" + QByteArray(200, 'x')).constData(), {"x"},
        QByteArray(64, 'x').constData());
}

void TestPeerProgram::aProgramIsCalledByWhatItRuns()
{
    QFETCH(QString, program);
    QFETCH(QByteArray, arguments);
    QFETCH(QString, name);
    QCOMPARE(QString::fromStdString(programName(program.toStdString(), arguments.toStdString())),
             name);
}

void TestPeerProgram::ourOwnConnectionsAreOurs_data()
{
    QTest::addColumn<bool>("isV6");
    QTest::newRow("IPv4") << false;
    QTest::newRow("IPv6") << true;
}

void TestPeerProgram::ourOwnConnectionsAreOurs()
{
    QFETCH(bool, isV6);
    const QHostAddress host(isV6 ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost);
    QTcpServer server;
    if (!server.listen(host)) {
        QSKIP("this machine has no such loopback address");
    }
    QTcpSocket client;
    client.connectToHost(host, server.serverPort());
    QVERIFY(client.waitForConnected());
    const LoopbackPair pair{isV6, host.toString().toStdString(), host.toString().toStdString(),
                            client.localPort(), server.serverPort()};
    const auto peers = PeerPrograms::make(true);
    const Peer peer = ask(*peers, pair);
    QVERIFY(!peer.isStranger);
#if defined(Q_OS_LINUX) || defined(Q_OS_WIN)
    QCOMPARE(QString::fromStdString(peer.program), QString("tst_peer_program"));
    QCOMPARE(ask(*peers, pair).program, peer.program);
#endif
}

void TestPeerProgram::aConnectionThatIsNotThereIsNobodys()
{
#ifdef Q_OS_LINUX
    const auto peers = PeerPrograms::make(true);
    const Peer peer = ask(*peers, {false, "127.0.0.1", "127.0.0.1", 1, 2});
    QVERIFY2(peer.isStranger, "who is gone waits for no answer");
    QCOMPARE(peer.program, std::string());
#endif
}

void TestPeerProgram::withoutNamesStrangersAreFoundAllTheSame()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, server.serverPort());
    QVERIFY(client.waitForConnected());
    const auto peers = PeerPrograms::make(false);
    const Peer peer = ask(*peers, {false, "127.0.0.1", "127.0.0.1", client.localPort(),
                                   server.serverPort()});
    QVERIFY(!peer.isStranger);
    QCOMPARE(peer.program, std::string());
}

QTEST_GUILESS_MAIN(TestPeerProgram)
#include "tst_peer_program.moc"
