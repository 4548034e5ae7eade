// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

class QJsonObject;

namespace llmcap {

/// Everything that the settings file says. The one place that knows its keys is settings_file.cpp.
struct FileSettings {
    Settings proxy;
    std::vector<std::filesystem::path> priceFiles;   ///< overrides, in order; absolute
    std::string fallbackPrice;                       ///< "1.00/4.00" or ""
    /// What deployments and gateways call models: {"azure/prod-chat": "openai/gpt-4o"}.
    std::map<std::string, std::string> modelAliases;
    bool namesPrograms = true;        ///< client programs are recorded by name
    bool countsSubscriptions = false; ///< subscription logins count at list prices under USD caps
    bool takesOwnPrices = true;       ///< false: a policy fixes the price files
    std::filesystem::path priceKey;   ///< PEM; signs taken tables instead of the built-in key
};

/// Reads the JSON of a settings file. BadInput says file, line, key and rule; a key that is not
/// known is an error that names the nearest one, because a misspelt limit must not be no limit.
/// `file` names it in messages, and price files are relative to its folder.
Result<FileSettings> parseSettings(std::string_view json, const std::filesystem::path &file);

/// The same from disk. NotFound: there is no such file.
Result<FileSettings> readSettingsFile(const std::filesystem::path &file);

/// Values that somebody else has fixed, by the keys of the file, over what `settings` says.
/// BadInput names key and rule; the window's own part cannot be fixed.
Result<void> fixSettings(const QJsonObject &values, FileSettings &settings);

/// "127.0.0.1:4517", "[::1]:4517", "localhost:4517" or "4517"; any other IP address only where
/// `hasTls`. Port 0 is any free.
Result<std::pair<std::string, std::uint16_t>> parseListen(std::string_view text,
                                                          bool hasTls = false);

/// What must hold between settings, wherever they came from: TLS needs both of its files, and a
/// network needs TLS.
Result<void> checkListen(const Settings &settings);

/// "NAME=URL" for a provider that is known, "NAME:FORMAT=URL" for another one: put into
/// `providers`.
Result<void> applyOrigin(std::string_view text, std::vector<Provider> &providers);

} // namespace llmcap
