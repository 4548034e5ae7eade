// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace llmcap {

/// Writes one JSON text from front to back. Bytes that are not UTF-8 become U+FFFD, so that the
/// result is valid whatever a client put into a label. There is no way to write a floating point
/// number. Thread: one at a time.
/// REQUIRES: calls in the order of the grammar; a key before every member of an object.
class JsonWriter final {
public:
    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(std::string_view name);

    JsonWriter &text(std::string_view value);
    JsonWriter &number(std::int64_t value);
    JsonWriter &boolean(bool value);
    JsonWriter &null();
    /// A finished JSON value.
    JsonWriter &json(std::string_view value);
    /// Thousandths as a plain decimal number: 812'300 is 812.3.
    JsonWriter &thousandths(std::int64_t value);

    std::string take() { return std::move(m_out); }

private:
    void separate();
    void raw(std::string_view value);

    std::string m_out;
    bool m_needsComma = false;
};

/// Only whole, shortest UTF-8 sequences; everything else is replaced by U+FFFD.
std::string toValidUtf8(std::string_view bytes);

} // namespace llmcap
