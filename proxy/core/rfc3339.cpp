// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfc3339.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>

namespace llmcap {

namespace {

/// Eats a text from the front; every step says whether it matched.
class Reader final {
public:
    explicit Reader(std::string_view text) : m_rest(text) {}

    bool atEnd() const { return m_rest.empty(); }

    bool eat(std::string_view anyOf)
    {
        if (m_rest.empty() || anyOf.find(m_rest.front()) == std::string_view::npos) {
            return false;
        }
        m_rest.remove_prefix(1);
        return true;
    }

    std::optional<int> digits(std::size_t count)
    {
        if (m_rest.size() < count) {
            return std::nullopt;
        }
        int value = 0;
        for (const char c : m_rest.substr(0, count)) {
            if (c < '0' || c > '9') {
                return std::nullopt;
            }
            value = value * 10 + (c - '0');
        }
        m_rest.remove_prefix(count);
        return value;
    }

    /// ".123" as microseconds; nothing there is 0.
    std::optional<std::chrono::microseconds> fraction()
    {
        if (!eat(".")) {
            return std::chrono::microseconds{0};
        }
        std::int64_t micros = 0;
        int seen = 0;
        for (; !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9'; ++seen) {
            if (seen < 6) {
                micros = micros * 10 + (m_rest.front() - '0');
            }
            m_rest.remove_prefix(1);
        }
        if (seen == 0) {
            return std::nullopt;
        }
        for (; seen < 6; ++seen) {
            micros *= 10;
        }
        return std::chrono::microseconds{micros};
    }

    /// "Z" or "+02:00".
    std::optional<std::chrono::minutes> offset()
    {
        if (eat("Zz")) {
            return std::chrono::minutes{0};
        }
        const bool behind = !m_rest.empty() && m_rest.front() == '-';
        if (!eat("+-")) {
            return std::nullopt;
        }
        const auto hours = digits(2);
        if (!hours || *hours > 23 || !eat(":")) {
            return std::nullopt;
        }
        const auto minutes = digits(2);
        if (!minutes || *minutes > 59) {
            return std::nullopt;
        }
        const std::chrono::minutes size{*hours * 60 + *minutes};
        return behind ? -size : size;
    }

private:
    std::string_view m_rest;
};

std::optional<std::chrono::sys_days> readDate(Reader &reader)
{
    const auto year = reader.digits(4);
    if (!year || !reader.eat("-")) {
        return std::nullopt;
    }
    const auto month = reader.digits(2);
    if (!month || !reader.eat("-")) {
        return std::nullopt;
    }
    const auto day = reader.digits(2);
    if (!day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) {
        return std::nullopt;
    }
    return std::chrono::sys_days{date};
}

std::optional<std::chrono::seconds> readTimeOfDay(Reader &reader)
{
    const auto hour = reader.digits(2);
    if (!hour || *hour > 23 || !reader.eat(":")) {
        return std::nullopt;
    }
    const auto minute = reader.digits(2);
    if (!minute || *minute > 59 || !reader.eat(":")) {
        return std::nullopt;
    }
    const auto second = reader.digits(2);
    if (!second || *second > 59) {
        return std::nullopt;
    }
    return std::chrono::hours{*hour} + std::chrono::minutes{*minute}
        + std::chrono::seconds{*second};
}

std::optional<Instant> read(Reader reader)
{
    const auto date = readDate(reader);
    if (!date || !reader.eat("Tt ")) {
        return std::nullopt;
    }
    const auto time = readTimeOfDay(reader);
    if (!time) {
        return std::nullopt;
    }
    const auto fraction = reader.fraction();
    if (!fraction) {
        return std::nullopt;
    }
    const auto offset = reader.offset();
    if (!offset || !reader.atEnd()) {
        return std::nullopt;
    }
    return Instant{*date} + *time + *fraction - *offset;
}

} // namespace

std::string toRfc3339(Instant at)
{
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{at - day};
    std::array<char, 64> text{};
    const int length = std::snprintf(
        text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ",
        static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
        static_cast<int>(time.subseconds().count()));
    return std::string(text.data(), static_cast<std::size_t>(length));
}

Result<Instant> parseRfc3339(std::string_view text)
{
    if (const auto at = read(Reader{text})) {
        return *at;
    }
    return Error{ErrorCode::BadInput,
                 "'" + std::string(text.substr(0, 40))
                     + "' is not a time; write it like 2026-11-24T05:00:00Z"};
}

} // namespace llmcap
