// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider.h"

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

/// For people who came to a path that leads nowhere: what the paths are.
std::string pathHelp(std::string_view target, const std::vector<Provider> &providers);

} // namespace llmcap
