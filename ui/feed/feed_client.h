// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_values.h"
#include "result.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace llmcap {

/// Where a feed is, and what opens it.
struct FeedAddress {
    QUrl url;                    ///< "http://127.0.0.1:4517", without /llmcap/v1
    QString token;               ///< control or read token; never shown, never in a URL
    QString caFile;              ///< PEM: trusted for https beside the system's roots; "" none
};

/// Times of a FeedClient; tests shorten them.
struct FeedTimes {
    std::chrono::milliseconds answer{10'000};      ///< a call without an answer fails after this
    /// A silent event stream is given up after this; it beats every 15 s.
    std::chrono::milliseconds silence{25'000};
    std::chrono::milliseconds firstRetry{250};     ///< doubles up to lastRetry
    std::chrono::milliseconds lastRetry{10'000};
};

/// The client side of FEED.md for windows and command line alike. Before the token is sent to a
/// server for the first time, and again after every lost connection, the server must answer
/// `hello` with the right HMAC: a program that took our port learns nothing.
///
/// Thread: the one that made it; needs its event loop and never blocks. Every call answers
/// exactly once, later, in that thread, unless `context` is gone by then. Errors: Network (nothing
/// answers, or not LLMCap), Unauthorized (token refused, or a server that does not know it),
/// NotFound, BadInput, Conflict, Unavailable as the feed says.
class FeedClient final : public QObject {
    Q_OBJECT

public:
    /// How the event stream stands.
    enum class Link : std::uint8_t {
        Idle,            ///< not subscribed
        Connecting,
        Live,
        Unreachable,     ///< nothing answers there, retrying
        NotLlmcap,       ///< something else answers there, retrying
        TokenRefused,    ///< the server does not know this token, retrying slowly
    };
    template <class T>
    using Then = std::function<void(Result<T>)>;

    explicit FeedClient(FeedAddress address, QObject *parent = nullptr, FeedTimes times = {});
    ~FeedClient() override;

    const FeedAddress &address() const;
    Link link() const;
    /// One sentence about `link` for people, with the next step; "" while Live or Idle.
    QString linkMessage() const;
    /// The newest status that arrived by any way; absent before the first. It stays when the
    /// connection is lost: show `snapshot.asOf` with it.
    const std::optional<FeedStatus> &lastStatus() const;

    /// Since the stream last said anything, a beat included: how old `lastStatus` may be. 0 before
    /// the first.
    std::chrono::milliseconds sinceHeard() const;

    /// Opens the event stream and keeps it open, with growing pauses between attempts.
    void subscribe();
    void unsubscribe();
    /// Tries again now instead of at the end of the pause.
    void reconnect();

    void status(QObject *context, Then<FeedStatus> then);
    void series(const FeedSeriesQuery &query, QObject *context, Then<FeedSeries> then);
    void requests(const FeedRequestQuery &query, QObject *context, Then<FeedRequestPage> then);
    /// The bill of one request, as JSON (FEED.md: BILL).
    void bill(const std::string &id, QObject *context, Then<std::string> then);
    /// Works a period out anew; `order` is the body of POST reprice, the answer its JSON.
    void reprice(const std::string &order, QObject *context, Then<std::string> then);
    void holds(QObject *context, Then<std::vector<FeedHold>> then);
    void resolveHold(std::int64_t id, NanoUsd cost, QObject *context, Then<void> then);

    void caps(QObject *context, Then<std::vector<CapState>> then);
    /// Makes or replaces the cap of that name. Raise and pause in `cap` are not sent.
    void putCap(const Cap &cap, QObject *context, Then<CapState> then);
    /// `limit` and `amount` are decimal text in the cap's unit ("10.00", "20000"): the server
    /// knows the unit. A negative amount takes back an earlier raise.
    void setCapLimit(const std::string &name, const std::string &limit, QObject *context,
                     Then<CapState> then);
    void raiseCap(const std::string &name, const std::string &amount, QObject *context,
                  Then<CapState> then);
    /// Instant::min() ends the pause.
    void pauseCap(const std::string &name, Instant until, QObject *context, Then<CapState> then);
    void removeCap(const std::string &name, QObject *context, Then<void> then);

    /// "Route my tools": where they are, and to switch it.
    void routing(QObject *context, Then<FeedRouting> then);
    void setRouting(bool on, QObject *context, Then<FeedRouting> then);

    /// Lets a client go on that the runaway guard holds; `client` as the status names it.
    void allowClient(const std::string &client, QObject *context, Then<void> then);
    /// What a request would cost, without sending it: the feed's answer as JSON text. `body` is
    /// the JSON that would go to `path` of the provider.
    void estimate(const std::string &provider, const std::string &path,
                  const std::string &project, const QByteArray &body, QObject *context,
                  Then<std::string> then);

    /// Kill switch, warn only, and the pause of everything.
    void setEnforcement(const FeedEnforcementChange &change, QObject *context, Then<void> then);

signals:
    void linkChanged(llmcap::FeedClient::Link link);
    void statusChanged(const llmcap::FeedStatus &status);
    /// A row was written to the audit log (only while subscribed).
    void requestRecorded(const llmcap::Exchange &exchange);
    /// So many rows were recorded and not sent, because too many came at once: ask `requests`.
    void rowsLeftOut(qint64 rows);
    void crossed(const llmcap::FeedCrossing &crossing);
    /// The runaway guard warns of a client (only while subscribed).
    void alarmed(const llmcap::Runaway::Alarm &alarm);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace llmcap
