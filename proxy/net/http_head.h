// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

struct HttpField {
    std::string name;    ///< as received
    std::string value;   ///< without the blanks around it
};

/// A character of names and methods (RFC 9110, section 5.6.2).
bool isTokenChar(char c);
/// A control character other than TAB.
bool isControl(char c);
/// "name: value": not folded, with a name of token characters right before the colon.
bool isFieldLine(std::string_view line);

/// ASCII case-insensitive, for field names and their tokens.
bool equalsNoCase(std::string_view a, std::string_view b);

/// The fields of a message, in order. Thread: any (a value).
class HttpFields final {
public:
    void add(std::string name, std::string value);
    const std::vector<HttpField> &all() const { return m_fields; }
    /// The first of that name; nullptr where there is none.
    const std::string *find(std::string_view name) const;
    std::string_view value(std::string_view name) const;
    std::size_t count(std::string_view name) const;
    /// One of the comma-separated tokens of any field of that name.
    bool hasToken(std::string_view name, std::string_view token) const;

private:
    std::vector<HttpField> m_fields;
};

struct RequestHead {
    std::string method;
    std::string target;    ///< origin form, as received
    int version = 11;      ///< 10 or 11
    HttpFields fields;
    std::optional<std::uint64_t> contentLength;
    bool isChunked = false;
    bool keepAlive = true;
    bool hasBody() const { return isChunked || contentLength.value_or(0) > 0; }
    /// The client sends its body only after a 100 (RFC 9110, section 10.1.1; not in HTTP/1.0).
    bool waitsForContinue() const
    {
        return version == 11 && hasBody() && fields.hasToken("expect", "100-continue");
    }
};

struct ResponseHead {
    int status = 0;
    std::string reason;
    HttpFields fields;
    std::optional<std::uint64_t> contentLength;
    bool isChunked = false;
    bool keepAlive = true;
};

/// What is wrong with a raw head (from the first byte to the empty line), beyond what the parser
/// refuses: one sentence, or nullopt. Strict on purpose, because every tolerance is a way to make
/// two parties read different messages (RFC 9112, sections 2.2, 5, 6.3 and 11.2).
std::optional<std::string> requestHeadFault(std::string_view raw, int fieldLimit);
std::optional<std::string> responseHeadFault(std::string_view raw, int fieldLimit);

/// A name that some servers take for Content-Length, Transfer-Encoding or Host, though it is none
/// ("Transfer_Encoding"): it must not go any further.
bool looksLikeFraming(std::string_view name);

/// Headers that end at each hop (RFC 9110, section 7.6.1), and those that Connection names; it
/// cannot name away what frames or authorises a message.
bool isHopByHop(const HttpFields &fields, std::string_view name);

} // namespace llmcap
