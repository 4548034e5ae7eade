// SPDX-License-Identifier: GPL-3.0-or-later
#include "owner_only.h"

#include <QFile>
#include <QFileInfo>

namespace llmcap {

bool restrictToOwner(const QString &path)
{
    auto rights = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (QFileInfo(path).isDir()) {
        rights |= QFileDevice::ExeOwner;
    }
    return QFile::setPermissions(path, rights);
}

} // namespace llmcap
