// SPDX-License-Identifier: GPL-3.0-or-later
#include "body_decoder.h"
#include "target.h"

using namespace llmcap;

namespace {

struct Outcome {
    std::string text;
    bool isRight = true;
};

Outcome decode(const char *encoding, std::string_view bytes, std::size_t step)
{
    Outcome outcome;
    const auto decoder = BodyDecoder::make(encoding);
    require(bool(decoder), "a known encoding");
    for (std::size_t at = 0; at < bytes.size() && outcome.isRight; at += step)
        outcome.isRight = decoder->feed(bytes.substr(at, step), outcome.text);
    return outcome;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr const char *encodings[] = {"gzip", "deflate", "br", "zstd"};
    std::string_view input = asText(data, size);
    const char *encoding = encodings[choose(input, std::size(encodings))];
    const std::size_t step = 1 + choose(input, 40);
    const Outcome whole = decode(encoding, input, input.size() + 1);
    const Outcome parts = decode(encoding, input, step);
    require(whole.text.size() <= (17u << 20) + 200 * input.size(), "no bomb");
    if (whole.isRight && parts.isRight)
        require(whole.text == parts.text, "any split, one text");
    return 0;
}
