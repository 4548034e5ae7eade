// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instant.h"
#include "result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace llmcap {

/// Named values that a client sent, each read at most once; what nobody asked for is an error,
/// so that a misspelt name is never silently without effect. Thread: one at a time.
class FeedFields {
public:
    struct Null {};
    using Value = std::variant<Null, bool, std::int64_t, std::string, std::vector<std::int64_t>>;

    /// Behind the '?' of a target. Each name once; '+' stands for itself.
    static Result<FeedFields> fromQuery(std::string_view query);
    /// A JSON object of strings, integers, booleans, nulls and arrays of integers.
    static Result<FeedFields> fromJson(const std::string &body);

    bool has(const std::string &name) const { return m_values.count(name) > 0; }
    bool isNull(const std::string &name) const;
    /// Each answers nullopt where the field is absent, and notes a failure where its type or
    /// form is another one. An empty number or time of a query counts as absent.
    std::optional<std::string> text(const std::string &name);
    std::optional<bool> boolean(const std::string &name);
    std::optional<std::int64_t> number(const std::string &name, std::int64_t least,
                                       std::int64_t most);
    std::optional<std::vector<std::int64_t>> numbers(const std::string &name);
    std::optional<Instant> time(const std::string &name);
    /// A time of a body, or null for Instant::min().
    std::optional<Instant> timeOrNull(const std::string &name);

    /// The first failure so far, or a field that nobody read.
    Result<void> finish() const;
    void fail(std::string message);

private:
    template <class T>
    std::optional<T> take(const std::string &name, std::string_view expected);

    std::map<std::string, Value> m_values;
    std::set<std::string> m_read;
    std::optional<Error> m_failure;
};

/// A target behind "/llmcap/v1", cut into its path segments (decoded) and its query (as it came).
struct FeedTarget {
    std::vector<std::string> path;
    std::string query;
};
Result<FeedTarget> splitTarget(std::string_view target);

/// RFC 3986, section 2.1; BadInput where a '%' is not followed by two hex digits or hides NUL.
Result<std::string> percentDecode(std::string_view text);

} // namespace llmcap
