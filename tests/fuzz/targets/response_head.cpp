// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_parser.h"
#include "target.h"

using namespace llmcap;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view input = asText(data, size);
    const bool isHead = choose(input, 2) == 1;
    const auto end = input.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return 0;
    HttpParser<false> parser;
    if (parser.readHead(input.substr(0, end + 4), {}, isHead))
        return 0;
    const ResponseHead &head = parser.head();
    require(head.status >= 100 && head.status <= 599, "a status (RFC 9110, section 15)");
    require(!(head.isChunked && head.contentLength), "one way to frame the body");
    require(head.reason.find_first_of("\r\n\0", 0, 3) == std::string::npos, "one line");
    std::size_t read = 0;
    std::string_view body = input.substr(end + 4);
    while (!body.empty() && !parser.isDone()) {
        const auto decoded = parser.decode(body);
        if (decoded.fault)
            return 0;
        read += decoded.piece.size();
        require(decoded.used <= body.size(), "no byte is read twice");
        if (decoded.used == 0 && decoded.piece.empty())
            break;
        body.remove_prefix(decoded.used);
    }
    if (head.contentLength && !isHead)
        require(read <= *head.contentLength, "no more than was promised");
    if (!parser.isDone() && parser.endsHere())
        require(!head.isChunked && !head.contentLength, "a cut reply is not whole");
    return 0;
}
