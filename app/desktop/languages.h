// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

class QCoreApplication;

namespace llmcap {

/// Installs the texts of that language from the folder "translations" beside the program, and the
/// English plural forms where there are none. Thread: the application's, before its windows.
void installLanguage(QCoreApplication &application, const QLocale &locale);

} // namespace llmcap
