// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace llmcap {

/// Undoes a Content-Encoding piece by piece, for the metering copy of a reply. Thread: one at a
/// time. Never throws.
class BodyDecoder {
public:
    /// For "gzip", "x-gzip", "deflate" (zlib or raw), "br", "zstd"; nullptr for any other name and
    /// for lists of several.
    static std::unique_ptr<BodyDecoder> make(std::string_view contentEncoding);
    virtual ~BodyDecoder() = default;
    /// Appends what is decoded to `out`. False, and for ever after, where the data is broken or
    /// unpacks to more than 16 MiB at more than 200 : 1 (a bomb).
    virtual bool feed(std::string_view bytes, std::string &out) = 0;
};

} // namespace llmcap
