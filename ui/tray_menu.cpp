// SPDX-License-Identifier: GPL-3.0-or-later
#include "tray_menu.h"

#include "dashboard_text.h"

#include <QActionGroup>
#include <QDateTime>

namespace llmcap {

namespace {

using std::chrono::minutes;

Instant systemNow()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

Instant tomorrow(const QTimeZone &zone)
{
    const QDate next = QDateTime::currentDateTimeUtc().toTimeZone(zone).date().addDays(1);
    return dashboard::instantOf(next.startOfDay(zone));
}

/// Row texts come from outside in parts: a changed text alone is worth an update to the panel.
void setText(QAction *row, const QString &text)
{
    if (row->text() != text) {
        row->setText(text);
    }
    row->setVisible(!text.isEmpty());
}

} // namespace

TrayMenu::TrayMenu(FeedActions &actions, const TrayOptions &options, QObject *parent)
    : QObject(parent), m_actions(actions), m_options(options)
{
    addRows();
}

void TrayMenu::addRows()
{
    addStatusRows();
    m_guard = new GuardRows(m_menu, m_menu.addSeparator(), m_actions);
    addEnforcement();
    m_caps = new CapsMenu(*m_menu.addMenu(tr("&Caps")), m_actions);
    connect(m_caps, &CapsMenu::limitWanted, this, &TrayMenu::limitWanted);
    connect(m_caps, &CapsMenu::newCapWanted, this, &TrayMenu::newCapWanted);
    m_blockAll = addRow(m_menu, tr("Block &all paid requests"), [this] {
        FeedEnforcementChange change;
        change.blockAll = m_blockAll->isChecked();
        m_actions.setEnforcement(change);
    });
    m_blockAll->setCheckable(true);
    QMenu *const tools = m_menu.addMenu(tr("C&onnect a tool"));
    tools->menuAction()->setVisible(m_options.hasTools);
    m_connect = new ConnectMenu(*tools);
    connect(m_connect, &ConnectMenu::routingWanted, &m_actions, &FeedActions::route);
    connect(m_connect, &ConnectMenu::testWanted, this, &TrayMenu::connectionTestWanted);
    m_menu.addSeparator();
    addEnd(m_options);
}

void TrayMenu::retranslate()
{
    // Each submenu takes what hangs on it along; clear() alone would leave them behind.
    const auto submenus = m_menu.findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
    delete m_modes;
    delete m_guard;
    m_lockable.clear();
    qDeleteAll(submenus);
    m_menu.clear();
    addRows();
}

QAction *TrayMenu::addRow(QMenu &menu, const QString &text, std::function<void()> chosen)
{
    QAction *const row = menu.addAction(text);
    connect(row, &QAction::triggered, this, [chosen = std::move(chosen)] { chosen(); });
    return row;
}

void TrayMenu::addStatusRows()
{
    m_problem = addRow(m_menu, {}, [this] { emit problemWanted(); });
    m_today = addRow(m_menu, {}, [this] { emit dashboardWanted(Dashboard::Focus::Today); });
    m_month = addRow(m_menu, {}, [this] { emit dashboardWanted(Dashboard::Focus::Month); });
    m_blocked = addRow(m_menu, {}, [this] { emit dashboardWanted(Dashboard::Focus::Blocked); });
    m_stale = addRow(m_menu, {}, [this] { emit reconnectWanted(); });
}

void TrayMenu::addEnforcement()
{
    m_enforcement = m_menu.addMenu(QString());
    m_modes = new QActionGroup(this);
    m_modes->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    const auto addMode = [&](const QString &text, bool warnOnly) {
        QAction *const row = addRow(*m_enforcement, text, [this, warnOnly] {
            FeedEnforcementChange change;
            change.warnOnly = warnOnly;
            change.pausedUntil = Instant::min();
            m_actions.setEnforcement(change);
        });
        row->setCheckable(true);
        m_modes->addAction(row);
        return row;
    };
    m_on = addMode(tr("&On"), false);
    m_warnOnly = addMode(tr("&Warn only"), true);
    m_lockable.push_back(m_warnOnly);
    m_enforcement->addSeparator();
    const auto pauseUntil = [this](Instant until) {
        FeedEnforcementChange change;
        change.pausedUntil = until;
        m_actions.setEnforcement(change);
    };
    const auto addPause = [&](const QString &text, std::function<void()> chosen) {
        m_lockable.push_back(addRow(*m_enforcement, text, std::move(chosen)));
    };
    addPause(tr("Pause for 1&5 minutes"),
             [pauseUntil] { pauseUntil(systemNow() + minutes{15}); });
    addPause(tr("Pause for 1 &hour"), [pauseUntil] { pauseUntil(systemNow() + minutes{60}); });
    addPause(tr("Pause until &tomorrow"),
             [this, pauseUntil] { pauseUntil(tomorrow(m_zone)); });
    m_locked = m_enforcement->addAction(QString());
    m_locked->setEnabled(false);
}

void TrayMenu::addHelp(const TrayOptions &options)
{
    QMenu &help = *m_menu.addMenu(tr("&Help"));
    if (options.hasDoctor) {
        addRow(help, tr("&Doctor…"), [this] { emit helpWanted(Tray::Help::Doctor); });
    }
    if (options.hasLog) {
        addRow(help, tr("&Logs"), [this] { emit helpWanted(Tray::Help::Logs); });
    }
    addRow(help, tr("&About LLMCap"), [this] { emit helpWanted(Tray::Help::About); });
}

void TrayMenu::addEnd(const TrayOptions &options)
{
    addRow(m_menu, tr("Open &dashboard…"),
           [this] { emit dashboardWanted(Dashboard::Focus::Today); });
    if (options.hasSettings) {
        addRow(m_menu, tr("&Settings…"), [this] { emit settingsWanted(); });
    }
    addHelp(options);
    m_menu.addSeparator();
    addRow(m_menu,
           options.ownsProxy ? tr("&Quit LLMCap (stops enforcement)")
                             : tr("&Quit LLMCap (the proxy it watches goes on)"),
           [this] { emit quitWanted(); });
}

void TrayMenu::show(const TrayInput &input)
{
    const TrayTexts texts = textsOf(input);
    setText(m_problem, texts.problem);
    setText(m_today, texts.today);
    setText(m_month, texts.month);
    setText(m_blocked, texts.blocked);
    setText(m_stale, texts.stale);
    if (m_enforcement->title() != texts.enforcement) {
        m_enforcement->setTitle(texts.enforcement);
    }
    if (!input.status) {
        return;
    }
    m_zone = zoneOf(input.status);
    showEnforcement(*input.status);
    m_guard->setAlarms(input.status->guard.alarms);
    m_caps->setCaps(*input.status, m_zone);
    m_connect->setProviders(input.status->providers);
    m_connect->setRouting(input.status->canRoute, input.status->isRouting);
}

void TrayMenu::showEnforcement(const FeedStatus &status)
{
    const Snapshot &snapshot = status.snapshot;
    const FeedPolicy &policy = status.policy;
    for (QAction *const row : m_lockable) {
        row->setEnabled(!policy.forbidPause);
    }
    setText(m_locked, policy.forbidPause ? dashboard::text(policy.reason) : QString());
    const bool isPaused = snapshot.asOf < snapshot.pausedUntil;
    m_on->setChecked(!isPaused && !snapshot.warnOnly);
    m_warnOnly->setChecked(!isPaused && snapshot.warnOnly);
    m_blockAll->setChecked(snapshot.blockAll);
}

} // namespace llmcap
