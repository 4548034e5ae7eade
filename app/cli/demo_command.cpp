// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "demo_printer.h"
#include "demo_session.h"
#include "exit_status.h"
#include "price_setting.h"
#include "serve_options.h"
#include "simulated_provider.h"
#include "termination.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QCoreApplication>
#include <QUrl>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

struct DemoCommandOptions {
    std::string listen, through, fallbackPrice;
    std::vector<std::string> prices;
    std::uint16_t port = 0;                    ///< 0: the demo's own
    std::uint64_t seed = 1;
    std::int64_t requests = 0;                 ///< 0: the default of the mode
    int perMinute = DemoOptions{}.perMinute;
    bool paced = false;
};

/// Ends the event loop on SIGTERM and the like, also where that comes before the loop runs.
class Ending final {
public:
    Ending()
    {
        QObject::connect(&m_termination, &Termination::requested, qApp, [this] { end(); });
    }
    void end()
    {
        m_isEnding = true;
        QCoreApplication::quit();
    }
    void wait() const
    {
        if (!m_isEnding) {
            QCoreApplication::exec();
        }
    }

private:
    const Termination m_termination;
    bool m_isEnding = false;
};

/// Proxy, simulated provider and traffic in one process.
int runAll(const ClientOptions &client, const DemoCommandOptions &options)
{
    ServeOptions serve;
    serve.demo = true;
    serve.dataFolder = client.dataFolder;
    serve.prices = options.prices;
    serve.fallbackPrice = options.fallbackPrice;
    if (options.port != 0) {
        serve.listen = "127.0.0.1:" + std::to_string(options.port);
    }
    auto wanted = applicationOptions(serve);
    if (!wanted) {
        return failWith(wanted.error());
    }
    Ending ending;
    DemoOptions demo;
    demo.seed = options.seed;
    demo.perMinute = options.perMinute;
    if (options.requests > 0) {
        demo.requests = options.requests;
    }
    auto session = DemoSession::start(*wanted, demo);
    if (!session) {
        return failWith(session.error());
    }
    auto application = Application::start(std::move(*wanted));
    if (!application) {
        return failWith(application.error());
    }
    int status = exitDone;
    QObject::connect(session->get(), &DemoSession::failed, qApp, [&](const QString &message) {
        status = failWith(Error{ErrorCode::Unavailable, message.toStdString()});
        ending.end();
    });
    auto printer = std::make_unique<DemoPrinter>(**session, **application);
    (*session)->drive(**application);
    ending.wait();
    printer.reset();   // its event stream is nothing to wait for
    (*session)->stopTraffic();
    (*application)->stop();
    return status;
}

Result<std::unique_ptr<SimulatedProvider>> startProvider(const DemoCommandOptions &options)
{
    const auto listen = parseListen(options.listen);
    if (!listen) {
        return Error{ErrorCode::BadInput, "--listen: " + listen.error().message};
    }
    FileSettings settings;
    settings.priceFiles.assign(options.prices.begin(), options.prices.end());
    settings.fallbackPrice = options.fallbackPrice;
    auto prices = readPriceBook(settings);
    if (!prices) {
        return prices.error();
    }
    SimulatedProviderOptions wanted;
    wanted.host = listen->first == "localhost" ? "127.0.0.1" : listen->first;
    wanted.port = listen->second;
    wanted.prices = *prices;
    wanted.seed = options.seed;
    wanted.paced = options.paced;
    return SimulatedProvider::start(std::move(wanted));
}

void printTotals(const TrafficTotals &totals)
{
    std::printf("%lld requests: %lld answered, %lld blocked, %lld failed\n",
                static_cast<long long>(totals.sent), static_cast<long long>(totals.answered),
                static_cast<long long>(totals.blocked), static_cast<long long>(totals.failed));
    std::fflush(stdout);
}

/// The traffic of --through; a line for each request that was not answered.
std::unique_ptr<Traffic> startTraffic(const DemoCommandOptions &options,
                                      std::function<void()> finished)
{
    TrafficOptions wanted;
    wanted.url = options.through;
    while (wanted.url.ends_with('/')) {
        wanted.url.pop_back();
    }
    wanted.seed = options.seed;
    wanted.perMinute = options.perMinute;
    if (options.requests > 0) {
        wanted.requests = options.requests;
    }
    wanted.ended = [](const TrafficReply &reply) {
        if (reply.status < 200 || reply.status > 299) {
            std::printf("%s\n", DemoPrinter::line(reply).c_str());
            std::fflush(stdout);
        }
    };
    wanted.finished = std::move(finished);
    return Traffic::start(std::move(wanted));
}

/// --listen, --through or both: the parts alone.
int runParts(const DemoCommandOptions &options)
{
    const QUrl url(QString::fromStdString(options.through));
    if (!options.through.empty() && (url.scheme() != "http" || url.host().isEmpty())) {
        return failWith(Error{ErrorCode::BadInput,
                              "--through must be a proxy's address, like http://127.0.0.1:4517"});
    }
    Ending ending;
    std::unique_ptr<SimulatedProvider> provider;
    if (!options.listen.empty()) {
        auto started = startProvider(options);
        if (!started) {
            return failWith(started.error());
        }
        provider = std::move(*started);
        std::printf("The simulated provider listens on %s\n", provider->url().c_str());
        std::fflush(stdout);
    }
    if (options.through.empty()) {
        ending.wait();
        return exitDone;
    }
    const auto traffic = startTraffic(options, [&ending, &provider] {
        // The provider stays for others; traffic alone is done.
        if (!provider) {
            QMetaObject::invokeMethod(qApp, [&ending] { ending.end(); });
        }
    });
    ending.wait();
    traffic->stop();
    const TrafficTotals totals = traffic->totals();
    printTotals(totals);
    if (totals.sent > 0 && totals.unreachable == totals.sent) {
        return failWith(Error{ErrorCode::Network, "nothing answers at " + options.through
                                                      + "; start it with `llmcap serve`"});
    }
    return exitDone;
}

} // namespace

void addDemoCommand(CommandSet &commands)
{
    auto *const demo = commands.app.add_subcommand(
        "demo", "A proxy with a simulated provider and traffic; needs no account");
    const auto options = std::make_shared<DemoCommandOptions>();
    demo->add_option("--listen", options->listen,
                     "The simulated provider alone, at this address of this machine");
    demo->add_option("--through", options->through, "Traffic alone, to the proxy at this address");
    demo->add_option("--port", options->port, "The demo proxy's port; 4518 else")
        ->check(CLI::Range(1, 65535));
    demo->add_option("--requests", options->requests, "Ends the traffic after so many")
        ->check(CLI::Range(1, 10'000'000));
    demo->add_option("--rate", options->perMinute, "Requests a minute")
        ->check(CLI::Range(1, 60'000))
        ->capture_default_str();
    demo->add_option("--seed", options->seed, "The same seed sends the same requests")
        ->capture_default_str();
    demo->add_option("--prices", options->prices, "A price file that wins over the built-in one")
        ->allow_extra_args(false);
    demo->add_option("--fallback-price", options->fallbackPrice,
                     "IN/OUT, USD per million tokens, for models without a price");
    demo->add_flag("--paced", options->paced,
                   "With --listen: answers as slowly as a hosted model");
    demo->callback([&commands, options] {
        commands.chosen = [&commands, options] {
            const bool isPart = !options->listen.empty() || !options->through.empty();
            return isPart ? runParts(*options) : runAll(commands.client, *options);
        };
    });
}

} // namespace llmcap
