// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "policy.h"
#include "result.h"
#include "settings_file.h"

#include <QString>
#include <QUrl>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace llmcap {

/// What `llmcap serve` and `llmcap-tray` start with.
struct ApplicationOptions {
    std::filesystem::path dataFolder;   ///< empty: the default one
    FileSettings settings;              ///< the file's, with the command line already on top
    /// "day=10.00": see start_caps.h.
    std::vector<std::string> caps;
    Policy policy;                      ///< of the organisation; `settings` has its values already
    bool demo = false;                  ///< says DEMO in every status; own data folder
    bool logToStandardError = false;
};

/// The proxy with everything it needs, built and wired in one place: prices, ledger, feed, host;
/// stopped in reverse. Used by both programs. Thread: the one that started it.
class Application {
public:
    /// Listening when it returns. BadInput: an option or a file is wrong. Conflict: the port or
    /// the data folder is in use. Io: disk. Each message names the next step.
    /// REQUIRES: a QCoreApplication exists.
    static Result<std::unique_ptr<Application>> start(ApplicationOptions options);
    /// stop(0s) where it was not called.
    virtual ~Application() = default;

    /// "http://127.0.0.1:4517"
    virtual QUrl feedUrl() const = 0;
    /// The control token of the feed, and where it is kept, in words.
    virtual QString token() const = 0;
    virtual QString tokenPlace() const = 0;
    virtual std::filesystem::path dataFolder() const = 0;
    /// Lets what is in flight finish for at most the drain time of the settings.
    virtual void stop() = 0;
};

} // namespace llmcap
