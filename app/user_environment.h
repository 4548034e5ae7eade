// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QString>

#include <filesystem>
#include <memory>
#include <optional>

namespace llmcap {

/// The environment variables that programs of this user start with from now on. Never the
/// machine's.
///
/// Windows: HKEY_CURRENT_USER\Environment, announced by WM_SETTINGCHANGE ("Environment Variables"
/// at learn.microsoft.com). Elsewhere: environment.d/60-llmcap.conf (environment.d(5)), a file of
/// our own, which a marked block in the shells' profiles reads, too; what the user has written in
/// files of theirs is never touched, and counts again as soon as ours is gone.
/// Thread: one at a time.
class UserEnvironment {
public:
    struct Value {
        QString text;
        int kind = 0;   ///< Windows: the registry's type, so that REG_EXPAND_SZ stays one
        friend bool operator==(const Value &, const Value &) = default;
    };

    virtual ~UserEnvironment() = default;

    virtual std::optional<Value> read(const QString &name) const = 0;
    /// nullopt removes it. Io: it cannot be written; the message says where.
    virtual Result<void> write(const QString &name, const std::optional<Value> &value) = 0;
    /// To be called after writing: tells running shells, and (elsewhere than on Windows) puts the
    /// block into the profiles, or takes it out where none of our variables is left.
    virtual Result<void> announce() = 0;
};

/// This user's own. `home` replaces the home folder ("" is the real one; elsewhere than on
/// Windows).
std::unique_ptr<UserEnvironment> userEnvironment(const QString &home = {});

} // namespace llmcap
