// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_api.h"

#include "feed_auth.h"
#include "feed_events.h"
#include "feed_routes.h"
#include "task_thread.h"

#include <utility>

namespace llmcap {

namespace {

class FeedApiOnThreads final : public FeedApi {
public:
    FeedApiOnThreads(FeedOptions options, Ledger &ledger)
        : m_options(std::move(options)),
          m_tokens(m_options.controlToken),
          m_routes(m_options, m_tokens, ledger),
          m_events(m_options, ledger, m_control)
    {
    }

    void handle(FeedRequest request, std::function<void(FeedReply)> done) override
    {
        m_control.post([this, request = std::move(request), done = std::move(done)]() mutable {
            decide(std::move(request), std::move(done));
        });
    }

    std::uint64_t subscribe(std::function<void(Frame)> sink) override
    {
        return m_events.subscribe(std::move(sink));
    }
    void unsubscribe(std::uint64_t subscription) override { m_events.unsubscribe(subscription); }

    void noteChange() override { m_events.noteChange(); }
    void noteExchange(const Exchange &exchange) override { m_events.noteExchange(exchange); }
    void noteCrossing(const Crossing &crossing) override { m_events.noteCrossing(crossing); }
    void noteAlarm(const Runaway::Alarm &alarm) override { m_events.noteAlarm(alarm); }

private:
    void decide(FeedRequest request, std::function<void(FeedReply)> done)
    {
        auto decision = m_routes.route(request);
        if (!decision.match) {
            const auto now = TaskThread::Clock::now();
            const auto wait = decision.wrongToken ? m_wrongTokens.note(now)
                                                  : std::chrono::milliseconds{0};
            if (wait.count() == 0) {
                return done(std::move(decision.refusal));
            }
            // Waits in the queue, not on the thread: nobody else is slowed down.
            return m_control.post(
                [done = std::move(done), refusal = std::move(decision.refusal)] { done(refusal); },
                now + wait);
        }
        if (FeedRoutes::laneOf(*decision.match) == FeedLane::Control) {
            return done(answer(decision, request));
        }
        m_history.post([this, decision = std::move(decision), request = std::move(request),
                        done = std::move(done)] {
            done(answer(decision, request));
        });
    }

    FeedReply answer(const FeedRoutes::Decision &decision, const FeedRequest &request)
    {
        FeedReply reply = m_routes.answer(*decision.match, decision.target, request);
        // The ledger tells of its own changes; the guard's and others' are told here.
        if (FeedRoutes::isEdit(*decision.match) && reply.status < 300) {
            m_events.noteChange();
        }
        return reply;
    }

    const FeedOptions m_options;
    const FeedTokens m_tokens;
    FeedRoutes m_routes;
    WrongTokenCount m_wrongTokens;   // control thread
    FeedEvents m_events;
    // Last, so that both are gone before what their tasks use; control posts to history.
    TaskThread m_history;
    TaskThread m_control;
};

} // namespace

std::unique_ptr<FeedApi> FeedApi::make(FeedOptions options, Ledger &ledger)
{
    return std::make_unique<FeedApiOnThreads>(std::move(options), ledger);
}

} // namespace llmcap
