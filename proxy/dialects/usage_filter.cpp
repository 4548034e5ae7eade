// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect_parts.h"
#include "sse_splitter.h"
#include "usage_json.h"

#include <string>

namespace llmcap {

namespace {

class UsageFilter final : public StreamFilter {
public:
    void feed(std::string_view bytes, std::string &out) override
    {
        // The LF of a CR LF that ended the event before belongs to that event.
        if (m_afterCr && !bytes.empty()) {
            m_afterCr = false;
            if (bytes.front() == '\n') {
                if (!m_droppedLast)
                    out += '\n';
                ++m_gone;
                m_events.feed(bytes.substr(0, 1), [](const SseEvent &) {});
                bytes.remove_prefix(1);
            }
        }
        m_pending += bytes;
        m_events.feed(bytes, [&](const SseEvent &event) { decide(event, out); });
        // An endless event is not the usage chunk.
        if (m_pending.size() > SseSplitter::limit)
            pass(m_pending.size(), out);
    }

    void finish(std::string &out) override
    {
        m_events.finish([&](const SseEvent &event) { decide(event, out); });
        out += m_pending;
        m_pending.clear();
    }

private:
    void decide(const SseEvent &event, std::string &out)
    {
        std::size_t length = static_cast<std::size_t>(event.end - m_gone);
        const bool carriageReturn = length > 0 && m_pending[length - 1] == '\r';
        if (carriageReturn && length < m_pending.size() && m_pending[length] == '\n')
            ++length;
        else
            m_afterCr = carriageReturn && length == m_pending.size();
        m_droppedLast = !m_passing && isUsageChunk(event.data);
        if (m_droppedLast) {
            // Blank lines in front are not the event's.
            out.append(m_pending, 0, m_pending.find_first_not_of("\r\n"));
            m_pending.erase(0, length);
            m_gone += static_cast<std::int64_t>(length);
        } else {
            pass(length, out);
        }
        m_passing = false;
    }

    void pass(std::size_t length, std::string &out)
    {
        out.append(m_pending, 0, length);
        m_pending.erase(0, length);
        m_gone += static_cast<std::int64_t>(length);
        m_passing = true;
    }

    bool isUsageChunk(std::string_view data)
    {
        if (data.find("\"usage\"") == std::string_view::npos)
            return false;
        JsonReader json;
        const auto chunk = json.parse(data);
        const auto choices = chunk ? items(*chunk, "choices") : std::nullopt;
        return choices && choices->size() == 0 && member(*chunk, "usage");
    }

    SseSplitter m_events;
    std::string m_pending;       // bytes of the stream from m_gone on
    std::int64_t m_gone = 0;     // bytes passed or dropped
    bool m_passing = false;      // the running event's beginning has passed already
    bool m_afterCr = false;
    bool m_droppedLast = false;
};

} // namespace

std::unique_ptr<StreamFilter> makeUsageFilter(const Endpoint &endpoint, const Inspection &request)
{
    const bool reportsOnRequest = endpoint.name == "chat" || endpoint.name == "completions";
    if (!reportsOnRequest || !request.stream || request.includeUsage)
        return nullptr;
    return std::make_unique<UsageFilter>();
}

} // namespace llmcap
