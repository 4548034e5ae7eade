// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "user_environment.h"

#include <memory>

namespace llmcap {

/// Settings files of tools that read no variable, under names of their own beside the variables:
/// "codex/openai_base_url" is that key at the top of Codex CLI's config.toml
/// (developers.openai.com, "Codex configuration"). Everything else in the file stays, and so does
/// the user's own line, which comes back as it was written. A tool that is not there has no such
/// setting: writing does nothing.
class ToolSettings final : public UserEnvironment {
public:
    /// Variables go to `inner`. `home`: the user's home folder.
    ToolSettings(std::unique_ptr<UserEnvironment> inner, QString home);

    std::optional<Value> read(const QString &name) const override;
    Result<void> write(const QString &name, const std::optional<Value> &value) override;
    Result<void> announce() override { return m_inner->announce(); }

private:
    const std::unique_ptr<UserEnvironment> m_inner;
    const QString m_codex;
};

inline constexpr const char *codexSetting = "codex/openai_base_url";

} // namespace llmcap
