// SPDX-License-Identifier: GPL-3.0-or-later
#include "price_book.h"

#include "bill.h"
#include "saturating.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace llmcap {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
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

/// Which provider a gateway's prefix means; "" none that has a table.
std::string_view vendorOf(std::string_view model)
{
    constexpr std::pair<std::string_view, std::string_view> vendors[] = {
        {"anthropic", "anthropic"}, {"openai", "openai"}, {"azure", "openai"},
        {"google", "gemini"}, {"gemini", "gemini"}, {"vertex_ai", "gemini"},
        {"mistral", "mistral"}, {"mistralai", "mistral"}, {"cohere", "cohere"},
    };
    std::string_view found;
    // "openrouter/anthropic/claude-...": the prefix next to the name decides.
    while (model.find_first_of("/.") != std::string_view::npos) {
        const auto end = model.find_first_of("/.");
        for (const auto &[prefix, provider] : vendors) {
            if (lowered(model.substr(0, end)) == prefix)
                found = provider;
        }
        model.remove_prefix(end + 1);
    }
    return found;
}

bool isDigits(std::string_view text)
{
    return !text.empty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Amazon's "-v1:0" behind a name that had its prefix ("-v1" alone of Claude only: Cohere's own
/// names end so); Google's "@20250929".
void dropCloudVersion(std::string &name, std::string_view cloudPrefix)
{
    if (const auto at = name.find('@'); at != std::string::npos) {
        if (isDigits(std::string_view(name).substr(at + 1)))
            name[at] = '-';
        else   // "@default", "@latest"
            name.erase(at);
    }
    if (cloudPrefix.empty())
        return;
    const auto colon = name.rfind(':');
    const bool hadRevision = colon != std::string::npos
        && isDigits(std::string_view(name).substr(colon + 1));
    if (hadRevision)
        name.erase(colon);
    if (!hadRevision && cloudPrefix != "anthropic.")
        return;
    if (const auto dash = name.rfind("-v");
        dash != std::string::npos && isDigits(std::string_view(name).substr(dash + 2)))
        name.erase(dash);
}

/// A pattern that ends in "-20*" means dated snapshots alone: "gpt-4o-20*" is "gpt-4o-2024-08-06",
/// not an edition that is yet to come. True for all other patterns.
bool isDate(std::string_view pattern, std::string_view name)
{
    constexpr std::string_view dated = "-20*";
    constexpr std::size_t longest = 8;   // "24-08-06"
    if (!pattern.ends_with(dated))
        return true;
    const auto at = name.rfind("-20");
    if (at == std::string_view::npos)
        return false;
    // The date begins where the pattern's own letters end.
    const std::size_t begin = pattern.find('*') == pattern.size() - 1 ? pattern.size() - 1 : at + 3;
    const std::string_view rest = name.substr(std::min(begin, name.size()));
    return rest.size() <= longest && std::all_of(rest.begin(), rest.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == '-';
    });
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

std::string ownName(std::string_view model)
{
    if (const auto slash = model.rfind('/'); slash != std::string_view::npos)
        model.remove_prefix(slash + 1);
    std::string name(model);
    std::string_view cloudPrefix;
    // Amazon Bedrock: "anthropic.claude-...", with the regions "us.", "eu.", "global." before it.
    for (const std::string_view vendor : {"anthropic.", "cohere.", "mistral."}) {
        const std::string small = lowered(name);
        const auto at = small.find(vendor);
        if (at == std::string::npos || (at > 0 && small[at - 1] != '.')
            || small.find_first_of(":-") < at)
            continue;
        name.erase(0, at + vendor.size());
        cloudPrefix = vendor;
        break;
    }
    dropCloudVersion(name, cloudPrefix);
    return name;
}

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

void PriceBook::setAliases(std::map<std::string, std::string, std::less<>> aliases)
{
    m_aliases.clear();
    for (const auto &[from, to] : aliases)
        m_aliases.emplace(lowered(from), lowered(to));
}

void PriceBook::followAlias(Match &match) const
{
    const auto exact = m_aliases.find(lowered(match.provider + "/" + match.name));
    if (exact != m_aliases.end()) {
        match.alias = exact->first;
        const auto slash = exact->second.find('/');
        match.provider = exact->second.substr(0, slash);
        match.name = exact->second.substr(slash + 1);
        return;
    }
    const auto all = m_aliases.find(lowered(match.provider + "/*"));
    if (all == m_aliases.end())
        return;
    match.alias = all->first;
    const std::string_view vendor = vendorOf(match.name);
    match.provider = vendor.empty() ? all->second.substr(0, all->second.find('/'))
                                    : std::string(vendor);
}

PriceBook::Named PriceBook::named(std::string_view provider, std::string_view model) const
{
    Named named;
    Match &match = named.match;
    match.provider = provider;
    match.name = model;
    followAlias(match);
    const auto names = m_names.find(match.provider);
    match.name = ownName(match.name);
    if (names == m_names.end())
        return named;
    if (const auto exact = names->second.exact.find(lowered(match.name));
        exact != names->second.exact.end()) {
        match.pattern = exact->first;
        for (const std::size_t entry : exact->second)
            named.prices.push_back(&m_entries[entry].price);
        return named;
    }
    std::size_t best = 0;
    for (const Pattern &pattern : names->second.patterns) {
        if (!named.prices.empty() && pattern.literals < best)
            break;
        if (!matchesPattern(pattern.text, match.name) || !isDate(pattern.text, match.name))
            continue;
        best = pattern.literals;
        match.pattern = pattern.text;
        const ModelPrice *price = &m_entries[pattern.entry].price;
        if (named.prices.empty() || named.prices.back() != price)
            named.prices.push_back(price);
    }
    return named;
}

namespace {

/// Of all dates of a name, those that are reached between two instants.
std::vector<const ModelPrice *> reachedOf(std::vector<const ModelPrice *> dated, Instant from,
                                          Instant until)
{
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

} // namespace

std::vector<const ModelPrice *> PriceBook::findAll(std::string_view provider,
                                                   std::string_view model, Instant from,
                                                   Instant until) const
{
    return reachedOf(named(provider, model).prices, from, until);
}

PriceBook::Match PriceBook::match(std::string_view provider, std::string_view model,
                                  Instant at) const
{
    Named found = named(provider, model);
    const auto prices = reachedOf(std::move(found.prices), at, at);
    found.match.price = prices.empty() ? nullptr : prices.back();
    return found.match;
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

bool isToolFee(Unit unit)
{
    return unit == Unit::WebSearch || unit == Unit::FileSearch || unit == Unit::CodeSession;
}

std::int64_t inputTokens(const Usage &usage)
{
    std::int64_t sum = 0;
    for (const Unit unit : {Unit::Input, Unit::CacheRead, Unit::CacheWrite5m, Unit::CacheWrite1h,
                            Unit::AudioInput, Unit::ImageInput})
        sum = saturatingAdd(sum, std::max<std::int64_t>(usage[unit], 0));
    return sum;
}

Result<ModelPrice::Ratio> ModelPrice::ratioFor(ServiceTier asked,
                                               const std::vector<std::string> &conditions) const
{
    const auto first = tier[static_cast<std::size_t>(asked)];
    if (!first)
        return Error{ErrorCode::Unpriced,
                     "The price table has no price for this service tier of " + model};
    std::uint64_t numerator = first->numerator, denominator = first->denominator;
    for (const std::string &condition : conditions) {
        const auto found = std::find_if(
            multipliers.begin(), multipliers.end(),
            [&](const Multiplier &multiplier) { return multiplier.when == condition; });
        if (found == multipliers.end())
            return Error{ErrorCode::Unpriced,
                         "The price table has no price for " + condition + " of " + model};
        numerator *= found->ratio.numerator;
        denominator *= found->ratio.denominator;
        const std::uint64_t shared = std::gcd(numerator, denominator);
        numerator /= shared;
        denominator /= shared;
        constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
        if (numerator > most || denominator > most)
            return Error{ErrorCode::Overflow, "The multipliers of " + model + " are too large"};
    }
    return Ratio{static_cast<std::uint32_t>(numerator), static_cast<std::uint32_t>(denominator)};
}

Result<NanoUsd> costOf(const Usage &usage, const ModelPrice &price, ServiceTier tier)
{
    const auto note = noteOf(price, {}, inputTokens(usage), tier, {});
    return note ? costOf({BillPart{*note, usage}}) : Result<NanoUsd>(note.error());
}

} // namespace llmcap
