// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference.h"

#include <algorithm>

namespace model {

using namespace std::chrono;
using llmcap::CapAction;
using llmcap::CapUnit;
using llmcap::Window;

namespace {

seconds offsetAt(Instant at)
{
    // Changes at 01:00 UTC, so that no local midnight is skipped or repeated.
    const year_month_day date{floor<days>(at - hours{1})};
    const auto month = static_cast<unsigned>(date.month());
    return month >= 4 && month <= 9 ? hours{2} : hours{1};
}

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

/// A number that grows from window to window and is the same all through one.
std::int64_t keyOf(const Window &window, Instant at)
{
    const Instant local = at + offsetAt(at);
    const sys_days date = floor<days>(local);
    const std::int64_t dayNumber = date.time_since_epoch().count();
    const year_month_day ymd{date};
    switch (window.kind) {
    case Window::Kind::Hour:   // both passes of a repeated hour are windows of their own
        return (floor<hours>(local).time_since_epoch() - offsetAt(at)) / seconds{1};
    case Window::Kind::Day: return dayNumber;
    case Window::Kind::Week:   // 1970-01-01 was a Thursday, ISO day 4
        return floorDiv(dayNumber + 3 - (window.resetDay - 1), 7);
    case Window::Kind::Month: {
        const year_month_day_last last{ymd.year() / ymd.month() / std::chrono::last};
        const auto reset = std::min<unsigned>(static_cast<unsigned>(window.resetDay),
                                              static_cast<unsigned>(last.day()));
        const auto month = int{ymd.year()} * 12 + static_cast<int>(unsigned{ymd.month()});
        return unsigned{ymd.day()} >= reset ? month : month - 1;
    }
    case Window::Kind::Total:
    case Window::Kind::Rolling: break;
    }
    return 0;
}

std::int64_t part(const Quantities &q, const Cap &cap)
{
    return cap.unit == CapUnit::Usd ? q.usd.count
        : cap.unit == CapUnit::Tokens ? q.tokens : q.requests;
}

/// What a cap holds of a request.
std::int64_t part(const Ask &ask, const Cap &cap)
{
    return part(cap.policy == llmcap::CapPolicy::Expected ? ask.expected : ask.worst, cap);
}

Quantities less(const Quantities &a, const Quantities &b)
{
    return {std::min(a.usd, b.usd), std::min(a.tokens, b.tokens),
            std::min(a.requests, b.requests)};
}

bool isRolling(const Cap &cap)
{
    return cap.window.kind == Window::Kind::Rolling;
}

bool within(const std::string &wanted, const std::string &given)
{
    if (!wanted.empty() && wanted.back() == '*')
        return given.starts_with(wanted.substr(0, wanted.size() - 1));
    return wanted.empty() || wanted == given;
}

bool covers(const Cap &cap, const RequestLabels &labels)
{
    return within(cap.scope.provider, labels.provider) && within(cap.scope.model, labels.model)
        && within(cap.scope.key, labels.key) && within(cap.scope.project, labels.project);
}

} // namespace

llmcap::Zone summerZone()
{
    return {"Test/Summer", offsetAt};
}

bool Reference::blocks(const Cap &cap, Instant now) const
{
    now = std::max(now, m_latest);
    return !m_enforcement.warnOnly && now >= m_enforcement.pausedUntil
        && cap.action != CapAction::Warn && now >= cap.pausedUntil;
}

void Reference::recount(const Cap &cap)
{
    Running &running = m_running[cap.name];
    running = {};
    running.key = keyOf(cap.window, m_latest);
    running.threshold = isRolling(cap) ? m_latest - cap.window.rolling : Instant::min();
    for (const Ended &ended : m_ended) {
        if (!covers(cap, ended.labels))
            continue;
        const std::int64_t amount = part(ended.actual, cap);
        if (isRolling(cap)) {
            if (ended.settled > running.threshold) {
                running.inside.emplace(ended.settled, amount);
                running.spent += amount;
            }
        } else if (keyOf(cap.window, ended.booked) >= running.key) {
            running.spent += amount;
        }
    }
}

void Reference::advance(const Cap &cap)
{
    Running &running = m_running[cap.name];
    if (!isRolling(cap)) {
        if (keyOf(cap.window, m_latest) > running.key)
            recount(cap);
        return;
    }
    running.threshold = std::max(running.threshold, m_latest - cap.window.rolling);
    while (!running.inside.empty() && running.inside.begin()->first <= running.threshold) {
        running.spent -= running.inside.begin()->second;
        running.inside.erase(running.inside.begin());
    }
}

bool Reference::counts(const Cap &cap, Instant booked) const
{
    return isRolling(cap) || keyOf(cap.window, booked) >= m_running.at(cap.name).key;
}

std::int64_t Reference::heldOf(const Cap &cap, bool orphansAlone) const
{
    std::int64_t sum = 0;
    for (const auto &[id, open] : m_open) {
        if (covers(cap, open.labels) && counts(cap, open.booked)
            && (open.orphan || !orphansAlone))
            sum += part(open.ask, cap);
    }
    return sum;
}

std::int64_t Reference::limit(const Cap &cap, Instant now) const
{
    return cap.limit + (std::max(now, m_latest) < cap.raiseUntil ? cap.raise : 0);
}

Reference::Answer Reference::decide(const RequestLabels &labels, const Ask &ask,
                                    Instant now)
{
    Answer answer = Answer::Held;
    for (const auto &[name, cap] : m_caps) {
        if (!covers(cap, labels))
            continue;
        advance(cap);
        const std::int64_t amount = part(ask, cap);
        const std::int64_t spent = m_running[name].spent;
        if (amount == 0 || spent + heldOf(cap, false) + amount <= limit(cap, now)
            || !blocks(cap, now))
            continue;
        if (spent + heldOf(cap, true) + amount > limit(cap, now))
            return Answer::Refused;
        answer = Answer::Waiting;
    }
    return answer;
}

bool Reference::isPassed(const RequestLabels &labels, const Ask &ask, HoldId until,
                         Instant now)
{
    for (const Waiting &earlier : m_waiting) {
        if (earlier.id == until)
            return false;
        for (const auto &[name, cap] : m_caps) {
            if (blocks(cap, now) && covers(cap, labels) && covers(cap, earlier.labels)
                && part(ask, cap) != 0 && part(earlier.ask, cap) != 0)
                return true;
        }
    }
    return false;
}

void Reference::hold(HoldId id, const RequestLabels &labels, const Ask &ask)
{
    m_open[id] = {labels, ask, m_latest, false};
}

Reference::Answer Reference::request(HoldId id, const RequestLabels &labels,
                                     const Ask &ask, Instant now)
{
    tick(now);
    Answer answer = decide(labels, ask, now);
    if (answer == Answer::Held && isPassed(labels, ask, 0, now))
        answer = Answer::Waiting;
    if (answer == Answer::Held)
        hold(id, labels, ask);
    else if (answer == Answer::Waiting)
        m_waiting.push_back({id, labels, ask});
    return answer;
}

bool Reference::withdraw(HoldId id)
{
    return std::erase_if(m_waiting, [&](const Waiting &waiting) { return waiting.id == id; }) > 0;
}

void Reference::settle(HoldId id, const Quantities &actual, Instant now)
{
    tick(now);
    const Open open = m_open.at(id);
    for (const auto &[name, cap] : m_caps) {
        if (!covers(cap, open.labels))
            continue;
        advance(cap);
        const std::int64_t amount = part(actual, cap);
        Running &running = m_running[name];
        if (isRolling(cap)) {
            running.inside.emplace(m_latest, amount);
            running.spent += amount;
        } else if (!isRolling(cap) && counts(cap, open.booked)) {
            running.spent += amount;
        }
    }
    m_ended.push_back({id, open.labels, actual, open.booked, now});
    m_open.erase(id);
}

void Reference::shrink(HoldId id, const Ask &ask, Instant now)
{
    tick(now);
    const auto at = m_open.find(id);
    if (at == m_open.end())
        return;
    Ask &held = at->second.ask;
    held.worst = less(held.worst, ask.worst);
    held.expected = less(held.expected, ask.expected);
}

bool Reference::follow(HoldId id, const Quantities &soFar, Instant now)
{
    tick(now);
    Open &open = m_open.at(id);
    for (const auto &[name, cap] : m_caps) {
        if (cap.policy != llmcap::CapPolicy::Expected || !covers(cap, open.labels)
            || !blocks(cap, now))
            continue;
        advance(cap);
        if (!counts(cap, open.booked))
            continue;
        const std::int64_t others = heldOf(cap, false) - part(open.ask, cap);
        if (m_running[name].spent + others + part(soFar, cap) > limit(cap, now))
            return false;
    }
    Quantities &grown = open.ask.expected;
    grown = {std::max(grown.usd, soFar.usd), std::max(grown.tokens, soFar.tokens),
             std::max(grown.requests, soFar.requests)};
    return true;
}

void Reference::correct(HoldId id, std::int64_t difference, Instant now)
{
    tick(now);
    const auto at = std::find_if(m_ended.begin(), m_ended.end(),
                                 [id](const Ended &ended) { return ended.id == id; });
    for (const auto &[name, cap] : m_caps) {
        if (!covers(cap, at->labels) || cap.unit != CapUnit::Usd)
            continue;
        advance(cap);
        Running &running = m_running[name];
        if (isRolling(cap)) {
            if (at->settled <= running.threshold)
                continue;
            running.inside.emplace(at->settled, difference);
            running.spent += difference;
        } else if (counts(cap, at->booked)) {
            running.spent += difference;
        }
    }
    at->actual.usd.count += difference;
}

void Reference::orphan(HoldId id)
{
    Open &open = m_open.at(id);
    open.orphan = true;
    open.ask = open.ask.worst;   // nobody knows, so the whole bound counts for every policy
}

void Reference::cancel(HoldId id)
{
    m_open.erase(id);
}

std::vector<std::pair<HoldId, Reference::Answer>> Reference::wake(Instant now)
{
    tick(now);
    std::vector<std::pair<HoldId, Answer>> woken;
    for (std::size_t i = 0; i < m_waiting.size();) {
        const Waiting waiting = m_waiting[i];
        Answer answer = Answer::Waiting;
        if (!isPassed(waiting.labels, waiting.ask, waiting.id, now))
            answer = decide(waiting.labels, waiting.ask, now);
        if (answer == Answer::Waiting) {
            ++i;
            continue;
        }
        m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(i));
        if (answer == Answer::Held)
            hold(waiting.id, waiting.labels, waiting.ask);
        woken.emplace_back(waiting.id, answer);
    }
    return woken;
}

void Reference::putCap(const Cap &cap, Instant now)
{
    tick(now);
    m_caps[cap.name] = cap;
    recount(cap);
}

void Reference::editCap(const Cap &cap)
{
    m_caps[cap.name] = cap;
}

void Reference::removeCap(const std::string &name)
{
    m_caps.erase(name);
    m_running.erase(name);
}

void Reference::setEnforcement(const llmcap::Ledger::Enforcement &enforcement)
{
    m_enforcement = enforcement;
}

void Reference::crash(const std::set<HoldId> &writtenHolds, const std::set<HoldId> &writtenEnds,
                      const std::map<HoldId, Quantities> &amounts, Instant now)
{
    m_latest = now;
    m_waiting.clear();
    std::erase_if(m_open, [&](const auto &entry) { return !writtenHolds.contains(entry.first); });
    std::erase_if(m_ended, [&](const Ended &ended) {
        if (writtenEnds.contains(ended.id))
            return false;
        if (writtenHolds.contains(ended.id))
            m_open[ended.id] = {ended.labels, {}, ended.booked, true};
        return true;
    });
    for (auto &[id, open] : m_open) {
        open.ask = amounts.at(id);   // as it was admitted: a shrink is not written
        open.orphan = true;
    }
    for (const auto &[name, cap] : m_caps)
        recount(cap);
}

Reference::Standing Reference::standing(const std::string &name, Instant now)
{
    // A look changes nothing.
    const Cap &cap = m_caps.at(name);
    const Instant latest = m_latest;
    const bool isAhead = now > latest;
    const Running running = isAhead ? m_running[name] : Running{};
    tick(now);
    advance(cap);
    const Standing standing{m_running[name].spent, heldOf(cap, false)};
    m_latest = latest;
    if (isAhead)
        m_running[name] = running;
    return standing;
}

std::string Reference::problemOf(HoldId id, Instant now)
{
    const Open &open = m_open.at(id);
    for (const auto &[name, cap] : m_caps) {
        const std::int64_t amount = part(open.ask, cap);
        if (!covers(cap, open.labels) || !blocks(cap, now) || amount == 0)
            continue;
        const Standing at = standing(name, now);
        if (at.spent + at.held > limit(cap, now))
            return "cap " + name + " is over its limit: " + std::to_string(at.spent) + "+"
                + std::to_string(at.held) + " > " + std::to_string(limit(cap, now));
    }
    return {};
}

std::string Reference::starving(Instant now)
{
    for (const Waiting &waiting : m_waiting) {
        if (!isPassed(waiting.labels, waiting.ask, waiting.id, now)
            && decide(waiting.labels, waiting.ask, now) != Answer::Waiting)
            return "request " + std::to_string(waiting.id)
                + " waits although nothing is in its way";
    }
    return {};
}

std::optional<Instant> Reference::bookedAt(HoldId id) const
{
    const auto at = m_open.find(id);
    return at == m_open.end() ? std::nullopt : std::optional(at->second.booked);
}

} // namespace model
