// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http_messages.h"
#include "worker_context.h"

namespace llmcap {

/// Serves one request to /llmcap/v1: reads its small body, asks the feed, sends the answer, or
/// stays for the event stream. True: the connection may serve another request.
Task<bool> serveFeed(const WorkerContext &context, ByteStream &client, RequestReader &reader,
                     const std::string &target);

} // namespace llmcap
