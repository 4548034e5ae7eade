// SPDX-License-Identifier: GPL-3.0-or-later
// "Route my tools" in the feed: the variables themselves are the business of the program around.
#include "feed_json.h"
#include "feed_routes.h"

namespace llmcap {

namespace {

void writeTexts(JsonWriter &json, std::string_view key, const std::vector<std::string> &texts)
{
    json.key(key).beginArray();
    for (const std::string &text : texts)
        json.text(text);
    json.endArray();
}

std::string routingJson(const RoutingState &state)
{
    JsonWriter json;
    json.beginObject()
        .key("on").boolean(state.isOn)
        .key("wanted").boolean(state.isWanted)
        .key("variables").beginArray();
    for (const auto &[name, value] : state.variables)
        json.beginObject().key("name").text(name).key("value").text(value).endObject();
    json.endArray();
    writeTexts(json, "covered", state.covered);
    writeTexts(json, "released", state.released);
    writeTexts(json, "open_programs", state.openPrograms);
    json.key("problem").text(state.problem).endObject();
    return json.take();
}

FeedReply cannotRoute()
{
    return FeedRoutes::error(404, "not_found",
                             "this LLMCap cannot route tools (a demo, or one that is hosted); "
                             "`llmcap env` prints the variables to set by hand");
}

} // namespace

FeedReply FeedRoutes::routing(const FeedTarget &target, const FeedRequest &)
{
    const auto fields = FeedFields::fromQuery(target.query);
    const auto none = fields ? fields->finish() : Result<void>(fields.error());
    if (!none)
        return error(none.error());
    return m_options.routing.state ? json(routingJson(m_options.routing.state())) : cannotRoute();
}

FeedReply FeedRoutes::putRouting(const FeedTarget &, const FeedRequest &request)
{
    auto fields = FeedFields::fromJson(request.body);
    if (!fields)
        return error(fields.error());
    const auto on = fields->boolean("on");
    if (!on)
        fields->fail("give 'on': true or false");
    if (const auto complete = fields->finish(); !complete)
        return error(complete.error());
    if (!m_options.routing.set)
        return cannotRoute();
    const auto state = m_options.routing.set(*on);
    return state ? json(routingJson(*state)) : error(state.error());
}

} // namespace llmcap
