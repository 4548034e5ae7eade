// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_session.h"

#include "arrival.h"
#include "client_watch.h"
#include "local_reply.h"

#include <cstdio>
#include <deque>
#include <memory>

namespace llmcap {

namespace {

constexpr std::size_t bodyLimit = 64u << 10;
/// A reader that is so far behind does not read any more.
constexpr std::size_t mostFrames = 512;

/// Frames that wait for a slow reader. The sink may outlive the connection by a moment.
struct FrameQueue {
    explicit FrameQueue(const Executor &executor) : news(executor) {}
    std::deque<FeedApi::Frame> frames;
    Timer news;
    bool isOver = false;
};

LocalReply asLocal(FeedReply reply)
{
    return {reply.status, std::move(reply.headers), std::move(reply.body)};
}

LocalReply tooLarge()
{
    return {413, {{"content-type", "application/json"}},
            R"({"error":{"code":"too_large","message":"A body of the feed has at most 64 KiB"}})"};
}

std::string asChunk(std::string_view bytes)
{
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
    return size + std::string(bytes) + "\r\n";
}

std::string eventStreamHead(const FeedReply &reply, bool isChunked)
{
    std::string head = statusLine(200);
    for (const auto &[name, value] : reply.headers)
        appendField(head, name, value);
    appendField(head, isChunked ? "transfer-encoding" : "connection",
                isChunked ? "chunked" : "close");
    return head + "\r\n";
}

Task<void> writeFrames(const WorkerContext &context, ByteStream &client, FrameQueue &queue,
                       bool isChunked)
{
    while (!queue.isOver && !context.isDraining && client.isOpen()) {
        error_code code;
        if (queue.frames.empty()) {
            // A look now and then, so that a drain is seen; the feed beats every 15 s anyway.
            queue.news.expires_after(std::chrono::milliseconds{500});
            co_await queue.news.async_wait(into(code));
            continue;
        }
        const FeedApi::Frame frame = queue.frames.front();
        queue.frames.pop_front();
        client.deadline().set(std::chrono::seconds{30});
        const std::string chunk = isChunked ? asChunk(*frame) : *frame;
        code = co_await client.write(chunk);
        client.deadline().clear();
        if (code)
            break;
    }
}

Task<void> serveEvents(const WorkerContext &context, ByteStream &client, FeedReply reply,
                       bool isChunked)
{
    const std::string head = eventStreamHead(reply, isChunked);
    const error_code code = co_await client.write(head);
    if (code)
        co_return;
    const auto queue = std::make_shared<FrameQueue>(client.executor());
    const Executor executor = client.executor();
    const std::uint64_t subscription = context.feed.subscribe(
        [queue, executor](FeedApi::Frame frame) {
            asio::post(executor, [queue, frame = std::move(frame)] {
                if (queue->frames.size() < mostFrames)
                    queue->frames.push_back(frame);
                else
                    queue->isOver = true;
                queue->news.cancel();
            });
        });
    {
        const ClientWatch watch(client, false, [queue] {
            queue->isOver = true;
            queue->news.cancel();
        });
        co_await writeFrames(context, client, *queue, isChunked);
    }
    context.feed.unsubscribe(subscription);
    client.close();
}

} // namespace

Task<bool> serveFeed(const WorkerContext &context, ByteStream &client, RequestReader &reader,
                     const std::string &target)
{
    const RequestHead &head = reader.head();
    FeedRequest request;
    request.method = head.method;
    request.target = target;
    request.authorization = head.fields.value("authorization");
    request.contentType = head.fields.value("content-type");
    request.now = context.clock();
    client.deadline().set(context.settings.bodyIdleTimeout);
    bool isTooLarge = head.contentLength.value_or(0) > bodyLimit;
    while (!isTooLarge && !reader.isDone()) {
        std::string_view piece;
        const ReadFault fault = co_await reader.readBody(piece);
        if (fault)
            co_return false;
        request.body += piece;
        isTooLarge = request.body.size() > bodyLimit;
    }
    client.deadline().clear();
    if (isTooLarge)
        co_return co_await sendLocalReply(client, reader, tooLarge(), {}, false);

    const Arrival<FeedReply> arrival(client.executor());
    context.feed.handle(std::move(request),
                        [arrival](FeedReply reply) { arrival.deliver(std::move(reply)); });
    co_await arrival.wait();
    if (!arrival.isHere())
        co_return false;
    FeedReply reply = arrival.take();
    if (reply.isEventStream) {
        const bool isChunked = head.version == 11;
        co_await serveEvents(context, client, std::move(reply), isChunked);
        co_return false;
    }
    const LocalReply local = asLocal(std::move(reply));
    co_return co_await sendLocalReply(client, reader, local, {}, !context.isDraining);
}

} // namespace llmcap
