// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_call.h"

#include <charconv>

namespace llmcap {

namespace {

constexpr std::int64_t mostCount = 10'000'000;

Result<std::optional<std::int64_t>> readCount(const SimRequest &request, std::string_view name)
{
    const auto text = request.header(name);
    if (text.empty())
        return std::optional<std::int64_t>{};
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > mostCount)
        return Error{ErrorCode::BadInput, std::string(name) + " must be a count from 0 to "
                                              + std::to_string(mostCount) + "."};
    return std::optional<std::int64_t>{value};
}

Result<SimControls::Bill> readBill(std::string_view text)
{
    if (text.empty() || text == "usual")
        return SimControls::Bill::Usual;
    if (text == "half")
        return SimControls::Bill::Half;
    if (text == "bound")
        return SimControls::Bill::Bound;
    return Error{ErrorCode::BadInput, "x-sim-bill must be usual, half or bound."};
}

/// Fills one field from one header and remembers the first mistake.
class Reader final {
public:
    explicit Reader(const SimRequest &request) : m_request(request) {}

    std::optional<std::int64_t> count(std::string_view name)
    {
        auto value = readCount(m_request, name);
        if (value)
            return *value;
        if (!m_error)
            m_error = value.error();
        return std::nullopt;
    }
    std::optional<std::chrono::milliseconds> time(std::string_view name)
    {
        const auto value = count(name);
        return value ? std::optional{std::chrono::milliseconds{*value}} : std::nullopt;
    }
    const std::optional<Error> &error() const { return m_error; }

private:
    const SimRequest &m_request;
    std::optional<Error> m_error;
};

} // namespace

std::string_view SimRequest::header(std::string_view lowerCaseName) const
{
    const auto found = headers.find(lowerCaseName);
    return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

Result<SimControls> readControls(const SimRequest &request)
{
    const auto bill = readBill(request.header("x-sim-bill"));
    if (!bill)
        return bill.error();
    Reader read(request);
    SimControls controls;
    controls.bill = *bill;
    controls.id = std::string(request.header("x-sim-id"));
    controls.inputBound = request.header("x-sim-input-tokens") == "bound";
    if (!controls.inputBound)
        controls.inputTokens = read.count("x-sim-input-tokens");
    controls.outputTokens = read.count("x-sim-output-tokens");
    controls.cacheReadTokens = read.count("x-sim-cache-read-tokens").value_or(0);
    controls.reasoningTokens = read.count("x-sim-reasoning-tokens").value_or(0);
    controls.delay = read.time("x-sim-delay-ms");
    controls.chunkDelay = read.time("x-sim-chunk-delay-ms");
    controls.status = static_cast<int>(read.count("x-sim-status").value_or(0));
    if (const auto cut = read.count("x-sim-cut-after"))
        controls.cutAfter = static_cast<std::size_t>(*cut);
    controls.hideUsage = !request.header("x-sim-no-usage").empty();
    controls.gzip = request.header("x-sim-encoding") == "gzip";
    controls.stall = !request.header("x-sim-stall").empty();
    if (read.error())
        return *read.error();
    if (controls.status != 0 && (controls.status < 400 || controls.status > 599))
        return Error{ErrorCode::BadInput, "x-sim-status must be from 400 to 599."};
    return controls;
}

std::string SimAnswer::text() const
{
    std::string all;
    for (const auto &piece : pieces)
        all += piece.text;
    return all;
}

std::int64_t SimAnswer::input() const { return usage[Unit::Input] + usage[Unit::CacheRead]; }

std::string SimAnswer::id(std::string_view prefix) const
{
    const auto digits = std::to_string(serial);
    const std::size_t width = 12;
    return std::string(prefix) + std::string(width - std::min(width, digits.size()), '0') + digits;
}

SimReply simJson(std::string body, int status)
{
    SimReply reply;
    reply.status = status;
    reply.parts.push_back({std::move(body), 0});
    return reply;
}

} // namespace llmcap
