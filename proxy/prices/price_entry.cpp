// SPDX-License-Identifier: GPL-3.0-or-later
#include "price_entry.h"

#include "enum_name.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <initializer_list>

namespace llmcap {
namespace {

using Kind = JsonNode::Kind;

constexpr std::int64_t perMillion = 1'000'000;

/// What a model of a kind must price; the first is the kind of an entry that names none.
struct KindRule {
    std::string_view name;
    std::initializer_list<Unit> required;
};
constexpr std::initializer_list<Unit> chatUnits{Unit::Input, Unit::Output};
constexpr std::initializer_list<Unit> embeddingUnits{Unit::Input};
constexpr std::initializer_list<Unit> rerankUnits{Unit::SearchUnit};
constexpr std::initializer_list<Unit> ocrUnits{Unit::Page};
const std::array kindRules{
    KindRule{"chat", chatUnits}, KindRule{"embedding", embeddingUnits},
    KindRule{"rerank", rerankUnits}, KindRule{"ocr", ocrUnits},
    KindRule{"image", {}}, KindRule{"audio", {}}, KindRule{"video", {}},
};

/// What requests may ask for that multiplies a price; the names are those of the inspection.
bool isKnownMultiplier(std::string_view name)
{
    return name == "speed=fast" || name.starts_with("inference_geo=")
        || name.starts_with("picture=") || name.starts_with("resolution=");
}

/// Token units are priced by the million, everything else by the piece.
bool isToken(Unit unit)
{
    switch (unit) {
    case Unit::Input:
    case Unit::CacheRead:
    case Unit::CacheWrite5m:
    case Unit::CacheWrite1h:
    case Unit::Output:
    case Unit::AudioInput:
    case Unit::AudioOutput:
    case Unit::ImageInput:
    case Unit::ImageOutput: return true;
    default: return false;
    }
}

std::string_view tierName(ServiceTier tier)
{
    switch (tier) {
    case ServiceTier::Standard: break;   // the prices themselves
    case ServiceTier::Batch: return "batch";
    case ServiceTier::Flex: return "flex";
    case ServiceTier::Priority: return "priority";
    }
    return "";
}

bool digitsOnly(std::string_view text)
{
    return !text.empty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

template <class Number>
bool readDigits(std::string_view text, Number &value)
{
    const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return digitsOnly(text) && problem == std::errc{} && stop == text.data() + text.size();
}

/// One entry while it is read: every complaint needs the file and the place.
class EntryReader final {
public:
    EntryReader(std::string_view file, std::string field)
        : m_file(file)
        , m_field(std::move(field))
    {
    }

    Result<PriceEntry> read(const JsonNode &node)
    {
        if (node.kind != Kind::Object)
            return refuse(node, "", "write an object in braces, not "
                                        + std::string(kindName(node.kind)));
        m_entry.price.rows.emplace_back();
        for (const JsonNode &child : node.children) {
            if (auto done = readField(child); !done)
                return done.error();
        }
        if (auto done = finish(node); !done)
            return done.error();
        return std::move(m_entry);
    }

private:
    Error refuse(const JsonNode &node, std::string_view field, std::string_view rule) const
    {
        const std::string place = field.empty() ? m_field : m_field + "." + std::string(field);
        return tableError(m_file, node.line, place, rule);
    }

    Result<void> readField(const JsonNode &node)
    {
        ModelPrice &price = m_entry.price;
        if (node.name == "$comment")
            return {};
        if (node.name == "provider")
            return readProvider(node);
        if (node.name == "model")
            return readModel(node);
        if (node.name == "patterns")
            return readPatterns(node);
        if (node.name == "kind")
            return readKind(node);
        if (node.name == "source")
            return assign(readText(m_file, node, m_field + ".source"), price.source);
        if (node.name == "effective")
            return readDate(node);
        if (node.name == "context_window")
            return readCount(node, node.name, price.contextWindow);
        if (node.name == "max_output")
            return readCount(node, node.name, price.maxOutput);
        if (node.name == "prices")
            return readPrices(node, "prices", price.rows.front());
        if (node.name == "context_tiers")
            return readContextTiers(node);
        if (node.name == "tiers")
            return readTiers(node);
        if (node.name == "multipliers")
            return readMultipliers(node);
        if (node.name == "differs")
            return readDifferences(m_file, node, m_field + ".differs", false);
        return refuse(node, node.name,
                      "no such field; there are provider, model, patterns, kind, source, effective,"
                      " context_window, max_output, prices, context_tiers, tiers, multipliers and"
                      " differs");
    }

    static Result<void> assign(Result<std::string> text, std::string &to)
    {
        if (!text)
            return text.error();
        to = std::move(*text);
        return {};
    }

    Result<void> readProvider(const JsonNode &node)
    {
        if (auto done = assign(readText(m_file, node, m_field + ".provider"),
                               m_entry.price.provider);
            !done)
            return done;
        if (m_entry.price.provider.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-")
            != std::string::npos)
            return refuse(node, "provider", "write the provider as in its address, like "
                                            "\"anthropic\"");
        return {};
    }

    Result<void> checkName(const JsonNode &node, const std::string &field, std::string_view name)
    {
        if (name.find('/') != std::string_view::npos)
            return refuse(node, field, "write only what follows the last '/'");
        return {};
    }

    Result<void> readModel(const JsonNode &node)
    {
        std::string &model = m_entry.price.model;
        if (auto done = assign(readText(m_file, node, m_field + ".model"), model); !done)
            return done;
        if (model.find('*') != std::string::npos)
            return refuse(node, "model", "write one name here, and names with '*' in patterns");
        m_entry.patterns.insert(m_entry.patterns.begin(), model);
        return checkName(node, "model", model);
    }

    Result<void> readPatterns(const JsonNode &node)
    {
        if (node.kind != Kind::Array)
            return refuse(node, "patterns", "write a list of names, not "
                                                + std::string(kindName(node.kind)));
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const std::string field = "patterns[" + std::to_string(i) + "]";
            auto pattern = readText(m_file, node.children[i], m_field + "." + field);
            if (!pattern)
                return pattern.error();
            if (auto done = checkName(node.children[i], field, *pattern); !done)
                return done;
            m_entry.patterns.push_back(std::move(*pattern));
        }
        return {};
    }

    Result<void> readKind(const JsonNode &node)
    {
        std::string names;
        for (const KindRule &rule : kindRules) {
            if (node.kind == Kind::String && rule.name == node.text) {
                m_kind = &rule;
                return {};
            }
            names.append(names.empty() ? "" : ", ").append(rule.name);
        }
        return refuse(node, "kind", "write one of " + names);
    }

    Result<void> readDate(const JsonNode &node)
    {
        const auto day = node.kind == Kind::String ? readDay(node.text) : std::nullopt;
        if (!day)
            return refuse(node, "effective", "write a day (UTC) that exists, like \"2026-09-01\"");
        m_entry.price.effective = *day;
        return {};
    }

    Result<void> readCount(const JsonNode &node, const std::string &field, std::int64_t &count)
    {
        constexpr std::int64_t most = 1'000'000'000;
        if (node.kind != Kind::Number || !readDigits(node.text, count) || count < 1
            || count > most)
            return refuse(node, field, "write a whole number of tokens from 1 to 1000000000");
        return {};
    }

    Result<void> readPrices(const JsonNode &node, const std::string &field, PriceRow &row)
    {
        if (node.kind != Kind::Object)
            return refuse(node, field, "write an object in braces, not "
                                           + std::string(kindName(node.kind)));
        for (const JsonNode &child : node.children) {
            const auto unit = enumByName(child.name, Unit::Request, &unitName);
            const std::string place = field + "." + child.name;
            if (!unit)
                return refuse(child, place, "no such unit; there are "
                                                + enumNames(Unit::Request, &unitName));
            auto price = readPrice(child, place, *unit);
            if (!price)
                return price.error();
            row.unit[static_cast<std::size_t>(*unit)] = *price;
        }
        return {};
    }

    Result<PicoUsd> readPrice(const JsonNode &node, const std::string &field, Unit unit) const
    {
        if (node.kind != Kind::String)
            return refuse(node, field, "write the price as a decimal string like \"3.00\", not as "
                                           + std::string(kindName(node.kind)));
        if (node.text.starts_with('-'))
            return refuse(node, field, "a price cannot be negative");
        auto price = parseUnitPrice(node.text, isToken(unit) ? perMillion : 1);
        if (!price)
            return refuse(node, field, price.error().message);
        return price;
    }

    Result<void> readContextTiers(const JsonNode &node)
    {
        if (node.kind != Kind::Array)
            return refuse(node, "context_tiers", "write a list of tiers, not "
                                                     + std::string(kindName(node.kind)));
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const std::string field = "context_tiers[" + std::to_string(i) + "]";
            if (auto done = readContextTier(node.children[i], field); !done)
                return done;
        }
        return {};
    }

    Result<void> readContextTier(const JsonNode &node, const std::string &field)
    {
        PriceRow row;
        bool anyPrice = false;
        if (node.kind != Kind::Object)
            return refuse(node, field, "write an object in braces, not "
                                           + std::string(kindName(node.kind)));
        for (const JsonNode &child : node.children) {
            const std::string place = field + "." + child.name;
            Result<void> done;
            if (child.name == "above") {
                done = readCount(child, place, row.contextAbove);
            } else if (child.name == "prices") {
                done = readPrices(child, place, row);
                anyPrice = !child.children.empty();
            } else {
                done = refuse(child, place, "no such field; a tier has above and prices");
            }
            if (!done)
                return done;
        }
        if (row.contextAbove <= m_entry.price.rows.back().contextAbove)
            return refuse(node, field + ".above", "give every tier the count of input tokens above "
                                                  "which it holds, in rising order");
        if (!anyPrice)
            return refuse(node, field + ".prices", "name the prices of this tier");
        m_entry.price.rows.push_back(std::move(row));
        return {};
    }

    /// Bounded, so that all ratios together stay exact.
    Result<ModelPrice::Ratio> readRatio(const JsonNode &node, const std::string &field) const
    {
        constexpr std::uint32_t most = 10'000;
        ModelPrice::Ratio ratio;
        const std::string_view text = node.text;
        const auto slash = text.find('/');
        const bool even = slash == std::string_view::npos;
        const bool read = readDigits(text.substr(0, slash), ratio.numerator)
            && (even || readDigits(text.substr(slash + 1), ratio.denominator));
        if (node.kind != Kind::String || !read || ratio.numerator == 0 || ratio.denominator == 0
            || ratio.numerator > most || ratio.denominator > most)
            return refuse(node, field, "write the ratio to the standard price as a string, "
                                       "like \"1/2\" or \"2\"");
        return ratio;
    }

    Result<void> readMultipliers(const JsonNode &node)
    {
        if (node.kind != Kind::Object)
            return refuse(node, "multipliers", "write an object in braces, not "
                                                   + std::string(kindName(node.kind)));
        for (const JsonNode &child : node.children) {
            const std::string field = "multipliers." + child.name;
            if (!isKnownMultiplier(child.name))
                return refuse(child, field, "no such multiplier; there are \"speed=fast\", "
                                            "\"inference_geo=us\" or another place, "
                                            "\"picture=hd\" or another size, and "
                                            "\"resolution=4k\" or another one");
            auto ratio = readRatio(child, field);
            if (!ratio)
                return ratio.error();
            m_entry.price.multipliers.push_back({child.name, *ratio});
        }
        return {};
    }

    Result<void> readTiers(const JsonNode &node)
    {
        if (node.kind != Kind::Object)
            return refuse(node, "tiers", "write an object in braces, not "
                                             + std::string(kindName(node.kind)));
        for (const JsonNode &child : node.children) {
            const std::string field = "tiers." + child.name;
            const auto tier = enumByName(child.name, ServiceTier::Priority, &tierName);
            if (!tier)
                return refuse(child, field, "no such tier; there are "
                                                + enumNames(ServiceTier::Priority, &tierName));
            auto ratio = readRatio(child, field);
            if (!ratio)
                return ratio.error();
            m_entry.price.tier[static_cast<std::size_t>(*tier)] = *ratio;
        }
        return {};
    }

    /// A tier repeats only what it changes; rows of a price stand alone.
    void completeTiers()
    {
        auto &rows = m_entry.price.rows;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            for (std::size_t unit = 0; unit < unitCount; ++unit) {
                if (!rows[i].unit[unit])
                    rows[i].unit[unit] = rows[i - 1].unit[unit];
            }
        }
    }

    Result<void> finish(const JsonNode &node)
    {
        const ModelPrice &price = m_entry.price;
        if (price.provider.empty())
            return refuse(node, "provider", "is missing; name the provider, like \"openai\"");
        if (price.model.empty())
            return refuse(node, "model", "is missing; name the model as requests name it");
        if (price.source.empty())
            return refuse(node, "source", "is missing; say where the price stands, with a date");
        const auto &units = price.rows.front().unit;
        for (const Unit unit : m_kind->required) {
            if (!units[static_cast<std::size_t>(unit)])
                return refuse(node, "prices." + std::string(unitName(unit)),
                              "is missing; every model of kind " + std::string(m_kind->name)
                                  + " needs it");
        }
        if (std::none_of(units.begin(), units.end(), [](const auto &u) { return u.has_value(); }))
            return refuse(node, "prices", "is missing; name at least one price");
        completeTiers();
        return {};
    }

    std::string_view m_file;
    std::string m_field;
    PriceEntry m_entry;
    const KindRule *m_kind = kindRules.data();
};

} // namespace

Error tableError(std::string_view file, std::size_t line, std::string_view field,
                 std::string_view rule)
{
    return {ErrorCode::BadInput, std::string(file) + ":" + std::to_string(line) + ": "
                                     + std::string(field) + ": " + std::string(rule)};
}

Result<std::string> readText(std::string_view file, const JsonNode &node, std::string_view field)
{
    if (node.kind != Kind::String)
        return tableError(file, node.line, field,
                          "write a string in quotes, not " + std::string(kindName(node.kind)));
    if (node.text.find_first_not_of(" \t\r\n") == std::string::npos)
        return tableError(file, node.line, field, "must not be empty");
    return node.text;
}

std::optional<Instant> readDay(std::string_view text)
{
    int year = 0;
    unsigned month = 0, day = 0;
    const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-'
        && readDigits(text.substr(0, 4), year) && readDigits(text.substr(5, 2), month)
        && readDigits(text.substr(8, 2), day);
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                           std::chrono::day{day}};
    if (!shaped || !date.ok())
        return std::nullopt;
    return Instant{std::chrono::sys_days{date}};
}

Result<void> readDifferences(std::string_view file, const JsonNode &node,
                             const std::string &field, bool mayNameProvider)
{
    if (node.kind != Kind::Array)
        return tableError(file, node.line, field,
                          "write a list, not " + std::string(kindName(node.kind)));
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const JsonNode &item = node.children[i];
        const std::string place = field + "[" + std::to_string(i) + "]";
        int found = 0;
        for (const JsonNode &child : item.children) {
            const bool isNeeded = child.name == "source" || child.name == "unit"
                || child.name == "reason";
            if (!isNeeded && !(mayNameProvider && child.name == "provider"))
                return tableError(file, child.line, place + "." + child.name,
                                  "no such field; there are source, unit and reason");
            if (auto text = readText(file, child, place + "." + child.name); !text)
                return text.error();
            found += isNeeded;
        }
        if (item.kind != Kind::Object || found != 3)
            return tableError(file, item.line, place,
                              "say the source that differs, the unit and the reason");
    }
    return {};
}

Result<PriceEntry> readPriceEntry(std::string_view file, const JsonNode &node,
                                  const std::string &field)
{
    return EntryReader(file, field).read(node);
}

} // namespace llmcap
