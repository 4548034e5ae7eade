// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace llmcap {

/// What a form says: its short fields in full, of its files only their sizes.
struct FormFields {
    struct File {
        std::int64_t count = 0;
        std::int64_t bytes = 0;
    };
    std::map<std::string, std::string, std::less<>> texts;
    std::map<std::string, File, std::less<>> files;

    /// "" where there is no such field.
    std::string_view text(std::string_view name) const;
    /// A whole number from 0 to 2^53; `otherwise` where there is no such field; an error for
    /// anything else.
    Result<std::int64_t> number(std::string_view name, std::int64_t otherwise) const;
    std::int64_t textBytes() const;

    /// BadInput: not a whole form, or a text field twice (which one counts differs).
    static Result<FormFields> read(std::string_view contentType, std::string_view body);
};

} // namespace llmcap
