// SPDX-License-Identifier: GPL-3.0-or-later
#include "process_rules.h"

#include "wiping_heap.h"

#include <algorithm>

#include <sys/resource.h>
#include <sys/stat.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace llmcap {

namespace {

/// Thousands of connections need a descriptor each; the usual soft limit is 1,024.
void allowManyConnections()
{
    constexpr rlim_t wanted = 65'536;
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= wanted)
        return;
    files.rlim_cur = files.rlim_max == RLIM_INFINITY ? wanted : std::min(files.rlim_max, wanted);
    setrlimit(RLIMIT_NOFILE, &files);
}

} // namespace

bool hardenProcess()
{
    allowManyConnections();
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
    prctl(PR_SET_DUMPABLE, 0);
#endif
    umask(077);
    return isHeapWiped();
}

} // namespace llmcap
