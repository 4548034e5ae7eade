// SPDX-License-Identifier: GPL-3.0-or-later
#include "peer_program.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <winsock2.h>
#include <ws2tcpip.h>
#include <iphlpapi.h>
#include <windows.h>

namespace llmcap {

namespace {

/// The table of all TCP connections with their processes, as GetExtendedTcpTable fills it.
template <class Table>
std::vector<char> readTable(ULONG family)
{
    std::vector<char> buffer(16 * 1024);
    for (int tries = 0; tries < 5; ++tries) {
        auto size = static_cast<DWORD>(buffer.size());
        const DWORD status = GetExtendedTcpTable(buffer.data(), &size, FALSE, family,
                                                 TCP_TABLE_OWNER_PID_CONNECTIONS, 0);
        if (status == NO_ERROR)
            return buffer;
        if (status != ERROR_INSUFFICIENT_BUFFER)
            break;
        buffer.resize(size + 4096);   // it may have grown by the next call
    }
    return {};
}

template <class Table, class IsIt>
DWORD processIn(const std::vector<char> &buffer, IsIt isIt)
{
    if (buffer.size() < sizeof(DWORD))
        return 0;
    const auto *const table = reinterpret_cast<const Table *>(buffer.data());
    for (DWORD i = 0; i < table->dwNumEntries; ++i) {
        if (isIt(table->table[i]))
            return table->table[i].dwOwningPid;
    }
    return 0;
}

/// The user of a process as the bytes of TokenUser; empty where it cannot be asked.
std::vector<char> userOf(HANDLE process)
{
    HANDLE token = nullptr;
    if (!OpenProcessToken(process, TOKEN_QUERY, &token))
        return {};
    std::vector<char> buffer(256);
    DWORD size = 0;
    if (!GetTokenInformation(token, TokenUser, buffer.data(), static_cast<DWORD>(buffer.size()),
                             &size))
        buffer.clear();
    CloseHandle(token);
    return buffer;
}

bool isSameUser(const std::vector<char> &a, const std::vector<char> &b)
{
    return EqualSid(reinterpret_cast<const TOKEN_USER *>(a.data())->User.Sid,
                    reinterpret_cast<const TOKEN_USER *>(b.data())->User.Sid)
        != FALSE;
}

class PeersOfWindows final : public PeerPrograms {
public:
    explicit PeersOfWindows(bool names)
        : m_names(names), m_user(userOf(GetCurrentProcess())), m_thread([this] { run(); })
    {
    }
    ~PeersOfWindows() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isEnding = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }

    void find(const LoopbackPair &pair, std::function<void(Peer)> done) override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_questions.emplace_back(pair, std::move(done));
        }
        m_wake.notify_one();
    }

private:
    using Question = std::pair<LoopbackPair, std::function<void(Peer)>>;

    void run()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_wake.wait(lock, [this] { return m_isEnding || !m_questions.empty(); });
            if (m_isEnding && m_questions.empty())
                return;
            const auto questions = std::exchange(m_questions, {});
            lock.unlock();
            const auto v4 = readTable<MIB_TCPTABLE_OWNER_PID>(AF_INET);
            const auto v6 = readTable<MIB_TCP6TABLE_OWNER_PID>(AF_INET6);
            for (const auto &[pair, done] : questions)
                done(peerOf(pair.isV6 ? processV6(v6, pair) : processV4(v4, pair)));
            lock.lock();
        }
    }

    static DWORD processV4(const std::vector<char> &table, const LoopbackPair &pair)
    {
        return processIn<MIB_TCPTABLE_OWNER_PID>(table, [&](const MIB_TCPROW_OWNER_PID &row) {
            return ntohs(static_cast<u_short>(row.dwLocalPort)) == pair.clientPort
                && ntohs(static_cast<u_short>(row.dwRemotePort)) == pair.ourPort;
        });
    }
    static DWORD processV6(const std::vector<char> &table, const LoopbackPair &pair)
    {
        return processIn<MIB_TCP6TABLE_OWNER_PID>(table, [&](const MIB_TCP6ROW_OWNER_PID &row) {
            return ntohs(static_cast<u_short>(row.dwLocalPort)) == pair.clientPort
                && ntohs(static_cast<u_short>(row.dwRemotePort)) == pair.ourPort;
        });
    }

    Peer peerOf(DWORD pid) const
    {
        const HANDLE process
            = pid ? OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, pid) : nullptr;
        if (!process) {
            // Another user's processes may not be asked at all; one that is gone is nobody's.
            return {pid != 0 && GetLastError() == ERROR_ACCESS_DENIED, {}};
        }
        Peer peer;
        const auto user = userOf(process);
        peer.isStranger = !user.empty() && !m_user.empty() && !isSameUser(user, m_user);
        std::array<wchar_t, 1024> path{};
        auto length = static_cast<DWORD>(path.size());
        if (m_names && QueryFullProcessImageNameW(process, 0, path.data(), &length)) {
            std::string utf8(4 * length, '\0');
            utf8.resize(static_cast<std::size_t>(
                WideCharToMultiByte(CP_UTF8, 0, path.data(), static_cast<int>(length), utf8.data(),
                                    static_cast<int>(utf8.size()), nullptr, nullptr)));
            peer.program = programName(utf8, {});
        }
        CloseHandle(process);
        return peer;
    }

    const bool m_names;
    const std::vector<char> m_user;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Question> m_questions;   // protected by m_mutex
    bool m_isEnding = false;             // protected by m_mutex
    std::thread m_thread;
};

} // namespace

std::unique_ptr<PeerPrograms> PeerPrograms::make(bool names)
{
    return std::make_unique<PeersOfWindows>(names);
}

} // namespace llmcap
