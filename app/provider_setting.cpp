// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses and providers, as they are written in the settings file and on the command line.
#include "enum_name.h"
#include "settings_file.h"

#include <QHostAddress>

#include <algorithm>
#include <charconv>

namespace llmcap {

namespace {

Error badInput(std::string message)
{
    return Error{ErrorCode::BadInput, std::move(message)};
}

bool isLoopbackName(std::string_view host)
{
    return host == "127.0.0.1" || host == "::1" || host == "localhost";
}

/// The first path segment: "p" and "llmcap" have a meaning of their own there.
bool isProviderName(std::string_view name)
{
    return !name.empty() && name.size() <= 64 && name != "p" && name != "llmcap"
        && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-")
        == std::string_view::npos
        && name.front() != '.';
}

} // namespace

Result<std::pair<std::string, std::uint16_t>> parseListen(std::string_view text, bool hasTls)
{
    const std::string quoted = "'" + std::string(text.substr(0, 60)) + "'";
    const std::size_t colon = text.rfind(':');
    std::string_view host = colon == std::string_view::npos ? "127.0.0.1" : text.substr(0, colon);
    const std::string_view digits = colon == std::string_view::npos ? text : text.substr(colon + 1);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        host = host.substr(1, host.size() - 2);
    }
    std::uint16_t port = 0;
    const auto [stop, problem]
        = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (digits.empty() || problem != std::errc{} || stop != digits.data() + digits.size()) {
        return badInput(quoted + " is not an address to listen on; write 127.0.0.1:4517");
    }
    if (isLoopbackName(host)) {
        // A name is no address to bind to, and what it leads to is not ours to trust.
        return std::pair{std::string(host == "localhost" ? "127.0.0.1" : host), port};
    }
    if (QHostAddress(QString::fromStdString(std::string(host))).isNull()) {
        return badInput(quoted + " is not an address of this machine; write 127.0.0.1:4517");
    }
    if (!hasTls) {
        return badInput(quoted
                        + " is not of this machine alone; LLMCap listens on 127.0.0.1, ::1 or "
                          "localhost only, because it passes API keys on. --tls-cert and --tls-key "
                          "show the feed, and nothing else, to other machines");
    }
    return std::pair{std::string(host), port};
}

Result<void> checkListen(const Settings &settings)
{
    if (settings.tlsCertFile.empty() != settings.tlsKeyFile.empty()) {
        return badInput("TLS needs a certificate and its key: give both, --tls-cert and --tls-key");
    }
    if (!isLoopbackName(settings.listenHost) && settings.tlsCertFile.empty()) {
        return badInput(settings.listenHost + ":" + std::to_string(settings.port)
                        + " would open LLMCap to the network in the clear; without a certificate "
                          "(--tls-cert, --tls-key) it is for this machine alone, on 127.0.0.1");
    }
    return {};
}

Result<void> applyOrigin(std::string_view text, std::vector<Provider> &providers)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) {
        return badInput("'" + std::string(text.substr(0, 60))
                        + "' is not NAME=URL, like openai=https://api.openai.com");
    }
    const std::string_view left = text.substr(0, equals);
    const std::size_t colon = std::min(left.find(':'), left.size());
    const std::string name(left.substr(0, colon));
    const std::string_view format = left.substr(std::min(colon + 1, left.size()));
    auto origin = Origin::parse(text.substr(equals + 1));
    if (!origin) {
        return badInput("origin of '" + name + "': " + origin.error().message);
    }
    const auto known = enumByName(format, WireFormat::Cohere, wireFormatName);
    if (!format.empty() && !known) {
        return badInput("'" + std::string(format) + "' is not a wire format; use one of "
                        + enumNames(WireFormat::Cohere, wireFormatName));
    }
    auto found = std::find_if(providers.begin(), providers.end(),
                              [&](const Provider &provider) { return provider.name == name; });
    if (found == providers.end()) {
        if (!isProviderName(name)) {
            return badInput("'" + name
                            + "' cannot be a provider's name: it is a path segment of a-z, 0-9, "
                              "'.', '_' and '-', and neither p nor llmcap");
        }
        if (format.empty()) {
            return badInput("'" + name + "' is not known; say what it speaks, like " + name
                            + ":openai=URL (" + enumNames(WireFormat::Cohere, wireFormatName)
                            + ")");
        }
        found = providers.insert(providers.end(), Provider{name, WireFormat::OpenAi, {}});
    }
    if (known) {
        found->format = *known;
    }
    found->origin = *origin;
    return {};
}

} // namespace llmcap
