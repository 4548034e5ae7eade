// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace llmcap {

/// Takes everybody's access away but the owner's (and on Windows the system's own, without which
/// backups fail). For a folder, what is made in it later inherits that. False: the file system has
/// no such rights, or refuses.
bool restrictToOwner(const QString &path);

} // namespace llmcap
