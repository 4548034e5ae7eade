// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command_set.h"
#include "feed_client.h"

#include <QEventLoop>

#include <optional>
#include <utility>

namespace llmcap {

/// A feed for commands that ask and wait. Thread: the application's.
class FeedSession final {
public:
    explicit FeedSession(const ClientOptions &options);

    FeedClient &client() { return m_client; }

    /// Runs one call of the client to its end:
    /// `session.wait<FeedStatus>([](auto &feed, auto then) { feed.status(&feed, then); })`.
    template <class T, class Call>
    Result<T> wait(Call call)
    {
        std::optional<Result<T>> answer;
        QEventLoop loop;
        call(m_client, [&](Result<T> result) {
            answer.emplace(std::move(result));
            loop.quit();
        });
        if (!answer) {
            loop.exec();
        }
        if (!*answer) {
            return explained(answer->error());
        }
        return std::move(*answer);
    }

    Result<FeedStatus> status();
    /// Adds what a person can do next: a demo that answers beside, a token that is missing.
    Error explained(Error error) const;

private:
    struct Found {
        FeedAddress address;
        std::string tokenProblem;   ///< why there is no token; "" there is one
    };
    explicit FeedSession(Found found);
    static Found find(const ClientOptions &options);

    std::string m_tokenProblem;
    bool m_mayBeDemo = false;
    FeedClient m_client;
};

/// The default addresses of the two kinds of proxy.
inline constexpr const char *defaultUrl = "http://127.0.0.1:4517";
inline constexpr const char *demoUrl = "http://127.0.0.1:4518";

} // namespace llmcap
