// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange.h"
#include "snapshot.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace llmcap {

using HoldId = std::int64_t;   ///< > 0, unique in one ledger for ever
using Ticket = std::int64_t;   ///< > 0, names one admit() until it is decided

/// A metered request that asks to go upstream.
struct AdmissionRequest {
    std::string id;              ///< Exchange::id
    RequestLabels labels;
    Bound bound;
    bool streaming = false;
};

/// The answer to admit(). Exactly one per ticket.
struct Admission {
    enum class Kind : std::uint8_t {
        Held,          ///< go: the hold is committed and survives kill -9
        Refused,       ///< would pass a cap's limit, and no open hold can change that
        Busy,          ///< would fit once others settle, and its patience ended (giveUp)
        Unavailable,   ///< the ledger cannot record: fail closed
    };
    Kind kind = Kind::Unavailable;
    HoldId hold = 0;                    ///< Held
    std::optional<CapState> cap;        ///< Refused and Busy: the cap that stood in the way
    std::string message;                ///< Unavailable: what is wrong and what to do
    bool blockAll = false;              ///< Refused: by the kill switch, not by a cap
    std::vector<std::string> warnings;  ///< Held: names of warn-only caps that it passes
};

/// How a hold ends, with the row for the audit log. Sent exactly once per hold.
struct Settlement {
    HoldId hold = 0;
    Quantities actual;           ///< what replaces the hold; equal to the hold where basis is Held
    Exchange exchange;
};

/// A hold that is open although its request is not in flight: a crash, or sent without answer.
struct OpenHold {
    HoldId id = 0;
    std::string requestId;
    Instant time{};
    RequestLabels labels;
    Quantities amount;
    bool orphan = false;         ///< its request is no longer in flight
};

/// A cap's threshold was crossed upwards, or it refused for the first time in its window.
struct Crossing {
    std::string cap;
    int percent = 0;             ///< the threshold; 100 is reached
    bool firstBlock = false;
    Instant time{};
    friend bool operator==(const Crossing &, const Crossing &) = default;
};

/// The page of the audit log that somebody wants.
struct RequestFilter {
    std::optional<Instant> since, until;
    std::string provider, model, key, project;   ///< "" all; model is a pattern
    std::optional<Outcome> outcome;
    std::int64_t before = 0;     ///< cursor: rows older than this row number; 0 the newest
    int limit = 100;             ///< 1 to 1000
};
struct RequestPage {
    std::vector<Exchange> rows;  ///< newest first
    std::int64_t next = 0;       ///< cursor of the following page; 0 none
};

struct SeriesQuery {
    Instant from{}, to{};
    enum class Bucket : std::uint8_t { Minute, Hour, Day } bucket = Bucket::Hour;
    enum class By : std::uint8_t { None, Provider, Model, Key, Project } by = By::None;
};
/// One bucket of one group. Empty buckets are left out.
struct SeriesPoint {
    Instant start{};
    std::string group;
    NanoUsd spent;
    std::int64_t requests = 0, blocked = 0, unpriced = 0;
    std::int64_t inputTokens = 0, cacheReadTokens = 0, cacheWriteTokens = 0, outputTokens = 0;
};

struct LedgerOptions {
    std::filesystem::path folder;   ///< made with owner-only access; locked while open
    Zone zone;                      ///< for calendar windows and "today"
    bool powerSafe = false;         ///< durability=power: every group synced to disk
    /// ledger_failure=open: where a hold cannot be recorded its request goes all the same, counted
    /// in memory and marked in the audit; the row is written as soon as the disk allows.
    bool failOpen = false;
    int auditDays = 0;              ///< audit rows are kept so long; 0 for ever
    /// Settlements between two balance checkpoints: what a start reads at most, beside the caps.
    std::size_t checkpointEvery = 2'000;
    /// Called after a change of the snapshot; any thread, must return at once.
    std::function<void()> changed;
    /// Called for every row of the audit log and every crossing; same rules.
    std::function<void(const Exchange &)> recorded;
    std::function<void(const Crossing &)> crossed;
    /// Something of the ledger itself that the user must know, as one sentence; same rules.
    std::function<void(const std::string &)> noted;
};

/// The books: one in-memory account per folder decides, behind one mutex; SQLite is its journal,
/// written in groups by a thread of its own (a group is what queued during the last commit).
///
/// Thread: all members may be called from any thread and never block on disk, except open(),
/// close, the queries and the cap edits. Callbacks run on an unspecified thread of the ledger or
/// inside the call itself; they must not call back into the ledger and must return at once.
///
/// Promise: no admission takes settled + held of a cap above the limit then in force, for any
/// interleaving, over restarts and crashes.
class Ledger {
public:
    using Decided = std::function<void(Admission)>;

    /// Opens or makes the ledger, runs migrations, rebuilds balances, marks orphans.
    /// Conflict: another process has the folder. Io: message with the path and the next step.
    static Result<std::unique_ptr<Ledger>> open(LedgerOptions options, Instant now);
    /// Writes what is queued, closes the file. Open holds stay open (a restart finds them).
    virtual ~Ledger() = default;

    /// Asks for admission against all matching caps at once. `decided` is called exactly once:
    /// now, or when enough has settled, or from giveUp(). First come, first served among requests
    /// that share a cap.
    virtual Ticket admit(AdmissionRequest request, Instant now, Decided decided) = 0;
    /// Ends a wait. Where it fits by now (a window began anew meanwhile) it is held as ever, else
    /// `decided` gets Busy before this returns. Nothing happens where the ticket is decided
    /// already. For clients that went away and for maxWait.
    virtual void giveUp(Ticket ticket, Instant now) = 0;
    /// Lowers a hold once the reply has reported a part exactly. Never raises it.
    virtual void shrink(HoldId hold, Quantities amount, Instant now) = 0;
    /// Closes a hold. A second settlement of one hold is our own mistake: asserted in debug
    /// builds, ignored and logged in release.
    virtual void settle(Settlement settlement, Instant now) = 0;
    /// A row without a hold: refused requests and free ones.
    virtual void record(Exchange exchange) = 0;

    virtual Snapshot snapshot(Instant now) const = 0;
    /// Name of the zone that windows and "today" follow; costs nothing.
    virtual const std::string &zone() const = 0;
    /// A cap that blocks covers these labels: unknown prices and endpoints must not pass.
    virtual bool isCapped(const RequestLabels &labels, Instant now) const = 0;
    /// The strictest policy of the caps that block and cover these labels.
    virtual CapPolicy policyFor(const RequestLabels &labels, Instant now) const = 0;

    /// Makes or replaces a cap of that name; what was already spent in its running window counts,
    /// open holds included.
    virtual Result<CapState> putCap(Cap cap, Instant now) = 0;
    virtual Result<void> removeCap(const std::string &name, Instant now) = 0;
    /// Raises by `amount` in the cap's unit until its window ends; a total cap for good; a rolling
    /// cap for one duration. Negative takes back an earlier raise, at most to the limit itself.
    virtual Result<CapState> raiseCap(const std::string &name, std::int64_t amount,
                                      Instant now) = 0;
    virtual Result<CapState> pauseCap(const std::string &name, Instant until, Instant now) = 0;

    /// Enforcement as a whole; survives restarts.
    struct Enforcement {
        bool warnOnly = false;
        bool blockAll = false;
        Instant pausedUntil = Instant::min();
    };
    virtual Result<void> setEnforcement(Enforcement enforcement, Instant now) = 0;

    virtual Result<RequestPage> requests(const RequestFilter &filter) const = 0;
    virtual Result<std::vector<SeriesPoint>> series(const SeriesQuery &query) const = 0;
    virtual Result<std::vector<OpenHold>> holds() const = 0;
    /// Closes an orphan by decision of the user: at zero (`cost` 0) or at a stated cost.
    virtual Result<void> resolveHold(HoldId hold, NanoUsd cost, Instant now) = 0;
};

} // namespace llmcap
