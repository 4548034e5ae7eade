// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace llmcap {

/// Stands for the model of a batch whose requests name different ones.
inline constexpr const char *severalModels = "several-models";

/// The requests of a batch folded into one value, from which their bound follows without keeping
/// them: sums and maxima that lie nowhere below the sum of the single bounds. Needs no model and
/// no price, because a batch may name its model long after its requests were uploaded.
struct BatchShape {
    std::string model;                   ///< of all requests; "" none named one
    bool severalModels = false;          ///< requests that name different ones
    std::int64_t requests = 0;
    std::int64_t hiddenRequests = 0;     ///< whose input only the context window bounds
    std::int64_t limitedOutput = 0;      ///< sum of limit x choices where a request sets a limit
    std::int64_t openOutputs = 0;        ///< answers without a limit
    std::int64_t toolRequests = 0;       ///< that let the provider run tools
    std::int64_t openToolRequests = 0;   ///< of these, without a limit on uses
    std::int64_t mostToolUses = 0;       ///< the largest limit
    /// Sums of all sizes; any of the marks.
    Inspection all;

    void add(const Inspection &request);

    /// "requests=3 text_bytes=512 ...", for the ledger. Reads back what it wrote; a name that it
    /// does not know makes nullopt, because a part of the bound would be missing.
    std::string toText() const;
    static std::optional<BatchShape> fromText(std::string_view text);
    friend bool operator==(const BatchShape &a, const BatchShape &b)
    {
        return a.toText() == b.toText();
    }
};

} // namespace llmcap
