// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QAbstractItemModel>
#include <QByteArray>
#include <QString>
#include <QStringList>

namespace llmcap {

/// The role of a cell for programs: decimal money, RFC 3339 time.
inline constexpr int exportRole = Qt::UserRole + 1;

/// One line of RFC 4180 in UTF-8, ended by CR LF. A cell that a spreadsheet would run as a formula
/// (it starts with = + - @ TAB or CR) gets a leading apostrophe.
QByteArray csvLine(const QStringList &cells);
/// All rows of a table, by exportRole, under its headings.
QByteArray csvOf(const QAbstractItemModel &table);
/// Writes all or nothing. Io with the reason.
Result<void> writeWhole(const QString &path, const QByteArray &bytes);

} // namespace llmcap
