// SPDX-License-Identifier: GPL-3.0-or-later
#include "bill_json.h"

#include "json_writer.h"
#include "rfc3339.h"

namespace llmcap {
namespace {

/// Pico-USD as a decimal: one unit's price, exactly.
std::string unitPriceText(PicoUsd price)
{
    CostSum sum;
    sum.add(1, price);
    return sum.toUsdText();
}

void writeLines(JsonWriter &json, const BillPart &part)
{
    json.key("lines").beginArray();
    for (std::size_t i = 0; i < unitCount; ++i) {
        const std::int64_t count = part.usage.counts[i];
        if (count == 0)
            continue;
        const Unit unit = static_cast<Unit>(i);
        const auto price = part.prices.unit[i];
        json.beginObject().key("unit").text(unitName(unit)).key("count").number(count);
        json.key("unit_price_usd");
        if (!price) {
            json.null().key("amount_usd").null();
        } else {
            CostSum amount;
            amount.add(count, *price);
            json.text(unitPriceText(*price)).key("amount_usd").text(amount.toUsdText());
        }
        json.key("is_tool_fee").boolean(isToolFee(unit)).endObject();
    }
    json.endArray();
}

void writePart(JsonWriter &json, const BillPart &part)
{
    const PriceNote &prices = part.prices;
    json.beginObject()
        .key("provider").text(prices.provider)
        .key("model").text(prices.model)
        .key("price_version").text(prices.version)
        .key("source").text(prices.source)
        .key("is_bound").boolean(prices.isBound)
        .key("context_above").number(prices.contextAbove)
        .key("service_tier").text(serviceTierName(prices.tier))
        .key("conditions").beginArray();
    for (const std::string &condition : prices.conditions)
        json.text(condition);
    json.endArray().key("ratio").text(std::to_string(prices.ratio.numerator) + "/"
                                      + std::to_string(prices.ratio.denominator));
    writeLines(json, part);
    json.key("sum_usd");
    if (const auto sum = sumOf(part))
        json.text(sum->toUsdText());
    else
        json.null();
    json.endObject();
}

void writeAccount(JsonWriter &json, const BilledExchange::Account &account)
{
    json.beginObject()
        .key("time").text(toRfc3339(account.time))
        .key("difference_usd").text(toUsdString(account.difference))
        .key("cost_basis").text(costBasisName(account.basis))
        .key("price_version").text(account.priceVersion)
        .key("parts").beginArray();
    CostSum all;
    bool isWhole = !account.bill.empty();
    for (const BillPart &part : account.bill) {
        writePart(json, part);
        const auto sum = sumOf(part);
        isWhole = isWhole && sum;
        if (sum)
            all.add(*sum);
    }
    json.endArray().key("sum_usd");
    const auto cost = all.total();
    if (!isWhole || !cost) {
        json.null().key("is_exact").boolean(false).key("rounded_up_usd").null().endObject();
        return;
    }
    json.text(all.toUsdText()).key("is_exact").boolean(all.isExact());
    json.key("rounded_up_usd").text(toUsdString(*cost)).endObject();
}

} // namespace

std::string billJson(const BilledExchange &billed, Instant now)
{
    const Exchange &exchange = billed.exchange;
    JsonWriter json;
    json.beginObject()
        .key("as_of").text(toRfc3339(now))
        .key("id").text(exchange.id)
        .key("time").text(toRfc3339(exchange.time))
        .key("provider").text(exchange.labels.provider)
        .key("endpoint").text(exchange.labels.endpoint)
        .key("model").text(exchange.labels.model)
        .key("outcome").text(outcomeName(exchange.outcome))
        .key("cost_usd").text(toUsdString(exchange.cost))
        .key("cost_basis").text(costBasisName(exchange.basis))
        .key("note").text(exchange.note)
        .key("accounts").beginArray();
    for (const BilledExchange::Account &account : billed.accounts)
        writeAccount(json, account);
    json.endArray().endObject();
    return json.take();
}

std::string repriceJson(const RepriceReport &report, const RepriceOrder &order,
                        const std::string &version, Instant now)
{
    JsonWriter json;
    NanoUsd difference;
    std::int64_t changed = 0;
    json.beginObject()
        .key("as_of").text(toRfc3339(now))
        .key("dry_run").boolean(order.dryRun)
        .key("price_version").text(version)
        .key("lines").beginArray();
    for (const auto &[key, sum] : report.changed) {
        const auto &[day, provider, model] = key;
        json.beginObject()
            .key("day").text(day)
            .key("provider").text(provider)
            .key("model").text(model)
            .key("requests").number(sum.requests)
            .key("before_usd").text(toUsdString(sum.before))
            .key("after_usd").text(toUsdString(sum.after))
            .endObject();
        changed += sum.requests;
        difference += sum.after - sum.before;
    }
    json.endArray()
        .key("changed").number(changed)
        .key("unchanged").number(report.unchanged)
        .key("left").number(report.left)
        .key("difference_usd").text(toUsdString(difference))
        .key("next");
    if (report.next > 0)
        json.text(std::to_string(report.next));
    else
        json.null();
    json.endObject();
    return json.take();
}

} // namespace llmcap
