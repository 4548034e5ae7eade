// SPDX-License-Identifier: GPL-3.0-or-later
#include "amount.h"
#include "enum_name.h"
#include "feed_json.h"

namespace llmcap {

namespace {

template <class E>
E enumFrom(FeedFields &fields, const std::string &name, E otherwise, E last,
           std::string_view (*nameOf)(E))
{
    const auto text = fields.text(name);
    if (!text) {
        return otherwise;
    }
    const auto value = enumByName(*text, last, nameOf);
    if (!value) {
        fields.fail("'" + name + "' must be one of " + enumNames(last, nameOf));
    }
    return value.value_or(otherwise);
}

void readWarnPercent(FeedFields &fields, Cap &cap)
{
    const auto given = fields.numbers("warn_percent");
    if (!given) {
        return;
    }
    cap.warnPercent.clear();
    for (const std::int64_t percent : *given) {
        if (percent < 1 || percent > 100) {
            return fields.fail("'warn_percent' must hold whole numbers from 1 to 100");
        }
        cap.warnPercent.push_back(static_cast<int>(percent));
    }
}

} // namespace

std::string_view bucketName(SeriesQuery::Bucket bucket)
{
    switch (bucket) {
    case SeriesQuery::Bucket::Minute:
        return "minute";
    case SeriesQuery::Bucket::Hour:
        return "hour";
    case SeriesQuery::Bucket::Day:
        return "day";
    }
    return {};
}

std::string_view groupingName(SeriesQuery::By by)
{
    switch (by) {
    case SeriesQuery::By::None:
        return "none";
    case SeriesQuery::By::Provider:
        return "provider";
    case SeriesQuery::By::Model:
        return "model";
    case SeriesQuery::By::Key:
        return "key";
    case SeriesQuery::By::Project:
        return "project";
    case SeriesQuery::By::Client:
        return "client";
    }
    return {};
}

Cap capFrom(const std::string &name, FeedFields &fields)
{
    Cap cap;
    cap.name = name;
    cap.scope.provider = fields.text("provider").value_or("");
    cap.scope.model = fields.text("model").value_or("");
    cap.scope.key = fields.text("key").value_or("");
    cap.scope.project = fields.text("project").value_or("");
    cap.unit = enumFrom(fields, "unit", CapUnit::Usd, CapUnit::Requests, capUnitName);
    cap.action = enumFrom(fields, "action", CapAction::Block, CapAction::Downgrade, capActionName);
    cap.policy
        = enumFrom(fields, "policy", CapPolicy::WorstCase, CapPolicy::Expected, capPolicyName);
    cap.downgradeModel = fields.text("downgrade_model").value_or("");
    readWarnPercent(fields, cap);

    const auto window = fields.text("window");
    const auto limit = fields.text("limit");
    if (!window || !limit) {
        fields.fail("a cap needs 'window' (\"day\") and 'limit' (\"10.00\")");
        return cap;
    }
    if (auto parsed = parseWindow(*window)) {
        cap.window = *parsed;
    } else {
        fields.fail("'window': " + parsed.error().message);
    }
    if (auto parsed = parseAmount(*limit, cap.unit)) {
        cap.limit = *parsed;
    } else {
        fields.fail("'limit': " + parsed.error().message);
    }
    if (auto valid = validate(cap); !valid) {
        fields.fail(valid.error().message);
    }
    return cap;
}

} // namespace llmcap
