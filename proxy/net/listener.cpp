// SPDX-License-Identifier: GPL-3.0-or-later
#include "listener.h"

#include "socket_handover.h"

#include <QHostAddress>
#include <QMetaObject>
#include <QTcpServer>
#include <QThread>
#include <QTimer>

#include <vector>

namespace llmcap {

namespace {

/// Hands descriptors on before Qt makes a socket of them.
class Acceptor final : public QTcpServer {
public:
    Acceptor(const Listener::Options &options, bool isV6) : m_options(options), m_isV6(isV6)
    {
        setListenBacklogSize(1024);
        // Qt stops accepting for ever where the system has no descriptor left for a moment.
        connect(this, &QTcpServer::acceptError, this, [this] {
            QTimer::singleShot(100, this, [this] { resumeAccepting(); });
        });
    }

    /// As QTcpServer::listen, and alone on the port.
    bool listenAlone(const QHostAddress &host, std::uint16_t port)
    {
        const auto alone = listenExclusively(host.toString().toStdString(), m_isV6, port);
        if (!alone)
            return listen(host, port);
        m_isTaken = alone->isTaken;
        if (alone->descriptor >= 0 && setSocketDescriptor(alone->descriptor))
            return true;
        closeDescriptor(alone->descriptor);
        return false;
    }
    bool isPortTaken() const
    {
        return m_isTaken || serverError() == QAbstractSocket::AddressInUseError;
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        if (m_options.connections->fetch_add(1) >= m_options.connectionLimit) {
            m_options.connections->fetch_sub(1);
            closeDescriptor(descriptor);
            return;
        }
        releaseFromQt(descriptor);
        m_options.accepted(descriptor, m_isV6);
    }

private:
    const Listener::Options &m_options;
    const bool m_isV6;
    bool m_isTaken = false;
};

Error cannotListen(const Listener::Options &options, const Acceptor &server)
{
    const std::string place = options.host.toStdString() + ":" + std::to_string(options.port);
    if (server.isPortTaken())
        return {ErrorCode::Conflict,
                "Port " + std::to_string(options.port) + " is in use by another program; stop "
                "that program, or choose another port with --listen "
                    + options.host.toStdString() + ":" + std::to_string(options.port + 1)};
    return {ErrorCode::Network, "LLMCap cannot listen on " + place + ": "
                                    + server.errorString().toStdString()
                                    + "; choose another address with --listen HOST:PORT"};
}

} // namespace

class Listener::Private {
public:
    explicit Private(Options given) : options(std::move(given))
    {
        thread.setObjectName(QStringLiteral("llmcap-listener"));
        context.moveToThread(&thread);
        thread.start();
    }
    ~Private()
    {
        stop();
        thread.quit();
        thread.wait();
    }

    Result<void> listen()
    {
        Result<void> result;
        QMetaObject::invokeMethod(
            &context, [&] { result = listenHere(); }, Qt::BlockingQueuedConnection);
        return result;
    }

    void stop()
    {
        QMetaObject::invokeMethod(
            &context,
            [this] {
                acceptors.clear();
            },
            Qt::BlockingQueuedConnection);
    }

    const Options options;
    std::atomic<std::uint16_t> port{0};

private:
    Result<void> listenHere()
    {
        port = options.port;
        const QHostAddress host(options.host);
        auto done = listenOn(host);
        const QHostAddress v4(QHostAddress::LocalHost), v6(QHostAddress::LocalHostIPv6);
        // An address of the network is one more: programs of this machine come by loopback.
        if (done && !host.isLoopback() && host != QHostAddress(QHostAddress::AnyIPv4))
            done = listenOn(v4);
        // "localhost" is ::1 first for many clients. Without IPv6 there is nothing to miss; a port
        // that somebody else holds there would be given our users' keys.
        if (done && (host == v4 || !host.isLoopback())
            && host != QHostAddress(QHostAddress::AnyIPv6))
            if (auto second = listenOn(v6); !second && second.error().code == ErrorCode::Conflict)
                done = second;
        if (!done)
            acceptors.clear();
        return done;
    }

    Result<void> listenOn(const QHostAddress &host)
    {
        // Qt takes an address that it does not understand for "every address".
        if (host.isNull())
            return Error{ErrorCode::BadInput, "'" + options.host.toStdString()
                             + "' is not an IP address to listen on"};
        const bool isV6 = host.protocol() == QAbstractSocket::IPv6Protocol;
        auto acceptor = std::make_unique<Acceptor>(options, isV6);
        if (!acceptor->listenAlone(host, port))
            return cannotListen(options, *acceptor);
        port = acceptor->serverPort();
        acceptors.push_back(std::move(acceptor));
        return {};
    }

    QThread thread;
    QObject context;   // lives in `thread`; the acceptors are made and destroyed there
    std::vector<std::unique_ptr<Acceptor>> acceptors;
};

Listener::Listener(std::unique_ptr<Private> d) : m_d(std::move(d)) {}
Listener::~Listener() = default;

Result<std::unique_ptr<Listener>> Listener::start(Options options)
{
    auto d = std::make_unique<Private>(std::move(options));
    if (auto done = d->listen(); !done)
        return done.error();
    return std::unique_ptr<Listener>(new Listener(std::move(d)));
}

std::uint16_t Listener::port() const
{
    return m_d->port;
}

void Listener::stop()
{
    m_d->stop();
}

} // namespace llmcap
