// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect.h"

#include <memory>
#include <string_view>

namespace llmcap {

/// The meter of a reply that speaks of batches: the job itself, a list of jobs, or the file with
/// its results, line by line.
std::unique_ptr<Meter> makeBatchMeter(WireFormat format, const Endpoint &endpoint,
                                      std::string_view contentType);

/// One reply that may be a job's: what `reading` says of it under `id`, from its own status word.
LaterWork laterWork(std::string id, std::string_view status, const MeterReading &reading);

} // namespace llmcap
