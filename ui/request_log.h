// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace llmcap {

/// The part of the audit log that somebody has scrolled through, newest first: every row counts,
/// but only the pages looked at last are kept; the others are asked for again by the cursor that
/// brought them. A million rows cost what a few thousand do. Thread: one at a time.
class RequestLog final {
public:
    /// Rows of a page that was dropped, to be asked for again.
    struct Missing {
        std::size_t page = 0;
        std::string before;      ///< cursor; "" the newest
        int count = 0;
    };
    /// So many rows appeared from that row on.
    struct Inserted {
        int first = 0;
        int count = 0;
    };

    explicit RequestLog(std::size_t mostKept = 12'000) : m_mostKept(mostKept) {}

    /// Starts anew with the newest page.
    void reset(std::vector<Exchange> rows, std::string next);
    /// The following page, that of next().
    Inserted append(std::vector<Exchange> rows, std::string next);
    /// Rows of a Missing page. False: they are not those that were there; start anew.
    bool restore(const Missing &missing, std::vector<Exchange> rows);
    /// A row recorded just now, at the place of its time. Nothing: it is there already, or lies
    /// behind what has been read so far.
    std::optional<Inserted> insert(Exchange row);
    /// Where insert() would put it.
    std::optional<int> placeFor(const Exchange &row) const;
    /// Time of the newest row; Instant::min() where there is none.
    Instant newest() const;

    int size() const { return m_size; }
    /// Cursor of the page after the last; "" the log ends here.
    const std::string &next() const { return m_next; }
    /// Null: dropped, or none; ask for `missingAt`. What is looked at is kept longest.
    const Exchange *at(int row);
    std::optional<Missing> missingAt(int row) const;
    /// Rows in memory.
    std::size_t kept() const { return m_kept; }

private:
    struct Page {
        std::string before;
        Instant oldest{};        ///< of its last row
        int start = 0;           ///< row number of its first
        int count = 0;
        std::uint64_t used = 0;  ///< when it was looked at
        std::vector<Exchange> rows;   ///< empty: dropped
    };

    struct Place {
        std::size_t page = 0;
        int offset = 0;          ///< within the page
    };
    /// REQUIRES: there are pages.
    std::optional<Place> find(const Exchange &row) const;
    std::size_t pageOf(int row) const;
    void renumber(std::size_t from);
    void splitIfLarge(std::size_t page);
    void dropOldest(std::size_t spared);

    std::vector<Page> m_pages;
    std::string m_next;
    std::size_t m_mostKept;
    std::size_t m_kept = 0;
    int m_size = 0;
    std::uint64_t m_clock = 0;
};

} // namespace llmcap
