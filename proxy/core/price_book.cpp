// SPDX-License-Identifier: GPL-3.0-or-later
#include "price_book.h"

#include <algorithm>

namespace llmcap {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Gateways and SDKs write "models/gemini-..." or "openai/gpt-...": the name is the last part.
std::string_view bareModel(std::string_view model)
{
    const auto slash = model.rfind('/');
    return slash == std::string_view::npos ? model : model.substr(slash + 1);
}

/// Characters of a pattern that must match literally: the more, the more specific.
std::size_t literals(std::string_view pattern)
{
    return pattern.size() - static_cast<std::size_t>(std::count(pattern.begin(), pattern.end(),
                                                                '*'));
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

std::int64_t totalInput(const Usage &usage)
{
    return usage[Unit::Input] + usage[Unit::CacheRead] + usage[Unit::CacheWrite5m]
        + usage[Unit::CacheWrite1h] + usage[Unit::AudioInput] + usage[Unit::ImageInput];
}

/// Where a table prices a part of the input no differently, it leaves the figure out. The dearer
/// neighbour stands in for it, never zero.
std::optional<Unit> standIn(Unit unit)
{
    switch (unit) {
    case Unit::CacheWrite1h: return Unit::CacheWrite5m;
    case Unit::CacheWrite5m:
    case Unit::CacheRead: return Unit::Input;
    default: return std::nullopt;
    }
}

std::optional<PicoUsd> priceIn(const PriceRow &row, Unit unit)
{
    for (std::optional<Unit> look = unit; look; look = standIn(*look)) {
        if (const auto price = row.unit[static_cast<std::size_t>(*look)])
            return price;
    }
    return std::nullopt;
}

} // namespace

bool matchesPattern(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0, t = 0;
    std::size_t star = std::string_view::npos, resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && lower(pattern[p]) == lower(text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

std::optional<PicoUsd> ModelPrice::at(Unit unit, std::int64_t inputTokens) const
{
    const PriceRow *row = nullptr;
    for (const PriceRow &candidate : rows) {
        if (!row || inputTokens > candidate.contextAbove)
            row = &candidate;
    }
    return row ? priceIn(*row, unit) : std::nullopt;
}

std::optional<PicoUsd> ModelPrice::dearest(Unit unit, std::int64_t inputTokensAtMost) const
{
    std::optional<PicoUsd> most;
    for (const PriceRow &row : rows) {
        if (row.contextAbove != 0 && inputTokensAtMost <= row.contextAbove)
            continue;
        const auto price = priceIn(row, unit);
        if (price && (!most || *price > *most))
            most = price;
    }
    return most;
}

PriceBook::PriceBook(std::string version, std::vector<PriceEntry> entries)
    : m_version(std::move(version))
    , m_entries(std::move(entries))
{
    for (std::size_t entry = 0; entry < m_entries.size(); ++entry)
        addNames(entry);
    for (auto &[provider, names] : m_names) {
        std::stable_sort(
            names.patterns.begin(), names.patterns.end(),
            [](const Pattern &a, const Pattern &b) { return a.literals > b.literals; });
    }
}

void PriceBook::addNames(std::size_t entry)
{
    Names &names = m_names[m_entries[entry].price.provider];
    for (const std::string &pattern : m_entries[entry].patterns) {
        if (pattern.find('*') != std::string::npos) {
            names.patterns.push_back({pattern, literals(pattern), entry});
            continue;
        }
        auto &same = names.exact[lowered(pattern)];
        if (same.empty() || same.back() != entry)
            same.push_back(entry);
    }
}

std::vector<const ModelPrice *> PriceBook::named(std::string_view provider,
                                                 std::string_view model) const
{
    std::vector<const ModelPrice *> prices;
    const auto names = m_names.find(provider);
    if (names == m_names.end())
        return prices;
    if (const auto exact = names->second.exact.find(lowered(model));
        exact != names->second.exact.end()) {
        for (const std::size_t entry : exact->second)
            prices.push_back(&m_entries[entry].price);
        return prices;
    }
    std::size_t best = 0;
    for (const Pattern &pattern : names->second.patterns) {
        if (!prices.empty() && pattern.literals < best)
            break;
        if (!matchesPattern(pattern.text, model))
            continue;
        best = pattern.literals;
        const ModelPrice *price = &m_entries[pattern.entry].price;
        if (prices.empty() || prices.back() != price)
            prices.push_back(price);
    }
    return prices;
}

std::vector<const ModelPrice *> PriceBook::findAll(std::string_view provider,
                                                   std::string_view model, Instant from,
                                                   Instant until) const
{
    std::vector<const ModelPrice *> dated = named(provider, bareModel(model));
    // A later entry of the same date is an override; the newest date not after `from` is in force.
    std::stable_sort(dated.begin(), dated.end(), [](const ModelPrice *a, const ModelPrice *b) {
        return a->effective < b->effective;
    });
    std::vector<const ModelPrice *> reached;
    for (const ModelPrice *price : dated) {
        if (price->effective > until)
            break;
        if (price->effective <= from)
            reached.clear();
        else if (!reached.empty() && reached.back()->effective == price->effective)
            reached.pop_back();
        reached.push_back(price);
    }
    return reached;
}

const ModelPrice *PriceBook::find(std::string_view provider, std::string_view model,
                                  Instant at) const
{
    const auto prices = findAll(provider, model, at, at);
    return prices.empty() ? nullptr : prices.back();
}

void PriceBook::setFallback(ModelPrice fallback)
{
    m_fallback = std::move(fallback);
}

Result<NanoUsd> costOf(const Usage &usage, const ModelPrice &price, ServiceTier tier)
{
    const std::int64_t input = totalInput(usage);
    CostSum sum;
    for (std::size_t i = 0; i < unitCount; ++i) {
        const std::int64_t count = usage.counts[i];
        const Unit unit = static_cast<Unit>(i);
        if (count == 0)
            continue;
        if (count < 0)
            return Error{ErrorCode::BadInput, "The usage counts fewer than none of "
                                                  + std::string(unitName(unit))};
        const auto unitPrice = price.at(unit, input);
        if (!unitPrice)
            return Error{ErrorCode::Unpriced, "The price table has no price for "
                                                  + std::string(unitName(unit)) + " of "
                                                  + price.model};
        sum.add(count, *unitPrice);
    }
    const auto ratio = price.tier[static_cast<std::size_t>(tier)];
    if (!ratio)
        return Error{ErrorCode::Unpriced, "The price table has no price for this service tier of "
                                              + price.model};
    sum.scale(ratio->numerator, ratio->denominator);
    return sum.total();
}

} // namespace llmcap
