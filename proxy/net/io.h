// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>   // Boost 1.74's coroutines need it first

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>

namespace llmcap {

namespace asio = boost::asio;
using boost::system::error_code;

// The io_context's own executor type everywhere: the polymorphic one costs an allocation a step.
using Executor = asio::io_context::executor_type;
using Tcp = asio::ip::tcp;
using Socket = asio::basic_stream_socket<Tcp, Executor>;
using SteadyClock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor>;
template <class T = void>
using Task = asio::awaitable<T, Executor>;

inline constexpr asio::use_awaitable_t<Executor> useTask{};

/// Awaits without exceptions: the failure lands in `code`.
inline auto into(error_code &code)
{
    return asio::redirect_error(useTask, code);
}

} // namespace llmcap
