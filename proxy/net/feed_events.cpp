// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_events.h"

#include "feed_json.h"

#include <algorithm>
#include <utility>

namespace llmcap {

namespace {

/// WHATWG HTML, server-sent events. JSON on one line: it holds no line break.
void appendEvent(std::string &frame, std::string_view event, const std::string &data)
{
    frame.append("event: ").append(event).append("\ndata: ").append(data).append("\n\n");
}

bool isRolling(const CapState &state)
{
    return state.cap.window.kind == Window::Kind::Rolling;
}

/// Whether a surface would draw both alike.
bool looksLike(Snapshot a, const Snapshot &b)
{
    a.asOf = b.asOf;
    a.revision = b.revision;
    for (std::size_t i = 0; i < std::min(a.caps.size(), b.caps.size()); ++i) {
        if (isRolling(a.caps[i])) {
            a.caps[i].window = b.caps[i].window;   // moves with every instant
        }
    }
    return a == b;
}

/// The first instant after `snapshot` at which it changes without anybody doing anything.
Instant nextBoundary(const Snapshot &snapshot)
{
    Instant first = Instant::max();
    const auto consider = [&](Instant at) {
        if (at > snapshot.asOf) {
            first = std::min(first, at);
        }
    };
    consider(snapshot.pausedUntil);
    for (const CapState &state : snapshot.caps) {
        consider(state.cap.pausedUntil);
        consider(state.cap.raiseUntil);
        if (!isRolling(state)) {
            consider(state.window.end);
        }
    }
    return first;
}

} // namespace

FeedEvents::FeedEvents(const FeedOptions &options, Ledger &ledger, TaskThread &thread)
    : m_options(options), m_ledger(ledger), m_thread(thread)
{
}

std::uint64_t FeedEvents::subscribe(Sink sink)
{
    const std::lock_guard lock(m_sinksMutex);
    // From here on changes are noted, so that none falls between this status and the next one.
    ++m_listeners;
    const Snapshot snapshot = m_ledger.snapshot(m_options.clock());
    std::string first;
    appendEvent(first, "status", statusJson(snapshot, m_options,
                                            guardStateOf(m_options, snapshot.asOf)));
    sink(std::make_shared<const std::string>(std::move(first)));
    m_sinks.emplace(++m_lastSubscription, std::move(sink));
    m_thread.post([this, snapshot] {
        m_shown = m_shown ? m_shown : snapshot;
        scheduleBeat(snapshot);
    });
    return m_lastSubscription;
}

void FeedEvents::unsubscribe(std::uint64_t subscription)
{
    const std::lock_guard lock(m_sinksMutex);
    m_listeners -= static_cast<int>(m_sinks.erase(subscription));
}

void FeedEvents::noteChange()
{
    if (m_listeners == 0) {
        return;
    }
    {
        const std::lock_guard lock(m_waitingMutex);
        m_waiting.changed = true;
    }
    schedule();
}

void FeedEvents::noteExchange(const Exchange &exchange)
{
    if (m_listeners == 0) {
        return;
    }
    {
        const std::lock_guard lock(m_waitingMutex);
        m_waiting.rows.push_back(exchange);
        if (m_waiting.rows.size() > mostWaiting) {
            m_waiting.rows.pop_front();
            ++m_waiting.lostRows;
        }
    }
    schedule();
}

void FeedEvents::noteCrossing(const Crossing &crossing)
{
    if (m_listeners == 0) {
        return;
    }
    {
        const std::lock_guard lock(m_waitingMutex);
        m_waiting.crossings.push_back(crossing);
    }
    schedule();
}

void FeedEvents::noteAlarm(const Runaway::Alarm &alarm)
{
    if (m_listeners == 0) {
        return;
    }
    {
        const std::lock_guard lock(m_waitingMutex);
        m_waiting.alarms.push_back(alarm);
        m_waiting.changed = true;
    }
    schedule();
}

void FeedEvents::schedule()
{
    if (!m_scheduled.exchange(true)) {
        m_thread.post([this] { flush(); });
    }
}

void FeedEvents::flush()
{
    const auto now = Clock::now();
    if (now < m_nextFrame) {
        return m_thread.post([this] { flush(); }, m_nextFrame);
    }
    m_nextFrame = now + pace;
    m_scheduled = false;
    Waiting waiting;
    {
        const std::lock_guard lock(m_waitingMutex);
        std::swap(waiting, m_waiting);
    }
    if (m_listeners == 0) {
        return;
    }
    std::string frame;
    if (waiting.lostRows > 0) {
        JsonWriter json;
        json.beginObject().key("requests").number(waiting.lostRows).endObject();
        appendEvent(frame, "gap", json.take());
    }
    for (const Exchange &row : waiting.rows) {
        appendEvent(frame, "request", rowJson(row));
    }
    if (waiting.changed) {
        m_shown = m_ledger.snapshot(m_options.clock());
        appendEvent(frame, "status", statusJson(*m_shown, m_options,
                                                guardStateOf(m_options, m_shown->asOf)));
        scheduleBeat(*m_shown);   // the change may be a pause, which has an end
    }
    for (const Crossing &crossing : waiting.crossings) {
        appendEvent(frame, "crossing", crossingJson(crossing));
    }
    for (const Runaway::Alarm &alarm : waiting.alarms) {
        appendEvent(frame, "alarm", alarmJson(alarm));
    }
    send(std::move(frame));
}

void FeedEvents::beat()
{
    if (m_listeners == 0) {
        m_shown.reset();
        return;
    }
    const Snapshot snapshot = m_ledger.snapshot(m_options.clock());
    if (m_shown && looksLike(*m_shown, snapshot)) {
        send(": still here\n\n");
    } else {
        noteChange();
    }
    scheduleBeat(snapshot);
}

void FeedEvents::scheduleBeat(const Snapshot &current)
{
    const Instant boundary = nextBoundary(current);
    std::chrono::microseconds wait = heartbeat;
    if (boundary - current.asOf < wait) {
        wait = std::max<std::chrono::microseconds>(boundary - current.asOf, pace);
    }
    // Only the newest beat counts: every new listener would start one more otherwise.
    m_thread.post(
        [this, number = ++m_beatNumber] {
            if (number == m_beatNumber) {
                beat();
            }
        },
        Clock::now() + wait);
}

void FeedEvents::send(std::string text)
{
    const auto frame = std::make_shared<const std::string>(std::move(text));
    const std::lock_guard lock(m_sinksMutex);
    for (auto next = m_sinks.begin(); next != m_sinks.end();) {
        const auto current = next++;   // a sink may end its own subscription
        current->second(frame);
    }
}

} // namespace llmcap
