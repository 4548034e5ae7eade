// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QToolButton;
class QWidget;

namespace llmcap {

/// A menu of themes. What is chosen holds at once for every window of this program, and at the next
/// start; what was chosen before is applied here. Thread: the window's.
QToolButton *makeLookButton(QWidget *window);

} // namespace llmcap
