// SPDX-License-Identifier: GPL-3.0-or-later
// What requests do to a ledger, and in the same order to the reference.
#include "simulation.h"

#include <algorithm>
#include <memory>

namespace model {

using namespace llmcap;

namespace {

template <class T, std::size_t n>
const T &pick(const T (&values)[n], std::uint64_t dice)
{
    return values[dice % n];
}

} // namespace

void Simulation::admit()
{
    static constexpr const char *providers[] = {"openai", "anthropic", "gemini"};
    static constexpr const char *models[] = {"gpt-5", "gpt-5-mini", "claude-x"};
    static constexpr const char *keys[] = {"", "k_1", "k_2", "k_3"};
    static constexpr const char *projects[] = {"", "p1", "p2"};
    AdmissionRequest wanted;
    wanted.id = "r_" + std::to_string(++m_serial);
    wanted.labels = {pick(providers, m_dice()), "chat", pick(models, m_dice()),
                     pick(projects, m_dice()), pick(keys, m_dice()), ""};
    const auto size = static_cast<std::int64_t>(chance(15) ? below(400) : below(40));
    wanted.bound.worst = {NanoUsd{chance(5) ? 0 : size}, size / 3, chance(3) ? 0 : 1};
    if (chance(40)) {
        const auto likely = static_cast<std::int64_t>(below(static_cast<std::uint64_t>(size) + 5));
        wanted.expected = Quantities{NanoUsd{likely}, likely / 3, 1};
    }

    const Quantities &worst = wanted.bound.worst;
    Request request{wanted.id, wanted.labels, {worst, wanted.expected.value_or(worst)}};
    wakeReference();
    // The ticket's number is known only afterwards; an answer inside the call waits for it.
    std::optional<Admission> early;
    HoldId id = 0;
    const auto heard = std::make_shared<HoldId>(0);
    id = m_ledger->admit(wanted, m_now, [this, heard, &early](Admission admission) {
        if (*heard == 0 && !m_isDying)
            early = std::move(admission);
        else
            answer(*heard, admission);
    });
    *heard = id;
    const auto expected = m_reference.request(id, request.labels, request.ask, m_now);
    request.isWaiting = expected == Reference::Answer::Waiting;
    request.isPromised = expected == Reference::Answer::Held;
    request.mustBeRefused = expected == Reference::Answer::Refused;
    m_requests[id] = request;
    if (request.isPromised) {
        m_amounts[id] = request.ask.worst;
        ++m_tally.held;
        if (const auto problem = m_reference.problemOf(id, m_now); !problem.empty())
            fail(problem);
    }
    if (request.isWaiting) {
        m_waitingIds.insert(id);
        ++m_tally.waited;
    }
    require(early.has_value() == request.mustBeRefused, "a refusal comes at once, and only that");
    if (early)
        answer(id, *early);
}

HoldId Simulation::anyOf(const std::set<HoldId> &ids)
{
    auto at = ids.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(below(ids.size())));
    return *at;
}

Settlement Simulation::settlementOf(HoldId id, const Request &request)
{
    Settlement settlement;
    settlement.hold = id;
    const auto most = static_cast<std::uint64_t>(request.ask.worst.usd.count);
    // Providers bill at most the bound, nearly always.
    const auto usd = chance(1) ? most + below(20) : below(most + 1);
    settlement.actual = {NanoUsd{static_cast<std::int64_t>(usd)},
                         static_cast<std::int64_t>(usd / 4), request.ask.worst.requests};
    settlement.exchange.id = request.name;
    settlement.exchange.time = m_now;
    settlement.exchange.labels = request.labels;
    settlement.exchange.cost = settlement.actual.usd;
    settlement.exchange.basis = CostBasis::Reported;
    settlement.exchange.bill = {BillPart{}};
    return settlement;
}

void Simulation::settle()
{
    if (m_inFlight.empty())
        return;
    const HoldId id = anyOf(m_inFlight);
    Settlement settlement = settlementOf(id, m_requests.at(id));
    if (chance(3))
        settlement.exchange.basis = CostBasis::Held;
    reapReference();
    if (settlement.exchange.basis == CostBasis::Held) {
        m_reference.orphan(id);
        m_orphans.insert(id);
        ++m_tally.orphaned;
    } else {
        m_reference.settle(id, settlement.actual, m_now);
        m_ends[id] = settlement.actual;
        m_names[id] = settlement.exchange.id;
        m_requests.erase(id);
        m_last = settlement;
        ++m_tally.settled;
    }
    m_inFlight.erase(id);
    wakeReference();
    m_ledger->settle(settlement, m_now);
}

/// The bill comes later, under the name of a job.
void Simulation::defer()
{
    if (m_inFlight.empty())
        return;
    const HoldId id = anyOf(m_inFlight);
    const Settlement settlement = settlementOf(id, m_requests.at(id));
    m_jobs[id] = "job_" + std::to_string(++m_serial);
    reapReference();
    m_reference.orphan(id);
    m_orphans.insert(id);
    m_inFlight.erase(id);
    wakeReference();
    m_ledger->defer(id, m_jobs[id], ServiceTier::Batch, settlement.exchange, m_now);
    ++m_tally.deferred;
}

void Simulation::claimJob()
{
    if (m_jobs.empty())
        return;
    auto at = m_jobs.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(below(m_jobs.size())));
    const HoldId id = at->first;
    const auto holds = m_ledger->holds();
    const auto open = std::find_if(holds->begin(), holds->end(),
                                   [id](const OpenHold &hold) { return hold.id == id; });
    const auto claimed = open == holds->end()
        ? std::nullopt : m_ledger->claimJob(open->labels.provider, at->second);
    require(claimed.has_value() == (m_orphans.contains(id) && m_claimed.insert(id).second),
            "a job's hold is claimed once, while it is open");
    if (!claimed)
        return;
    Settlement settlement = settlementOf(id, {"b_" + std::to_string(++m_serial),
                                              claimed->hold.labels, claimed->hold.amount});
    reapReference();
    m_reference.settle(id, settlement.actual, m_now);
    m_ends[id] = settlement.actual;
    m_names[id] = settlement.exchange.id;
    m_orphans.erase(id);
    m_requests.erase(id);
    wakeReference();
    m_ledger->settle(settlement, m_now);
    ++m_tally.claimed;
}

/// A settlement that comes a second time has no effect. (Builds with assertions stop there.)
void Simulation::settleAgain()
{
#ifdef NDEBUG
    if (m_last.hold == 0)
        return;
    reapReference();
    m_ledger->settle(m_last, m_now);
#endif
}

void Simulation::shrink()
{
    if (m_inFlight.empty())
        return;
    const HoldId id = anyOf(m_inFlight);
    const Quantities &worst = m_requests.at(id).ask.worst;
    const auto usd = static_cast<std::int64_t>(
        below(static_cast<std::uint64_t>(worst.usd.count) + 10));
    const Quantities bound{NanoUsd{usd}, usd / 3, 1};
    const Ask less{bound, {NanoUsd{usd / 2}, usd / 6, 1}};
    reapReference();
    m_reference.shrink(id, less, m_now);
    wakeReference();
    m_ledger->shrink(id, less, m_now);
    ++m_tally.shrunk;
}

/// A stream has cost something so far.
void Simulation::follow()
{
    if (m_inFlight.empty())
        return;
    const HoldId id = anyOf(m_inFlight);
    const auto usd = static_cast<std::int64_t>(
        below(static_cast<std::uint64_t>(m_requests.at(id).ask.worst.usd.count) + 1));
    const Quantities soFar{NanoUsd{usd}, usd / 3, 1};
    const bool mayGoOn = m_reference.follow(id, soFar, m_now);
    require(mayGoOn == !m_ledger->follow(id, soFar, m_now),
            "a stream is cut where a cap of policy expected is reached, and only there");
    ++(mayGoOn ? m_tally.followed : m_tally.cut);
}

/// Repricing finds that something cost more, or less.
void Simulation::correct()
{
    if (m_ends.empty())
        return;
    auto at = m_ends.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(below(m_ends.size())));
    const HoldId id = at->first;
    const auto name = m_names.find(id);
    const auto past = name == m_names.end() ? Error{} : m_ledger->billed(name->second);
    if (!past || past->settled == Instant{})
        return;   // not written yet, or its audit row is gone
    Correction correction;
    correction.row = past->row;
    correction.was = past->exchange.cost;
    correction.cost = NanoUsd{static_cast<std::int64_t>(below(60))};
    reapReference();
    const auto done = deferred([&] { return m_ledger->correct({correction}, m_now); });
    require(done || m_isFaulty, "what was settled can be corrected");
    if (done) {
        const std::int64_t difference = (correction.cost - correction.was).count;
        m_reference.correct(id, difference, m_now);
        at->second.usd.count += difference;
        wakeReference();
        ++m_tally.corrected;
    }
    hearDeferred();
}

void Simulation::giveUp()
{
    if (m_waitingIds.empty())
        return;
    const HoldId id = anyOf(m_waitingIds);
    wakeReference();
    m_ledger->giveUp(id, m_now);   // busy, unless its turn came just now
    require(!m_waitingIds.contains(id), "who gives up gets an answer");
}

void Simulation::resolve()
{
    if (m_orphans.empty())
        return;
    const HoldId id = anyOf(m_orphans);
    const auto cost = static_cast<std::int64_t>(below(30));
    const Quantities open = m_reference.amountOf(id);
    const Quantities actual{NanoUsd{cost}, cost == 0 ? 0 : open.tokens,
                            cost == 0 ? 0 : open.requests};
    m_reference.settle(id, actual, m_now);
    m_ends[id] = actual;
    m_names[id] = m_requests.contains(id) ? m_requests.at(id).name + "-resolved" : "";
    m_orphans.erase(id);
    m_requests.erase(id);
    wakeReference();
    require(bool(m_ledger->resolveHold(id, NanoUsd{cost}, m_now)), "an orphan can be resolved");
    ++m_tally.resolved;
}

} // namespace model
