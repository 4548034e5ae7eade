// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate.h"

#include "batch_shape.h"
#include "counted_bound.h"
#include "saturating.h"
#include "unpriced.h"

#include <algorithm>
#include <initializer_list>
#include <limits>

namespace llmcap {
namespace {

/// An exchange may run for so long; a dearer price that begins meanwhile counts.
constexpr std::chrono::hours longestExchange{1};
/// A batch or a background job may wait for so long (Mistral's longest timeout_hours).
constexpr std::chrono::hours longestJob{7 * 24};

/// Tokens that the provider adds unseen: the chat template, and with tools a prompt about them.
/// Largest seen in recorded traffic without provider-run tools: 6; with tools Anthropic documents
/// up to 735 (computer use) on top of 530 (tool choice "any").
constexpr std::int64_t plainTemplate = 256;
constexpr std::int64_t toolTemplate = 4096;

/// The most tokens that one picture becomes, from each provider's vision guide (checked
/// 2026-11-24): Anthropic 4,784 at full resolution, OpenAI 48,169 (gpt-4o-mini, high detail),
/// Gemini 258 a tile of 768 pixels or 2,240, Mistral 4,096, Cohere 3,328.
std::int64_t tokensPerImage(std::string_view provider)
{
    if (provider == "anthropic")
        return 5'000;
    if (provider == "mistral" || provider == "cohere")
        return 5'000;
    return 50'000;
}

/// At most 32 tokens a second (Gemini; the others fewer), and no codec in use spends under 256
/// bytes on a second of sound.
constexpr std::int64_t audioBytesPerToken = 8;

/// How often a provider goes round with its own tools where the request does not say: Anthropic
/// ends a turn after 10 rounds (documentation, "pause_turn"). Gemini answers in one pass; no more
/// than 10 queries were seen. OpenAI and the others publish no limit.
std::optional<std::int64_t> defaultToolUses(std::string_view provider)
{
    if (provider == "anthropic" || provider == "gemini")
        return 10;
    return std::nullopt;
}

Error unbounded(std::string why)
{
    return {ErrorCode::Unbounded, std::move(why)};
}

/// Tokens that the body itself shows, of so many requests together.
std::int64_t visibleInput(const Inspection &request, std::string_view provider,
                          std::int64_t requests = 1)
{
    const std::int64_t templates
        = saturatingMul(request.hasTools ? toolTemplate : plainTemplate, requests);
    std::int64_t tokens = saturatingAdd(request.textBytes, templates);
    tokens = saturatingAdd(tokens, saturatingMul(request.images, tokensPerImage(provider)));
    return saturatingAdd(tokens, saturatingAdd(request.audioBytes / audioBytesPerToken, requests));
}

Error unknownWindow(const ModelPrice &price)
{
    return unbounded("The context window of " + price.model + " is not in the price table, "
                     "and the request has input that its body does not show; add "
                     "context_window to your price file");
}

/// Output tokens of one answer whose request sets no limit.
Result<std::int64_t> longestAnswer(const ModelPrice &price)
{
    const std::int64_t most = price.maxOutput > 0 ? price.maxOutput : price.contextWindow;
    if (most <= 0)
        return unbounded("The longest answer of " + price.model + " is not known; set a token "
                         "limit in the request, or max_output in your price file");
    return most;
}

/// Counting endpoints call their answer an estimate ("may differ by a small amount": Anthropic,
/// token counting), so it is taken with a fiftieth and a plain template more.
std::int64_t withMargin(std::int64_t counted)
{
    return saturatingAdd(saturatingAdd(counted, counted / 50), plainTemplate);
}

/// Input of all rounds together: one for a plain request, more where the provider calls itself.
Result<std::int64_t> inputBound(const Inspection &request, const ModelPrice &price,
                                std::int64_t rounds, std::optional<std::int64_t> counted)
{
    const std::int64_t window = price.contextWindow;
    std::int64_t visible = visibleInput(request, price.provider);
    const bool isCounted = counted && !request.hiddenInput && rounds == 1;
    if (isCounted && request.documents > 0)
        return window > 0 ? std::min(withMargin(*counted), window) : withMargin(*counted);
    if (isCounted)
        visible = std::min(visible, withMargin(*counted));
    // A document's pages become pictures and text, and its compressed bytes bound neither.
    const bool windowAlone = request.hiddenInput || request.documents > 0 || rounds > 1;
    const bool isPricedByInput = price.at(Unit::Input, 0).has_value();   // rerank is not
    if (!windowAlone || !isPricedByInput)
        return window > 0 ? std::min(visible, window) : visible;
    if (window <= 0)
        return unknownWindow(price);
    return saturatingMul(window, rounds);
}

Result<std::int64_t> outputBound(const Inspection &request, const ModelPrice &price,
                                 std::int64_t rounds)
{
    if (!price.dearest(Unit::Output, std::numeric_limits<std::int64_t>::max()))
        return std::int64_t{0};   // embeddings, rerank: a model that has no output price
    const Result<std::int64_t> each
        = request.outputLimit ? Result<std::int64_t>(*request.outputLimit) : longestAnswer(price);
    if (!each)
        return each;
    return saturatingMul(saturatingMul(*each, std::max<std::int64_t>(request.choices, 1)), rounds);
}

struct Dearest {
    Unit unit = Unit::Input;
    std::optional<PicoUsd> price;
};

Dearest dearestOf(const ModelPrice &price, std::initializer_list<Unit> units,
                  std::int64_t inputTokens)
{
    Dearest most;
    for (const Unit unit : units) {
        const auto each = price.dearest(unit, inputTokens);
        if (each && (!most.price || *each > *most.price))
            most = {unit, each};
    }
    return most;
}

/// The dearest way in which a token of this input can be billed.
Dearest dearestInput(const Inspection &request, const ModelPrice &price, std::int64_t tokens)
{
    Dearest most = dearestOf(price, {Unit::Input, Unit::CacheRead}, tokens);
    const auto consider = [&](Unit unit) {
        const auto each = price.dearest(unit, tokens);
        if (each && (!most.price || *each > *most.price))
            most = {unit, each};
    };
    // Anthropic writes to the cache only where a mark asks for it; elsewhere it happens unasked.
    const bool mayWrite = request.writesCache || price.provider != "anthropic";
    if (mayWrite)
        consider(Unit::CacheWrite5m);
    if (request.writesLongCache)
        consider(Unit::CacheWrite1h);
    if (request.audioBytes > 0 || request.hiddenInput)
        consider(Unit::AudioInput);
    if (request.images > 0 || request.documents > 0 || request.hiddenInput)
        consider(Unit::ImageInput);
    return most;
}

/// Rerank bills one search unit per 100 documents; a document beyond 500 tokens counts again for
/// each such part. A document takes at least three bytes of the body.
std::int64_t searchUnits(const Inspection &request)
{
    const std::int64_t parts = request.bodyBytes / 3 + request.bodyBytes / 500 + 1;
    return parts / 100 + 1;
}

std::string hiddenName(const Inspection &request)
{
    if (request.providerTools)
        return "provider tools";
    if (request.background)
        return "background";
    return request.hiddenInput ? "stored or remote input" : "";
}

bool isDearer(const ModelPrice::Ratio &a, const ModelPrice::Ratio &b)
{
    return std::uint64_t{a.numerator} * b.denominator > std::uint64_t{b.numerator} * a.denominator;
}

ServiceTier dearerTier(const ModelPrice &price, ServiceTier asked)
{
    const auto standard = price.tier[static_cast<std::size_t>(ServiceTier::Standard)];
    const auto other = price.tier[static_cast<std::size_t>(asked)];
    // A request for a cheaper tier may be served as standard.
    return standard && other && isDearer(*standard, *other) ? ServiceTier::Standard : asked;
}

/// What a request asks for, and what an account's settings may add unseen: where Anthropic
/// computes is such a setting ("Data residency", default_inference_geo of a workspace).
std::vector<std::string> dearestConditions(const Inspection &request, const ModelPrice &price)
{
    std::vector<std::string> conditions = request.conditions;
    constexpr std::string_view hidden = "inference_geo=";
    const bool isSaid = std::any_of(conditions.begin(), conditions.end(), [&](const auto &said) {
        return said.starts_with(hidden);
    });
    const ModelPrice::Multiplier *most = nullptr;
    for (const ModelPrice::Multiplier &each : price.multipliers) {
        if (!isSaid && each.when.starts_with(hidden)
            && isDearer(each.ratio, most ? most->ratio : ModelPrice::Ratio{}))
            most = &each;
    }
    if (most)
        conditions.push_back(most->when);
    return conditions;
}

/// What a request, or a batch of them, can use at most.
struct Most {
    std::int64_t input = 0;       ///< tokens
    std::int64_t output = 0;      ///< tokens
    std::int64_t eachInput = 0;   ///< tokens that one call of the model can read
    std::int64_t toolUses = 0;    ///< calls of tools that the provider runs
};

Result<std::int64_t> usesOf(const ModelPrice &price, std::optional<std::int64_t> limit)
{
    if (!limit)
        limit = defaultToolUses(price.provider);
    if (!limit)
        return unbounded("The request lets the provider run tools without a limit, so its "
                         "cost has no upper bound; set max_tool_calls");
    return *limit;
}

Result<Most> mostOf(const Inspection &request, const ModelPrice &price,
                    std::optional<std::int64_t> counted)
{
    Most most;
    if (request.providerTools) {
        const auto uses = usesOf(price, request.providerToolUses);
        if (!uses)
            return uses.error();
        most.toolUses = *uses;
    }
    const std::int64_t rounds = saturatingAdd(most.toolUses, 1);
    const auto input = inputBound(request, price, rounds, counted);
    const auto output = outputBound(request, price, rounds);
    if (!input)
        return input.error();
    if (!output)
        return output.error();
    most.input = *input;
    most.output = *output;
    most.eachInput = rounds > 1 ? price.contextWindow : *input;
    return most;
}

/// All requests of a batch together.
Result<Most> mostOf(const BatchShape &shape, const ModelPrice &price)
{
    const std::int64_t window = price.contextWindow;
    std::int64_t uses = shape.mostToolUses;
    if (shape.openToolRequests > 0) {
        const auto usual = usesOf(price, std::nullopt);
        if (!usual)
            return usual.error();
        uses = std::max(uses, *usual);
    }
    const std::int64_t rounds = saturatingAdd(uses, 1);
    Most most;
    most.toolUses = saturatingMul(uses, shape.toolRequests);
    most.input = visibleInput(shape.all, price.provider, shape.requests);
    if (window > 0)
        most.input = std::min(most.input, saturatingMul(window, shape.requests));
    most.eachInput = window > 0 ? std::min(most.input, window) : most.input;
    if (shape.hiddenRequests > 0 && price.at(Unit::Input, 0)) {
        if (window <= 0)
            return unknownWindow(price);
        most.input = saturatingAdd(
            most.input, saturatingMul(saturatingMul(window, shape.hiddenRequests), rounds));
        most.eachInput = window;
    }
    if (!price.dearest(Unit::Output, std::numeric_limits<std::int64_t>::max()))
        return most;
    std::int64_t output = shape.limitedOutput;
    if (shape.openOutputs > 0) {
        const auto each = longestAnswer(price);
        if (!each)
            return each.error();
        output = saturatingAdd(output, saturatingMul(*each, shape.openOutputs));
    }
    most.output = saturatingMul(output, rounds);
    return most;
}

/// Some models hear and speak by the token, others by the second and the character. A fallback
/// price, which knows no provider, says nothing of sound.
bool isPricedByToken(Unit unit, const ModelPrice &price)
{
    const bool isSound = unit == Unit::InputSecond || unit == Unit::InputCharacter;
    return isSound && !price.provider.empty() && price.at(Unit::Input, 0).has_value();
}

Result<Bound> boundAt(const Inspection &asked, const ModelPrice &price,
                      std::optional<std::int64_t> counted)
{
    // Of a batch, all requests stand for the one.
    const Inspection &request = asked.batch ? asked.batch->all : asked;
    const std::int64_t requests = asked.batch ? asked.batch->requests : 1;
    if (const auto ratio = price.ratioFor(asked.tier, request.conditions); !ratio)
        return ratio.error();
    // A batch is served as one, or not at all; of other tiers the standard one is reached.
    const ServiceTier tier = asked.batch ? asked.tier : dearerTier(price, asked.tier);
    auto note = noteOf(price, {}, 0, tier, dearestConditions(request, price));
    if (!note)
        return note.error();
    note->isBound = true;
    note->unit = {};
    const auto most = asked.batch ? mostOf(*asked.batch, price)
                                  : mostOf(request, price, counted);
    if (!most)
        return most.error();
    const Dearest in = dearestInput(request, price, most->eachInput);
    const Dearest out = dearestOf(price, {Unit::Output, Unit::AudioOutput, Unit::ImageOutput},
                                  most->eachInput);
    const auto searchUnit = price.at(Unit::SearchUnit, 0);

    Bound bound;
    bound.prices = std::move(*note);
    const auto add = [&](Unit unit, std::int64_t count, std::optional<PicoUsd> each) {
        if (!each || count == 0)
            return;
        bound.worstUsage[unit] = saturatingAdd(bound.worstUsage[unit], count);
        bound.prices.unit[static_cast<std::size_t>(unit)] = each;
    };
    add(in.unit, most->input, in.price);
    add(out.unit, most->output, out.price);
    add(Unit::SearchUnit, searchUnits(request), searchUnit);
    for (const Unit fee : {Unit::WebSearch, Unit::FileSearch, Unit::CodeSession})
        add(fee, most->toolUses, price.at(fee, 0));
    bool isPriced = in.price || searchUnit;
    for (std::size_t i = 0; i < unitCount; ++i) {
        const Unit unit = static_cast<Unit>(i);
        const auto each = price.at(unit, 0);
        if (request.pieces[unit] > 0 && !each && !isPricedByToken(unit, price))
            return Error{ErrorCode::Unpriced, "The price table has no price for "
                                                  + std::string(unitName(unit)) + " of "
                                                  + price.model};
        isPriced = isPriced || (request.pieces[unit] > 0 && each);
        add(unit, request.pieces[unit], each);
    }
    add(Unit::Request, requests, price.at(Unit::Request, 0));
    if (!isPriced)
        return Error{ErrorCode::Unpriced,
                     "The price table has no input price for " + price.model};
    const auto usd = costOf({BillPart{bound.prices, bound.worstUsage}});
    if (!usd)
        return unbounded("The most that this request can cost is beyond every cap; set a smaller "
                         "token limit");
    bound.worst = {*usd, saturatingAdd(most->input, most->output), requests};
    bound.hidden = hiddenName(asked);
    if (asked.batch && asked.batch->hiddenRequests > 0)
        bound.hidden = "stored or remote input, or provider tools, in a batch";
    return bound;
}

} // namespace

Quantities smallerOf(const Quantities &a, const Quantities &b)
{
    return {std::min(a.usd, b.usd), std::min(a.tokens, b.tokens),
            std::min(a.requests, b.requests)};
}

Ask::Ask(const Quantities &bound, const Quantities &likely)
    : worst(bound),
      expected(smallerOf(bound, likely))
{
}

namespace {

Result<Bound> boundWith(const Inspection &request, const RequestLabels &labels,
                        const PriceBook &book, Instant now,
                        std::optional<std::int64_t> countedInput)
{
    const auto longest = request.batch || request.background ? longestJob : longestExchange;
    auto prices = book.findAll(labels.provider, labels.model, now, now + longest);
    if (prices.empty() && book.fallback())
        prices.push_back(book.fallback());
    if (prices.empty())
        return Error{ErrorCode::Unpriced, howToPrice(labels.provider, labels.model)};
    Result<Bound> most = boundAt(request, *prices.front(), countedInput);
    for (std::size_t i = 1; i < prices.size() && most; ++i) {
        auto next = boundAt(request, *prices[i], countedInput);
        if (!next || next->worst.usd > most->worst.usd)
            most = std::move(next);
    }
    if (most)
        most->prices.version = book.version();
    return most;
}

} // namespace

Result<Bound> boundOf(const Inspection &request, const RequestLabels &labels,
                      const PriceBook &book, Instant now)
{
    return boundWith(request, labels, book, now, std::nullopt);
}

Result<Bound> countedBoundOf(const Inspection &request, const RequestLabels &labels,
                             const PriceBook &book, Instant now, std::int64_t countedInput)
{
    return boundWith(request, labels, book, now, countedInput);
}

} // namespace llmcap
