// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "learned.h"
#include "ledger.h"

#include <mutex>
#include <string>

namespace llmcap {

/// What all workers learn together. Thread: any; no member waits for anything but its mutex.
class Learner final {
public:
    /// The output lengths of the newest requests in the audit log. Input is learned anew: the log
    /// does not say how large the bodies were.
    void seed(const Ledger &ledger);
    void learn(const RequestLabels &labels, const Lesson &lesson);
    Habits habits(const RequestLabels &labels, int percent) const;

private:
    mutable std::mutex m_mutex;
    Learned m_learned;   // protected by m_mutex
};

} // namespace llmcap
