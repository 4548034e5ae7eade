// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange.h"
#include "terminal.h"

#include <string>

namespace llmcap {

/// The cost with how it is known: "$0.0042", "~$0.0042" estimated, "unpriced", "$0.50 held", "".
std::string costText(const Exchange &row);
/// The cells of one row of the audit log, for a table.
std::vector<TextTable::Cell> logCells(const Exchange &row, const std::string &zone);
/// The same as one line.
std::string logLine(const Exchange &row, const std::string &zone, const TextStyle &style);

} // namespace llmcap
