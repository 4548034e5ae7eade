// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arrival.h"
#include "client_watch.h"
#include "cost_follower.h"
#include "dialect.h"
#include "http_messages.h"
#include "reply_relay.h"
#include "route.h"
#include "settlement.h"
#include "token_count.h"
#include "worker_context.h"

#include <memory>
#include <optional>
#include <string>

namespace llmcap {

/// The life of one request to a provider, in the order of its stages:
/// route, read, inspect, price, hold, relay (which meters), settle. Every hold is settled once, on
/// every way out. Thread: the worker's; one object a request.
/// `program` is the client's, "" where it is not known.
/// REQUIRES: the request's head has been read; all references outlive run().
class RequestFlow final {
public:
    RequestFlow(const WorkerContext &context, ByteStream &client, RequestReader &reader,
                Route route, std::string program);

    /// True: the connection may serve another request.
    Task<bool> run();

private:
    // Stages. Each answers with the reason to refuse, or nothing.
    std::optional<Refusal> identify();
    Task<std::optional<Refusal>> readBody();
    std::optional<Refusal> inspect();
    std::optional<Refusal> price();
    /// Asks the provider for the exact input where the bound does not fit but the truth might.
    Task<void> countInput();
    bool mayCountHelp() const;
    Task<std::optional<std::int64_t>> askForCount();
    Task<std::optional<std::string>> askUpstream(std::unique_ptr<Upstream> upstream,
                                                 const CountQuestion &question);
    Task<std::optional<Refusal>> hold();
    Task<Admission> admit(bool &isGone);
    /// Rewrites the request to a cheaper model of the same provider. False: that cannot be done,
    /// and nothing has changed.
    bool downgrade(const std::string &model);
    /// The runaway guard's word.
    std::optional<Refusal> guard();
    /// What such requests cost so far, for caps of policy expected.
    void expect();
    /// Sends the request upstream and the reply to the client.
    Task<void> relay();
    void settle();
    void learn(const Settled &settled) const;
    /// The event that ends the stream where its cost reaches a cap.
    std::optional<std::string> followStream(const MeterProgress &progress);
    void follow(RelayParts &parts);
    void annotate(Exchange &row) const;

    /// Free and unknown endpoints: bytes pass in both directions, nothing is held.
    Task<void> passThrough();
    // Bills that come later: later_bills.cpp.
    /// The requests of a batch that lie in a file; refuses what no cap could hold for.
    std::optional<Refusal> resolveBatch();
    bool isCappedForAnyModel() const;
    /// The reply may bear the bill of a job that this ledger waits for.
    bool readsLaterBill() const;
    /// True: the hold stays open until the job's bill comes.
    bool deferSettlement();
    void bookLaterBills();
    /// Keeps what an upload holds for the batch that will name it. Returns a note for its row.
    std::string keepUpload();
    Task<bool> sendUpstream(Upstream &upstream);
    Task<bool> streamBodyUp(Upstream &upstream, bool isChunked);
    /// The request was not answered, and it is certain that it cannot be billed twice.
    bool mayRepeat(Upstream &upstream, bool isSent, const ReadFault &fault,
                   const std::optional<std::uint64_t> &acknowledged) const;
    Task<ReadFault> readReplyHead(Upstream &upstream, ResponseReader &reply);
    Task<void> carryReply(Upstream &upstream, ResponseReader &reply, bool isMetered);
    Task<void> exchange(bool isMetered);

    /// Whether the client is still there, from the first call on. REQUIRES: nothing reads from it.
    ClientWatch &watch();
    Refusal refusal(Refusal::Reason reason, std::string message) const;
    Task<void> refuse(Refusal refusal);
    bool isCountedAlready(const Refusal &refusal) const;
    void record(Outcome outcome, CostBasis basis, std::string note);
    Exchange row(Outcome outcome) const;
    std::string upstreamProblem(const ReadFault &fault) const;

    const WorkerContext &m_context;
    ByteStream &m_client;
    RequestReader &m_reader;
    const RequestHead &m_head;
    const Route m_route;
    const std::string m_program;
    const Dialect &m_dialect;
    const Instant m_time;
    const std::shared_ptr<const PriceBook> m_prices;   // of the whole request
    const SteadyClock::time_point m_started;
    const std::string m_id;

    Endpoint m_endpoint;
    RequestLabels m_labels;
    BodyShare m_share;
    std::string m_body;                    // with room for the parser behind its end
    Inspection m_inspection;
    Bound m_bound;
    PinnedPrice m_price;
    PromptShape m_shape;
    std::string m_askedModel;              // where a cheaper one was sent instead; else ""
    bool m_isNotional = false;             // a subscription: its list value is no spending
    bool m_isFollowed = false;             // a cap of policy expected covers the request
    Habits m_habits;
    Usage m_expected;
    Quantities m_expectedCost;
    std::optional<ClientWatch> m_watch;    // from the hold to the end of the reply
    std::optional<CostFollower> m_follower;
    std::string m_cutCap;                  // the cap at which the stream ended
    std::unique_ptr<UploadReader> m_upload;
    HoldId m_hold = 0;
    bool m_isSettled = true;               // false from the hold to its settlement

    RelayResult m_result;
    std::optional<Refusal> m_failure;      // an answer of ours after the hold: 502, 504
    std::string m_providerRequestId;
    int m_sentStatus = 0;
    bool m_keepAlive = false;
    bool m_isHalfClosed = false;           // the client had ended its side with the request
    SteadyClock::duration m_waited{};      // for the body, for headroom, for upstream
};

} // namespace llmcap
