// SPDX-License-Identifier: GPL-3.0-or-later
// What the paths that change something do; feed_answers.cpp has those that only read.
#include "amount.h"
#include "feed_json.h"
#include "feed_routes.h"

#include <algorithm>
#include <charconv>

namespace llmcap {

namespace {

FeedReply noContent()
{
    FeedReply reply;
    reply.status = 204;
    reply.headers = {{"cache-control", "no-store"}};
    return reply;
}

FeedReply noSuchCap()
{
    return FeedRoutes::error(404, "not_found",
                             "there is no cap of that name; `llmcap caps list` shows all");
}

FeedReply capReply(const Result<CapState> &state, Instant now)
{
    return state ? FeedRoutes::json(capJson(*state, now)) : FeedRoutes::error(state.error());
}

std::optional<std::int64_t> amountFrom(FeedFields &fields, const std::string &name, CapUnit unit)
{
    const auto text = fields.text(name);
    if (!text) {
        return std::nullopt;
    }
    auto amount = parseAmount(*text, unit);
    if (!amount) {
        fields.fail("'" + name + "': " + amount.error().message);
        return std::nullopt;
    }
    return *amount;
}

struct CapChange {
    std::optional<std::int64_t> limit;
    std::optional<std::int64_t> raise;
    std::optional<Instant> pausedUntil;
};

Result<CapChange> changeFrom(const std::string &body, const Cap &cap)
{
    auto fields = FeedFields::fromJson(body);
    if (!fields) {
        return fields.error();
    }
    CapChange change;
    change.limit = amountFrom(*fields, "limit", cap.unit);
    change.raise = amountFrom(*fields, "raise_by", cap.unit);
    change.pausedUntil = fields->timeOrNull("paused_until");
    if (change.limit) {
        Cap changed = cap;
        changed.limit = *change.limit;
        if (const auto valid = validate(changed); !valid) {
            fields->fail(valid.error().message);
        }
    } else if (!change.raise && !change.pausedUntil) {
        fields->fail("give 'limit', 'raise_by' or 'paused_until'");
    }
    if (const auto complete = fields->finish(); !complete) {
        return complete.error();
    }
    return change;
}

PolicyRefusal refusesChange(const Policy &policy, const CapChange &change, const Cap &cap,
                            Instant now)
{
    PolicyRefusal refused;
    if (change.limit) {
        Cap changed = cap;
        changed.limit = *change.limit;
        refused = refusesPut(policy, changed);
    }
    if (!refused && change.raise) {
        refused = refusesRaise(policy, cap.name, *change.raise);
    }
    if (!refused && change.pausedUntil) {
        refused = refusesPause(policy, "the cap '" + cap.name + "'", *change.pausedUntil <= now);
    }
    return refused;
}

} // namespace

FeedReply FeedRoutes::resolveHold(const FeedTarget &target, const FeedRequest &request)
{
    const std::string &text = target.path[1];
    HoldId id = 0;
    const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (problem != std::errc{} || stop != text.data() + text.size() || id <= 0) {
        return error(404, "not_found", "there is no such hold; `llmcap holds` shows all");
    }
    auto fields = FeedFields::fromJson(request.body);
    if (!fields) {
        return error(fields.error());
    }
    const auto cost = amountFrom(*fields, "cost_usd", CapUnit::Usd);
    if (!cost || *cost < 0) {
        fields->fail("'cost_usd' must be an amount from \"0\" up");
    }
    if (const auto complete = fields->finish(); !complete) {
        return error(complete.error());
    }
    const auto done = m_ledger.resolveHold(id, NanoUsd{*cost}, request.now);
    return done ? noContent() : error(done.error());
}

FeedReply FeedRoutes::putCap(const FeedTarget &target, const FeedRequest &request)
{
    auto fields = FeedFields::fromJson(request.body);
    if (!fields) {
        return error(fields.error());
    }
    const Cap cap = capFrom(target.path[1], *fields);
    if (const auto complete = fields->finish(); !complete) {
        return error(complete.error());
    }
    if (const auto refused = refusesPut(m_options.policy, cap)) {
        return forbidden(*refused);
    }
    return capReply(m_ledger.putCap(cap, request.now), request.now);
}

FeedReply FeedRoutes::patchCap(const FeedTarget &target, const FeedRequest &request)
{
    // All edits pass this one thread, so nothing changes between reading and writing.
    const Snapshot snapshot = m_ledger.snapshot(request.now);
    const auto found
        = std::find_if(snapshot.caps.begin(), snapshot.caps.end(),
                       [&](const CapState &state) { return state.cap.name == target.path[1]; });
    if (found == snapshot.caps.end()) {
        return noSuchCap();
    }
    const auto change = changeFrom(request.body, found->cap);
    if (!change) {
        return error(change.error());
    }
    if (const auto refused = refusesChange(m_options.policy, *change, found->cap, request.now)) {
        return forbidden(*refused);
    }
    Result<CapState> state = *found;
    if (change->limit) {
        Cap cap = found->cap;
        cap.limit = *change->limit;
        state = m_ledger.putCap(cap, request.now);
    }
    if (state && change->raise) {
        state = m_ledger.raiseCap(found->cap.name, *change->raise, request.now);
    }
    if (state && change->pausedUntil) {
        state = m_ledger.pauseCap(found->cap.name, *change->pausedUntil, request.now);
    }
    return capReply(state, request.now);
}

FeedReply FeedRoutes::removeCap(const FeedTarget &target, const FeedRequest &request)
{
    if (const auto refused = refusesRemove(m_options.policy, target.path[1])) {
        return forbidden(*refused);
    }
    const auto done = m_ledger.removeCap(target.path[1], request.now);
    return done ? noContent() : error(done.error());
}

FeedReply FeedRoutes::patchEnforcement(const FeedTarget &, const FeedRequest &request)
{
    auto fields = FeedFields::fromJson(request.body);
    if (!fields) {
        return error(fields.error());
    }
    const auto warnOnly = fields->boolean("warn_only");
    const auto blockAll = fields->boolean("block_all");
    const auto pausedUntil = fields->timeOrNull("paused_until");
    if (!warnOnly && !blockAll && !pausedUntil) {
        fields->fail("give 'warn_only', 'block_all' or 'paused_until'");
    }
    if (const auto complete = fields->finish(); !complete) {
        return error(complete.error());
    }
    const bool isLoosened = warnOnly.value_or(false)
        || pausedUntil.value_or(Instant::min()) > request.now;
    if (const auto refused = refusesPause(m_options.policy, "enforcement", !isLoosened)) {
        return forbidden(*refused);
    }
    const Snapshot before = m_ledger.snapshot(request.now);
    Ledger::Enforcement enforcement{before.warnOnly, before.blockAll, before.pausedUntil};
    enforcement.warnOnly = warnOnly.value_or(enforcement.warnOnly);
    enforcement.blockAll = blockAll.value_or(enforcement.blockAll);
    enforcement.pausedUntil = pausedUntil.value_or(enforcement.pausedUntil);
    const auto done = m_ledger.setEnforcement(enforcement, request.now);
    return done ? json(enforcementJson(m_ledger.snapshot(request.now))) : error(done.error());
}

} // namespace llmcap
