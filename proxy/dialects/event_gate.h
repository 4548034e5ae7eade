// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect.h"

#include <string>

namespace llmcap {

/// Lets server-sent events through whole, so that an event of our own may follow at any time. The
/// bytes stay as they came. An event longer than 1 MiB passes piece by piece.
class EventGate final : public StreamFilter {
public:
    void feed(std::string_view bytes, std::string &out) override;
    void finish(std::string &out) override;
    /// True: what passed so far ends with a whole event.
    bool isBetweenEvents() const { return !m_isTorn; }

private:
    std::string m_pending;   // of the running event
    bool m_isTorn = false;   // its beginning has passed already
};

} // namespace llmcap
