// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace llmcap {

/// Compresses a body part by part, as a provider does that streams with Content-Encoding: gzip:
/// what was fed so far can be read from what was returned so far.
class SimGzip final {
public:
    SimGzip();
    ~SimGzip();
    std::string feed(std::string_view part, bool last);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace llmcap
