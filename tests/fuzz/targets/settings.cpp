// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings_file.h"
#include "target.h"

#include <string>

using namespace llmcap;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input = asText(data, size);
    if (const auto settings = parseSettings(input, "settings.json")) {
        const Settings &proxy = settings->proxy;
        require(proxy.listenHost == "127.0.0.1" || proxy.listenHost == "::1"
                    || proxy.listenHost == "localhost",
                "this machine alone");
        require(proxy.workers >= 1 && proxy.workers <= 64, "workers within bounds");
        for (const Provider &provider : proxy.providers)
            require(provider.origin.tls || provider.origin.host.starts_with("127.")
                        || provider.origin.host == "localhost" || provider.origin.host == "::1",
                    "a key never goes out in plain text");
    } else {
        require(!settings.error().message.empty(), "a message");
    }
    std::vector<Provider> providers = defaultProviders();
    (void)applyOrigin(input, providers);
    (void)parseListen(input);
    return 0;
}
