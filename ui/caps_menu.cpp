// SPDX-License-Identifier: GPL-3.0-or-later
#include "caps_menu.h"

#include "amount.h"
#include "dashboard_text.h"
#include "raise_steps.h"
#include "tray_state.h"

#include <algorithm>

namespace llmcap {

namespace {

constexpr std::chrono::hours pauseOf{1};

Instant systemNow()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

} // namespace

CapsMenu::CapsMenu(QMenu &menu, FeedActions &actions)
    : QObject(&menu), m_menu(menu), m_actions(actions), m_separator(menu.addSeparator())
{
    QAction *const row = menu.addAction(tr("&New cap…"));
    connect(row, &QAction::triggered, this, &CapsMenu::newCapWanted);
}

void CapsMenu::setCaps(const FeedStatus &status, const QTimeZone &zone)
{
    const std::vector<CapState> &caps = status.snapshot.caps;
    const Instant now = status.snapshot.asOf;
    for (auto &[name, rows] : m_rows) {
        const bool isThere = std::any_of(caps.begin(), caps.end(), [&](const CapState &cap) {
            return cap.cap.name == name;
        });
        rows.menu->menuAction()->setVisible(isThere);
    }
    for (const CapState &cap : caps) {
        Rows &rows = rowsOf(cap.cap.name);
        show(rows, cap, now, zone);
        lock(rows, status.policy, now);
    }
    m_separator->setVisible(!caps.empty());
}

CapsMenu::Rows &CapsMenu::rowsOf(const std::string &name)
{
    const auto known = m_rows.find(name);
    return known != m_rows.end() ? known->second
                                 : m_rows.emplace(name, makeRows(name)).first->second;
}

CapsMenu::Rows CapsMenu::makeRows(const std::string &name)
{
    Rows rows;
    rows.menu = new QMenu(&m_menu);
    const auto next = m_rows.upper_bound(name);   // the menu is ordered by name
    m_menu.insertMenu(next == m_rows.end() ? m_separator : next->second.menu->menuAction(),
                      rows.menu);
    for (int i : {0, 1}) {
        rows.raise[i] = rows.menu->addAction(QString());
        connect(rows.raise[i], &QAction::triggered, this, [this, name, i] {
            m_actions.raise(name, raiseSteps(m_rows.at(name).state.cap)[i].amount);
        });
    }
    rows.takeBack = rows.menu->addAction(QString());
    connect(rows.takeBack, &QAction::triggered, this, [this, name] {
        const Cap &cap = m_rows.at(name).state.cap;
        m_actions.raise(name, amountText(-cap.raise, cap.unit));
    });
    rows.menu->addSeparator();
    QAction *const set = rows.menu->addAction(tr("&Set limit…"));
    connect(set, &QAction::triggered, this, [this, name] { emit limitWanted(name); });
    rows.pause = rows.menu->addAction(QString());
    connect(rows.pause, &QAction::triggered, this,
            [this, name] { togglePause(m_rows.at(name).state); });
    rows.locked = rows.menu->addAction(QString());
    rows.locked->setEnabled(false);
    return rows;
}

void CapsMenu::lock(Rows &rows, const FeedPolicy &policy, Instant now)
{
    const bool isFixed = std::any_of(policy.caps.begin(), policy.caps.end(), [&](const auto &cap) {
        return cap.name == rows.state.cap.name;
    });
    for (QAction *const raise : rows.raise) {
        raise->setEnabled(!isFixed);
    }
    // A pause may always be ended.
    const bool isPauseOff = policy.forbidPause && !rows.state.cap.isPaused(now);
    rows.pause->setEnabled(!isPauseOff);
    rows.locked->setText(dashboard::text(policy.reason));
    rows.locked->setVisible(isFixed || isPauseOff);
}

void CapsMenu::togglePause(const CapState &state)
{
    const Instant now = systemNow();
    m_actions.pauseCap(state.cap.name,
                       state.cap.isPaused(now) ? Instant::min() : now + pauseOf);
}

void CapsMenu::show(Rows &rows, const CapState &cap, Instant now, const QTimeZone &zone)
{
    rows.state = cap;
    rows.menu->setTitle(QLatin1Char('&') + capTitle(cap, now, zone));
    const auto steps = raiseSteps(cap.cap);
    for (int i : {0, 1}) {
        // "+$1 today", with the first digit as the key.
        QString amount = steps[i].shown;
        const auto digit = std::find_if(amount.begin(), amount.end(),
                                        [](QChar c) { return c.isDigit(); });
        amount.insert(digit - amount.begin(), QLatin1Char('&'));
        rows.raise[i]->setText(tr("+%1 %2", "+$5 today: raises a cap")
            .arg(amount, raiseSpan(cap.cap)));
    }
    const bool isRaised = cap.cap.raise > 0 && now < cap.cap.raiseUntil;
    rows.takeBack->setVisible(isRaised);
    rows.takeBack->setText(
        tr("&Take back the raise of %1")
            .arg(dashboard::amount(cap.cap.raise, cap.cap.unit)));
    rows.pause->setText(cap.cap.isPaused(now) ? tr("&Resume", "enforce a paused cap again")
        : tr("&Pause for 1 hour"));
}

} // namespace llmcap
