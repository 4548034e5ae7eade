// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace llmcap {

namespace {

constexpr std::array<std::string_view, 24> sentences{
    "The failing test points at the date parser, which reads the month before the day.",
    "I moved the retry loop out of the handler so that a timeout is reported only once.",
    "Three of the five callers pass an empty list here, and none of them checks the result.",
    "The summary below covers the last quarter and leaves out one-time effects.",
    "Revenue grew in both regions, while support costs stayed where they were in spring.",
    "A short index on the customer column brings the query down to a few milliseconds.",
    "You can keep the old name as an alias until every client has moved over.",
    "The contract renews on the first of March unless one side objects in writing.",
    "Two reviewers asked for a smaller change, so I split the patch into four commits.",
    "Please check the second paragraph, where the figures differ from the attached table.",
    "The memory grows because each listener is added again when the window is shown.",
    "In plain words: the cache is correct, but it is never asked.",
    "The customer writes that the parcel arrived late and that one item was missing.",
    "I would answer with an apology, a refund for the item and a code for free delivery.",
    "The function returns early when the buffer is empty, which skips the final flush.",
    "Most of the time is spent waiting for the disk, not in the loop itself.",
    "The migration runs in one transaction, so a failure leaves the table as it was.",
    "Here is a shorter version that keeps the numbers and drops the adjectives.",
    "The café in the old harbour opens at eight and serves breakfast until noon.",
    "Both drafts agree on the goal and differ in how soon the first step is taken.",
    "The lock is taken twice on this path, and the second time it is never released.",
    "A reader who only sees the headline will take the forecast for a result.",
    "I added a test for leap years, since the earlier one passed by accident.",
    "Next I will read the configuration file and compare it with the documented defaults.",
};

/// Words of one sentence after another, each with the space that stands before it.
class Words final {
public:
    explicit Words(SimRandom &random) : m_random(random) {}

    std::string next()
    {
        if (m_rest.empty()) {
            const auto last = static_cast<std::int64_t>(sentences.size()) - 1;
            m_rest = sentences[static_cast<std::size_t>(m_random.between(0, last))];
        }
        const auto end = std::min(m_rest.find(' '), m_rest.size());
        std::string word = m_started ? " " : "";
        word += m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        m_started = true;
        return word;
    }

private:
    SimRandom &m_random;
    std::string_view m_rest;
    bool m_started = false;
};

} // namespace

std::uint64_t SimRandom::next()
{
    m_state += 0x9e3779b97f4a7c15u;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

std::int64_t SimRandom::between(std::int64_t low, std::int64_t high)
{
    const auto span = static_cast<std::uint64_t>(high - low) + 1;
    return low + static_cast<std::int64_t>(next() % span);
}

std::uint64_t simHash(const std::string &text, std::uint64_t seed)
{
    std::uint64_t hash = 0xcbf29ce484222325u ^ seed;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return hash;
}

std::vector<SimPiece> simText(SimRandom &random, std::int64_t tokens, std::int64_t maxPieces)
{
    std::vector<SimPiece> pieces;
    Words words(random);
    const std::int64_t perPiece = (std::max<std::int64_t>(tokens, 1) + maxPieces - 1) / maxPieces;
    for (std::int64_t made = 0; made < tokens;) {
        SimPiece piece;
        for (; piece.tokens < perPiece && made < tokens; ++piece.tokens, ++made)
            piece.text += words.next();
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

} // namespace llmcap
