// SPDX-License-Identifier: GPL-3.0-or-later
#include "name_lookup.h"

#include "arrival.h"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/basic_resolver.hpp>

#include <map>
#include <mutex>
#include <system_error>
#include <thread>

namespace llmcap {

struct NameLookup::State {
    explicit State(const Executor &given) : executor(given) {}

    const Executor executor;
    std::map<std::string, std::vector<Arrival<Answer>>> waiting;   // executor's thread alone
    std::mutex mutex;
    bool isOpen = true;   // protected by mutex; false: the executor may be gone
};

namespace {

/// On a thread of its own, with a context of its own: nothing of the worker is touched.
NameLookup::Answer lookUp(const std::string &host, std::uint16_t port)
{
    asio::io_context io;
    asio::ip::basic_resolver<Tcp, Executor> resolver(io.get_executor());
    NameLookup::Answer answer;
    const auto found = resolver.resolve(host, std::to_string(port), answer.code);
    for (const auto &entry : found)
        answer.endpoints.push_back(entry.endpoint());
    return answer;
}

} // namespace

NameLookup::NameLookup(const Executor &executor) : m_state(std::make_shared<State>(executor)) {}

NameLookup::~NameLookup()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->isOpen = false;
    m_state->waiting.clear();   // they belong to the executor, the state may live on
}

Task<NameLookup::Answer> NameLookup::find(std::string host, std::uint16_t port,
                                          SteadyClock::time_point until)
{
    error_code code;
    const auto literal = asio::ip::make_address(host, code);
    if (!code)
        co_return Answer{{}, {Tcp::endpoint(literal, port)}};
    const std::string key = host + ":" + std::to_string(port);
    const Arrival<Answer> arrival(m_state->executor);
    auto &waiting = m_state->waiting[key];
    waiting.push_back(arrival);
    if (waiting.size() == 1 && !begin(key, host, port)) {
        m_state->waiting.erase(key);
        co_return Answer{asio::error::no_memory, {}};
    }
    co_await arrival.wait(until);
    if (!arrival.isHere())
        co_return Answer{asio::error::timed_out, {}};
    co_return arrival.take();
}

bool NameLookup::begin(const std::string &key, const std::string &host, std::uint16_t port)
{
    try {
        std::thread([state = m_state, key, host, port] {
            Answer answer = lookUp(host, port);
            const std::lock_guard lock(state->mutex);
            if (!state->isOpen)
                return;
            asio::post(state->executor, [state, key, answer = std::move(answer)] {
                const auto node = state->waiting.extract(key);
                if (node.empty())
                    return;
                for (const Arrival<Answer> &one : node.mapped())
                    one.deliver(answer);
            });
        }).detach();
        return true;
    } catch (const std::system_error &) {   // no thread to be had
        return false;
    }
}

void NameLookup::cut()
{
    for (const auto &[key, list] : m_state->waiting) {
        for (const Arrival<Answer> &one : list)
            one.interrupt();
    }
}

} // namespace llmcap
