// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve_options.h"

#include "data_folder.h"
#include "policy_file.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

namespace llmcap {

namespace {

constexpr std::uint16_t demoPort = 4518;

/// No file at the usual place is no error; a file that was named must be there.
Result<FileSettings> readSettings(const ServeOptions &options,
                                  const std::filesystem::path &dataFolder)
{
    const bool isNamed = !options.config.empty();
    auto settings = readSettingsFile(isNamed ? std::filesystem::path(options.config)
                                             : dataFolder / "settings.json");
    if (settings || settings.error().code != ErrorCode::NotFound) {
        return settings;
    }
    if (isNamed) {
        return Error{ErrorCode::BadInput, "--config: " + settings.error().message};
    }
    return FileSettings{};
}

} // namespace

void addServeOptions(CLI::App &command, ServeOptions &options)
{
    command.add_option("--data-dir", options.dataFolder,
                       "Where ledger, settings and secrets lie");
    command.add_option("--listen", options.listen, "127.0.0.1:4517 where nothing else is set");
    command.add_option("--tls-cert", options.tlsCert,
                       "PEM: with it --listen may be an address of the network, which then gets "
                       "the feed (token needed), by TLS, and nothing else");
    command.add_option("--tls-key", options.tlsKey, "PEM: the key of that certificate");
    command.add_option("--origin", options.origins,
                       "NAME=URL sends a provider elsewhere; NAME:FORMAT=URL adds one")
        ->allow_extra_args(false);
    command.add_option("--cap", options.caps,
                       "day=10.00, month=150: makes the cap or sets its limit; raises stay")
        ->allow_extra_args(false);
    command.add_option("--prices", options.prices, "A price file that wins over the built-in one")
        ->allow_extra_args(false);
    command.add_option("--price-key", options.priceKey)->group("");   // organisations, tests
    command.add_option("--fallback-price", options.fallbackPrice,
                       "IN/OUT, USD per million tokens, for models without a price");
    command.add_option("--zone", options.zone, "IANA time zone of \"today\"; the system's else");
    command.add_option("--config", options.config, "Settings file; settings.json of the data else");
    command.add_option("--drain", options.drain, "Seconds for what is in flight at the end")
        ->check(CLI::Range(0, 3600));
    command.add_option("--workers", options.workers, "Proxy threads")->check(CLI::Range(1, 64));
}

Result<ApplicationOptions> applicationOptions(const ServeOptions &options)
{
    ApplicationOptions result;
    result.demo = options.demo;
    result.dataFolder = options.dataFolder.empty() ? defaultDataFolder(options.demo)
                                                   : std::filesystem::path(options.dataFolder);
    auto settings = readSettings(options, result.dataFolder);
    if (!settings) {
        return settings.error();
    }
    result.settings = std::move(*settings);
    Settings &proxy = result.settings.proxy;
    if (!options.tlsCert.empty()) {
        proxy.tlsCertFile = std::filesystem::absolute(options.tlsCert).string();
    }
    if (!options.tlsKey.empty()) {
        proxy.tlsKeyFile = std::filesystem::absolute(options.tlsKey).string();
    }
    if (!options.listen.empty()) {
        auto listen = parseListen(options.listen, !proxy.tlsCertFile.empty());
        if (!listen) {
            return Error{ErrorCode::BadInput, "--listen: " + listen.error().message};
        }
        proxy.listenHost = listen->first;
        proxy.port = listen->second;
    } else if (options.demo) {
        proxy.port = demoPort;   // beside a real one
    }
    if (auto done = checkListen(proxy); !done) {
        return done.error();
    }
    for (const std::string &origin : options.origins) {
        if (auto done = applyOrigin(origin, proxy.providers); !done) {
            return Error{ErrorCode::BadInput, "--origin: " + done.error().message};
        }
    }
    for (const std::string &file : options.prices) {
        result.settings.priceFiles.push_back(std::filesystem::absolute(file));
    }
    if (!options.priceKey.empty()) {
        result.settings.priceKey = std::filesystem::absolute(options.priceKey);
    }
    if (!options.fallbackPrice.empty()) {
        result.settings.fallbackPrice = options.fallbackPrice;
    }
    if (!options.zone.empty()) {
        proxy.zone = options.zone;
    }
    if (options.drain >= 0) {
        proxy.drain = std::chrono::seconds{options.drain};
    }
    if (options.workers > 0) {
        proxy.workers = options.workers;
    }
    result.caps = options.caps;
    // Last: nothing that a user writes goes over what the organisation has fixed.
    auto policy = readPolicy();
    if (!policy) {
        return policy.error();
    }
    if (auto done = applyPolicy(*policy, result.settings); !done) {
        return done.error();
    }
    if (auto done = checkListen(proxy); !done) {   // once more: a policy may fix the address
        return done.error();
    }
    result.policy = std::move(policy->policy);
    return result;
}

} // namespace llmcap
