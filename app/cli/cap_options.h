// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cap.h"

#include <string>

namespace llmcap {

/// A cap as it is written on the command line; "" is not given.
struct CapOptions {
    std::string name, limit, window, unit, provider, model, key, project, action, policy;

    /// Only the limit is given: a cap that exists keeps everything else.
    bool changesLimitAlone() const
    {
        return window.empty() && unit.empty() && provider.empty() && model.empty() && key.empty()
            && project.empty() && action.empty() && policy.empty();
    }
};

/// The whole cap. BadInput: a value is wrong. NotFound: no window is given and the name is none,
/// so that it can only be a cap that exists already.
Result<Cap> capFrom(const CapOptions &options);

} // namespace llmcap
