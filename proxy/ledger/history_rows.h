// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database.h"
#include "exchange.h"

#include <string_view>

namespace llmcap {

/// "SELECT ... FROM exchange": what readExchange() reads. Columns of the audit log may follow in
/// a WHERE. The first column is the row number.
extern const std::string_view exchangeColumns;

/// One row of exchangeColumns; without its bill.
Exchange readExchange(const Statement &row);

/// Provider, endpoint, model, project, key and client from column `at` on.
RequestLabels readLabels(const Statement &row, int at);

} // namespace llmcap
