// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch_shape.h"

#include "saturating.h"

#include <algorithm>
#include <charconv>
#include <type_traits>

namespace llmcap {
namespace {

/// Calls visit(name, number) for everything in a shape that is a count.
template <class Shape, class Visit> void eachCount(Shape &shape, Visit &&visit)
{
    visit("requests", shape.requests);
    visit("hidden_requests", shape.hiddenRequests);
    visit("limited_output", shape.limitedOutput);
    visit("open_outputs", shape.openOutputs);
    visit("tool_requests", shape.toolRequests);
    visit("open_tool_requests", shape.openToolRequests);
    visit("most_tool_uses", shape.mostToolUses);
    visit("body_bytes", shape.all.bodyBytes);
    visit("text_bytes", shape.all.textBytes);
    visit("images", shape.all.images);
    visit("audio_bytes", shape.all.audioBytes);
    visit("document_bytes", shape.all.documentBytes);
    visit("documents", shape.all.documents);
    for (std::size_t i = 0; i < unitCount; ++i)
        visit(unitName(static_cast<Unit>(i)), shape.all.pieces.counts[i]);
}

template <class Shape, class Visit> void eachMark(Shape &shape, Visit &&visit)
{
    visit("tools", shape.all.hasTools);
    visit("writes_cache", shape.all.writesCache);
    visit("writes_long_cache", shape.all.writesLongCache);
    visit("several_models", shape.severalModels);
}

void addTo(std::int64_t &sum, std::int64_t more)
{
    sum = saturatingAdd(sum, std::max<std::int64_t>(more, 0));
}

} // namespace

void BatchShape::add(const Inspection &request)
{
    if (model.empty())
        model = request.model;
    severalModels = severalModels || (!request.model.empty() && request.model != model);
    addTo(requests, 1);
    addTo(hiddenRequests,
          request.hiddenInput || request.documents > 0 || request.providerTools ? 1 : 0);
    if (request.outputLimit)
        addTo(limitedOutput, saturatingMul(*request.outputLimit, request.choices));
    else
        addTo(openOutputs, request.choices);
    if (request.providerTools) {
        addTo(toolRequests, 1);
        addTo(openToolRequests, request.providerToolUses ? 0 : 1);
        mostToolUses = std::max(mostToolUses, request.providerToolUses.value_or(0));
    }
    addTo(all.bodyBytes, request.bodyBytes);
    addTo(all.textBytes, request.textBytes);
    addTo(all.images, request.images);
    addTo(all.audioBytes, request.audioBytes);
    addTo(all.documentBytes, request.documentBytes);
    addTo(all.documents, request.documents);
    for (std::size_t i = 0; i < unitCount; ++i)
        addTo(all.pieces.counts[i], request.pieces.counts[i]);
    all.hasTools = all.hasTools || request.hasTools;
    all.writesCache = all.writesCache || request.writesCache;
    all.writesLongCache = all.writesLongCache || request.writesLongCache;
    for (const std::string &condition : request.conditions) {
        auto &known = all.conditions;
        if (std::find(known.begin(), known.end(), condition) == known.end())
            known.push_back(condition);
    }
}

std::string BatchShape::toText() const
{
    std::string text;
    const auto write = [&text](std::string_view name, std::int64_t value) {
        if (value != 0)
            text += (text.empty() ? "" : " ") + std::string(name) + "=" + std::to_string(value);
    };
    eachCount(*this, write);
    eachMark(*this, [&](std::string_view name, bool set) { write(name, set ? 1 : 0); });
    for (const std::string &condition : all.conditions)
        text += (text.empty() ? "if:" : " if:") + condition;   // "if:speed=fast"
    if (!model.empty())
        text += (text.empty() ? "model=" : " model=") + model;   // last: it may hold anything
    return text;
}

std::optional<BatchShape> BatchShape::fromText(std::string_view text)
{
    BatchShape shape;
    while (!text.empty()) {
        const auto equals = text.find('=');
        if (equals == std::string_view::npos)
            return std::nullopt;
        const std::string_view name = text.substr(0, equals);
        if (name == "model") {
            shape.model = text.substr(equals + 1);
            return shape;
        }
        const std::string_view value = text.substr(equals + 1, text.find(' ') - equals - 1);
        const std::size_t length = equals + 1 + value.size();
        if (name.starts_with("if:")) {
            shape.all.conditions.emplace_back(text.substr(3, length - 3));
            text.remove_prefix(std::min(text.size(), length + 1));
            continue;
        }
        std::int64_t number = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
        bool known = false;
        const auto take = [&](std::string_view candidate, auto &to) {
            if (candidate != name)
                return;
            known = true;
            to = static_cast<std::remove_reference_t<decltype(to)>>(number);
        };
        eachCount(shape, take);
        eachMark(shape, take);
        if (!known || read.ec != std::errc{} || read.ptr != value.data() + value.size())
            return std::nullopt;
        text.remove_prefix(std::min(text.size(), length + 1));
    }
    return shape;
}

} // namespace llmcap
