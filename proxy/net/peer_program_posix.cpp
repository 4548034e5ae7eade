// SPDX-License-Identifier: GPL-3.0-or-later
#include "peer_program.h"

#ifdef __linux__

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

namespace llmcap {

namespace {

using Inode = std::uint64_t;

/// The socket at the client's end.
struct Owner {
    uid_t user = 0;
    Inode inode = 0;   ///< 0: no process has it any more
};

/// Asks the kernel for one socket by its two addresses: no walk over all of them.
class SocketDiag final {
public:
    SocketDiag() : m_socket(socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG)) {}
    ~SocketDiag()
    {
        if (m_socket >= 0)
            close(m_socket);
    }
    SocketDiag(const SocketDiag &) = delete;
    SocketDiag &operator=(const SocketDiag &) = delete;

    /// nullopt: the system does not tell. An owner without inode: nobody is there any more.
    std::optional<Owner> ownerOf(const LoopbackPair &pair)
    {
        struct {
            nlmsghdr head;
            inet_diag_req_v2 ask;
        } request{};
        request.head.nlmsg_len = sizeof request;
        request.head.nlmsg_type = SOCK_DIAG_BY_FAMILY;
        request.head.nlmsg_flags = NLM_F_REQUEST;
        request.head.nlmsg_seq = ++m_sequence;
        request.ask.sdiag_family = pair.isV6 ? AF_INET6 : AF_INET;
        request.ask.sdiag_protocol = IPPROTO_TCP;
        request.ask.idiag_states = 0xffffffff;
        request.ask.id.idiag_sport = htons(pair.clientPort);
        request.ask.id.idiag_dport = htons(pair.ourPort);
        request.ask.id.idiag_cookie[0] = INET_DIAG_NOCOOKIE;
        request.ask.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
        const int family = request.ask.sdiag_family;
        if (m_socket < 0
            || inet_pton(family, pair.client.c_str(), request.ask.id.idiag_src) != 1
            || inet_pton(family, pair.ours.c_str(), request.ask.id.idiag_dst) != 1
            || send(m_socket, &request, sizeof request, 0) < 0)
            return std::nullopt;
        return answer();
    }

private:
    std::optional<Owner> answer()
    {
        alignas(nlmsghdr) std::array<char, 4096> buffer{};
        while (true) {
            const auto got = recv(m_socket, buffer.data(), buffer.size(), 0);
            if (got < static_cast<ssize_t>(sizeof(nlmsghdr)))
                return std::nullopt;
            nlmsghdr head{};
            std::memcpy(&head, buffer.data(), sizeof head);
            if (head.nlmsg_seq != m_sequence)
                continue;   // of an earlier question
            if (head.nlmsg_type == NLMSG_ERROR) {
                nlmsgerr failure{};
                std::memcpy(&failure, buffer.data() + NLMSG_HDRLEN, sizeof failure);
                return failure.error == -ENOENT ? std::optional<Owner>(Owner{}) : std::nullopt;
            }
            if (head.nlmsg_type != SOCK_DIAG_BY_FAMILY)
                return std::nullopt;
            inet_diag_msg found{};
            std::memcpy(&found, buffer.data() + NLMSG_HDRLEN, sizeof found);
            return Owner{found.idiag_uid, found.idiag_inode};
        }
    }

    const int m_socket;
    std::uint32_t m_sequence = 0;
};

std::string readFile(const std::string &path)
{
    std::array<char, 1024> text{};
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return {};
    const auto got = read(file, text.data(), text.size());
    close(file);
    return {text.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
}

std::string nameOf(int pid)
{
    const std::string folder = "/proc/" + std::to_string(pid);
    std::array<char, 512> program{};
    const auto length = readlink((folder + "/exe").c_str(), program.data(), program.size());
    if (length <= 0)
        return {};
    return programName({program.data(), static_cast<std::size_t>(length)},
                       readFile(folder + "/cmdline"));
}

/// "socket:[4711]" -> 4711; 0 for anything else.
Inode socketInode(std::string_view link)
{
    constexpr std::string_view prefix = "socket:[";
    if (!link.starts_with(prefix))
        return 0;
    Inode inode = 0;
    for (const char c : link.substr(prefix.size())) {
        if (c < '0' || c > '9')
            break;
        inode = inode * 10 + static_cast<Inode>(c - '0');
    }
    return inode;
}

/// Which process has a socket open. Newest processes first: clients are young, and often alike to
/// the one before.
class ProcessTable final {
public:
    using Wanted = std::unordered_map<Inode, std::string>;   // to the program's name

    void find(Wanted &wanted)
    {
        std::size_t left = wanted.size();
        for (const int pid : std::exchange(m_recent, {})) {
            if (left == 0)
                return remember(pid);
            look(pid, wanted, left);
        }
        if (left == 0)
            return;
        std::vector<int> all = processes();
        for (auto pid = all.rbegin(); pid != all.rend() && left > 0; ++pid)
            look(*pid, wanted, left);
    }

private:
    static std::vector<int> processes()
    {
        std::vector<int> all;
        DIR *const folder = opendir("/proc");
        while (const dirent *const entry = folder ? readdir(folder) : nullptr) {
            if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9')
                all.push_back(std::atoi(entry->d_name));
        }
        if (folder)
            closedir(folder);
        return all;   // ascending, by the kernel's own order
    }

    void remember(int pid)
    {
        constexpr std::size_t most = 8;
        m_recent.insert(m_recent.begin(), pid);
        if (m_recent.size() > most)
            m_recent.pop_back();
    }

    void look(int pid, Wanted &wanted, std::size_t &left)
    {
        const std::string folder = "/proc/" + std::to_string(pid) + "/fd";
        DIR *const files = opendir(folder.c_str());
        if (!files)
            return;   // another user's, or gone
        std::string name;
        while (const dirent *const entry = readdir(files)) {
            std::array<char, 64> link{};
            const auto length
                = readlinkat(dirfd(files), entry->d_name, link.data(), link.size());
            const Inode inode
                = length > 0 ? socketInode({link.data(), static_cast<std::size_t>(length)}) : 0;
            const auto found = inode ? wanted.find(inode) : wanted.end();
            if (found == wanted.end() || !found->second.empty())
                continue;
            if (name.empty())
                name = nameOf(pid);
            found->second = name;
            if (--left == 0)
                break;
        }
        closedir(files);
        if (!name.empty())
            remember(pid);
    }

    std::vector<int> m_recent;   // pids whose sockets were asked for last, newest first
};

class PeersOfLinux final : public PeerPrograms {
public:
    explicit PeersOfLinux(bool names) : m_names(names)
    {
        if (m_names)
            m_thread = std::thread([this] { run(); });
    }
    ~PeersOfLinux() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isEnding = true;
        }
        m_wake.notify_one();
        if (m_thread.joinable())
            m_thread.join();
    }

    void find(const LoopbackPair &pair, std::function<void(Peer)> done) override
    {
        // A few microseconds, so that strangers are known before anything else is done for them.
        std::optional<Owner> owner;
        {
            const std::lock_guard lock(m_diagMutex);
            owner = m_diag.ownerOf(pair);
        }
        const bool isStranger = owner && (owner->inode == 0 || owner->user != m_user);
        if (!owner || isStranger || !m_names)
            return done({isStranger, {}});
        {
            const std::lock_guard lock(m_mutex);
            m_questions.push_back({owner->inode, std::move(done)});
        }
        m_wake.notify_one();
    }

private:
    struct Question {
        Inode inode = 0;
        std::function<void(Peer)> done;
    };

    void run()
    {
        pthread_setname_np(pthread_self(), "llmcap-peers");
        std::unique_lock lock(m_mutex);
        while (true) {
            m_wake.wait(lock, [this] { return m_isEnding || !m_questions.empty(); });
            if (m_isEnding && m_questions.empty())
                return;
            const auto questions = std::exchange(m_questions, {});
            lock.unlock();
            ProcessTable::Wanted wanted;
            for (const Question &question : questions)
                wanted.emplace(question.inode, std::string{});
            m_table.find(wanted);
            for (const Question &question : questions)
                question.done({false, wanted[question.inode]});
            lock.lock();
        }
    }

    const bool m_names;
    const uid_t m_user = getuid();
    std::mutex m_diagMutex;
    SocketDiag m_diag;                     // protected by m_diagMutex
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Question> m_questions;     // protected by m_mutex
    bool m_isEnding = false;               // protected by m_mutex
    ProcessTable m_table;                  // the thread's alone
    std::thread m_thread;
};

} // namespace

std::unique_ptr<PeerPrograms> PeerPrograms::make(bool names)
{
    return std::make_unique<PeersOfLinux>(names);
}

} // namespace llmcap

#else

namespace llmcap {

namespace {

class NobodyKnown final : public PeerPrograms {
public:
    void find(const LoopbackPair &, std::function<void(Peer)> done) override { done({}); }
};

} // namespace

std::unique_ptr<PeerPrograms> PeerPrograms::make(bool)
{
    return std::make_unique<NobodyKnown>();
}

} // namespace llmcap

#endif
