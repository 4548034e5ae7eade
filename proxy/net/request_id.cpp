// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_id.h"

namespace llmcap {

std::string makeRequestId(Instant now, const std::array<std::uint8_t, 10> &random)
{
    static constexpr char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const auto millis = static_cast<std::uint64_t>(
        std::chrono::floor<std::chrono::milliseconds>(now).time_since_epoch().count());
    std::array<std::uint8_t, 16> bytes{};
    for (int i = 0; i < 6; ++i)
        bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(millis >> (40 - 8 * i));
    for (std::size_t i = 0; i < random.size(); ++i)
        bytes[6 + i] = random[i];

    // 128 bits in 26 digits of 5: the first digit has only three bits of its own.
    std::string id = "r_";
    unsigned window = 0;
    int bits = 2;   // two leading zero bits make 130
    for (const std::uint8_t byte : bytes) {
        window = (window << 8) | byte;
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            id += digits[(window >> bits) & 31];
        }
    }
    return id;
}

} // namespace llmcap
