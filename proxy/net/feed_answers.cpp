// SPDX-License-Identifier: GPL-3.0-or-later
// What the paths that only read answer; feed_edits.cpp has those that change something.
#include "enum_name.h"
#include "feed_json.h"
#include "feed_routes.h"

#include <algorithm>

namespace llmcap {

namespace {

constexpr std::int64_t mostBuckets = 20'000;

/// A nonce is hex by rule: else `hello` would sign any text, the read scope's own included.
bool isNonce(const std::string &nonce)
{
    return nonce.size() >= 16 && nonce.size() <= 128
        && nonce.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
}

std::chrono::microseconds lengthOf(SeriesQuery::Bucket bucket)
{
    switch (bucket) {
    case SeriesQuery::Bucket::Minute:
        return std::chrono::minutes{1};
    case SeriesQuery::Bucket::Hour:
        return std::chrono::hours{1};
    case SeriesQuery::Bucket::Day:
        break;
    }
    return std::chrono::hours{24};
}

/// An empty value of a query counts as absent.
std::string textOr(FeedFields &fields, const std::string &name, const char *otherwise)
{
    const auto given = fields.text(name);
    return given && !given->empty() ? *given : otherwise;
}

SeriesQuery seriesFrom(FeedFields &fields, Instant now)
{
    SeriesQuery query;
    const auto from = fields.time("from");
    query.to = fields.time("to").value_or(now);
    query.from = from.value_or(query.to - std::chrono::hours{24});
    const auto bucket = textOr(fields, "bucket", "hour");
    if (const auto known = enumByName(bucket, SeriesQuery::Bucket::Day, bucketName)) {
        query.bucket = *known;
    } else {
        fields.fail("'bucket' must be one of " + enumNames(SeriesQuery::Bucket::Day, bucketName));
    }
    const auto by = textOr(fields, "by", "none");
    if (const auto known = enumByName(by, SeriesQuery::By::Client, groupingName)) {
        query.by = *known;
    } else {
        fields.fail("'by' must be one of " + enumNames(SeriesQuery::By::Client, groupingName));
    }
    if (query.to <= query.from) {
        fields.fail("'to' must be later than 'from'");
    } else if ((query.to - query.from) / lengthOf(query.bucket) > mostBuckets) {
        fields.fail("that is more than " + std::to_string(mostBuckets)
                    + " buckets; choose a longer bucket or a shorter time");
    }
    return query;
}

RequestFilter filterFrom(FeedFields &fields)
{
    RequestFilter filter;
    filter.since = fields.time("since");
    filter.until = fields.time("until");
    filter.provider = fields.text("provider").value_or("");
    filter.model = fields.text("model").value_or("");
    filter.key = fields.text("key").value_or("");
    filter.project = fields.text("project").value_or("");
    filter.client = fields.text("client").value_or("");
    filter.limit = static_cast<int>(fields.number("limit", 1, 1000).value_or(100));
    filter.before = fields.text("before").value_or("");
    if (const auto outcome = fields.text("outcome").value_or(""); !outcome.empty()) {
        filter.outcome = enumByName(outcome, Outcome::Crashed, outcomeName);
        if (!filter.outcome) {
            fields.fail("'outcome' must be one of " + enumNames(Outcome::Crashed, outcomeName));
        }
    }
    return filter;
}

/// Reads a query through `read`; an error reply where a field is wrong or unknown.
template <class Read, class Answer>
FeedReply withQuery(const FeedTarget &target, Read read, Answer answer)
{
    auto fields = FeedFields::fromQuery(target.query);
    if (!fields) {
        return FeedRoutes::error(fields.error());
    }
    const auto query = read(*fields);
    if (const auto complete = fields->finish(); !complete) {
        return FeedRoutes::error(complete.error());
    }
    return answer(query);
}

/// For paths that take no query at all.
template <class Answer>
FeedReply withoutQuery(const FeedTarget &target, Answer answer)
{
    return withQuery(
        target, [](FeedFields &) { return 0; }, [&](int) { return answer(); });
}

} // namespace

FeedReply FeedRoutes::hello(const FeedTarget &target, const FeedRequest &)
{
    const auto read = [](FeedFields &fields) {
        const std::string nonce = fields.text("nonce").value_or("");
        if (!isNonce(nonce)) {
            fields.fail("'nonce' must be 16 to 128 hex digits");
        }
        return nonce;
    };
    return withQuery(target, read, [this](const std::string &nonce) {
        JsonWriter writer;
        writer.beginObject()
            .key("product").text("llmcap")
            .key("version").text(m_options.version)
            .key("demo").boolean(m_options.demo)
            .key("hmac").text(m_tokens.proofForControl(nonce))
            .key("hmac_read").text(m_tokens.proofForRead(nonce))
            .endObject();
        return json(writer.take());
    });
}

FeedReply FeedRoutes::status(const FeedTarget &target, const FeedRequest &request)
{
    return withoutQuery(target, [&] {
        return json(statusJson(m_ledger.snapshot(request.now), m_options,
                               guardStateOf(m_options, request.now)));
    });
}

FeedReply FeedRoutes::series(const FeedTarget &target, const FeedRequest &request)
{
    const auto read = [&](FeedFields &fields) { return seriesFrom(fields, request.now); };
    return withQuery(target, read, [&](const SeriesQuery &query) {
        auto points = m_ledger.series(query);
        return points ? json(seriesJson(query, *points, request.now, m_options.zone))
                      : error(points.error());
    });
}

FeedReply FeedRoutes::requests(const FeedTarget &target, const FeedRequest &request)
{
    return withQuery(target, filterFrom, [&](const RequestFilter &filter) {
        auto page = m_ledger.requests(filter);
        return page ? json(requestsJson(*page, request.now)) : error(page.error());
    });
}

FeedReply FeedRoutes::holds(const FeedTarget &target, const FeedRequest &request)
{
    return withoutQuery(target, [&] {
        auto holds = m_ledger.holds();
        return holds ? json(holdsJson(*holds, request.now)) : error(holds.error());
    });
}

FeedReply FeedRoutes::caps(const FeedTarget &target, const FeedRequest &request)
{
    return withoutQuery(target, [&] { return json(capsJson(m_ledger.snapshot(request.now))); });
}

FeedReply FeedRoutes::cap(const FeedTarget &target, const FeedRequest &request)
{
    return withoutQuery(target, [&] {
        const Snapshot snapshot = m_ledger.snapshot(request.now);
        const auto found
            = std::find_if(snapshot.caps.begin(), snapshot.caps.end(), [&](const CapState &state) {
                  return state.cap.name == target.path[1];
              });
        return found != snapshot.caps.end()
            ? json(capJson(*found, snapshot.asOf))
            : error(404, "not_found", "there is no cap of that name; `llmcap caps list` shows all");
    });
}

FeedReply FeedRoutes::events(const FeedTarget &target, const FeedRequest &)
{
    return withoutQuery(target, [] {
        FeedReply reply;
        reply.headers = {{"content-type", "text/event-stream"},
                         {"cache-control", "no-store"},
                         {"x-content-type-options", "nosniff"}};
        reply.isEventStream = true;
        return reply;
    });
}

} // namespace llmcap
