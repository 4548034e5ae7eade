// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy_file.h"

#include <QFile>

namespace llmcap {

Result<PolicyFile> readPolicy()
{
    // /etc belongs to who administers the machine; no variable of the user leads elsewhere.
    const QString path = QStringLiteral("/etc/llmcap/policy.json");
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        return parsePolicy(file.read(1024 * 1024).toStdString(), path.toStdString());
    }
    if (!file.exists()) {
        return PolicyFile{};
    }
    return Error{ErrorCode::Io, "the policy in " + path.toStdString() + " cannot be read: "
                                    + file.errorString().toStdString()
                                    + "; ask who administers this machine"};
}

} // namespace llmcap
