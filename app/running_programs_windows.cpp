// SPDX-License-Identifier: GPL-3.0-or-later
#include "running_programs.h"

#include "close_event_windows.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <vector>

#include <windows.h>
#include <tlhelp32.h>

namespace llmcap {

namespace {

using Milliseconds = std::chrono::milliseconds;

struct Running {
    HANDLE process = nullptr;
    DWORD id = 0;
    bool isTray = false;
};

QString pathOf(HANDLE process)
{
    std::vector<wchar_t> path(32 * 1024);
    auto length = static_cast<DWORD>(path.size());
    if (!QueryFullProcessImageNameW(process, 0, path.data(), &length)) {
        return {};
    }
    return QDir::fromNativeSeparators(QString::fromWCharArray(path.data(), int(length)));
}

/// The other programs of this folder, opened; the caller closes the handles.
std::vector<Running> othersOfThisFolder()
{
    std::vector<Running> found;
    const HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    if (all == INVALID_HANDLE_VALUE) {
        return found;
    }
    const QString folder = QCoreApplication::applicationDirPath();
    PROCESSENTRY32W entry{};
    entry.dwSize = sizeof entry;
    for (BOOL more = Process32FirstW(all, &entry); more; more = Process32NextW(all, &entry)) {
        const QString name = QString::fromWCharArray(entry.szExeFile);
        if (entry.th32ProcessID == GetCurrentProcessId()
            || !name.startsWith(QLatin1String("llmcap"), Qt::CaseInsensitive)) {
            continue;
        }
        constexpr DWORD rights = PROCESS_QUERY_LIMITED_INFORMATION | SYNCHRONIZE
            | PROCESS_TERMINATE;
        const HANDLE process = OpenProcess(rights, FALSE, entry.th32ProcessID);
        const QFileInfo file(process ? pathOf(process) : QString());
        if (file.path().compare(folder, Qt::CaseInsensitive) == 0) {
            found.push_back({process, entry.th32ProcessID,
                             file.baseName().compare(QLatin1String("llmcap-tray"),
                                                     Qt::CaseInsensitive) == 0});
        } else if (process) {
            CloseHandle(process);
        }
    }
    CloseHandle(all);
    return found;
}

/// What it registered for the Restart Manager.
QString restartArguments(DWORD id)
{
    const HANDLE process = OpenProcess(PROCESS_QUERY_INFORMATION | PROCESS_VM_READ, FALSE, id);
    if (!process) {
        return {};
    }
    wchar_t text[RESTART_MAX_CMD_LINE + 1] = {};
    DWORD size = RESTART_MAX_CMD_LINE;
    DWORD flags = 0;
    const HRESULT done = GetApplicationRestartSettings(process, text, &size, &flags);
    CloseHandle(process);
    return SUCCEEDED(done) ? QString::fromWCharArray(text) : QString();
}

/// False: it does not listen for that. A program that is just starting may in a moment.
bool askToEnd(const Running &program)
{
    for (int attempt = 0; attempt < 20; ++attempt) {
        const HANDLE event
            = OpenEventW(EVENT_MODIFY_STATE, FALSE, closeEventName(program.id).c_str());
        if (event) {
            SetEvent(event);
            CloseHandle(event);
            return true;
        }
        if (WaitForSingleObject(program.process, 100) == WAIT_OBJECT_0) {
            return true;
        }
    }
    return false;
}

} // namespace

Closing closeRunningPrograms(Milliseconds patience)
{
    const ULONGLONG end = GetTickCount64() + static_cast<ULONGLONG>(patience.count());
    Closing result;
    const std::vector<Running> programs = othersOfThisFolder();
    for (const Running &program : programs) {
        if (program.isTray) {
            result.arguments = restartArguments(program.id);
        }
        if (!askToEnd(program)) {
            TerminateProcess(program.process, 1);   // a client: it holds nothing
        }
    }
    for (const Running &program : programs) {
        const ULONGLONG now = GetTickCount64();
        const auto wait = static_cast<DWORD>(end > now ? end - now : 0);
        const bool isGone = WaitForSingleObject(program.process, wait) == WAIT_OBJECT_0;
        result.closed += isGone ? 1 : 0;
        result.left += isGone ? 0 : 1;
        result.hadTray = result.hadTray || (isGone && program.isTray);
        CloseHandle(program.process);
    }
    return result;
}

} // namespace llmcap
