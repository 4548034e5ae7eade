// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace llmcap {

/// A connection over loopback, as both ends see it. Addresses as text: "127.0.0.1", "::1".
struct LoopbackPair {
    bool isV6 = false;
    std::string client, ours;
    std::uint16_t clientPort = 0, ourPort = 0;
};

/// Who is at the other end of such a connection.
struct Peer {
    bool isStranger = false;   ///< a process of another user of this machine, or of none any more
    std::string program;       ///< "curl", "python3 agent.py", "node claude"; "" not known
};

/// Finds the process behind a connection. Linux: sock_diag(7) names owner and inode of its socket,
/// /proc (proc(5)) the process that has that inode open. Windows: GetExtendedTcpTable names the
/// process. Names are looked for on a thread of its own. Where the system tells nothing, a peer is
/// no stranger and has no name.
class PeerPrograms {
public:
    /// `names`: programs are wanted; otherwise only strangers are found.
    static std::unique_ptr<PeerPrograms> make(bool names);
    virtual ~PeerPrograms() = default;

    /// Thread: any. `done` is called once, on a thread of its own or inside this call.
    virtual void find(const LoopbackPair &pair, std::function<void(Peer)> done) = 0;
};

/// What a process is called by its command line: an interpreter says little, so that its script is
/// named, too. `program` is the base name of what runs. At most 64 printable characters.
std::string programName(std::string program, const std::string &arguments);

} // namespace llmcap
