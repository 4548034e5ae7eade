// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io.h"

#include <boost/asio/execution_context.hpp>

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace llmcap {

/// The read buffers of one io_context: a connection has one only while there is something in it,
/// so that a thousand streams that wait for their next chunk hold none. Thread: the context's.
class ReadBuffers final : public asio::execution_context::service {
public:
    static constexpr std::size_t size = 64 * 1024;
    using key_type = ReadBuffers;
    using Buffer = std::unique_ptr<char[]>;
    inline static asio::execution_context::id id;

    explicit ReadBuffers(asio::execution_context &context)
        : asio::execution_context::service(context)
    {
    }

    Buffer take()
    {
        if (m_spare.empty())
            return std::make_unique_for_overwrite<char[]>(size);
        Buffer buffer = std::move(m_spare.back());
        m_spare.pop_back();
        return buffer;
    }
    /// REQUIRES: what was secret in it has been wiped.
    void giveBack(Buffer buffer)
    {
        if (m_spare.size() < mostSpare)
            m_spare.push_back(std::move(buffer));
    }

private:
    static constexpr std::size_t mostSpare = 16;
    void shutdown() override { m_spare.clear(); }

    std::vector<Buffer> m_spare;
};

} // namespace llmcap
