// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database.h"
#include "ledger.h"

namespace llmcap {

/// Sums over time, from usage_sum; only quarters of an hour that a query cuts, and buckets of a
/// minute, are added up from the audit log. Thread: the database's.
Result<std::vector<SeriesPoint>> readSeries(const Database &database, const SeriesQuery &query,
                                            const Zone &zone);
/// The bucket of local time that holds `at`.
Interval bucketAt(SeriesQuery::Bucket bucket, Instant at, const Zone &zone);
/// REQUIRES: the window begins and ends at a quarter of an hour, as every calendar window does.
Result<Totals> readTotals(const Database &database, Interval window);
/// Whether usage_sum is what the audit log adds up to, in every dimension.
Result<bool> sumsAgree(const Database &database);

} // namespace llmcap
