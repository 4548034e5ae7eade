// SPDX-License-Identifier: GPL-3.0-or-later
#include "user_environment.h"

#include <windows.h>

#include <vector>

namespace llmcap {

namespace {

const wchar_t *wide(const QString &text)
{
    return reinterpret_cast<const wchar_t *>(text.utf16());
}

class Registry final : public UserEnvironment {
public:
    std::optional<Value> read(const QString &name) const override
    {
        DWORD kind = 0, size = 0;
        const auto get = [&](void *out) {
            return RegGetValueW(HKEY_CURRENT_USER, L"Environment", wide(name),
                                RRF_RT_REG_SZ | RRF_RT_REG_EXPAND_SZ | RRF_NOEXPAND, &kind, out,
                                &size);
        };
        if (get(nullptr) != ERROR_SUCCESS) {
            return std::nullopt;
        }
        std::vector<wchar_t> text(size / sizeof(wchar_t) + 1, L'\0');
        size = static_cast<DWORD>(text.size() * sizeof(wchar_t));
        if (get(text.data()) != ERROR_SUCCESS) {
            return std::nullopt;
        }
        return Value{QString::fromWCharArray(text.data()), static_cast<int>(kind)};
    }

    Result<void> write(const QString &name, const std::optional<Value> &value) override
    {
        HKEY key = nullptr;
        LSTATUS status = RegCreateKeyExW(HKEY_CURRENT_USER, L"Environment", 0, nullptr, 0,
                                         KEY_SET_VALUE, nullptr, &key, nullptr);
        if (status == ERROR_SUCCESS && value) {
            const DWORD kind = value->kind == 0 ? REG_SZ : static_cast<DWORD>(value->kind);
            const auto size = static_cast<DWORD>((value->text.size() + 1) * sizeof(wchar_t));
            status = RegSetValueExW(key, wide(name), 0, kind,
                                    reinterpret_cast<const BYTE *>(value->text.utf16()), size);
        } else if (status == ERROR_SUCCESS) {
            status = RegDeleteValueW(key, wide(name));
            status = status == ERROR_FILE_NOT_FOUND ? ERROR_SUCCESS : status;
        }
        if (key) {
            RegCloseKey(key);
        }
        if (status == ERROR_SUCCESS) {
            return {};
        }
        return Error{ErrorCode::Io, "routing: HKEY_CURRENT_USER\\Environment\\"
                                        + name.toStdString() + " cannot be written (error "
                                        + std::to_string(status)
                                        + "); a policy of this machine may forbid it"};
    }

    Result<void> announce() override
    {
        // Explorer takes the new values then, and what is started from it gets them. A window that
        // hangs must not hold us up.
        DWORD_PTR ignored = 0;
        SendMessageTimeoutW(HWND_BROADCAST, WM_SETTINGCHANGE, 0,
                            reinterpret_cast<LPARAM>(L"Environment"), SMTO_ABORTIFHUNG, 1000,
                            &ignored);
        return {};
    }
};

} // namespace

std::unique_ptr<UserEnvironment> userEnvironment(const QString &)
{
    return std::make_unique<Registry>();
}

} // namespace llmcap
