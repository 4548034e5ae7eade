// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect.h"
#include "http_messages.h"

#include <string>

namespace llmcap {

/// "HTTP/1.1 429 Too Many Requests\r\n".
std::string statusLine(int status, std::string_view reason = {});
void appendField(std::string &head, std::string_view name, std::string_view value);

/// Sends an answer of our own. Where the request's body was not read, the connection ends after
/// it, gently, so that the answer is not lost in a reset.
/// True: the connection may serve another request.
Task<bool> sendLocalReply(ByteStream &client, RequestReader &reader, const LocalReply &reply,
                          std::string_view requestId, bool mayKeepAlive);

} // namespace llmcap
