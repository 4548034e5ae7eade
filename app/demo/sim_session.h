// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation.h"

#include <utility>   // Boost.Asio 1.74 needs it first with g++ 12

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>

namespace llmcap {

using SimSocket = boost::asio::ip::tcp::socket;
using SimTlsSocket = boost::asio::ssl::stream<SimSocket>;

/// Serves one connection until either side closes it. `simulation` outlives the io_context.
/// Never throws: a broken peer ends the session.
boost::asio::awaitable<void> serveSession(SimSocket socket, Simulation &simulation);
boost::asio::awaitable<void> serveSession(SimTlsSocket socket, Simulation &simulation);

} // namespace llmcap
