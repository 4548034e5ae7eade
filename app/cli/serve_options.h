// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "application.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace llmcap {

/// The options that `llmcap serve` and `llmcap-tray` share, as they were written.
struct ServeOptions {
    std::string dataFolder, listen, config, fallbackPrice, priceKey, zone, tlsCert, tlsKey;
    std::vector<std::string> origins, caps, prices;
    int drain = -1;              ///< seconds; < 0 not given
    int workers = 0;             ///< 0 not given
    bool demo = false;
};

void addServeOptions(CLI::App &command, ServeOptions &options);

/// The settings file (--config, or settings.json of the data folder where there is one) with the
/// command line on top.
Result<ApplicationOptions> applicationOptions(const ServeOptions &options);

} // namespace llmcap
