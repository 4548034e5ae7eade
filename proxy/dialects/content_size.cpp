// SPDX-License-Identifier: GPL-3.0-or-later
#include "content_size.h"

#include <algorithm>

namespace llmcap {
namespace {

constexpr std::int64_t largestCount = std::int64_t{1} << 53;

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

bool hasPrefix(std::string_view text, std::string_view lowerPrefix)
{
    return lowerCase(text.substr(0, lowerPrefix.size())) == lowerPrefix;
}

} // namespace

std::int64_t base64Size(std::string_view text)
{
    while (text.ends_with('='))
        text.remove_suffix(1);
    const auto chars = static_cast<std::int64_t>(text.size());
    return chars / 4 * 3 + chars % 4 * 3 / 4;
}

std::optional<DataUrl> readDataUrl(std::string_view url)
{
    if (!hasPrefix(url, "data:"))
        return std::nullopt;
    url.remove_prefix(5);
    const auto comma = url.find(',');
    if (comma == std::string_view::npos)
        return std::nullopt;
    const std::string_view head = url.substr(0, comma);
    constexpr std::string_view mark = ";base64";
    if (head.size() < mark.size() || !hasPrefix(head.substr(head.size() - mark.size()), mark))
        return std::nullopt;
    return DataUrl{head.substr(0, head.find(';')), url.substr(comma + 1)};
}

void addPayload(Inspection &found, JsonWalk &walk, std::string_view mediaType, std::int64_t bytes)
{
    if (hasPrefix(mediaType, "image/")) {
        ++found.images;
    } else if (hasPrefix(mediaType, "audio/")) {
        found.audioBytes += bytes;
    } else if (hasPrefix(mediaType, "text/")) {
        walk.addText(bytes);
    } else if (hasPrefix(mediaType, "video/")) {
        found.hiddenInput = true;
    } else {
        ++found.documents;
        found.documentBytes += bytes;
    }
}

void ProviderTools::add(std::optional<std::int64_t> uses)
{
    m_any = true;
    m_unbounded = m_unbounded || !uses;
    m_sum = std::min(m_sum + uses.value_or(0), largestCount);
}

void ProviderTools::store(Inspection &found) const
{
    found.providerTools = m_any;
    if (!m_any)
        return;
    if (!m_unbounded)
        found.providerToolUses = m_sum;
    if (m_all)
        found.providerToolUses = std::min(*m_all, found.providerToolUses.value_or(*m_all));
}

ServiceTier tierNamed(std::string_view name)
{
    std::string lower = lowerCase(name);
    constexpr std::string_view google = "service_tier_";
    if (lower.starts_with(google))
        lower.erase(0, google.size());
    // "scale" is capacity that was paid for beforehand; its tokens cost no more than standard.
    for (std::string_view standard :
         {"", "auto", "default", "standard", "standard_only", "scale", "on_demand",
          "unspecified"}) {
        if (lower == standard)
            return ServiceTier::Standard;
    }
    if (lower == "flex")
        return ServiceTier::Flex;
    return lower == "batch" ? ServiceTier::Batch : ServiceTier::Priority;
}

std::int64_t boundedProduct(std::int64_t a, std::int64_t b)
{
    if (a <= 0 || b <= 0)
        return 0;
    return a > largestCount / b ? largestCount : a * b;
}

Result<Inspection> finishInspection(const Result<void> &walked, const JsonWalk &walk,
                                    const ProviderTools &tools, Inspection found,
                                    std::string_view body, bool modelRequired)
{
    if (!walked)
        return walked.error();
    if (modelRequired && found.model.empty())
        return Error{ErrorCode::BadInput,
                     "The body names no model. Set the field \"model\" and send it again"};
    tools.store(found);
    found.bodyBytes = static_cast<std::int64_t>(body.size());
    found.textBytes = walk.textBytes();
    // Zero choices would cost nothing, which no provider offers.
    found.choices = std::max<std::int64_t>(found.choices, 1);
    return found;
}

} // namespace llmcap
