// SPDX-License-Identifier: GPL-3.0-or-later
#include "tray_icon.h"

#include "cap_dialog.h"
#include "connection_test.h"
#include "dashboard_text.h"
#include "tray_host.h"

#include <QMessageBox>

namespace llmcap {

namespace {

using namespace std::chrono_literals;

constexpr auto drawPause = 300ms;
constexpr auto trayWatchPause = 3s;
/// At login a panel may come a moment after us.
constexpr auto hostPause = 200ms;
constexpr int mostWaits = 5;
constexpr int noticeIconSize = 64;

Instant systemNow()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

/// The picture of a notice tells its own news; the tray's may be of the next moment already.
QImage pictureOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Threshold: return gaugeImage({GaugeState::Warn, 80}, noticeIconSize);
    case Notice::Kind::Reached:
    case Notice::Kind::Blocked: return gaugeImage({GaugeState::Blocked, 100}, noticeIconSize);
    case Notice::Kind::PauseEnded: return gaugeImage({GaugeState::Ok, 70}, noticeIconSize);
    case Notice::Kind::Runaway: return gaugeImage({GaugeState::Warn, 100}, noticeIconSize);
    case Notice::Kind::ProxyDown: return gaugeImage({GaugeState::Down, 0}, noticeIconSize);
    }
    return {};
}

/// Shows a dialog beside everything else: it must never stop the tray.
void present(QWidget *window)
{
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace

Tray *Tray::make(FeedClient &feed, const TrayOptions &options, QObject *parent)
{
    return new TrayIcon(feed, options, parent);
}

TrayIcon::TrayIcon(FeedClient &feed, const TrayOptions &options, QObject *parent)
    : Tray(parent),
      m_feed(feed),
      m_actions(feed),
      m_menu(m_actions, options),
      m_policy(options.notices),
      m_notifier(makeDesktopNotifier(this))
{
    connectMenu();
    connectFeed();
    connectNotifier();
    m_soon.setSingleShot(true);
    m_soon.setInterval(drawPause);
    connect(&m_soon, &QTimer::timeout, this, &TrayIcon::draw);
    m_ageing.setInterval(1s);
    connect(&m_ageing, &QTimer::timeout, this, [this] {
        draw();
        tellIsDown();
    });
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, [this] { tell(m_policy.tick(systemNow())); });
    m_trayWatch.setInterval(trayWatchPause);
    connect(&m_trayWatch, &QTimer::timeout, this, &TrayIcon::watchTray);
}

void TrayIcon::connectMenu()
{
    connect(&m_menu, &TrayMenu::dashboardWanted, this, &Tray::dashboardWanted);
    connect(&m_menu, &TrayMenu::settingsWanted, this, &Tray::settingsWanted);
    connect(&m_menu, &TrayMenu::helpWanted, this, &Tray::helpWanted);
    connect(&m_menu, &TrayMenu::problemWanted, this, &Tray::problemWanted);
    connect(&m_menu, &TrayMenu::quitWanted, this, &Tray::quitWanted);
    connect(&m_menu, &TrayMenu::reconnectWanted, this, [this] { m_feed.reconnect(); });
    connect(&m_menu, &TrayMenu::limitWanted, this, &TrayIcon::setLimit);
    connect(&m_menu, &TrayMenu::newCapWanted, this, &TrayIcon::makeCap);
    connect(&m_menu, &TrayMenu::connectionTestWanted, this, &TrayIcon::testConnection);
    connect(&m_menu.menu(), &QMenu::aboutToShow, this, &TrayIcon::draw);
    connect(&m_actions, &FeedActions::failed, this, &TrayIcon::showFailure);
    connect(&m_actions, &FeedActions::ended, this, &TrayIcon::drawSoon);
}

void TrayIcon::connectFeed()
{
    connect(&m_feed, &FeedClient::statusChanged, this, [this](const FeedStatus &status) {
        drawSoon();
        tell(m_policy.takeStatus(status));
    });
    connect(&m_feed, &FeedClient::crossed, this, [this](const FeedCrossing &crossing) {
        tell(m_policy.takeCrossing(crossing, systemNow()));
    });
    connect(&m_feed, &FeedClient::requestRecorded, this, [this](const Exchange &row) {
        tell(m_policy.takeRow(row, systemNow()));
    });
    connect(&m_feed, &FeedClient::alarmed, this,
            [this](const Runaway::Alarm &alarm) { tell(m_policy.takeAlarm(alarm)); });
    connect(&m_feed, &FeedClient::rowsLeftOut, this, [this] { m_policy.takeGap(); });
    connect(&m_feed, &FeedClient::linkChanged, this, [this](FeedClient::Link link) {
        if (link == FeedClient::Link::Live) {
            m_sinceLive.invalidate();
            m_ageing.stop();
        } else if (!m_sinceLive.isValid()) {
            m_sinceLive.start();
            m_ageing.start();
        }
        drawSoon();
        tellIsDown();
    });
}

void TrayIcon::connectNotifier()
{
    if (!m_notifier) {
        return;
    }
    connect(m_notifier, &Notifier::raiseChosen, this,
            [this](const Notice &notice) { m_actions.raise(notice.cap, notice.raiseBy); });
    connect(m_notifier, &Notifier::opened, this,
            [this] { emit dashboardWanted(Dashboard::Focus::Today); });
    connect(m_notifier, &Notifier::notShown, this, &TrayIcon::showNotice);
}

void TrayIcon::show()
{
    m_isShown = true;
    m_sinceLive.start();
    if (m_feed.link() == FeedClient::Link::Idle && m_problem.isEmpty()) {
        m_feed.subscribe();
    }
    m_ageing.start();
    waitForTray();
}

void TrayIcon::hide()
{
    m_isShown = false;
    m_trayWatch.stop();
    m_ageing.stop();
    if (m_icon) {
        m_icon->hide();
    }
}

void TrayIcon::waitForTray()
{
    if (!hasStatusNotifierHost() && ++m_waits < mostWaits) {
        QTimer::singleShot(hostPause, this, &TrayIcon::waitForTray);
        return;
    }
    makeIcon();
    if (!m_isInTray) {
        emit dashboardWanted(Dashboard::Focus::Today);
    }
}

void TrayIcon::makeIcon()
{
    m_icon = std::make_unique<QSystemTrayIcon>();
    m_icon->setContextMenu(&m_menu.menu());
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger) {
                    emit dashboardWanted(Dashboard::Focus::Today);
                }
            });
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this,
            [this] { emit dashboardWanted(Dashboard::Focus::Today); });
    m_gauge = gaugeOf(input());
    m_icon->setIcon(gaugeIcon(m_gauge));
    draw();
    watchTray();
}

/// isVisible() stays true where there is no tray: only this question has an honest answer.
void TrayIcon::watchTray()
{
    const bool isThere = QSystemTrayIcon::isSystemTrayAvailable();
    if (isThere && !m_isInTray) {
        m_icon->hide();
        m_icon->show();
    }
    m_isInTray = isThere;
    if (isThere) {
        m_trayWatch.stop();
    } else {
        m_trayWatch.start();
    }
}

TrayInput TrayIcon::input() const
{
    TrayInput now;
    now.status = m_feed.lastStatus();
    now.link = m_feed.link();
    now.linkMessage = m_feed.linkMessage();
    now.problem = m_problem;
    if (m_sinceLive.isValid()) {
        // A line that went dead was noticed late; before the first figures there is only waiting.
        now.age = std::chrono::seconds{std::max<qint64>(m_sinceLive.elapsed(),
                                                        m_feed.sinceHeard().count())
                                       / 1000};
    }
    return now;
}

void TrayIcon::drawSoon()
{
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void TrayIcon::draw()
{
    const TrayInput now = input();
    m_menu.show(now);
    if (!m_icon) {
        return;
    }
    if (const Gauge gauge = gaugeOf(now); gauge != m_gauge) {
        m_gauge = gauge;
        m_icon->setIcon(gaugeIcon(gauge));
    }
    if (const QString tooltip = tooltipOf(now); tooltip != m_icon->toolTip()) {
        m_icon->setToolTip(tooltip);
    }
}

void TrayIcon::setProblem(const QString &sentence)
{
    m_problem = sentence;
    if (m_isShown) {
        draw();
        if (sentence.isEmpty() && m_feed.link() == FeedClient::Link::Idle) {
            m_feed.subscribe();
        }
    }
}

void TrayIcon::setNotices(const NoticeSwitches &switches)
{
    m_policy.setSwitches(switches);
}

void TrayIcon::retranslate()
{
    m_menu.retranslate();
    draw();
    if (m_test) {
        const QRect place = m_test->geometry();
        delete m_test;
        testConnection();
        m_test->setGeometry(place);
    }
}

void TrayIcon::tellIsDown()
{
    const TrayInput now = input();
    // What did not start at all is told by a dialog.
    if (m_isShown && now.problem.isEmpty()) {
        tell(m_policy.takeDown(gaugeOf(now).state == GaugeState::Down, now.linkMessage));
    }
}

void TrayIcon::tell(const NotificationPolicy::Notices &notices)
{
    for (const Notice &notice : notices) {
        if (m_notifier) {
            m_notifier->show(notice, pictureOf(notice.kind));
        } else {
            showNotice(notice);
        }
    }
    planTick();
}

void TrayIcon::showNotice(const Notice &notice)
{
    if (m_icon && m_isInTray) {
        m_icon->showMessage(notice.title, notice.body,
                            QIcon(QPixmap::fromImage(pictureOf(notice.kind))));
    }
}

void TrayIcon::planTick()
{
    const auto at = m_policy.nextTick();
    if (!at) {
        m_tick.stop();
        return;
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*at - systemNow());
    m_tick.start(std::max(left, std::chrono::milliseconds{0}));
}

void TrayIcon::setLimit(const std::string &cap)
{
    const auto &status = m_feed.lastStatus();
    if (!status) {
        return;
    }
    for (const CapState &state : status->snapshot.caps) {
        if (state.cap.name == cap) {
            present(new LimitDialog(m_feed, state));
        }
    }
}

void TrayIcon::makeCap()
{
    if (const auto &status = m_feed.lastStatus()) {
        present(new NewCapDialog(m_feed, *status));
    } else {
        showFailure(tr("No cap can be set"), m_feed.linkMessage());
    }
}

void TrayIcon::testConnection()
{
    if (!m_test) {
        m_test = new ConnectionTest(m_feed);
        m_test->setAttribute(Qt::WA_DeleteOnClose);
    }
    present(m_test);
}

void TrayIcon::showFailure(const QString &what, const QString &why)
{
    drawSoon();
    auto *const box = new QMessageBox(QMessageBox::Warning, tr("LLMCap"), what,
                                      QMessageBox::Close);
    box->setObjectName("failure");
    box->setInformativeText(why);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowModality(Qt::NonModal);   // a message box is modal unless it is told
    present(box);
}

} // namespace llmcap
