// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy_file.h"

#include "amount.h"
#include "enum_name.h"
#include "json_lines.h"
#include "ledger.h"
#include "nearest_word.h"

#include <QJsonDocument>

#include <algorithm>
#include <sstream>

namespace llmcap {

namespace {

Error wrong(const std::string &source, const std::string &what)
{
    return {ErrorCode::BadInput, "the policy in " + source + ": " + what
                                     + "; ask who administers this machine"};
}

template <class E>
Result<void> readName(const std::string &value, E last, std::string_view (*nameOf)(E), E &out)
{
    const auto known = enumByName(value, last, nameOf);
    if (!known) {
        return Error{ErrorCode::BadInput,
                     "'" + value + "' is not one of " + enumNames(last, nameOf)};
    }
    out = *known;
    return {};
}

Result<void> readAction(const std::string &value, Cap &cap)
{
    const std::string prefix = "downgrade:";
    if (value.starts_with(prefix)) {
        cap.action = CapAction::Downgrade;
        cap.downgradeModel = value.substr(prefix.size());
        return {};
    }
    return readName(value, CapAction::Downgrade, capActionName, cap.action);
}

/// "provider=openai" and the like.
Result<void> readPair(const std::string &word, Cap &cap)
{
    const std::size_t equals = std::min(word.find('='), word.size());
    const std::string key = word.substr(0, equals);
    const std::string value = word.substr(std::min(equals + 1, word.size()));
    const std::pair<const char *, std::string CapScope::*> scopes[] = {
        {"provider", &CapScope::provider}, {"model", &CapScope::model},
        {"project", &CapScope::project}, {"key", &CapScope::key}};
    for (const auto &[name, member] : scopes) {
        if (key == name && !value.empty()) {
            cap.scope.*member = value;
            return {};
        }
    }
    if (key == "action") {
        return readAction(value, cap);
    }
    if (key == "policy") {
        return readName(value, CapPolicy::Expected, capPolicyName, cap.policy);
    }
    return Error{ErrorCode::BadInput,
                 "'" + word + "' is not understood; write WINDOW LIMIT, usd, tokens or requests, "
                 "and provider=, model=, project=, key=, action=, policy="};
}

Result<void> readCaps(const QJsonValue &value, Policy &policy)
{
    const QJsonObject caps = value.toObject();
    if (!value.isObject()) {
        return Error{ErrorCode::BadInput, "must be an object like {\"team\": \"month 200.00\"}"};
    }
    for (auto it = caps.begin(); it != caps.end(); ++it) {
        auto cap = parsePolicyCap(it.key().toStdString(), it.value().toString().toStdString());
        if (!cap) {
            return Error{ErrorCode::BadInput,
                         "\"" + it.key().toStdString() + "\": " + cap.error().message};
        }
        policy.caps.push_back(std::move(*cap));
    }
    return {};
}

Result<void> readText(const QJsonValue &value, std::string &out)
{
    // Shown in menus and messages: one line of sensible length.
    const QString text = value.toString().simplified();
    if (!value.isString() || text.size() > 200) {
        return Error{ErrorCode::BadInput, "must be a text of at most 200 characters"};
    }
    out = text.toStdString();
    return {};
}

Result<void> readSettings(const QJsonValue &value, PolicyFile &result)
{
    if (!value.isObject()) {
        return Error{ErrorCode::BadInput, "must be an object of settings"};
    }
    result.settings = value.toObject();
    FileSettings probe;
    if (auto fits = fixSettings(result.settings, probe); !fits) {
        return fits;
    }
    for (const QString &key : result.settings.keys()) {
        result.policy.lockedSettings.push_back(key.toStdString());
    }
    return {};
}

Result<void> readKey(const std::string &key, const QJsonValue &value, PolicyFile &result)
{
    if (key == "organisation") {
        return readText(value, result.policy.organisation);
    }
    if (key == "message") {
        return readText(value, result.policy.message);
    }
    if (key == "caps") {
        return readCaps(value, result.policy);
    }
    if (key == "settings") {
        return readSettings(value, result);
    }
    if (key != "forbid_pause") {
        const std::vector<std::string> known{"organisation", "message", "forbid_pause", "caps",
                                             "settings"};
        const std::string nearest = nearestWord(key, known);
        return Error{ErrorCode::BadInput,
                     "is not known" + (nearest.empty() ? "" : "; is \"" + nearest + "\" meant?")};
    }
    if (!value.isBool()) {
        return Error{ErrorCode::BadInput, "must be true or false"};
    }
    result.policy.forbidPause = value.toBool();
    return {};
}

} // namespace

Result<Cap> parsePolicyCap(const std::string &name, std::string_view text)
{
    std::istringstream words{std::string(text)};
    std::string window, limit, word;
    words >> window >> limit;
    Cap cap;
    cap.name = name;
    auto stretch = parseWindow(window);
    if (!stretch) {
        return stretch.error();
    }
    cap.window = *stretch;
    while (words >> word) {
        if (const auto unit = enumByName(word, CapUnit::Requests, capUnitName)) {
            cap.unit = *unit;
        } else if (auto read = readPair(word, cap); !read) {
            return read.error();
        }
    }
    const auto amount = parseAmount(limit, cap.unit);
    if (!amount) {
        return amount.error();
    }
    cap.limit = *amount;
    if (auto valid = validate(cap); !valid) {
        return valid.error();
    }
    return cap;
}

Result<PolicyFile> parsePolicy(std::string_view json, const std::string &source)
{
    const QByteArray bytes(json.data(), static_cast<qsizetype>(json.size()));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (!document.isObject()) {
        return wrong(source, problem.error == QJsonParseError::NoError
                                 ? std::string("it must be one JSON object")
                                 : "this is not JSON: " + problem.errorString().toStdString());
    }
    // A key that is given twice would silently count once.
    if (const auto lines = linesOfKeys(json); !lines) {
        return wrong(source, lines.error().message);
    }
    PolicyFile result;
    result.policy.source = source;
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const std::string key = it.key().toStdString();
        if (auto read = readKey(key, it.value(), result); !read) {
            return wrong(source, "\"" + key + "\": " + read.error().message);
        }
    }
    return result;
}

Result<void> applyPolicy(const PolicyFile &policy, FileSettings &settings)
{
    return fixSettings(policy.settings, settings);
}

Result<void> enforcePolicy(const Policy &policy, Ledger &ledger, Instant now)
{
    if (!policy.isSet()) {
        return {};
    }
    const Snapshot snapshot = ledger.snapshot(now);
    for (const Cap &fixed : policy.caps) {
        const auto found = std::find_if(
            snapshot.caps.begin(), snapshot.caps.end(),
            [&](const CapState &state) { return state.cap.name == fixed.name; });
        const Cap *const present = found == snapshot.caps.end() ? nullptr : &found->cap;
        const auto wanted = underPolicy(policy, fixed, present);
        if (!wanted) {
            continue;   // no edit in the books for a start that changes nothing
        }
        if (const auto done = ledger.putCap(*wanted, now); !done) {
            return done.error();
        }
    }
    if (!policy.forbidPause) {
        return {};
    }
    for (const CapState &state : snapshot.caps) {
        if (!policy.findCap(state.cap.name) && state.cap.isPaused(now)) {
            if (const auto done = ledger.pauseCap(state.cap.name, Instant::min(), now); !done) {
                return done.error();
            }
        }
    }
    if (snapshot.warnOnly || now < snapshot.pausedUntil) {
        return ledger.setEnforcement({false, snapshot.blockAll, Instant::min()}, now);
    }
    return {};
}

} // namespace llmcap
