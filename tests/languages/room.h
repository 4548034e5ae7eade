// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QMenu;
class QWidget;

namespace llmcap {

/// What is wrong with what is shown of that window now, a line each: texts that have less room than
/// they need. `window` must be visible.
QStringList clippedIn(const QWidget &window);
/// Letters that two rows of one menu, or two parts of one window, share as their key.
QStringList sharedKeysIn(const QWidget &window);
QStringList sharedKeysIn(const QMenu &menu);
/// Parts that take the focus and have no name for those who hear the window, or that the Tab key
/// does not reach.
QStringList unnamedIn(QWidget &window);
QStringList unreachedIn(QWidget &window);

} // namespace llmcap
