// SPDX-License-Identifier: GPL-3.0-or-later
#include "exit_status.h"

#include <cstdio>

namespace llmcap {

ExitStatus exitStatusOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::BadInput:
    case ErrorCode::Overflow:
        return exitUsage;
    case ErrorCode::Unauthorized:
        return exitTokenRefused;
    case ErrorCode::Io:
    case ErrorCode::Corrupt:
    case ErrorCode::Network:
    case ErrorCode::Unavailable:
    case ErrorCode::Conflict:
        return exitUnreachable;
    case ErrorCode::NotFound:
    case ErrorCode::Unpriced:
    case ErrorCode::Unbounded:
        break;
    }
    return exitNo;
}

int failWith(const Error &error)
{
    std::fflush(stdout);
    std::fprintf(stderr, "llmcap: %s\n", error.message.c_str());
    return exitStatusOf(error);
}

int failEdit(const Error &error)
{
    const int status = failWith(error);
    return error.code == ErrorCode::Conflict ? exitNo : status;
}

} // namespace llmcap
