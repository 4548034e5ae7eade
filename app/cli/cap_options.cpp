// SPDX-License-Identifier: GPL-3.0-or-later
#include "cap_options.h"

#include "amount.h"
#include "enum_name.h"

namespace llmcap {

namespace {

template <class E>
Result<E> named(const char *option, const std::string &text, E otherwise, E last,
                std::string_view (*nameOf)(E))
{
    if (text.empty()) {
        return otherwise;
    }
    if (const auto value = enumByName(text, last, nameOf)) {
        return *value;
    }
    return Error{ErrorCode::BadInput,
                 std::string(option) + " must be one of " + enumNames(last, nameOf)};
}

/// "block", "warn", "downgrade=MODEL".
Result<void> readAction(const std::string &text, Cap &cap)
{
    const std::size_t equals = text.find('=');
    const auto action = named("--action", text.substr(0, equals), CapAction::Block,
                              CapAction::Downgrade, capActionName);
    if (!action) {
        return action.error();
    }
    cap.action = *action;
    cap.downgradeModel = equals == std::string::npos ? "" : text.substr(equals + 1);
    return {};
}

} // namespace

Result<Cap> capFrom(const CapOptions &options)
{
    Cap cap;
    cap.name = options.name;
    cap.scope = {options.provider, options.model, options.key, options.project};
    const auto unit = named("--unit", options.unit, CapUnit::Usd, CapUnit::Requests, capUnitName);
    const auto policy = named("--policy", options.policy, CapPolicy::WorstCase, CapPolicy::Expected,
                              capPolicyName);
    if (!unit || !policy) {
        return !unit ? unit.error() : policy.error();
    }
    cap.unit = *unit;
    cap.policy = *policy;
    if (auto done = readAction(options.action, cap); !done) {
        return done.error();
    }
    const auto window = parseWindow(options.window.empty() ? options.name : options.window);
    if (!window && !options.window.empty()) {
        return window.error();
    }
    if (!window) {
        return Error{ErrorCode::NotFound, "there is no cap '" + options.name
                                              + "' yet: say its --window (day, month, 90m, ...)"};
    }
    cap.window = *window;
    const auto limit = parseAmount(options.limit, cap.unit);
    if (!limit) {
        return limit.error();
    }
    cap.limit = *limit;
    if (const auto valid = validate(cap); !valid) {
        return valid.error();
    }
    return cap;
}

} // namespace llmcap
