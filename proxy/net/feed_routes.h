// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_api.h"
#include "feed_auth.h"
#include "feed_request.h"

#include <string>
#include <string_view>

namespace llmcap {

/// Which of the feed's two threads answers: history may take its time, control never waits for it.
enum class FeedLane : std::uint8_t { Control, History };

/// The paths of FEED.md, what each needs, and what it answers. Holds no thread and no socket.
/// Thread: `route` any; `answer` in the lane that the route names.
class FeedRoutes final {
public:
    struct Match;   ///< an entry of the table

    FeedRoutes(const FeedOptions &options, const FeedTokens &tokens, Ledger &ledger)
        : m_options(options), m_tokens(tokens), m_ledger(ledger)
    {
    }

    struct Decision {
        const Match *match = nullptr;   ///< null: `refusal` says why
        FeedTarget target;
        FeedReply refusal;
        bool wrongToken = false;        ///< for the one who counts tries
    };
    /// Method, path, token, scope and content type, in this order.
    Decision route(const FeedRequest &request) const;
    static FeedLane laneOf(const Match &match);
    static bool isEdit(const Match &match);   ///< it needs the control token
    FeedReply answer(const Match &match, const FeedTarget &target, const FeedRequest &request);

    static FeedReply json(std::string body);
    static FeedReply error(int status, std::string_view code, std::string_view message);
    static FeedReply error(const Error &error);
    /// 403: the organisation's policy forbids it.
    static FeedReply forbidden(const std::string &why);

private:
    using Reply = FeedReply (FeedRoutes::*)(const FeedTarget &, const FeedRequest &);

    FeedReply hello(const FeedTarget &target, const FeedRequest &request);
    FeedReply status(const FeedTarget &target, const FeedRequest &request);
    FeedReply series(const FeedTarget &target, const FeedRequest &request);
    FeedReply requests(const FeedTarget &target, const FeedRequest &request);
    FeedReply request(const FeedTarget &target, const FeedRequest &request);
    FeedReply bill(const FeedTarget &target, const FeedRequest &request);
    FeedReply repriceRequests(const FeedTarget &target, const FeedRequest &request);
    FeedReply holds(const FeedTarget &target, const FeedRequest &request);
    FeedReply resolveHold(const FeedTarget &target, const FeedRequest &request);
    FeedReply caps(const FeedTarget &target, const FeedRequest &request);
    FeedReply cap(const FeedTarget &target, const FeedRequest &request);
    FeedReply putCap(const FeedTarget &target, const FeedRequest &request);
    FeedReply patchCap(const FeedTarget &target, const FeedRequest &request);
    FeedReply removeCap(const FeedTarget &target, const FeedRequest &request);
    FeedReply patchEnforcement(const FeedTarget &target, const FeedRequest &request);
    FeedReply estimate(const FeedTarget &target, const FeedRequest &request);
    FeedReply allowClient(const FeedTarget &target, const FeedRequest &request);
    FeedReply routing(const FeedTarget &target, const FeedRequest &request);
    FeedReply putRouting(const FeedTarget &target, const FeedRequest &request);
    FeedReply events(const FeedTarget &target, const FeedRequest &request);

    static const Match table[];

    const FeedOptions &m_options;
    const FeedTokens &m_tokens;
    Ledger &m_ledger;
};

} // namespace llmcap
