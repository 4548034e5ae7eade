// SPDX-License-Identifier: GPL-3.0-or-later
#include "client_watch.h"

namespace llmcap {

namespace {

bool hasLeft(Socket &socket)
{
    char byte = 0;
    error_code code;
    const std::size_t count = socket.receive(asio::buffer(&byte, 1), Socket::message_peek, code);
    if (code == asio::error::would_block || code == asio::error::try_again)
        return false;
    return code || count == 0;
}

} // namespace

ClientWatch::ClientWatch(ByteStream &client, bool isHalfClosed, std::function<void()> gone)
    : m_client(client), m_state(std::make_shared<State>())
{
    m_state->gone = std::move(gone);
    if (isHalfClosed)
        return;
    m_client.dontBlock();
    m_state->isWaiting = true;
    m_client.socket().async_wait(
        Socket::wait_read, [state = m_state, &client](error_code code) {
            state->isWaiting = false;
            if (state->isStopped)
                return;   // a close of ours, in contrast, is a client that is gone
            if (!code && client.isOpen() && !hasLeft(client.socket()))
                return;
            state->isGone = true;
            if (state->gone)
                state->gone();
        });
}

ClientWatch::~ClientWatch()
{
    m_state->isStopped = true;
    m_state->gone = nullptr;
    error_code ignored;
    if (m_state->isWaiting && m_client.isOpen())
        m_client.socket().cancel(ignored);
}

void ClientWatch::whenGone(std::function<void()> gone)
{
    m_state->gone = std::move(gone);
    if (m_state->isGone && m_state->gone)
        m_state->gone();
}

void ClientWatch::noteGone()
{
    if (m_state->isGone)
        return;
    m_state->isGone = true;
    if (m_state->gone)
        m_state->gone();
}

} // namespace llmcap
