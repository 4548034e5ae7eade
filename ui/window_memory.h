// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme.h"

#include <QByteArray>

namespace llmcap {

/// How the dashboard looked when it was last closed. In a file of its own for this user: it is no
/// setting of the proxy, which may be on another machine.
struct WindowMemory {
    QByteArray geometry;
    Theme theme = Theme::System;
};
WindowMemory readWindowMemory();
/// A file that cannot be written loses the look, nothing else.
void writeWindowMemory(const WindowMemory &memory);

} // namespace llmcap
