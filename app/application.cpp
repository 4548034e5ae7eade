// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

#include "data_folder.h"
#include "feed_api.h"
#include "feed_relay.h"
#include "install_secret.h"
#include "log.h"
#include "policy_file.h"
#include "power_events.h"
#include "price_setting.h"
#include "price_watch.h"
#include "proxy_host.h"
#include "routing_service.h"
#include "start_caps.h"
#include "system_roots.h"
#include "system_zone.h"
#include "token_store.h"

#include <QHostAddress>
#include <QRandomGenerator>
#include <QTcpServer>

#include <cstring>
#include <utility>

namespace llmcap {

namespace {

Instant wallClock()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

/// The system's generator: cryptographic, and safe to call from any thread.
void systemRandom(void *bytes, std::size_t count)
{
    auto *out = static_cast<unsigned char *>(bytes);
    while (count > 0) {
        const quint32 word = QRandomGenerator::system()->generate();
        const std::size_t part = std::min(count, sizeof word);
        std::memcpy(out, &word, part);
        out += part;
        count -= part;
    }
}

/// The feed tells every client its own address, so port 0 is settled before the feed is made.
std::uint16_t settledPort(const Settings &settings)
{
    if (settings.port != 0) {
        return settings.port;
    }
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    return probe.serverPort();
}

class LiveApplication final : public Application {
public:
    ~LiveApplication() override { stopWithin(std::chrono::milliseconds{0}); }

    /// Everything in its order; where a step fails, the destructor undoes those before it.
    Result<void> build(ApplicationOptions options)
    {
        m_options = std::move(options);
        m_options.settings.proxy.port = settledPort(m_options.settings.proxy);
        const std::filesystem::path &folder = m_options.dataFolder;
        if (auto done = prepareDataFolder(folder); !done) {
            return done;
        }
        m_log = std::make_unique<Log>(folder / "llmcap.log", m_options.logToStandardError);
        auto prices = readPriceBook(m_options.settings, folder);
        if (!prices) {
            return prices.error();
        }
        auto zone = systemZone(m_options.settings.proxy.zone);
        if (!zone) {
            return zone.error();
        }
        if (auto done = openLedger(*zone); !done) {
            return done;
        }
        auto token = TokenStore(folder).readOrMake();
        if (!token) {
            return token.error();
        }
        m_token = *token;
        m_learner = std::make_shared<Learner>();
        m_learner->seed(*m_ledger);
        m_guard = makeGuard();
        m_prices = std::make_shared<LivePrices>(std::move(*prices));
        makeRouting();
        makeFeed(*zone);
        if (auto done = startHost(); !done) {
            return done;
        }
        m_priceWatch = std::make_unique<PriceWatch>(
            m_options.settings, folder, m_prices,
            [this](const std::string &line) { m_log->write(line); });
        if (m_routing) {
            m_routing->resume();
        }
        return {};
    }

    QUrl feedUrl() const override { return QUrl(QString::fromStdString(m_host->url())); }
    QString token() const override { return m_token.token; }
    QString tokenPlace() const override { return m_token.place; }
    std::filesystem::path dataFolder() const override { return m_options.dataFolder; }
    void stop() override { stopWithin(m_options.settings.proxy.drain); }

private:
    Result<void> openLedger(const Zone &zone)
    {
        LedgerOptions options;
        options.folder = m_options.dataFolder;
        options.zone = zone;
        options.powerSafe = m_options.settings.proxy.powerSafe;
        options.failOpen = m_options.settings.proxy.failOpen;
        options.auditDays = m_options.settings.proxy.auditDays;
        options.noted = [this](const std::string &text) {
            m_log->write("ledger: " + text);
            m_relay.noteChange();
        };
        options.changed = [this] { m_relay.noteChange(); };
        options.recorded = [this](const Exchange &row) { m_relay.noteExchange(row); };
        options.crossed = [this](const Crossing &crossing) { m_relay.noteCrossing(crossing); };
        auto ledger = Ledger::open(std::move(options), wallClock());
        if (!ledger) {
            return ledger.error();
        }
        m_ledger = std::move(*ledger);
        if (auto done = enforcePolicy(m_options.policy, *m_ledger, wallClock()); !done) {
            return done;
        }
        return setStartCaps(m_options.caps, *m_ledger, wallClock(), m_options.policy);
    }

    std::shared_ptr<ClientGuard> makeGuard()
    {
        std::uint64_t key = 0;
        systemRandom(&key, sizeof key);
        return std::make_shared<ClientGuard>(
            m_options.settings.proxy.runaway, key, [this](const Runaway::Alarm &alarm) {
                m_log->write("runaway guard: " + alarm.client + ": " + runawayText(alarm));
                m_relay.noteAlarm(alarm);
            });
    }

    /// A demo must not draw in anybody's tools.
    void makeRouting()
    {
        if (m_options.demo) {
            return;
        }
        RoutingService::Options options;
        options.url = localUrl(m_options.settings.proxy.listenHost,
                               m_options.settings.proxy.port);
        options.providers = m_options.settings.proxy.providers;
        options.log = [this](const std::string &line) { m_log->write(line); };
        options.changed = [this] { m_relay.noteChange(); };
        m_routing = std::make_unique<RoutingService>(std::move(options));
    }

    void makeFeed(const Zone &zone)
    {
        FeedOptions options;
        options.controlToken = m_token.token.toStdString();
        options.version = LLMCAP_VERSION;
        options.demo = m_options.demo;
        options.baseUrl = localUrl(m_options.settings.proxy.listenHost,
                                   m_options.settings.proxy.port);
        options.providers = m_options.settings.proxy.providers;
        options.zone = zone.name;
        options.extraCaFile = m_options.settings.proxy.extraCaFile;
        options.allowedOrigins = m_options.settings.proxy.allowedOrigins;
        if (m_routing) {
            options.routing = m_routing->control();
        }
        options.policy = m_options.policy;
        options.clock = wallClock;
        options.prices = m_prices;
        options.learner = m_learner;
        options.guard = m_guard;
        m_feed = FeedApi::make(std::move(options), *m_ledger);
        m_relay.setFeed(m_feed.get());
    }

    Result<void> startHost()
    {
        auto secret = readOrMakeInstallSecret(m_options.dataFolder);
        if (!secret) {
            return secret.error();
        }
        ProxyOptions options;
        options.settings = m_options.settings.proxy;
        options.prices = m_prices;
        options.ledger = m_ledger.get();
        options.feed = m_feed.get();
        options.guard = m_guard;
        options.learner = m_learner;
        options.countsSubscriptions = m_options.settings.countsSubscriptions;
        options.peers = PeerPrograms::make(m_options.settings.namesPrograms);
        options.clock = wallClock;
        options.random = systemRandom;
        options.fingerprintSecret = *secret;
        options.rootsPem = systemRootsPem();
        options.log = [this](const std::string &line) { m_log->write(line); };
        auto host = ProxyHost::start(std::move(options));
        if (!host) {
            return host.error();
        }
        m_host = std::move(*host);
        QObject::connect(&m_power, &PowerEvents::slept, &m_power, [this] {
            if (m_host) {
                m_host->closeRestingUpstreams();
                m_log->write("the machine sleeps or slept: resting connections are closed");
            }
        });
        m_log->write("listening on " + m_host->url());
        return {};
    }

    void stopWithin(std::chrono::milliseconds drain)
    {
        if (m_routing) {
            m_routing->rest();   // while it still serves
        }
        m_priceWatch.reset();
        if (m_host) {
            m_host->stop(drain);
            m_log->write("stopped");
        }
        m_host.reset();
        m_relay.setFeed(nullptr);
        m_feed.reset();
        m_routing.reset();
        m_ledger.reset();
    }

    ApplicationOptions m_options;
    StoredToken m_token;
    FeedRelay m_relay;
    // In the order in which they are built; each uses those above it.
    std::unique_ptr<Log> m_log;
    std::unique_ptr<Ledger> m_ledger;
    std::shared_ptr<LivePrices> m_prices;
    std::shared_ptr<Learner> m_learner;
    std::shared_ptr<ClientGuard> m_guard;
    std::unique_ptr<RoutingService> m_routing;
    std::unique_ptr<FeedApi> m_feed;
    std::unique_ptr<ProxyHost> m_host;
    std::unique_ptr<PriceWatch> m_priceWatch;
    PowerEvents m_power;
};

} // namespace

Result<std::unique_ptr<Application>> Application::start(ApplicationOptions options)
{
    if (options.dataFolder.empty()) {
        options.dataFolder = defaultDataFolder(options.demo);
    }
    auto application = std::make_unique<LiveApplication>();
    if (auto built = application->build(std::move(options)); !built) {
        return built.error();
    }
    return std::unique_ptr<Application>(std::move(application));
}

} // namespace llmcap
