// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "application.h"
#include "demo_session.h"
#include "feed_client.h"
#include "help_windows.h"
#include "languages.h"
#include "settings_window.h"
#include "single_instance.h"
#include "start_problem.h"
#include "termination.h"
#include "token_store.h"
#include "tray.h"
#include "tray_arguments.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace llmcap {

/// llmcap-tray from start to end: the proxy (or the feed that is watched), the tray, the window.
/// Thread: the application's. REQUIRES: a QApplication exists and outlives it.
class TrayProgram final : public QObject {
    Q_OBJECT
public:
    explicit TrayProgram(TrayArguments arguments);
    ~TrayProgram() override;

    /// False: another one runs with that folder or feed; it was asked to show itself.
    bool begin();
    /// Lets what is in flight finish, then ends the event loop.
    void quit();

protected:
    /// Without a tray, closing the window asks: afterwards nothing would be seen of the program.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void start();
    Result<void> startProxy();
    void watch(const FeedAddress &address);
    void showSurfaces(const FeedAddress &address, bool ownsProxy);
    void openDashboard(Dashboard::Focus focus);
    void explain(const Error &error);
    void offer(bool canWatch);
    void showHelp(Tray::Help help);
    /// The first steps, where they were never taken and a person is there to take them.
    void offerFirstRun();
    void showFirstRun();
    FeedAddress expectedAddress() const;
    Result<StoredToken> storedToken(const QUrl &feed) const;
    std::filesystem::path settingsFile() const;
    void showSettings();
    /// In the language of the settings file: every text of every window is made anew.
    void retranslate();

    TrayArguments m_arguments;
    std::filesystem::path m_dataFolder;
    std::uint16_t m_port = 0;              // that the proxy was to have
    Languages m_languages;
    Termination m_termination;
    std::unique_ptr<SingleInstance> m_single;
    std::unique_ptr<DemoSession> m_demo;   // its provider ends after the proxy
    std::unique_ptr<Application> m_application;
    // What people see, all on one feed; destroyed in reverse.
    std::unique_ptr<FeedClient> m_feed;
    std::unique_ptr<Tray> m_tray;
    std::unique_ptr<Dashboard> m_dashboard;
    HelpWindows m_help;
    QPointer<SettingsWindow> m_settings;
    QPointer<QWidget> m_firstRun;
    QPointer<StartProblem> m_problem;
    bool m_canWatch = false;               // what m_problem offers
    QString m_problemText;                 // why the proxy did not start; "" it did
    bool m_isEnding = false;
};

} // namespace llmcap
