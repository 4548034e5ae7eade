// SPDX-License-Identifier: GPL-3.0-or-later
#include "look_button.h"

#include "window_memory.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QToolButton>

#include <utility>

namespace llmcap {

namespace {

struct LookButton {
    Q_DECLARE_TR_FUNCTIONS(llmcap::LookButton)
};

} // namespace

QToolButton *makeLookButton(QWidget *window)
{
    auto *const look = new QToolButton(window);
    look->setObjectName("look");
    look->setText(LookButton::tr("&Look", "button: how the window looks"));
    look->setAccessibleName(LookButton::tr("Light, dark or high contrast"));
    look->setPopupMode(QToolButton::InstantPopup);
    look->setFocusPolicy(Qt::StrongFocus);
    auto *const menu = new QMenu(look);
    auto *const choice = new QActionGroup(menu);
    const std::pair<Theme, QString> themes[] = {{Theme::System, LookButton::tr("As the &desktop")},
                                                {Theme::Light, LookButton::tr("&Light")},
                                                {Theme::Dark, LookButton::tr("D&ark")},
                                                {Theme::HighContrast,
                                                 LookButton::tr("&High contrast")}};
    const Theme present = readWindowMemory().theme;
    for (const auto &[theme, name] : themes) {
        QAction *const action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(theme == present);
        choice->addAction(action);
        QObject::connect(action, &QAction::triggered, window, [window, theme = theme] {
            applyTheme(theme);
            writeWindowMemory({window->saveGeometry(), theme});
        });
    }
    look->setMenu(menu);
    if (present != Theme::System) {
        applyTheme(present);
    }
    return look;
}

} // namespace llmcap
