// SPDX-License-Identifier: GPL-3.0-or-later
#include "bill.h"

#include "enum_name.h"

#include <charconv>

namespace llmcap {
namespace {

constexpr std::string_view plain
    = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/:+@";

std::string escaped(std::string_view text)
{
    constexpr char hex[] = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        if (plain.find(c) != std::string_view::npos) {
            result += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        result += {'%', hex[byte >> 4], hex[byte & 15]};
    }
    return result;
}

std::string unescaped(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned byte = 0;
        if (text[i] != '%' || i + 2 >= text.size()
            || std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16).ptr
                != text.data() + i + 3) {
            result += text[i];
            continue;
        }
        result += static_cast<char>(byte);
        i += 2;
    }
    return result;
}

template <class Number>
bool readNumber(std::string_view text, Number &number)
{
    const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && problem == std::errc{} && stop == text.data() + text.size();
}

bool readRatio(std::string_view text, ModelPrice::Ratio &ratio)
{
    const auto slash = text.find('/');
    return slash != std::string_view::npos && readNumber(text.substr(0, slash), ratio.numerator)
        && readNumber(text.substr(slash + 1), ratio.denominator) && ratio.numerator > 0
        && ratio.denominator > 0;
}

/// One "name=value"; false where the value is none.
bool readField(std::string_view name, std::string_view value, PriceNote &note)
{
    if (name == "provider")
        note.provider = unescaped(value);
    else if (name == "model")
        note.model = unescaped(value);
    else if (name == "version")
        note.version = unescaped(value);
    else if (name == "source")
        note.source = unescaped(value);
    else if (name == "when")
        note.conditions.push_back(unescaped(value));
    else if (name == "tier")
        note.tier = enumByName(value, ServiceTier::Priority, serviceTierName)
                        .value_or(ServiceTier::Standard);
    else if (name == "ratio")
        return readRatio(value, note.ratio);
    else if (name == "above")
        return readNumber(value, note.contextAbove);
    else if (name == "bound")
        note.isBound = true;
    else if (const auto unit = enumByName(name, Unit::Request, unitName)) {
        PicoUsd price;
        if (!readNumber(value, price.count) || price.count < 0)
            return false;
        note.unit[static_cast<std::size_t>(*unit)] = price;
    }
    return true;
}

} // namespace

std::string_view serviceTierName(ServiceTier tier)
{
    switch (tier) {
    case ServiceTier::Standard: return "standard";
    case ServiceTier::Batch: return "batch";
    case ServiceTier::Flex: return "flex";
    case ServiceTier::Priority: return "priority";
    }
    return "";
}

Result<PriceNote> noteOf(const ModelPrice &price, std::string version, std::int64_t inputTokens,
                         ServiceTier tier, const std::vector<std::string> &conditions)
{
    const auto ratio = price.ratioFor(tier, conditions);
    if (!ratio)
        return ratio.error();
    PriceNote note;
    note.provider = price.provider;
    note.model = price.model;
    note.version = std::move(version);
    note.source = price.source;
    note.tier = tier;
    note.conditions = conditions;
    note.ratio = *ratio;
    for (const PriceRow &row : price.rows) {
        if (inputTokens > row.contextAbove)
            note.contextAbove = row.contextAbove;
    }
    for (std::size_t i = 0; i < unitCount; ++i)
        note.unit[i] = price.at(static_cast<Unit>(i), inputTokens);
    return note;
}

std::string toText(const PriceNote &note)
{
    std::string text = "provider=" + escaped(note.provider) + " model=" + escaped(note.model)
        + " version=" + escaped(note.version);
    text.append(" tier=").append(serviceTierName(note.tier));
    for (const std::string &condition : note.conditions)
        text += " when=" + escaped(condition);
    text += " ratio=" + std::to_string(note.ratio.numerator) + "/"
        + std::to_string(note.ratio.denominator);
    if (note.contextAbove > 0)
        text += " above=" + std::to_string(note.contextAbove);
    if (note.isBound)
        text += " bound=dearest";
    for (std::size_t i = 0; i < unitCount; ++i) {
        if (note.unit[i])
            text.append(" ").append(unitName(static_cast<Unit>(i))).append("=")
                .append(std::to_string(note.unit[i]->count));
    }
    return text + " source=" + escaped(note.source);
}

Result<PriceNote> parsePriceNote(std::string_view text)
{
    PriceNote note;
    while (!text.empty()) {
        const std::string_view field = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), field.size() + 1));
        const auto equals = field.find('=');
        if (equals == std::string_view::npos
            || !readField(field.substr(0, equals), field.substr(equals + 1), note))
            return Error{ErrorCode::BadInput,
                         "\"" + std::string(field) + "\" is not part of a price"};
    }
    return note;
}

Result<CostSum> sumOf(const BillPart &part)
{
    CostSum scaled, fees;
    for (std::size_t i = 0; i < unitCount; ++i) {
        const std::int64_t count = part.usage.counts[i];
        const Unit unit = static_cast<Unit>(i);
        if (count == 0)
            continue;
        if (count < 0)
            return Error{ErrorCode::BadInput, "The usage counts fewer than none of "
                                                  + std::string(unitName(unit))};
        const auto price = part.prices.unit[i];
        if (!price)
            return Error{ErrorCode::Unpriced, "The price table has no price for "
                                                  + std::string(unitName(unit)) + " of "
                                                  + part.prices.model};
        (isToolFee(unit) ? fees : scaled).add(count, *price);
    }
    scaled.scale(part.prices.ratio.numerator, part.prices.ratio.denominator);
    scaled.add(fees);
    return scaled;
}

Result<NanoUsd> costOf(const std::vector<BillPart> &parts)
{
    CostSum sum;
    for (const BillPart &part : parts) {
        const auto more = sumOf(part);
        if (!more)
            return more.error();
        sum.add(*more);
    }
    return sum.total();
}

} // namespace llmcap
