// SPDX-License-Identifier: GPL-3.0-or-later
#include "nearest_word.h"

#include <algorithm>
#include <numeric>

namespace llmcap {

namespace {

/// Levenshtein distance.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::string nearestWord(std::string_view given, const std::vector<std::string> &words)
{
    std::string best;
    std::size_t least = 0;
    for (const std::string &word : words) {
        const std::size_t changes = distance(given, word);
        if (changes * 3 <= std::max(word.size(), given.size()) &&
            (best.empty() || changes < least)) {
            best = word;
            least = changes;
        }
    }
    return best;
}

} // namespace llmcap
