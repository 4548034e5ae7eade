// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspection.h"
#include "json_walk.h"

#include <optional>
#include <string_view>

namespace llmcap {

/// Decoded bytes of base64 text, at most: padding and breaks are not worth a look.
std::int64_t base64Size(std::string_view text);

/// "data:image/png;base64,iVBOR...": views into the URL. nullopt where it is not of this form.
struct DataUrl {
    std::string_view mediaType;
    std::string_view base64;
};
std::optional<DataUrl> readDataUrl(std::string_view url);

/// Books a payload by its media type: an image, audio, text, or else a document. A video is hidden
/// input: its bytes do not bound its tokens.
void addPayload(Inspection &found, JsonWalk &walk, std::string_view mediaType, std::int64_t bytes);

/// Calls that the provider makes on its own account, and whether the request bounds them.
class ProviderTools final {
public:
    /// One more tool; `uses` is its own limit, nullopt where it has none.
    void add(std::optional<std::int64_t> uses);
    /// A limit for all tools together (OpenAI's max_tool_calls).
    void limitAll(std::optional<std::int64_t> uses) { m_all = uses; }
    void store(Inspection &found) const;

private:
    bool m_any = false;
    bool m_unbounded = false;
    std::int64_t m_sum = 0;
    std::optional<std::int64_t> m_all;
};

/// The tier that a request asks for. "auto" and its like are standard; a name that is not known
/// here is priority, the dearest, so that no new tier is held too low.
ServiceTier tierNamed(std::string_view name);

/// a * b, at most 2^53: a count that large is refused by every provider.
std::int64_t boundedProduct(std::int64_t a, std::int64_t b);

// Content in the shape that OpenAI's interface has and Mistral and Cohere took over: strings,
// or arrays of parts {"type": ..., "image_url" | "input_audio" | "file" | ...}.

/// A string, a part, or an array of them; nested content and outputs of tools too.
void readContent(JsonWalk &walk, Inspection &found, JsonValue &value);
/// One URL: a data URL is a payload; else the provider fetches it.
void readUrl(JsonWalk &walk, Inspection &found, JsonValue &value, bool image);

/// Fields that the three have in common; true where `key` was one of them.
bool readChatField(JsonWalk &walk, Inspection &found, ProviderTools &tools, std::string_view key,
                   JsonValue &value);

/// What every inspection ends with: sizes, and a model that is named somewhere.
Result<Inspection> finishInspection(const Result<void> &walked, const JsonWalk &walk,
                                    const ProviderTools &tools, Inspection found,
                                    std::string_view body, bool modelRequired = true);

} // namespace llmcap
