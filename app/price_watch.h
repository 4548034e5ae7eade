// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live_prices.h"
#include "settings_file.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace llmcap {

/// Takes price files into force as they change: the user's own, an updated table, files named by
/// the settings. What cannot be read or understood changes nothing and is said in the log.
/// Thread: the one that made it; its event loop must run.
class PriceWatch final {
public:
    /// `log` takes one line.
    PriceWatch(FileSettings settings, std::filesystem::path dataFolder,
               std::shared_ptr<LivePrices> prices,
               std::function<void(const std::string &)> log);
    ~PriceWatch();
    PriceWatch(const PriceWatch &) = delete;
    PriceWatch &operator=(const PriceWatch &) = delete;

private:
    class Watch;
    std::unique_ptr<Watch> m_watch;
};

} // namespace llmcap
