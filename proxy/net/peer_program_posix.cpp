// SPDX-License-Identifier: GPL-3.0-or-later
#include "peer_program.h"

#ifdef __linux__

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
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

/// The descriptor at which a process has that socket open; -1 where it has not.
int descriptorOf(int pid, Inode wanted)
{
    DIR *const files = opendir(("/proc/" + std::to_string(pid) + "/fd").c_str());
    int found = -1;
    while (const dirent *const entry = files ? readdir(files) : nullptr) {
        std::array<char, 64> link{};
        const auto length = readlinkat(dirfd(files), entry->d_name, link.data(), link.size());
        if (length > 0
            && socketInode({link.data(), static_cast<std::size_t>(length)}) == wanted) {
            found = std::atoi(entry->d_name);
            break;
        }
    }
    if (files)
        closedir(files);
    return found;
}

/// One system call, for a process that may be gone.
bool hasSocketAt(int pid, int descriptor, Inode wanted)
{
    std::array<char, 64> path{}, link{};
    std::snprintf(path.data(), path.size(), "/proc/%d/fd/%d", pid, descriptor);
    const auto length = readlink(path.data(), link.data(), link.size());
    return length > 0 && socketInode({link.data(), static_cast<std::size_t>(length)}) == wanted;
}

/// Which process has a socket open. Going through all processes costs a millisecond, so the likely
/// ones come first: those that are young and were not found yet, the oldest of them first, at the
/// two descriptors at which clients had theirs lately. Then those that were found last, then all.
class ProcessTable final {
public:
    std::string programWith(Inode inode)
    {
        if (const int pid = among(m_young, 0, inode); pid > 0)
            return nameOf(pid);
        const std::size_t known = m_young.size();
        meetNewProcesses();
        if (const int pid = among(m_young, known, inode); pid > 0)
            return nameOf(pid);
        if (const int pid = among(m_late, 0, inode); pid > 0)
            return nameOf(pid);
        for (const int pid : std::vector(m_recent)) {
            if (const int descriptor = descriptorOf(pid, inode); descriptor >= 0)
                return found(pid, descriptor);
        }
        const std::vector<int> all = processes();
        for (auto pid = all.rbegin(); pid != all.rend(); ++pid) {
            if (const int descriptor = descriptorOf(*pid, inode); descriptor >= 0)
                return found(*pid, descriptor);
        }
        return {};
    }

private:
    using Clock = std::chrono::steady_clock;
    struct Young {
        int pid = 0;
        int overtaken = 0;       ///< how many younger ones were clients meanwhile
        Clock::time_point met;
    };

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

    /// The id given last stands at the end of /proc/loadavg.
    static int newestId()
    {
        const std::string load = readFile("/proc/loadavg");
        const std::size_t space = load.rfind(' ');
        return space == std::string::npos ? 0 : std::atoi(load.c_str() + space + 1);
    }

    void meetNewProcesses()
    {
        constexpr int most = 512;   // a crowd of others' processes is not ours
        constexpr std::chrono::seconds youth{10};
        const int newest = newestId();
        const auto now = Clock::now();
        for (auto *const some : {&m_young, &m_late})
            std::erase_if(*some, [&](const Young &one) { return now - one.met > youth; });
        if (newest < m_newest || newest - m_newest > most)   // ids start anew when all are used
            m_newest = std::max(0, newest - most);
        while (m_newest < newest)
            m_young.push_back({++m_newest, 0, now});
    }

    /// Looks at some from `from` on; 0: none of them has it.
    int among(std::vector<Young> &some, std::size_t from, Inode inode)
    {
        for (std::size_t i = std::min(from, some.size()); i < some.size(); ++i) {
            const int pid = some[i].pid;
            const auto fits = std::find_if(
                m_descriptors.begin(), m_descriptors.end(),
                [&](int descriptor) { return hasSocketAt(pid, descriptor, inode); });
            if (fits == m_descriptors.end())
                continue;
            noteDescriptor(*fits);
            noteRecent(pid);
            some.erase(some.begin() + static_cast<std::ptrdiff_t>(i));
            if (&some == &m_young)
                overtake(i);
            return pid;
        }
        return 0;
    }

    /// Those that stood before one that was found: whoever is passed often is no client, or a slow
    /// one, and is asked later.
    void overtake(std::size_t count)
    {
        constexpr int tooOften = 4;
        for (std::size_t i = 0; i < std::min(count, m_young.size()); ++i) {
            if (++m_young[i].overtaken > tooOften)
                m_late.push_back(m_young[i]);
        }
        std::erase_if(m_young, [](const Young &one) { return one.overtaken > tooOften; });
    }

    std::string found(int pid, int descriptor)
    {
        for (auto *const some : {&m_young, &m_late})
            std::erase_if(*some, [pid](const Young &one) { return one.pid == pid; });
        noteDescriptor(descriptor);
        noteRecent(pid);
        return nameOf(pid);
    }

    void noteDescriptor(int descriptor) { moveToFront(m_descriptors, descriptor, 2); }
    void noteRecent(int pid) { moveToFront(m_recent, pid, 4); }
    static void moveToFront(std::vector<int> &list, int value, std::size_t most)
    {
        std::erase(list, value);
        list.insert(list.begin(), value);
        if (list.size() > most)
            list.pop_back();
    }

    std::vector<Young> m_young;              // not found yet, by age
    std::vector<Young> m_late;               // and passed by others
    int m_newest = newestId();               // the newest id that was met
    std::vector<int> m_recent;               // pids found last, newest first
    std::vector<int> m_descriptors{3, 5};    // where their sockets were, newest first
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
            for (const Question &question : questions)
                question.done({false, m_table.programWith(question.inode)});
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
