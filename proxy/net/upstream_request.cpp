// SPDX-License-Identifier: GPL-3.0-or-later
#include "upstream_request.h"

#include "door.h"
#include "local_reply.h"

namespace llmcap {
namespace {

bool isOurs(std::string_view name)
{
    return name.size() >= 9 && equalsNoCase(name.substr(0, 9), "x-llmcap-");
}

/// Names another method than the one that was routed and metered.
bool overridesMethod(std::string_view name)
{
    return equalsNoCase(name, "x-http-method-override") || equalsNoCase(name, "x-http-method")
        || equalsNoCase(name, "x-method-override");
}

bool staysHere(const HttpFields &fields, std::string_view name)
{
    return isHopByHop(fields, name) || isOurs(name) || equalsNoCase(name, "content-length")
        || looksLikeFraming(name);
}

void appendFraming(std::string &head, const BodyFraming &framing)
{
    if (framing.isChunked)
        appendField(head, "Transfer-Encoding", "chunked");
    else if (framing.length)
        appendField(head, "Content-Length", std::to_string(*framing.length));
}

} // namespace

std::string upstreamHead(const RequestHead &head, const Origin &origin, const std::string &target,
                         const BodyFraming &framing)
{
    std::string out = head.method + " " + origin.basePath + target + " HTTP/1.1\r\n";
    appendField(out, "Host", origin.hostHeader());
    for (const HttpField &field : head.fields.all()) {
        const bool isReplaced = equalsNoCase(field.name, "host")
            || equalsNoCase(field.name, "accept-encoding") || equalsNoCase(field.name, "expect");
        if (!isReplaced && !staysHere(head.fields, field.name) && !overridesMethod(field.name))
            appendField(out, field.name, field.value);
    }
    appendField(out, "Accept-Encoding", "identity");
    appendFraming(out, framing);
    return out + "\r\n";
}

std::string clientHead(const ResponseHead &head, const ClientHeadParts &parts)
{
    std::string out = statusLine(head.status, head.reason);
    for (const HttpField &field : head.fields.all()) {
        if (staysHere(head.fields, field.name) || isCorsHeader(field.name))
            continue;
        if (parts.isDecoded && equalsNoCase(field.name, "content-encoding"))
            continue;
        appendField(out, field.name, field.value);
    }
    for (const auto &[name, value] : corsHeaders(parts.page))
        appendField(out, name, value);
    appendField(out, "x-llmcap-request-id", parts.requestId);
    appendFraming(out, parts.framing);
    if (!parts.keepAlive)
        appendField(out, "Connection", "close");
    else if (parts.clientVersion == 10)
        appendField(out, "Connection", "keep-alive");
    return out + "\r\n";
}

} // namespace llmcap
