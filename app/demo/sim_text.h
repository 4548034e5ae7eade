// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace llmcap {

/// A small generator with a fixed sequence for each seed (splitmix64, public domain by
/// S. Vigna): the same seed gives the same answers everywhere.
class SimRandom final {
public:
    explicit SimRandom(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next();
    /// Uniform enough for a demonstration. REQUIRES: low <= high.
    std::int64_t between(std::int64_t low, std::int64_t high);

private:
    std::uint64_t m_state;
};

/// FNV-1a, to derive a seed from a request.
std::uint64_t simHash(const std::string &text, std::uint64_t seed);

/// Believable prose of exactly `tokens` tokens, where a word with the space before it is one
/// token, cut into at most `maxPieces` pieces. Every token is at least one byte, as with real
/// tokenizers. tokens <= 0 gives no piece.
struct SimPiece {
    std::string text;
    std::int64_t tokens = 0;
};
std::vector<SimPiece> simText(SimRandom &random, std::int64_t tokens, std::int64_t maxPieces);

} // namespace llmcap
