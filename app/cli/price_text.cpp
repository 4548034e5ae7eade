// SPDX-License-Identifier: GPL-3.0-or-later
#include "price_text.h"

#include "bill.h"
#include "json_writer.h"
#include "rfc3339.h"

namespace llmcap {
namespace {

bool isToken(Unit unit)
{
    Usage one;
    one[unit] = 1;
    return one.tokens() == 1;
}

std::string dayOf(Instant at)
{
    return toRfc3339(at).substr(0, 10);
}

std::string ratioText(const ModelPrice::Ratio &ratio)
{
    return std::to_string(ratio.numerator)
        + (ratio.denominator == 1 ? "" : "/" + std::to_string(ratio.denominator));
}

std::string exactUsd(PicoUsd price)
{
    CostSum sum;
    sum.add(1, price);
    return sum.toUsdText();
}

void writeUnits(JsonWriter &json, const PriceRow &row)
{
    json.beginObject();
    for (std::size_t i = 0; i < unitCount; ++i) {
        if (row.unit[i])
            json.key(unitName(static_cast<Unit>(i))).text(exactUsd(*row.unit[i]));
    }
    json.endObject();
}

void writePrice(JsonWriter &json, const ModelPrice &price)
{
    json.key("provider").text(price.provider)
        .key("model").text(price.model)
        .key("table").text(price.table)
        .key("source").text(price.source)
        .key("effective");
    if (price.effective == Instant{})
        json.null();
    else
        json.text(dayOf(price.effective));
    json.key("context_window").number(price.contextWindow)
        .key("max_output").number(price.maxOutput)
        .key("unit_prices_usd");
    writeUnits(json, price.rows.front());
    json.key("context_tiers").beginArray();
    for (std::size_t i = 1; i < price.rows.size(); ++i) {
        json.beginObject().key("above").number(price.rows[i].contextAbove);
        json.key("unit_prices_usd");
        writeUnits(json, price.rows[i]);
        json.endObject();
    }
    json.endArray().key("tiers").beginObject();
    for (const ServiceTier tier : {ServiceTier::Batch, ServiceTier::Flex, ServiceTier::Priority}) {
        if (const auto ratio = price.tier[static_cast<std::size_t>(tier)])
            json.key(serviceTierName(tier)).text(ratioText(*ratio));
    }
    json.endObject().key("multipliers").beginObject();
    for (const ModelPrice::Multiplier &each : price.multipliers)
        json.key(each.when).text(ratioText(each.ratio));
    json.endObject();
}

void appendRow(std::string &text, const PriceRow &row)
{
    for (std::size_t i = 0; i < unitCount; ++i) {
        const Unit unit = static_cast<Unit>(i);
        if (row.unit[i])
            text.append("  ").append(unitName(unit)).append(16 - unitName(unit).size(), ' ')
                .append(unitPriceText(unit, *row.unit[i])).append("\n");
    }
}

} // namespace

std::string unitPriceText(Unit unit, PicoUsd price)
{
    CostSum sum;
    sum.add(isToken(unit) ? 1'000'000 : 1, price);
    const auto total = sum.total();
    if (!total || !isToken(unit))
        return "$" + (total ? toUsdString(*total) : sum.toUsdText()) + " each";
    return "$" + toUsdString(*total) + " per million";
}

std::string entryJson(const PriceEntry &entry)
{
    JsonWriter json;
    json.beginObject();
    writePrice(json, entry.price);
    json.key("names").beginArray();
    for (const std::string &name : entry.patterns)
        json.text(name);
    json.endArray().endObject();
    return json.take();
}

std::string explainText(const PriceBook::Match &match, const std::string &asked, Instant at)
{
    const ModelPrice &price = *match.price;
    std::string text = asked + " is priced as " + price.model + " of " + price.provider + "\n";
    if (!match.alias.empty())
        text += "  alias           " + match.alias + "\n";
    if (match.name != asked)
        text += "  looked up as    " + match.name + "\n";
    text += "  matched         " + match.pattern
        + (match.pattern.find('*') == std::string::npos ? " (the exact name)\n" : " (a pattern)\n");
    text += "  table           " + price.table + "\n  source          " + price.source + "\n";
    text += "  in force        "
        + (price.effective == Instant{} ? "without a first day" : "since " + dayOf(price.effective))
        + ", looked up for " + dayOf(at) + "\n";
    if (price.contextWindow > 0)
        text += "  context window  " + std::to_string(price.contextWindow) + " tokens\n";
    if (price.maxOutput > 0)
        text += "  longest output  " + std::to_string(price.maxOutput) + " tokens\n";
    for (const PriceRow &row : price.rows) {
        text += row.contextAbove == 0
            ? "prices\n"
            : "prices above " + std::to_string(row.contextAbove) + " input tokens\n";
        appendRow(text, row);
    }
    for (const ServiceTier tier : {ServiceTier::Batch, ServiceTier::Flex, ServiceTier::Priority}) {
        const auto ratio = price.tier[static_cast<std::size_t>(tier)];
        text += tier == ServiceTier::Batch ? "service tiers\n" : "";
        text.append("  ").append(serviceTierName(tier))
            .append(16 - serviceTierName(tier).size(), ' ')
            .append(ratio ? "times " + ratioText(*ratio) : "not priced").append("\n");
    }
    for (const ModelPrice::Multiplier &each : price.multipliers)
        text += "  " + each.when + "  times " + ratioText(each.ratio) + "\n";
    return text;
}

std::string explainJson(const PriceBook::Match &match, const std::string &asked, Instant at)
{
    JsonWriter json;
    json.beginObject().key("asked").text(asked).key("at").text(dayOf(at));
    json.key("name").text(match.name).key("pattern").text(match.pattern);
    json.key("alias").text(match.alias);
    writePrice(json, *match.price);
    json.endObject();
    return json.take();
}

std::string findingJson(const PriceFinding &finding)
{
    JsonWriter json;
    json.beginObject()
        .key("level").text(finding.isWarning ? "warning" : "error")
        .key("provider").text(finding.provider)
        .key("model").text(finding.model)
        .key("text").text(finding.text)
        .endObject();
    return json.take();
}

} // namespace llmcap
