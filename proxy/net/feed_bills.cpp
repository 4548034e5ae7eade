// SPDX-License-Identifier: GPL-3.0-or-later
// What one request cost and why, and what a period should have cost.
#include "bill_json.h"
#include "feed_json.h"
#include "feed_routes.h"

#include <charconv>

namespace llmcap {

FeedReply FeedRoutes::request(const FeedTarget &target, const FeedRequest &)
{
    const auto billed = m_ledger.billed(target.path[1]);
    return billed ? json(rowJson(billed->exchange)) : error(billed.error());
}

FeedReply FeedRoutes::bill(const FeedTarget &target, const FeedRequest &request)
{
    const auto billed = m_ledger.billed(target.path[1]);
    return billed ? json(billJson(*billed, request.now)) : error(billed.error());
}

namespace {

Result<RepriceOrder> orderFrom(const std::string &body)
{
    auto fields = FeedFields::fromJson(body);
    if (!fields) {
        return fields.error();
    }
    RepriceOrder order;
    const auto since = fields->time("since");
    if (!since && !fields->has("since")) {
        fields->fail("'since' is missing: the time from which to reprice");
    }
    order.since = since.value_or(Instant{});
    order.until = fields->time("until").value_or(Instant::max());
    order.provider = fields->text("provider").value_or("");
    order.model = fields->text("model").value_or("");
    order.dryRun = fields->boolean("dry_run").value_or(false);
    if (const auto after = fields->text("after")) {
        const auto end = after->data() + after->size();
        const auto [stop, problem] = std::from_chars(after->data(), end, order.after);
        if (problem != std::errc{} || stop != end || order.after < 0) {
            fields->fail("'after' must be the 'next' of the answer before");
        }
    }
    if (order.until <= order.since) {
        fields->fail("'until' must be later than 'since'");
    }
    if (const auto complete = fields->finish(); !complete) {
        return complete.error();
    }
    return order;
}

} // namespace

FeedReply FeedRoutes::repriceRequests(const FeedTarget &, const FeedRequest &request)
{
    const auto order = orderFrom(request.body);
    if (!order) {
        return error(order.error());
    }
    if (!m_options.prices) {
        return error(Error{ErrorCode::Unavailable, "this feed has no price table"});
    }
    const auto book = m_options.prices->book();
    const auto report = reprice(m_ledger, *book, *order, request.now);
    return report ? json(repriceJson(*report, *order, book->version(), request.now))
                  : error(report.error());
}

} // namespace llmcap
