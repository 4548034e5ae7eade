// SPDX-License-Identifier: GPL-3.0-or-later
#include "price_check.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace llmcap {
namespace {

using Unpriced = std::optional<PicoUsd>;

std::string usd(PicoUsd price)
{
    CostSum million;
    million.add(1'000'000, price);
    const auto total = million.total();
    return total ? toUsdString(*total) : "a huge sum";
}

class Checker final {
public:
    Checker(const PriceTable &table, Instant now) : m_table(table), m_now(now) {}

    std::vector<PriceFinding> run()
    {
        for (const PriceEntry &entry : m_table.entries) {
            limits(entry.price);
            rows(entry.price);
            tiers(entry.price);
        }
        dates();
        overlaps();
        neighbours();
        age();
        return std::move(m_findings);
    }

private:
    void find(const ModelPrice &price, std::string text, bool isWarning = false)
    {
        m_findings.push_back({price.provider, price.model, std::move(text), isWarning});
    }

    static Unpriced at(const PriceRow &row, Unit unit)
    {
        return row.unit[static_cast<std::size_t>(unit)];
    }

    void limits(const ModelPrice &price)
    {
        const bool isChat = at(price.rows.front(), Unit::Input)
            && at(price.rows.front(), Unit::Output) && !at(price.rows.front(), Unit::ImageOutput)
            && !at(price.rows.front(), Unit::AudioOutput);
        if (isChat && price.contextWindow == 0 && price.maxOutput == 0)
            find(price, "gap: neither context_window nor max_output, so that a request without a "
                        "limit of its own has no bound", true);
        if (price.contextWindow > 0 && price.maxOutput > price.contextWindow)
            find(price, "max_output is larger than context_window", true);
    }

    void cheaper(const ModelPrice &price, const PriceRow &row, Unit low, Unit high)
    {
        const Unpriced a = at(row, low), b = at(row, high);
        if (a && b && *a > *b)
            find(price, std::string(unitName(low)) + " (" + usd(*a)
                            + " per million) is dearer than " + std::string(unitName(high))
                            + " (" + usd(*b) + ")");
    }

    void rows(const ModelPrice &price)
    {
        for (std::size_t i = 0; i < price.rows.size(); ++i) {
            const PriceRow &row = price.rows[i];
            cheaper(price, row, Unit::CacheRead, Unit::Input);
            cheaper(price, row, Unit::CacheRead, Unit::Output);
            cheaper(price, row, Unit::CacheRead, Unit::CacheWrite5m);
            cheaper(price, row, Unit::CacheWrite5m, Unit::CacheWrite1h);
            const Unpriced output = at(row, Unit::Output);
            if (output && output->count > 0)
                cheaper(price, row, Unit::Input, Unit::Output);
            if (i == 0)
                continue;
            for (std::size_t unit = 0; unit < unitCount; ++unit) {
                const Unpriced here = row.unit[unit], before = price.rows[i - 1].unit[unit];
                if (here && before && *here < *before)
                    find(price, std::string(unitName(static_cast<Unit>(unit)))
                                    + " is cheaper above " + std::to_string(row.contextAbove)
                                    + " tokens of input than below");
            }
        }
    }

    void tiers(const ModelPrice &price)
    {
        const auto ratio = [&](ServiceTier tier) {
            return price.tier[static_cast<std::size_t>(tier)];
        };
        for (const ServiceTier tier : {ServiceTier::Batch, ServiceTier::Flex}) {
            if (const auto each = ratio(tier); each && each->numerator > each->denominator)
                find(price, std::string(tier == ServiceTier::Batch ? "batch" : "flex")
                                + " is dearer than standard");
        }
        if (const auto priority = ratio(ServiceTier::Priority);
            priority && priority->numerator < priority->denominator)
            find(price, "priority is cheaper than standard");
        for (const ModelPrice::Multiplier &each : price.multipliers) {
            const bool isSize = each.when.starts_with("picture=");   // small ones are cheaper
            if (each.ratio.numerator < each.ratio.denominator && !isSize)
                find(price, each.when + " makes it cheaper");
        }
    }

    /// A name whose first price begins at a day has none before.
    void dates()
    {
        std::map<std::pair<std::string, std::string>, Instant> first;
        for (const PriceEntry &entry : m_table.entries) {
            for (const std::string &name : entry.patterns) {
                const auto key = std::pair{entry.price.provider, name};
                const auto [at, isNew] = first.emplace(key, entry.price.effective);
                at->second = std::min(at->second, entry.price.effective);
            }
        }
        for (const auto &[key, day] : first) {
            if (day > m_now)
                m_findings.push_back({key.first, key.second,
                                      "gap: its first price begins in the future", false});
        }
    }

    void overlaps()
    {
        struct Pattern {
            const PriceEntry *entry;
            std::string text;
        };
        std::vector<Pattern> patterns;
        for (const PriceEntry &entry : m_table.entries) {
            for (const std::string &name : entry.patterns) {
                if (name.find('*') != std::string::npos)
                    patterns.push_back({&entry, name});
            }
        }
        for (std::size_t i = 0; i < patterns.size(); ++i) {
            for (std::size_t j = i + 1; j < patterns.size(); ++j) {
                const Pattern &a = patterns[i], &b = patterns[j];
                if (a.entry->price.provider != b.entry->price.provider
                    || a.entry->price.model == b.entry->price.model
                    || literals(a.text) != literals(b.text))
                    continue;
                if (matchesPattern(a.text, sample(b.text)) || matchesPattern(b.text,
                                                                             sample(a.text)))
                    find(a.entry->price, "overlap: " + a.text + " and " + b.text + " of "
                                             + b.entry->price.model + " fit equally well");
            }
        }
    }

    static std::size_t literals(const std::string &text)
    {
        return text.size() - static_cast<std::size_t>(std::count(text.begin(), text.end(), '*'));
    }

    static std::string sample(std::string text)
    {
        std::replace(text.begin(), text.end(), '*', '0');
        return text;
    }

    /// Of all models of a provider, a price that is a thousand times the median, or less than a
    /// thousandth of it: a slip of the decimal point or of the unit.
    void neighbours()
    {
        constexpr std::int64_t outlier = 1000;
        std::map<std::pair<std::string, std::size_t>, std::vector<std::int64_t>> prices;
        for (const PriceEntry &entry : m_table.entries) {
            for (std::size_t unit = 0; unit < unitCount; ++unit) {
                const Unpriced price = entry.price.rows.front().unit[unit];
                if (price && price->count > 0)
                    prices[{entry.price.provider, unit}].push_back(price->count);
            }
        }
        for (auto &[key, all] : prices)
            std::sort(all.begin(), all.end());
        for (const PriceEntry &entry : m_table.entries) {
            for (std::size_t unit = 0; unit < unitCount; ++unit) {
                const Unpriced price = entry.price.rows.front().unit[unit];
                if (!price || price->count == 0)
                    continue;
                const auto &all = prices[{entry.price.provider, unit}];
                const std::int64_t median = all[all.size() / 2];
                if (price->count / outlier >= median || median / outlier >= price->count)
                    find(entry.price, std::string(unitName(static_cast<Unit>(unit)))
                                          + " is a thousand times off the others of "
                                          + entry.price.provider);
            }
        }
    }

    void age()
    {
        const auto days = ageInDays(m_table, m_now);
        if (days && *days > oldTableDays)
            m_findings.push_back({"", "", "the figures are " + std::to_string(*days)
                                              + " days old; llmcap prices update FILE takes a "
                                                "newer table", true});
    }

    const PriceTable &m_table;
    const Instant m_now;
    std::vector<PriceFinding> m_findings;
};

} // namespace

std::vector<PriceFinding> checkPrices(const PriceTable &table, Instant now)
{
    return Checker(table, now).run();
}

std::optional<int> ageInDays(const PriceTable &table, Instant now)
{
    if (!table.asOf)
        return std::nullopt;
    return static_cast<int>(std::chrono::floor<std::chrono::days>(now - *table.asOf).count());
}

int compareVersions(std::string_view a, std::string_view b)
{
    const auto next = [](std::string_view &text) {
        const auto end = std::min(text.size(), text.find_first_of(".-"));
        const std::string_view part = text.substr(0, end);
        text.remove_prefix(std::min(text.size(), end + 1));
        return part;
    };
    while (!a.empty() || !b.empty()) {
        const std::string_view one = next(a), other = next(b);
        std::int64_t x = -1, y = -1;
        const bool isNumber = std::from_chars(one.data(), one.data() + one.size(), x).ptr
                == one.data() + one.size()
            && std::from_chars(other.data(), other.data() + other.size(), y).ptr
                == other.data() + other.size();
        if (isNumber && x != y)
            return x < y ? -1 : 1;
        if (!isNumber && one != other)
            return one < other ? -1 : 1;
    }
    return 0;
}

} // namespace llmcap
