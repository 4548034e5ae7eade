// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_session.h"

#include "feed_client.h"
#include "price_setting.h"
#include "simulated_provider.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace llmcap {

namespace {

constexpr std::int64_t nanoPerCent = 10'000'000;
constexpr std::int64_t dayHeadroom = 1000 * nanoPerCent;   // lasts an hour or two
/// Gone in half a minute. The dearest single request of the traffic must hold less than a fifth of
/// it: the warning at 80 % is to come before the first refusal.
constexpr std::int64_t providerHeadroom = 15 * nanoPerCent;
constexpr std::int64_t livelyMinutes = 2;

/// Whole cents above what is spent already.
std::int64_t limitOver(std::int64_t spent, std::int64_t headroom)
{
    return (spent + nanoPerCent - 1) / nanoPerCent * nanoPerCent + headroom;
}

std::vector<Cap> demoCaps(const Snapshot &now)
{
    Cap day;
    day.name = "day";
    day.window = *parseWindow("day");
    day.limit = limitOver(now.today.spent.count, dayHeadroom);
    Cap provider;
    provider.name = "anthropic";
    provider.window = *parseWindow("hour");
    provider.scope.provider = "anthropic";
    provider.limit = providerHeadroom;
    for (const CapState &state : now.caps) {
        if (state.cap.name == provider.name && state.cap.window == provider.window) {
            provider.limit = limitOver(state.spent, providerHeadroom);
        }
    }
    return {day, provider};
}

class LiveSession final : public DemoSession {
public:
    LiveSession(std::unique_ptr<SimulatedProvider> provider, DemoOptions options)
        : m_options(options), m_provider(std::move(provider))
    {
    }
    ~LiveSession() override { stopTraffic(); }

    std::vector<Provider> providers() const { return m_provider->providers(); }
    QString providerUrl() const override { return QString::fromStdString(m_provider->url()); }

    void drive(const Application &application) override
    {
        m_proxyUrl = application.feedUrl().toString().toStdString();
        m_feed = std::make_unique<FeedClient>(
            FeedAddress{application.feedUrl(), application.token()});
        m_feed->status(this, [this](const Result<FeedStatus> &status) {
            if (!status) {
                emit failed(QString::fromStdString(status.error().message));
                return;
            }
            m_caps = demoCaps(status->snapshot);
            setNextCap();
        });
    }

    void stopTraffic() override
    {
        if (m_traffic) {
            m_traffic->stop();
        }
    }

    TrafficTotals totals() const override
    {
        return m_traffic ? m_traffic->totals() : TrafficTotals{};
    }

private:
    /// One after the other; traffic only once all of them stand.
    void setNextCap()
    {
        if (m_caps.empty()) {
            startTraffic();
            return;
        }
        const Cap cap = m_caps.back();
        m_caps.pop_back();
        m_feed->putCap(cap, this, [this](const Result<CapState> &done) {
            if (!done) {
                emit failed(QString::fromStdString(done.error().message));
                return;
            }
            setNextCap();
        });
    }

    void startTraffic()
    {
        TrafficOptions options;
        options.url = m_proxyUrl;
        options.seed = m_options.seed;
        options.requests = m_options.requests;
        options.perMinute = m_options.perMinute;
        options.livelyRequests = livelyMinutes * m_options.perMinute;
        options.calmPerMinute = std::max(1, m_options.perMinute / 4);
        // On the traffic's thread: values are handed over, nothing of ours is touched there.
        options.ended = [this](const TrafficReply &reply) {
            if (!reply.cap.empty()) {
                QMetaObject::invokeMethod(this, [this, reply] { emit blocked(reply); });
            }
        };
        options.finished = [this] {
            QMetaObject::invokeMethod(this, [this] { emit trafficEnded(); });
        };
        m_traffic = Traffic::start(std::move(options));
    }

    const DemoOptions m_options;
    const std::unique_ptr<SimulatedProvider> m_provider;
    std::string m_proxyUrl;
    std::unique_ptr<FeedClient> m_feed;
    std::vector<Cap> m_caps;
    std::unique_ptr<Traffic> m_traffic;
};

} // namespace

Result<std::unique_ptr<DemoSession>> DemoSession::start(ApplicationOptions &options,
                                                        DemoOptions demo)
{
    auto prices = readPriceBook(options.settings, options.dataFolder);
    if (!prices) {
        return prices.error();
    }
    SimulatedProviderOptions wanted;
    wanted.prices = *prices;
    wanted.seed = demo.seed;
    wanted.paced = true;
    auto provider = SimulatedProvider::start(std::move(wanted));
    if (!provider) {
        return provider.error();
    }
    auto session = std::make_unique<LiveSession>(std::move(*provider), demo);
    options.demo = true;
    options.settings.proxy.providers = session->providers();
    return std::unique_ptr<DemoSession>(std::move(session));
}

} // namespace llmcap
