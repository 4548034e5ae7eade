// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "exit_status.h"
#include "feed_session.h"
#include "latency_probe.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

struct LatencyOptions {
    std::string provider = "openai", model, direct;
    int requests = 20;
    double budget = 0;   ///< milliseconds; 0: none
    bool json = false;
};

/// Small models that the price table knows, so that a cap has a price for them.
std::string usualModel(WireFormat format)
{
    switch (format) {
    case WireFormat::Anthropic: return "claude-haiku-4-5";
    case WireFormat::Gemini: return "gemini-2.5-flash";
    case WireFormat::Mistral: return "mistral-small-latest";
    case WireFormat::Cohere: return "command-r7b-12-2024";
    case WireFormat::OpenAi: break;
    }
    return "gpt-4o-mini";
}

Result<LatencyPlan> planOf(const LatencyOptions &options, const FeedStatus &status)
{
    for (const FeedProvider &provider : status.providers) {
        if (provider.name != options.provider)
            continue;
        LatencyPlan plan;
        plan.through = QUrl(QString::fromStdString(provider.baseUrl));
        plan.format = provider.format;
        plan.model = options.model.empty() ? usualModel(provider.format) : options.model;
        plan.requests = options.requests;
        std::string direct = options.direct;
        for (const Provider &known : defaultProviders()) {
            if (direct.empty() && known.name == options.provider)
                direct = known.origin.toString();
        }
        if (direct.empty())
            return Error{ErrorCode::BadInput, "say where " + options.provider
                                                  + " answers without LLMCap: --direct URL"};
        plan.direct = QUrl(QString::fromStdString(direct));
        return plan;
    }
    return Error{ErrorCode::NotFound, "there is no provider " + options.provider
                                          + "; llmcap env lists them"};
}

void printText(const LatencyFindings &found, const LatencyPlan &plan, int requests)
{
    std::printf("%d small requests each way to %s, in turn; no key is sent, so nothing is "
                "billed.\n\n", requests, plan.direct.host().toStdString().c_str());
    std::printf("             p50 ms     p95 ms\n");
    std::printf("direct   %10.2f %10.2f\n", found.direct.p50, found.direct.p95);
    std::printf("LLMCap   %10.2f %10.2f\n", found.through.p50, found.through.p95);
    std::printf("added    %10.2f %10.2f\n", found.addedP50(), found.addedP95());
    if (found.addedP50() < found.spread)
        std::printf("\nThe provider's own answers differ by %.2f ms (quartiles), more than what "
                    "LLMCap adds: llmcap logs --json has ms_added of every request.\n",
                    found.spread);
}

int runLatency(const ClientOptions &client, const LatencyOptions &options)
{
    FeedSession session(client);
    const auto status = session.status();
    if (!status)
        return failWith(status.error());
    const auto plan = planOf(options, *status);
    if (!plan) {
        std::fprintf(stderr, "llmcap: %s\n", plan.error().message.c_str());
        return exitUsage;
    }
    const auto found = probeLatency(*plan);
    if (!found)
        return failWith(found.error());
    if (options.json)
        std::printf("{\"provider\":\"%s\",\"requests\":%d,\"direct_p50_ms\":%.3f,"
                    "\"direct_p95_ms\":%.3f,\"through_p50_ms\":%.3f,\"through_p95_ms\":%.3f,"
                    "\"added_p50_ms\":%.3f,\"added_p95_ms\":%.3f}\n",
                    options.provider.c_str(), options.requests, found->direct.p50,
                    found->direct.p95, found->through.p50, found->through.p95,
                    found->addedP50(), found->addedP95());
    else
        printText(*found, *plan, options.requests);
    if (options.budget > 0 && found->addedP50() > options.budget) {
        std::fprintf(stderr, "llmcap: that is more than the budget of %.2f ms\n", options.budget);
        return exitNo;
    }
    return exitDone;
}

} // namespace

void addLatencyCommand(CommandSet &commands)
{
    auto *const latency = commands.app.add_subcommand(
        "latency", "What LLMCap adds to a request: a small batch directly and through it");
    const auto options = std::make_shared<LatencyOptions>();
    latency->add_option("provider", options->provider, "As in llmcap env")->capture_default_str();
    latency->add_option("--requests", options->requests, "Each way")
        ->capture_default_str()
        ->check(CLI::Range(4, 1000));
    latency->add_option("--model", options->model, "A model with a price; a small one else");
    latency->add_option("--direct", options->direct,
                        "URL of the provider without LLMCap; the provider's own else");
    latency->add_option("--budget", options->budget,
                        "Milliseconds; status 1 where the median adds more")
        ->check(CLI::PositiveNumber);
    latency->add_flag("--json", options->json, "One JSON object");
    latency->callback([&commands, options] {
        commands.chosen
            = [&commands, options] { return runLatency(commands.client, *options); };
    });
}

} // namespace llmcap
