// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

/// A path and query, cut into what routes compare. Views point into the target as received.
struct RequestTarget {
    /// One path segment: `text` without percent signs for comparing, `raw` for sending on.
    struct Segment {
        std::string text;
        std::string_view raw;
    };
    std::vector<Segment> segments;   ///< empty ones (double and trailing slashes) are dropped
    std::string_view query;          ///< with its question mark, byte for byte; "" is none

    /// Reads "/v1/messages?beta=true". nullopt for paths that two parsers could read in two ways:
    /// dot segments, encoded slashes, broken percent signs, backslashes, control characters.
    static std::optional<RequestTarget> read(std::string_view target);

    /// The segments from `first` on are exactly these names; "*" stands for any one segment.
    bool is(std::size_t first, std::initializer_list<std::string_view> names) const;
    /// As `is`, with anything behind.
    bool startsWith(std::size_t first, std::initializer_list<std::string_view> names) const;
    /// "/" + prefix + the segments from `first` on + query.
    std::string join(std::string_view prefix, std::size_t first) const;
    /// The query has this parameter with this value.
    bool hasParameter(std::string_view name, std::string_view value) const;
};

/// "v1", "v2", "v1beta", "v1alpha", "v1beta2": a version of an interface.
bool isVersionSegment(std::string_view segment);

/// An endpoint of class Unknown, named by its path (cut, so that names stay short).
Endpoint unknownEndpoint(std::string_view target, std::string upstreamTarget);

/// Cuts the target and puts its path behind exactly one version segment: `version` is added where
/// none stands, and "/v1/v1/..." (the version in the base URL and in the SDK) collapses.
struct VersionedTarget {
    RequestTarget target;
    std::string version;         ///< the version that goes upstream, without slashes
    std::size_t first = 0;       ///< the first segment behind the version
    std::string upstream() const { return target.join(version, first); }
};
std::optional<VersionedTarget> readVersioned(std::string_view target, std::string_view version);

} // namespace llmcap
