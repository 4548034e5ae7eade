// SPDX-License-Identifier: GPL-3.0-or-later
#include "start_caps.h"

#include "amount.h"

#include <algorithm>

namespace llmcap {

namespace {

Error wrong(const std::string &text, const std::string &why)
{
    return Error{ErrorCode::BadInput, "--cap " + text + ": " + why};
}

bool exists(const std::string &name, const Snapshot &snapshot)
{
    return std::any_of(snapshot.caps.begin(), snapshot.caps.end(),
                       [&](const CapState &state) { return state.cap.name == name; });
}

/// The cap as it is, or a new one over the window that its name is; BadInput where it is neither.
Result<Cap> existingOrNew(const std::string &word, const Snapshot &snapshot)
{
    std::string name = word;
    std::replace(name.begin(), name.end(), ':', '-');
    for (const CapState &state : snapshot.caps) {
        if (state.cap.name == name) {
            return state.cap;
        }
    }
    const auto window = parseWindow(word);
    if (!window) {
        return Error{ErrorCode::BadInput,
                     "there is no cap '" + word
                         + "' yet, and it is no window (day, hour, week, month, month:15, total, "
                           "90m); make it with `llmcap caps set`"};
    }
    Cap cap;
    cap.name = name;
    cap.window = *window;
    return cap;
}

} // namespace

Result<void> setStartCaps(const std::vector<std::string> &texts, Ledger &ledger, Instant now,
                          const Policy &policy)
{
    for (const std::string &text : texts) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos) {
            return wrong(text, "write it like day=10.00");
        }
        const Snapshot snapshot = ledger.snapshot(now);
        auto cap = existingOrNew(text.substr(0, equals), snapshot);
        if (!cap) {
            return wrong(text, cap.error().message);
        }
        const auto limit = parseAmount(text.substr(equals + 1), cap->unit);
        if (!limit) {
            return wrong(text, limit.error().message);
        }
        const bool isSet = cap->limit == *limit;
        cap->limit = *limit;
        if (const auto valid = validate(*cap); !valid) {
            return wrong(text, valid.error().message);
        }
        if (const auto refused = refusesPut(policy, *cap)) {
            return wrong(text, *refused);
        }
        if (isSet && exists(cap->name, snapshot)) {
            continue;   // no edit in the books for a start that changes nothing
        }
        if (const auto done = ledger.putCap(*cap, now); !done) {
            return done.error();
        }
    }
    return {};
}

} // namespace llmcap
