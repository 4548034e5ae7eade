// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database.h"
#include "ledger.h"

#include <string>

namespace llmcap {

/// The newest rows of the audit log that a filter admits. Each filter has an index that yields its
/// rows in order, so that a page costs its rows and not the log: no filter reads the whole table.
/// BadInput: `before` names no row. Thread: the database's.
Result<RequestPage> readRequests(const Database &database, const RequestFilter &filter);

/// The statement behind it, with the parameters first time, last time, cursor time, cursor row,
/// then the values of the filters in the order provider, model, key, project, client, outcome.
/// `model` counts as one exact name here. For the tests, which ask SQLite how it runs it.
std::string requestsSql(const RequestFilter &filter);

} // namespace llmcap
