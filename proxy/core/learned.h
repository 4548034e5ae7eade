// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate.h"

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace llmcap {

/// What one finished request teaches. Counts of zero teach nothing of that kind.
struct Lesson {
    std::int64_t textBytes = 0;      ///< of a body of plain text alone; else 0
    std::int64_t inputTokens = 0;    ///< as reported, cached ones included
    std::int64_t outputTokens = 0;   ///< as reported, of one choice, reasoning included
    std::int64_t streamedBytes = 0;  ///< generated text that passed in a stream; else 0
};

/// A ratio of counts: tokens for bytes. Applied by rounding up.
struct TokensPerBytes {
    std::int64_t tokens = 1, bytes = 1;
    std::int64_t of(std::int64_t byteCount) const;
    friend bool operator==(const TokensPerBytes &, const TokensPerBytes &) = default;
};

/// What requests of one model were like, at a percentile (nearest rank, no interpolation).
struct Habits {
    std::optional<TokensPerBytes> input;      ///< nullopt: not enough seen
    std::optional<std::int64_t> output;       ///< tokens a choice
    /// Output tokens for each streamed byte, hidden ones included.
    std::optional<TokensPerBytes> streamed;
};

/// Learns from settled requests how large such requests turn out, model by model: the newest 256
/// of each kind, at most 256 models (the one that was silent longest makes room). Integers alone,
/// so that the same lessons always give the same figures. Thread: one at a time.
class Learned final {
public:
    static constexpr std::size_t enough = 20;      ///< fewer lessons teach nothing
    static constexpr std::size_t remembered = 256;
    static constexpr std::size_t modelLimit = 256;

    void learn(const std::string &provider, const std::string &model, const Lesson &lesson);
    /// REQUIRES: 1 <= percent <= 100.
    Habits habits(const std::string &provider, const std::string &model, int percent) const;
    std::size_t models() const { return m_models.size(); }

private:
    /// The newest values, oldest overwritten first.
    template <class Value> struct Ring {
        std::vector<Value> values;
        std::size_t next = 0;
        void add(Value value);
    };
    using Key = std::pair<std::string, std::string>;
    struct Model {
        Ring<TokensPerBytes> input, streamed;
        Ring<std::int64_t> output;
        std::list<Key>::iterator heard;
    };

    std::map<Key, Model> m_models;
    std::list<Key> m_heard;   // the one that was silent longest first
};

/// A request's usage as such requests turned out so far; never above the bound, and the bound
/// itself where too little is known or the body does not show its input.
Usage expectedUsage(const Bound &bound, const Inspection &request, const Habits &habits);

/// The quantities of a usage at one price; the bound's where it cannot be priced. `conditions` as
/// in Inspection.
Quantities quantitiesOf(const Usage &usage, const Bound &bound, const ModelPrice &price,
                        ServiceTier tier, const std::vector<std::string> &conditions);

} // namespace llmcap
