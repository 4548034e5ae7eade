// SPDX-License-Identifier: GPL-3.0-or-later
// What Windows says to programs: the session ends, the machine sleeps, the installer wants them to
// close. Windows alone.
#include "close_event_windows.h"
#include "owner_only.h"
#include "power_events.h"
#include "termination.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <windows.h>
#include <aclapi.h>

using namespace llmcap;

namespace {

BOOL CALLBACK collect(HWND window, LPARAM list)
{
    DWORD owner = 0;
    wchar_t name[64] = {};
    GetWindowThreadProcessId(window, &owner);
    GetClassNameW(window, name, 64);
    if (owner == GetCurrentProcessId() && std::wstring(name) == L"LLMCap hidden window") {
        reinterpret_cast<std::vector<HWND> *>(list)->push_back(window);
    }
    return TRUE;
}

std::vector<HWND> hiddenWindows()
{
    std::vector<HWND> found;
    EnumWindows(collect, reinterpret_cast<LPARAM>(&found));
    return found;
}

} // namespace

class TestWindowsEvents final : public QObject {
    Q_OBJECT
private slots:
    void theEndOfTheSessionAsksToEnd();
    void aCancelledEndAsksNothing();
    void theSessionWaitsForTheProgram();
    void theInstallerAsksByTheEvent();
    void sleepAndResumeAreTold();
    void othersLoseTheirAccess();
};

void TestWindowsEvents::theEndOfTheSessionAsksToEnd()
{
    Termination termination;
    QSignalSpy requested(&termination, &Termination::requested);
    const auto windows = hiddenWindows();
    QCOMPARE(windows.size(), std::size_t(1));
    QCOMPARE(SendMessageW(windows[0], WM_QUERYENDSESSION, 0, ENDSESSION_CLOSEAPP), LRESULT(TRUE));
    QCOMPARE(requested.count(), 0);
    PostMessageW(windows[0], WM_ENDSESSION, TRUE, ENDSESSION_CLOSEAPP);
    QTRY_COMPARE(requested.count(), 1);
}

void TestWindowsEvents::aCancelledEndAsksNothing()
{
    Termination termination;
    QSignalSpy requested(&termination, &Termination::requested);
    const auto windows = hiddenWindows();
    QCOMPARE(windows.size(), std::size_t(1));
    SendMessageW(windows[0], WM_ENDSESSION, FALSE, 0);
    QTest::qWait(100);
    QCOMPARE(requested.count(), 0);
}

void TestWindowsEvents::theSessionWaitsForTheProgram()
{
    auto termination = std::make_unique<Termination>();
    const auto windows = hiddenWindows();
    QCOMPARE(windows.size(), std::size_t(1));
    std::atomic<bool> hasAnswered{false};
    std::thread system([&] {
        DWORD_PTR result = 0;
        SendMessageTimeoutW(windows[0], WM_ENDSESSION, TRUE, 0, SMTO_NORMAL, 20'000, &result);
        hasAnswered = true;
    });
    QTest::qWait(500);
    const bool waited = !hasAnswered;
    termination.reset();   // everything is closed
    system.join();
    QVERIFY2(waited, "the process could have been ended in the middle of its work");
    QVERIFY(hasAnswered);
}

void TestWindowsEvents::theInstallerAsksByTheEvent()
{
    Termination termination;
    QSignalSpy requested(&termination, &Termination::requested);
    const HANDLE event
        = OpenEventW(EVENT_MODIFY_STATE, FALSE, closeEventName(GetCurrentProcessId()).c_str());
    QVERIFY(event);
    SetEvent(event);
    CloseHandle(event);
    QTRY_COMPARE(requested.count(), 1);
}

void TestWindowsEvents::sleepAndResumeAreTold()
{
    PowerEvents power;
    QSignalSpy slept(&power, &PowerEvents::slept);
    const auto windows = hiddenWindows();
    QCOMPARE(windows.size(), std::size_t(1));
    SendMessageW(windows[0], WM_POWERBROADCAST, PBT_APMPOWERSTATUSCHANGE, 0);
    SendMessageW(windows[0], WM_POWERBROADCAST, PBT_APMSUSPEND, 0);
    SendMessageW(windows[0], WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC, 0);
    QTRY_COMPARE(slept.count(), 2);
}

void TestWindowsEvents::othersLoseTheirAccess()
{
    const QTemporaryDir base;
    const QString path = base.filePath("private");
    QVERIFY(QDir().mkpath(path));
    QVERIFY(restrictToOwner(path));
    PACL list = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    std::wstring name = QDir::toNativeSeparators(path).toStdWString();
    QCOMPARE(GetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION, nullptr,
                                   nullptr, &list, nullptr, &descriptor),
             DWORD(ERROR_SUCCESS));
    BYTE everyone[SECURITY_MAX_SID_SIZE];
    DWORD size = sizeof everyone;
    QVERIFY(CreateWellKnownSid(WinWorldSid, nullptr, everyone, &size));
    for (WORD i = 0; i < list->AceCount; ++i) {
        void *entry = nullptr;
        QVERIFY(GetAce(list, i, &entry));
        QVERIFY2(!EqualSid(&static_cast<ACCESS_ALLOWED_ACE *>(entry)->SidStart, everyone),
                 "everyone may still read it");
    }
    LocalFree(descriptor);
    QFile inside(path + "/file");
    QVERIFY2(inside.open(QIODevice::WriteOnly), "the owner still may");
}

QTEST_GUILESS_MAIN(TestWindowsEvents)
#include "tst_windows_events.moc"
