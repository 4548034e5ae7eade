// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QByteArray>
#include <QString>

namespace llmcap {

/// The bytes of a small secret file. NotFound where there is none; Io where it cannot be read, or
/// where others may read it (its permissions were loosened): the message says what to do.
Result<QByteArray> readPrivateFile(const QString &path);

/// Makes or replaces it, readable by its owner alone from its first byte on, all or nothing.
/// Makes the folder, too.
Result<void> writePrivateFile(const QString &path, const QByteArray &bytes);

} // namespace llmcap
