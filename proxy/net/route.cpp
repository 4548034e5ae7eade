// SPDX-License-Identifier: GPL-3.0-or-later
#include "route.h"

#include "request_target.h"

#include <algorithm>

namespace llmcap {
namespace {

/// Cuts "/name" off the front; what remains begins with '/', '?' or is empty.
std::string_view takeSegment(std::string_view &target)
{
    if (!target.starts_with('/'))
        return {};
    const auto end = target.find_first_of("/?", 1);
    const std::string_view segment = target.substr(1, end == std::string_view::npos
                                                          ? end : end - 1);
    target.remove_prefix(end == std::string_view::npos ? target.size() : end);
    return segment;
}

std::string asTarget(std::string_view rest)
{
    return rest.starts_with('/') ? std::string(rest) : "/" + std::string(rest);
}

/// A project is a label that people read: short, and nothing that needs decoding.
bool isProjectName(std::string_view name)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '.' || c == '_' || c == '-';
    };
    return !name.empty() && name.front() != '.' && name.size() <= 64
        && std::all_of(name.begin(), name.end(), fits);
}

} // namespace

Route routeOf(std::string_view target, const std::vector<Provider> &providers)
{
    std::string_view rest = target;
    std::string_view name = takeSegment(rest);
    if (name == "llmcap") {
        if (takeSegment(rest) != "v1")
            return {};
        return {Route::Kind::Feed, nullptr, {}, asTarget(rest)};
    }
    std::string project;
    if (name == "p") {
        project = takeSegment(rest);
        if (!isProjectName(project))
            return {};
        name = takeSegment(rest);
    }
    for (const Provider &provider : providers) {
        if (provider.name == name)
            return {Route::Kind::Provider, &provider, std::move(project), asTarget(rest)};
    }
    return {};
}

std::optional<std::string> ambiguityOf(std::string_view rest)
{
    if (RequestTarget::read(rest))
        return std::nullopt;
    return "The path can be read in more than one way (\"..\", \";\", an encoded slash, a broken "
           "percent sign); write it plainly";
}

std::string pathHelp(std::string_view target, const std::vector<Provider> &providers)
{
    std::string_view rest = target;
    const std::string_view name = takeSegment(rest);
    std::string text = "There is no provider \"" + std::string(name.substr(0, 64))
        + "\" here; the path begins with one of";
    for (const Provider &provider : providers)
        text += " /" + provider.name;
    return text + " (or /p/<project>/ before it)";
}

} // namespace llmcap
