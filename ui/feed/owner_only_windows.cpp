// SPDX-License-Identifier: GPL-3.0-or-later
#include "owner_only.h"

#include <QDir>
#include <QFileInfo>

#include <memory>
#include <string>
#include <vector>

#include <windows.h>
#include <aclapi.h>
#include <sddl.h>

namespace llmcap {

namespace {

struct LocalFreed {
    void operator()(void *memory) const { LocalFree(memory); }
};

/// "S-1-5-21-..." of the user who runs this; empty where the system does not say.
std::wstring currentUser()
{
    HANDLE token = nullptr;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token)) {
        return {};
    }
    DWORD size = 0;
    GetTokenInformation(token, TokenUser, nullptr, 0, &size);
    std::vector<char> bytes(size);
    wchar_t *text = nullptr;
    if (size > 0 && GetTokenInformation(token, TokenUser, bytes.data(), size, &size)) {
        ConvertSidToStringSidW(reinterpret_cast<TOKEN_USER *>(bytes.data())->User.Sid, &text);
    }
    CloseHandle(token);
    const std::unique_ptr<wchar_t, LocalFreed> freed(text);
    return text ? std::wstring(text) : std::wstring();
}

} // namespace

bool restrictToOwner(const QString &path)
{
    const std::wstring user = currentUser();
    if (user.empty()) {
        return false;
    }
    // Protected: nothing is inherited from above. Full access for the owner and the system.
    const std::wstring heirs = QFileInfo(path).isDir() ? L"OICI" : L"";
    const std::wstring rights
        = L"D:P(A;" + heirs + L";FA;;;" + user + L")(A;" + heirs + L";FA;;;SY)";
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(rights.c_str(), SDDL_REVISION_1,
                                                              &descriptor, nullptr)) {
        return false;
    }
    const std::unique_ptr<void, LocalFreed> freed(descriptor);
    BOOL isPresent = FALSE;
    BOOL isDefault = FALSE;
    PACL list = nullptr;
    if (!GetSecurityDescriptorDacl(descriptor, &isPresent, &list, &isDefault)) {
        return false;
    }
    std::wstring name = QDir::toNativeSeparators(path).toStdWString();
    return SetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT,
                                 DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
                                 nullptr, nullptr, list, nullptr)
        == ERROR_SUCCESS;
}

} // namespace llmcap
