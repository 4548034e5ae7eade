// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

/// Where a path leads.
struct Route {
    enum class Kind { Feed, Provider, Nowhere };
    Kind kind = Kind::Nowhere;
    const Provider *provider = nullptr;   ///< Provider: an element of the table
    std::string project;                  ///< from /p/<project>/...
    std::string rest;                     ///< path and query behind the prefix; begins with '/'
};

/// Reads "/llmcap/v1/...", "/<provider>/..." and "/p/<project>/<provider>/...".
Route routeOf(std::string_view target, const std::vector<Provider> &providers);

/// What is wrong with a path behind the provider's segment that two servers could read in two ways
/// (dot segments, encoded slashes, backslashes, NUL, parameters): one sentence, or nullopt. Such a
/// path could reach another endpoint than the one that was metered.
std::optional<std::string> ambiguityOf(std::string_view rest);

/// For people who came to a path that leads nowhere: what the paths are.
std::string pathHelp(std::string_view target, const std::vector<Provider> &providers);

} // namespace llmcap
