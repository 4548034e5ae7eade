// SPDX-License-Identifier: GPL-3.0-or-later
// What a request would cost and whether it would pass now, without sending it.
#include "amount.h"
#include "dialect.h"
#include "feed_json.h"
#include "feed_routes.h"
#include "learned.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>

namespace llmcap {

namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t parserRoom = 64;

struct Asked {
    std::string provider, path, project, key, body;
};

Error badInput(std::string message)
{
    return {ErrorCode::BadInput, std::move(message)};
}

/// {"provider", "path", "project", "key", "body": {the request's own body}}
Result<Asked> readAsked(const std::string &text)
{
    const simdjson::padded_string padded(text);
    ondemand::parser parser;
    ondemand::document document;
    ondemand::object object;
    if (parser.iterate(padded).get(document) || document.get_object().get(object))
        return badInput("the body must be a JSON object");
    Asked asked;
    for (auto entry : object) {
        ondemand::field field;
        std::string_view name, raw;
        if (std::move(entry).get(field) || field.unescaped_key().get(name))
            return badInput("the body is not JSON");
        const std::string key(name);
        if (key == "body") {
            ondemand::object body;
            if (field.value().get_object().get(body) || body.raw_json().get(raw))
                return badInput("'body' must be the request's JSON object");
            asked.body = raw;
            continue;
        }
        std::string *const target = key == "provider" ? &asked.provider
            : key == "path"                           ? &asked.path
            : key == "project"                        ? &asked.project
            : key == "key"                            ? &asked.key
                                                      : nullptr;
        if (!target)
            return badInput("there is no field '" + key + "'");
        if (field.value().get_string().get(raw))
            return badInput("'" + key + "' must be a string");
        *target = raw;
    }
    if (asked.provider.empty() || asked.path.empty() || asked.body.empty())
        return badInput("give 'provider', 'path' and 'body'");
    asked.body.reserve(asked.body.size() + parserRoom);
    return asked;
}

/// Everything that is known of the request's cost.
struct Cost {
    RequestLabels labels;
    Bound bound;
    Usage expected, least;
    Quantities likely, smallest;
    bool isLearned = false;
};

Result<Cost> costOfRequest(const Asked &asked, const FeedOptions &options, Instant now)
{
    const auto provider = std::find_if(
        options.providers.begin(), options.providers.end(),
        [&](const Provider &known) { return known.name == asked.provider; });
    if (provider == options.providers.end() || !options.prices)
        return badInput("there is no provider '" + asked.provider + "'");
    const Dialect &dialect = dialectOf(provider->format);
    const Endpoint endpoint = dialect.route("POST", asked.path);
    if (endpoint.cls != Endpoint::Class::Metered)
        return badInput("POST " + asked.path + " of " + asked.provider + " is no metered endpoint");
    const auto inspection = dialect.inspect(endpoint, asked.body);
    if (!inspection)
        return inspection.error();
    Cost cost;
    cost.labels = {asked.provider, endpoint.name,
                   inspection->model.empty() ? endpoint.modelInPath : inspection->model,
                   asked.project, asked.key, ""};
    const auto book = options.prices->book();
    auto bound = boundOf(*inspection, cost.labels, *book, now);
    if (!bound)
        return bound.error();
    cost.bound = std::move(*bound);
    const Habits usual = options.learner ? options.learner->habits(cost.labels, 95) : Habits{};
    const Habits small = options.learner ? options.learner->habits(cost.labels, 5) : Habits{};
    cost.expected = expectedUsage(cost.bound, *inspection, usual);
    cost.isLearned = usual.input || usual.output;
    const bool isText = inspection->images == 0 && inspection->audioBytes == 0;
    if (small.input && isText)
        cost.least[Unit::Input] = small.input->of(inspection->textBytes);
    if (small.output)
        cost.least[Unit::Output] = std::min(*small.output, cost.bound.worstUsage[Unit::Output]);
    const ModelPrice *price = book->find(cost.labels.provider, cost.labels.model, now);
    if (!price)
        price = book->fallback();
    cost.likely = cost.smallest = cost.bound.worst;
    if (price && cost.expected != cost.bound.worstUsage)
        cost.likely = quantitiesOf(cost.expected, cost.bound, *price, inspection->tier,
                                   inspection->conditions);
    if (price)
        cost.smallest = quantitiesOf(cost.least, cost.bound, *price, inspection->tier,
                                     inspection->conditions);
    cost.likely = smallerOf(cost.likely, cost.bound.worst);
    cost.smallest = smallerOf(cost.smallest, cost.likely);
    return cost;
}

enum class Passing { Now, Waits, Refused };

bool isEnforced(const Snapshot &snapshot, const CapState &state)
{
    return !snapshot.warnOnly && snapshot.asOf >= snapshot.pausedUntil
        && state.cap.action != CapAction::Warn && !state.cap.isPaused(snapshot.asOf);
}

Passing passingOf(const CapState &state, std::int64_t holds)
{
    const std::int64_t room = state.limit - state.spent;
    if (holds == 0 || holds <= room - state.held)
        return Passing::Now;
    return holds <= room ? Passing::Waits : Passing::Refused;
}

const char *nameOf(Passing passing)
{
    switch (passing) {
    case Passing::Now: return "now";
    case Passing::Waits: return "waits";
    case Passing::Refused: break;
    }
    return "refused";
}

void writeUsage(JsonWriter &json, const Usage &usage)
{
    json.beginObject();
    for (std::size_t i = 0; i < unitCount; ++i) {
        if (usage.counts[i] != 0)
            json.key(unitName(static_cast<Unit>(i))).number(usage.counts[i]);
    }
    json.endObject();
}

void writeAmounts(JsonWriter &json, const char *name, const Quantities &quantities)
{
    json.key(std::string(name) + "_usd").text(toUsdString(quantities.usd));
    json.key(std::string(name) + "_tokens").number(quantities.tokens);
}

std::string estimateJson(const Cost &cost, const Snapshot &snapshot)
{
    JsonWriter json, caps;
    caps.beginArray();
    Passing all = snapshot.blockAll ? Passing::Refused : Passing::Now;
    std::string cheaper;
    for (const CapState &state : snapshot.caps) {
        if (!state.cap.scope.covers(cost.labels))
            continue;
        const std::int64_t holds = heldBy(state.cap, Ask{cost.bound.worst, cost.likely});
        const bool isHidden = state.cap.policy == CapPolicy::Strict && !cost.bound.hidden.empty();
        const bool enforced = isEnforced(snapshot, state);
        const Passing passing = isHidden ? Passing::Refused : passingOf(state, holds);
        if (enforced)
            all = std::max(all, passing);
        if (enforced && passing != Passing::Now && cheaper.empty())
            cheaper = state.cap.downgradeModel;
        const CapUnit unit = state.cap.unit;
        caps.beginObject()
            .key("name").text(state.cap.name)
            .key("policy").text(capPolicyName(state.cap.policy))
            .key("action").text(capActionName(state.cap.action))
            .key("unit").text(capUnitName(unit))
            .key("would_hold").text(amountText(holds, unit))
            .key("spent").text(amountText(state.spent, unit))
            .key("held").text(amountText(state.held, unit))
            .key("limit").text(amountText(state.limit, unit))
            .key("passes").text(nameOf(passing))
            .key("enforced").boolean(enforced)
            .endObject();
    }
    caps.endArray();
    json.beginObject()
        .key("provider").text(cost.labels.provider)
        .key("endpoint").text(cost.labels.endpoint)
        .key("model").text(cost.labels.model);
    writeAmounts(json, "min", cost.smallest);
    writeAmounts(json, "expected", cost.likely);
    writeAmounts(json, "worst", cost.bound.worst);
    json.key("learned").boolean(cost.isLearned);
    json.key("expected_usage");
    writeUsage(json, cost.expected);
    json.key("worst_usage");
    writeUsage(json, cost.bound.worstUsage);
    json.key("hidden").text(cost.bound.hidden)
        .key("admission").text(nameOf(all))
        .key("cheaper_model").text(cheaper)
        .key("caps").json(caps.take())
        .endObject();
    return json.take();
}

} // namespace

FeedReply FeedRoutes::estimate(const FeedTarget &, const FeedRequest &request)
{
    const auto asked = readAsked(request.body);
    if (!asked)
        return error(asked.error());
    const auto cost = costOfRequest(*asked, m_options, request.now);
    if (!cost)
        return error(cost.error());
    return json(estimateJson(*cost, m_ledger.snapshot(request.now)));
}

} // namespace llmcap
