// SPDX-License-Identifier: GPL-3.0-or-later
// A19: what a lenient server could make of a path is of the class that we took it for.
#include "../../net/lenient_path.h"
#include "dialect.h"
#include "request_target.h"
#include "target.h"

using namespace llmcap;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr WireFormat formats[] = {WireFormat::OpenAi, WireFormat::Anthropic, WireFormat::Gemini,
                                      WireFormat::Mistral, WireFormat::Cohere};
    constexpr const char *methods[] = {"POST", "GET", "DELETE"};
    std::string_view input = asText(data, size);
    const Dialect &dialect = dialectOf(formats[choose(input, std::size(formats))]);
    const char *method = methods[choose(input, std::size(methods))];
    const std::string target = "/" + std::string(input);
    const Endpoint endpoint = dialect.route(method, target);
    if (!RequestTarget::read(target))
        return 0;   // refused before it is routed
    for (const char c : target) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte > 0x7e || c == '#' || c == '\\')
            return 0;   // refused in the head
    }
    const Endpoint there = dialect.route(method, lenientPath(endpoint.upstreamTarget));
    require(there.cls == endpoint.cls, "one class on both sides");
    return 0;
}
