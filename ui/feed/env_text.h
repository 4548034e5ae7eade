// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_values.h"

#include <string>
#include <vector>

namespace llmcap {

/// What people give the provider's official SDK as its base URL: OpenAI's expects "/v1" in it.
std::string sdkBaseUrl(const FeedProvider &provider);

/// Shell lines that point the providers' official SDKs at LLMCap, by the variables that they read
/// themselves; a comment with the address for providers whose SDKs read none. `shell` is "bash",
/// "powershell" or "cmd". With a project the addresses book to it. BadInput: a project that cannot
/// be a path segment.
Result<std::string> envText(const std::vector<FeedProvider> &providers, const std::string &shell,
                            const std::string &project);

/// A small program of the first provider that the official SDKs know, with the base URL filled in
/// and the key left to the environment.
enum class Snippet : std::uint8_t { Python, JavaScript, Curl };
std::string snippetText(const std::vector<FeedProvider> &providers, Snippet snippet);

/// Every variable that a known tool takes the base URL of a provider from, and its value here:
/// those of the official SDKs (Claude Code, Gemini CLI, LangChain and LlamaIndex by their SDKs),
/// and those of LiteLLM, which Aider and others are made of.
std::vector<std::pair<std::string, std::string>>
toolVariables(const std::vector<FeedProvider> &providers);

} // namespace llmcap
