// SPDX-License-Identifier: GPL-3.0-or-later
#include "price_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace llmcap {
namespace {

constexpr std::uintmax_t largestFile = 16 * 1024 * 1024;

bool sameName(std::string_view a, std::string_view b)
{
    // A name without '*' matches itself only; a '*' on the one side must stand on the other too.
    return a.size() == b.size() && matchesPattern(a, b) && matchesPattern(b, a);
}

bool hasName(const PriceEntry &entry, std::string_view name)
{
    return std::any_of(entry.patterns.begin(), entry.patterns.end(),
                       [&](const std::string &own) { return sameName(own, name); });
}

/// An override without a date would lose against a dated entry below it. So from its date on it
/// takes its names away from the tables before.
void takeNames(std::vector<PriceEntry> &below, const PriceEntry &over)
{
    for (PriceEntry &entry : below) {
        if (entry.price.provider != over.price.provider
            || entry.price.effective < over.price.effective)
            continue;
        std::erase_if(entry.patterns,
                      [&](const std::string &name) { return hasName(over, name); });
    }
    std::erase_if(below, [](const PriceEntry &entry) { return entry.patterns.empty(); });
}

} // namespace

Result<PriceTable> readPriceTable(const std::filesystem::path &file)
{
    const std::u8string utf8 = file.u8string();
    const std::string name(utf8.begin(), utf8.end());
    std::error_code problem;
    const auto size = std::filesystem::file_size(file, problem);
    if (problem)
        return Error{ErrorCode::Io, "The price file " + name + " cannot be read ("
                                        + problem.message() + "); check its path"};
    if (size > largestFile)
        return Error{ErrorCode::BadInput, "The price file " + name
                                              + " is larger than 16 MB; give a price table"};
    std::ifstream stream(file, std::ios::binary);
    const std::string json{std::istreambuf_iterator<char>(stream), {}};
    if (!stream || json.size() != size)
        return Error{ErrorCode::Io,
                     "The price file " + name + " cannot be read; check who may read it"};
    return parsePriceTable(json, name);
}

PriceBook makePriceBook(std::vector<PriceTable> tables)
{
    std::string version;
    std::vector<PriceEntry> entries;
    for (PriceTable &table : tables) {
        version.append(version.empty() ? "" : "+").append(table.version);
        for (const PriceEntry &over : table.entries)
            takeNames(entries, over);
        entries.insert(entries.end(), std::make_move_iterator(table.entries.begin()),
                       std::make_move_iterator(table.entries.end()));
    }
    return PriceBook(std::move(version), std::move(entries));
}

Result<ModelPrice> parseFallbackPrice(std::string_view text)
{
    const auto wrong = [&](const std::string &why) {
        return Error{ErrorCode::BadInput, "\"" + std::string(text) + "\" is not a fallback price ("
                                              + why + "); write USD per million input and output "
                                                      "tokens, like 1.00/4.00"};
    };
    const auto slash = text.find('/');
    if (slash == std::string_view::npos)
        return wrong("the slash is missing");
    const auto in = parseUnitPrice(text.substr(0, slash), 1'000'000);
    if (!in)
        return wrong(in.error().message);
    const auto out = parseUnitPrice(text.substr(slash + 1), 1'000'000);
    if (!out)
        return wrong(out.error().message);
    ModelPrice price;
    price.model = "fallback price";
    price.source = "--fallback-price " + std::string(text);
    PriceRow &row = price.rows.emplace_back();
    for (const Unit unit : {Unit::Input, Unit::CacheRead, Unit::CacheWrite5m, Unit::CacheWrite1h,
                            Unit::AudioInput, Unit::ImageInput})
        row.unit[static_cast<std::size_t>(unit)] = *in;
    for (const Unit unit : {Unit::Output, Unit::AudioOutput, Unit::ImageOutput})
        row.unit[static_cast<std::size_t>(unit)] = *out;
    // Batch and flex are nowhere dearer than standard; priority is, by an unknown factor.
    price.tier[static_cast<std::size_t>(ServiceTier::Batch)] = ModelPrice::Ratio{};
    price.tier[static_cast<std::size_t>(ServiceTier::Flex)] = ModelPrice::Ratio{};
    return price;
}

} // namespace llmcap
