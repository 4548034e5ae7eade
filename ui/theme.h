// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

#include <vector>

class QAbstractButton;

namespace llmcap {

/// How the windows look. System follows the desktop.
enum class Theme { System, Light, Dark, HighContrast };

QPalette paletteOf(Theme theme);
/// Every window of this program. System gives the desktop's own style and palette back.
/// Thread: the window's; REQUIRES: a QApplication.
void applyTheme(Theme theme);

/// A button that stays down is told apart in every theme, not by a shade alone.
void markWhenChecked(QAbstractButton &button);

/// Colours with a meaning on the background of a palette: text on them and lines in them have a
/// contrast of 4.5 to 1 at least (WCAG 2.1, 1.4.3), bars of 3 to 1 (1.4.11).
struct ThemeColours {
    QColor background, text, grid;
    QColor curve, limit, blocked, rest;
    std::vector<QColor> bands;         ///< told apart without red and green
    QColor noticeBack, noticeText, noticeEdge;
    bool isHighContrast = false;       ///< black and white alone: thick lines, nothing faint
};
ThemeColours coloursOf(const QPalette &palette);

/// (lighter + 0.05) / (darker + 0.05) of relative luminance; 1 to 21.
double contrastOf(const QColor &a, const QColor &b);

} // namespace llmcap
