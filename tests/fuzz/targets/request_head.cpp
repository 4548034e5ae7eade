// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_parser.h"
#include "target.h"

using namespace llmcap;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input = asText(data, size);
    const auto end = input.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return 0;
    HttpParser<true> parser;
    if (parser.readHead(input.substr(0, end + 4), {}, false))
        return 0;
    const RequestHead &head = parser.head();
    require(head.fields.count("host") == 1, "one Host (RFC 9112, section 3.2)");
    require(!(head.isChunked && head.contentLength), "one way to frame the body");
    require(head.fields.count("content-length") <= 1, "one Content-Length");
    require(head.target.front() == '/', "origin form: nobody chooses the target");
    require(head.fields.all().size() <= 200, "200 fields");
    // Written anew it must be read as the same message.
    std::string again = head.method + " " + head.target
        + (head.version == 11 ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n");
    for (const HttpField &field : head.fields.all()) {
        require(field.value.find_first_of("\r\n\0", 0, 3) == std::string::npos,
                "no line end inside");
        again += field.name + ": " + field.value + "\r\n";
    }
    HttpParser<true> second;
    require(!second.readHead(again + "\r\n", {again.size() + 2, 200}, false), "read again");
    require(second.head().target == head.target && second.head().isChunked == head.isChunked
                && second.head().contentLength == head.contentLength
                && second.head().keepAlive == head.keepAlive,
            "read as the same");
    return 0;
}
