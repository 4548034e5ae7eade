// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_query.h"

#include "enum_name.h"
#include "time_text.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <cstdint>

namespace llmcap {

namespace {

constexpr int pageSize = 1000;

Result<FeedRequestQuery> queryFrom(const LogOptions &options, const FeedStatus &status)
{
    FeedRequestQuery query;
    query.provider = options.provider;
    query.model = options.model;
    query.key = options.key;
    query.project = options.project;
    const auto moment = [&](const std::string &text) {
        return parseMoment(text, currentTime(), status.snapshot.zone);
    };
    if (!options.since.empty()) {
        const auto at = moment(options.since);
        if (!at) {
            return at.error();
        }
        query.since = *at;
    }
    if (!options.until.empty()) {
        const auto at = moment(options.until);
        if (!at) {
            return at.error();
        }
        query.until = *at;
    }
    if (!options.outcome.empty()) {
        query.outcome = enumByName(options.outcome, Outcome::Crashed, outcomeName);
    }
    return query;
}

} // namespace

void addLogFilter(CLI::App &command, LogOptions &options)
{
    command.add_flag("--json", options.asJson, "One JSON object a line");
    command.add_option("--limit", options.limit, "At most so many, 0 all")
        ->check(CLI::Range(0, INT32_MAX))
        ->capture_default_str();
    const CLI::Validator isMoment(
        [](const std::string &text) {
            const auto at = parseMoment(text, currentTime(), "UTC");
            return at ? std::string{} : at.error().message;
        },
        "TIME");
    command.add_option("--since", options.since, "2h, 7d, today, a date or RFC 3339")
        ->check(isMoment);
    command.add_option("--until", options.until, "The same")->check(isMoment);
    command.add_option("--provider", options.provider, "Only this one");
    command.add_option("--model", options.model, "Only these; '*' matches anything");
    command.add_option("--key", options.key, "Only the key of this fingerprint");
    command.add_option("--project", options.project, "Only this one");
}

Result<void> forEachRow(FeedSession &session, const LogOptions &options,
                        const std::function<void(const std::string &)> &zone,
                        const std::function<void(const Exchange &)> &visit)
{
    const auto status = session.status();
    if (!status) {
        return status.error();
    }
    zone(status->snapshot.zone);
    auto query = queryFrom(options, *status);
    if (!query) {
        return query.error();
    }
    std::int64_t left = options.limit > 0 ? options.limit : INT64_MAX;
    while (left > 0) {
        query->limit = static_cast<int>(std::min<std::int64_t>(left, pageSize));
        auto page = session.wait<FeedRequestPage>(
            [&](FeedClient &feed, auto then) { feed.requests(*query, &feed, then); });
        if (!page) {
            return page.error();
        }
        for (const Exchange &row : page->rows) {
            visit(row);
        }
        left -= static_cast<std::int64_t>(page->rows.size());
        if (page->next.empty()) {
            break;
        }
        query->before = page->next;
    }
    return {};
}

} // namespace llmcap
