// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

#include <algorithm>
#include <cmath>

namespace llmcap {

namespace {

struct Basics {
    QColor window, base, alternate, text, button, highlight, highlightText, faint, link;
};

QPalette paletteFrom(const Basics &basics)
{
    QPalette palette(basics.text, basics.button, basics.button.lighter(130),
                     basics.button.darker(180), basics.faint, basics.text, basics.text,
                     basics.base, basics.window);
    palette.setColor(QPalette::AlternateBase, basics.alternate);
    palette.setColor(QPalette::Highlight, basics.highlight);
    palette.setColor(QPalette::HighlightedText, basics.highlightText);
    palette.setColor(QPalette::ToolTipBase, basics.base);
    palette.setColor(QPalette::ToolTipText, basics.text);
    palette.setColor(QPalette::Link, basics.link);
    palette.setColor(QPalette::PlaceholderText, basics.faint);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, basics.faint);
    }
    return palette;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

/// Fusion draws its edges darker than the window: on black there are none.
constexpr const char *edges
    = "QPushButton,QToolButton,QComboBox,QLineEdit,QAbstractSpinBox{border:1px solid #ffffff;"
      "padding:3px 8px;}"
      "QPushButton:focus,QToolButton:focus,QComboBox:focus,QLineEdit:focus,QAbstractSpinBox:focus,"
      "QTableView:focus{border:2px solid #ffff00;}"
      "QTabBar::tab{border:1px solid #ffffff;padding:4px 12px;}"
      "QTabBar::tab:selected{background:#ffff00;color:#000000;}"
      "QHeaderView::section{background:#000000;color:#ffffff;border:1px solid #ffffff;padding:2px;}"
      "llmcap--FigureTile,llmcap--ChartCard,QTableView{border:1px solid #ffffff;}"
      "QToolTip{background:#000000;color:#ffffff;border:1px solid #ffffff;}";

/// Boxes to tick and the lines of menus: Fusion draws them darker than the window, which nobody
/// sees in the dark.
QString marks(const char *edge, const char *filled)
{
    return QStringLiteral(
               "QMenu{background:palette(base);color:palette(text);border:1px solid %1;}"
               "QMenu::item{padding:3px 22px 3px 26px;}"
               "QMenu::item:selected{background:palette(highlight);"
               "color:palette(highlighted-text);}"
               "QMenu::separator{height:1px;background:%1;margin:3px 5px;}"
               "QCheckBox::indicator,QMenu::indicator{width:11px;height:11px;}"
               "QMenu::indicator{left:7px;}"
               "QCheckBox::indicator,QMenu::indicator:non-exclusive{border:1px solid %1;}"
               "QMenu::indicator:exclusive:checked{background:%2;border-radius:5px;}"
               "QCheckBox::indicator:checked,QMenu::indicator:non-exclusive:checked"
               "{background:%2;}")
        .arg(QLatin1String(edge), QLatin1String(filled));
}

QString sheetOf(Theme theme)
{
    switch (theme) {
    case Theme::System:
    case Theme::Light: break;
    case Theme::Dark: return marks("#9aa3ad", "#6cb6ff");
    case Theme::HighContrast: return QLatin1String(edges) + marks("#ffffff", "#ffff00");
    }
    return {};
}

} // namespace

void markWhenChecked(QAbstractButton &button)
{
    button.setStyleSheet(QStringLiteral(
        "QPushButton:checked{background:palette(highlight);color:palette(highlighted-text);"
        "border:1px solid palette(text);border-radius:2px;padding:3px 2px;}"));
}

double contrastOf(const QColor &a, const QColor &b)
{
    const double one = luminance(a), two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

QPalette paletteOf(Theme theme)
{
    switch (theme) {
    case Theme::System: break;
    case Theme::Light:
        return paletteFrom({"#f3f4f6", "#ffffff", "#f6f7f9", "#16191d", "#e9ebee", "#0b63c5",
                            "#ffffff", "#5d646d", "#0b57b0"});
    case Theme::Dark:
        return paletteFrom({"#1d2025", "#15181c", "#1b1f24", "#e8eaed", "#2c3138", "#2f7fd8",
                            "#ffffff", "#a0a7b0", "#7cbcff"});
    case Theme::HighContrast:
        return paletteFrom({"#000000", "#000000", "#000000", "#ffffff", "#000000", "#ffff00",
                            "#000000", "#d0d0d0", "#ffff00"});
    }
    return QApplication::style()->standardPalette();
}

void applyTheme(Theme theme)
{
    auto *const application = static_cast<QApplication *>(QCoreApplication::instance());
    application->setStyleSheet(sheetOf(theme));
    if (theme == Theme::System) {
        QApplication::setPalette(QPalette());
        return;
    }
    // The only style that takes every colour from the palette on every desktop.
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(theme));
}

ThemeColours coloursOf(const QPalette &palette)
{
    ThemeColours colours;
    colours.background = palette.color(QPalette::Base);
    colours.text = palette.color(QPalette::Text);
    colours.isHighContrast = contrastOf(colours.background, colours.text) > 20.5
        && palette.color(QPalette::Window) == colours.background;
    const bool isDark = luminance(colours.background) < 0.18;
    colours.grid = colours.text;
    colours.grid.setAlpha(colours.isHighContrast ? 120 : isDark ? 44 : 30);
    if (isDark) {
        colours.curve = "#6cb6ff";
        colours.limit = "#ff8a80";
        colours.blocked = "#ff8a80";
        colours.rest = "#9aa3ad";
        colours.bands = {"#6cb6ff", "#ffb454", "#4fd1b5", "#c9a7ff", "#ff9ec4", "#d7e36b",
                         "#e0c8a8"};
        colours.noticeBack = "#3d3000";
        colours.noticeText = "#ffe9a8";
        colours.noticeEdge = "#c79100";
    } else {
        colours.curve = "#0b63c5";
        colours.limit = "#c0251f";
        colours.blocked = "#c0251f";
        colours.rest = "#707881";
        colours.bands = {"#0b63c5", "#b85c00", "#00796b", "#7b3fd0", "#bf2f7a", "#5d7200",
                         "#7a5230"};
        colours.noticeBack = "#fff1c7";
        colours.noticeText = "#2b2100";
        colours.noticeEdge = "#a87700";
    }
    if (colours.isHighContrast) {
        colours.noticeBack = colours.background;
        colours.noticeText = colours.text;
        colours.noticeEdge = isDark ? QColor("#ffff00") : colours.text;
    }
    return colours;
}

} // namespace llmcap
