// SPDX-License-Identifier: GPL-3.0-or-later
// llmcap explain ID: the bill of one request, line by line.
#include "command_set.h"
#include "exit_status.h"
#include "feed_session.h"
#include "terminal.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

std::string text(const QJsonObject &object, const char *name)
{
    return printable(object.value(QLatin1String(name)).toString().toStdString());
}

QJsonArray list(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toArray();
}

/// Zeros behind the cents say nothing: "0.000036000000" is 0.000036.
std::string shortened(std::string amount)
{
    const auto point = amount.find('.');
    while (point != std::string::npos && amount.size() > point + 3 && amount.back() == '0') {
        amount.pop_back();
    }
    return "$" + amount;
}

std::string whereFrom(const std::string &basis)
{
    if (basis == "reported") {
        return "counts as the provider reported them";
    }
    if (basis == "estimated") {
        return "estimated: the provider did not report all of it";
    }
    if (basis == "held") {
        return "held: nobody knows what it cost, so the upper bound stays counted";
    }
    return basis == "unpriced" ? "the price table had no price for it" : "nothing was billed";
}

void addPart(std::string &out, TextTable &table, const QJsonObject &part)
{
    out += "  " + text(part, "model") + " of " + text(part, "provider") + ", price table "
        + text(part, "price_version") + " (" + text(part, "source") + ")\n";
    if (part.value(QLatin1String("is_bound")).toBool()) {
        out += "  at the dearest prices that the request could reach\n";
    }
    for (const QJsonValue &value : list(part, "lines")) {
        const QJsonObject line = value.toObject();
        const qint64 count = line.value(QLatin1String("count")).toInteger();
        const bool isPriced = line.value(QLatin1String("unit_price_usd")).isString();
        table.add({{"    " + text(line, "unit")},
                   {std::to_string(count), Colour::Plain, true},
                   {"x " + (isPriced ? shortened(text(line, "unit_price_usd")) : "no price"),
                    Colour::Dim, true},
                   {isPriced ? "= " + shortened(text(line, "amount_usd")) : "", Colour::Bold, true},
                   {line.value(QLatin1String("is_tool_fee")).toBool() ? "fee of a tool" : ""}});
    }
    std::string times = text(part, "ratio");
    std::string why = text(part, "service_tier");
    for (const QJsonValue &condition : list(part, "conditions")) {
        why += ", " + printable(condition.toString().toStdString());
    }
    if (times != "1/1") {
        table.add({{"    " + why}, {}, {"x " + times, Colour::Dim, true}, {},
                   {"tokens and pieces, not the fees of tools"}});
    }
    const qint64 above = part.value(QLatin1String("context_above")).toInteger();
    if (above > 0) {
        table.add({{"    prices above " + std::to_string(above) + " input tokens"}});
    }
}

void addAccount(std::string &out, const QJsonObject &account, bool isFirst)
{
    out += (isFirst ? "settled " : "repriced ") + text(account, "time") + ": "
        + whereFrom(text(account, "cost_basis")) + "\n";
    TextTable table;
    for (const QJsonValue &part : list(account, "parts")) {
        addPart(out, table, part.toObject());
    }
    if (account.value(QLatin1String("sum_usd")).isString()) {
        table.add({{"    sum"}, {}, {}, {"= " + shortened(text(account, "sum_usd"))},
                   {account.value(QLatin1String("is_exact")).toBool()
                        ? "" : "and less than a trillionth of a dollar"}});
        table.add({{"    rounded up once"}, {}, {},
                   {"= $" + text(account, "rounded_up_usd"), Colour::Bold}, {}});
    } else {
        out += "  no unit prices were kept for it\n";
    }
    out += table.toText(styleOfStandardOutput());
    if (!isFirst) {
        out += "  difference: $" + text(account, "difference_usd") + "\n";
    }
}

std::string billText(const QJsonObject &bill)
{
    std::string out = text(bill, "id") + "  " + text(bill, "provider") + " "
        + text(bill, "endpoint") + " " + text(bill, "model") + "  " + text(bill, "outcome") + "  "
        + text(bill, "time") + "\n";
    if (const std::string note = text(bill, "note"); !note.empty()) {
        out += note + "\n";
    }
    bool isFirst = true;
    for (const QJsonValue &account : list(bill, "accounts")) {
        addAccount(out, account.toObject(), isFirst);
        isFirst = false;
    }
    return out + "cost: $" + text(bill, "cost_usd") + " (" + text(bill, "cost_basis") + ")\n";
}

int runExplain(const ClientOptions &client, const std::string &id, bool asJson)
{
    FeedSession session(client);
    const auto bill = session.wait<std::string>(
        [&](FeedClient &feed, auto then) { feed.bill(id, &feed, then); });
    if (!bill) {
        return failWith(bill.error());
    }
    const std::string out = asJson
        ? *bill + "\n"
        : billText(QJsonDocument::fromJson(QByteArray::fromStdString(*bill)).object());
    std::fputs(out.c_str(), stdout);
    return exitDone;
}

} // namespace

void addExplainCommand(CommandSet &commands)
{
    struct Words {
        std::string id;
        bool json = false;
    };
    auto *const explain = commands.app.add_subcommand("explain", "The bill of one request");
    const auto words = std::make_shared<Words>();
    explain->add_option("id", words->id, "As `llmcap logs` or x-llmcap-request-id name it")
        ->required();
    explain->add_flag("--json", words->json, "As one JSON object");
    explain->callback([&commands, words] {
        commands.chosen
            = [&commands, words] { return runExplain(commands.client, words->id, words->json); };
    });
}

} // namespace llmcap
