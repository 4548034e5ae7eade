// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch_shape.h"
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
    /// What such requests cost so far, for caps of policy expected; nullopt: they hold the bound.
    std::optional<Quantities> expected;
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
    /// Refused and Busy: a cap in the way would have this model of the same provider answer
    /// instead; "" none does. To be asked for by a second admit() with that model's bound.
    std::string cheaperModel;
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
    /// The provider's id of the job whose bill will close it: a batch, a background response.
    std::string waitsFor;
};

/// A hold that waits for the bill of a job.
struct DeferredHold {
    OpenHold hold;
    ServiceTier tier = ServiceTier::Standard;   ///< as asked for
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
    std::string provider, model, key, project, client;   ///< "" all; model is a pattern
    std::optional<Outcome> outcome;
    std::string before;          ///< cursor: rows older than that row; "" the newest
    int limit = 100;             ///< 1 to 1000
};
struct RequestPage {
    std::vector<Exchange> rows;  ///< newest first, by admission
    std::string next;            ///< id of the last row: cursor of the following page; "" none
};

/// A past exchange with all that was ever counted for it.
struct BilledExchange {
    /// One account of its cost: as first settled, or a correction.
    struct Account {
        Instant time{};
        NanoUsd difference;          ///< to the one before; as first settled: the cost
        CostBasis basis = CostBasis::None;
        std::string priceVersion;
        std::vector<BillPart> bill;  ///< empty where none was kept
    };
    std::int64_t row = 0;            ///< of the audit log; a cursor
    Exchange exchange;               ///< cost, basis, version and bill as they count now
    Instant admitted{}, settled{};   ///< of its hold; settled is 0 where none was closed
    std::vector<Account> accounts;   ///< oldest first, at least one
};

/// What an exchange should have cost. Written as a difference; what stands is never edited.
struct Correction {
    std::int64_t row = 0;            ///< BilledExchange::row
    NanoUsd was;                     ///< BilledExchange::exchange.cost when this was worked out
    NanoUsd cost;
    CostBasis basis = CostBasis::Reported;
    std::string priceVersion;
    std::vector<BillPart> bill;
};

struct SeriesQuery {
    Instant from{}, to{};
    enum class Bucket : std::uint8_t { Minute, Hour, Day } bucket = Bucket::Hour;
    enum class By : std::uint8_t { None, Provider, Model, Key, Project, Client } by = By::None;
};
/// One bucket of one group. Empty buckets are left out.
struct SeriesPoint {
    Instant start{};
    std::string group;
    NanoUsd spent;               ///< without what is held
    NanoUsd estimated;           ///< the part of `spent` that no provider reported
    std::int64_t requests = 0, blocked = 0;
    std::int64_t unpriced = 0;   ///< in `requests`: no price, counted as zero
    std::int64_t held = 0;       ///< in `requests`: no cost known, see the holds
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
    virtual void shrink(HoldId hold, Ask ask, Instant now) = 0;
    /// What a request in flight has cost so far; caps of policy expected hold at least that. The
    /// cap whose limit that would pass: end the stream. Cheap enough for every piece of a stream.
    virtual std::optional<CapState> follow(HoldId hold, const Quantities &soFar, Instant now) = 0;
    /// Closes a hold. A second settlement of one hold is our own mistake: asserted in debug
    /// builds, ignored and logged in release.
    virtual void settle(Settlement settlement, Instant now) = 0;
    /// Closes no hold, but says what it waits for: `exchange` is written with basis Held, and the
    /// hold stays counted in full, also over a restart, until claimJob() and settle().
    virtual void defer(HoldId hold, const std::string &job, ServiceTier tier, Exchange exchange,
                       Instant now) = 0;
    /// The open hold that waits for that job of a provider, under any of its names.
    virtual std::optional<DeferredHold> deferred(const std::string &provider,
                                                 const std::string &job) const = 0;
    /// The bill may come under another name, too: the file with the results.
    virtual void nameJob(const std::string &provider, const std::string &job,
                         const std::string &alias, Instant now) = 0;
    /// As deferred(), once only: whoever gets the hold settles it.
    virtual std::optional<DeferredHold> claimJob(const std::string &provider,
                                                 const std::string &job) = 0;
    /// Remembers the requests in a file that was uploaded, for the batch that will name it.
    virtual void noteUpload(const std::string &provider, const std::string &file,
                            const BatchShape &shape, Instant now) = 0;
    virtual std::optional<BatchShape> upload(const std::string &provider,
                                             const std::string &file) const = 0;
    /// A row without a hold: refused requests and free ones.
    virtual void record(Exchange exchange) = 0;

    virtual Snapshot snapshot(Instant now) const = 0;
    /// Name of the zone that windows and "today" follow; costs nothing.
    virtual const std::string &zone() const = 0;
    /// A cap that blocks covers these labels: unknown prices and endpoints must not pass.
    virtual bool isCapped(const RequestLabels &labels, Instant now) const = 0;
    /// The strictest policy of the caps that block and cover these labels.
    virtual CapPolicy policyFor(const RequestLabels &labels, Instant now) const = 0;
    /// A cap of policy expected blocks and covers these labels.
    virtual bool followsCost(const RequestLabels &labels, Instant now) const = 0;

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
    /// One exchange with its bills. NotFound where there is no such id.
    virtual Result<BilledExchange> billed(const std::string &id) const = 0;
    /// Settled exchanges of a filter behind row `after`, oldest first, at most `filter.limit`.
    virtual Result<std::vector<BilledExchange>> billed(const RequestFilter &filter,
                                                       std::int64_t after) const = 0;
    /// Books what past exchanges should have cost: rows, running windows and totals take the
    /// difference together. Conflict where one of them was corrected meanwhile: then none is.
    /// At most 500 at once, so that admissions do not wait for long.
    virtual Result<void> correct(const std::vector<Correction> &corrections, Instant now) = 0;
    virtual Result<std::vector<OpenHold>> holds() const = 0;
    /// Closes an orphan by decision of the user: at zero (`cost` 0) or at a stated cost.
    virtual Result<void> resolveHold(HoldId hold, NanoUsd cost, Instant now) = 0;
};

} // namespace llmcap
