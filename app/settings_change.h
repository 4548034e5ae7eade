// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace llmcap {

/// What a person can change in the settings window and the file keeps; what is absent stays as it
/// is. Values for the proxy hold from its next start on.
struct SettingsChange {
    std::optional<std::string> fallbackPrice;    ///< "1.00/4.00"; "" is none
    std::optional<std::string> zone;             ///< IANA name; "" is the system's
    std::optional<int> maxWaitSeconds, drainSeconds;
    std::optional<bool> paymentRequired, allowUnknownEndpoints, powerSafe, attribution;
    // The window program's own:
    std::optional<bool> firstRunDone;
    std::optional<std::string> feedUrl, feedCaFile;   ///< as in WindowSettings
    std::optional<std::string> language;         ///< "de"; "" is the system's
    std::optional<bool> noticeThreshold, noticeReached, noticeBlocked, noticePauseEnded,
        noticeProxyDown, noticeRunaway;
};

/// Writes the change into the settings file, all or nothing; everything else in it stays. Makes
/// the file where there is none. BadInput: the file, or the change, is not understood (nothing is
/// written then). Io: disk.
Result<void> changeSettingsFile(const std::filesystem::path &file, const SettingsChange &change);

/// The window program's part of the settings file.
struct WindowSettings {
    bool firstRunDone = false;
    /// Somebody else's feed that is watched instead of running a proxy, like
    /// "https://llmcap.example:4517"; "" is none. Its token is in the key store
    /// (TokenStore::ofHostedFeed).
    std::string feedUrl;
    std::string feedCaFile;      ///< PEM: the authority of its certificate; "" the system's roots
    std::string language;                        ///< "de"; "" is the system's
    bool noticeThreshold = true, noticeReached = true, noticeBlocked = true,
         noticePauseEnded = true, noticeProxyDown = true, noticeRunaway = true;
};

/// Defaults for what is not there, or where there is no file. BadInput as for the rest of it.
Result<WindowSettings> readWindowSettings(const std::filesystem::path &file);

} // namespace llmcap
