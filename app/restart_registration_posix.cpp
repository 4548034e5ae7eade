// SPDX-License-Identifier: GPL-3.0-or-later
#include "restart_registration.h"

namespace llmcap {

void registerForRestart(const QStringList &) {}   // packages replace files under running programs

} // namespace llmcap
