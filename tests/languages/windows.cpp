// SPDX-License-Identifier: GPL-3.0-or-later
#include "windows.h"

#include "cap_dialog.h"
#include "connection_test.h"
#include "dashboard.h"
#include "feed_samples.h"
#include "first_run.h"
#include "help_windows.h"
#include "settings_window.h"
#include "start_problem.h"
#include "text_window.h"
#include "tray_menu.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

#include <algorithm>

namespace llmcap {

namespace {

QByteArray samplePoints()
{
    const auto point = [](const char *time, const char *group, const char *spent, int requests,
                          int blocked, int unpriced) {
        return ScriptedFeed::pointJson(time, group, spent, requests, blocked, unpriced);
    };
    return point("2026-11-24T08:00:00Z", "gpt-5.2", "1.5", 3, 0, 0) + ","
        + point("2026-11-24T09:00:00Z", "claude-sonnet-4-5-20250929", "0.68", 4, 2, 1) + ","
        + point("2026-11-24T10:00:00Z", "gemini-2.5-pro", "1.11", 1'204, 1, 0) + ","
        + point("2026-11-24T11:00:00Z", "gpt-5.2", "0.89", 14, 0, 0);
}

template <class Window>
Window *shown(Window *window)
{
    window->setAttribute(Qt::WA_DeleteOnClose, false);
    window->show();
    window->activateWindow();
    return window;
}

CapState reachedCap()
{
    return sampleCap("month", 61.20, 150, "month");
}

} // namespace

Windows::Windows()
{
    m_feed.status = ScriptedFeed::statusJson("1234.18", "10000", true);
    for (const char *const by : {"model", "provider", "key", "project", "client", ""}) {
        m_feed.points[QLatin1String(by)] = samplePoints();
    }
    const char *const outcomes[] = {"completed", "refused", "client_gone", "upstream_failed"};
    const char *const bases[] = {"reported", "none", "estimated", "held"};
    for (int i = 40; i > 0; --i) {
        m_feed.rows.append(ScriptedFeed::rowJson(i, outcomes[i % 4], bases[i % 4]));
    }
    m_client = std::make_unique<FeedClient>(FeedAddress{m_feed.url(), ScriptedFeed::token});
    m_client->subscribe();
    m_actions = std::make_unique<FeedActions>(*m_client);
    QTest::qWaitFor([this] { return m_client->lastStatus().has_value(); });
}

Windows::~Windows() = default;

QWidget *Windows::dashboard(int page, bool asTables, bool ownDays)
{
    Dashboard *const window = Dashboard::make(client());
    window->open(Dashboard::Focus::Today);
    window->findChild<QTabWidget *>("pages")->setCurrentIndex(page);
    if (asTables) {
        for (QPushButton *const button : window->findChildren<QPushButton *>("asTable")) {
            button->click();
        }
    }
    if (ownDays) {   // the last of the buttons for the time
        QPushButton *last = nullptr;
        for (QPushButton *const button : window->findChildren<QPushButton *>()) {
            last = button->text().contains(QChar(0x2026)) && button->isCheckable() ? button : last;
        }
        last->click();
    }
    // Figures, charts and the age of the data are there.
    QTest::qWaitFor([window] {
        const auto *const asOf = window->findChild<QLabel *>("asOf");
        return asOf && asOf->text().contains(QStringLiteral("2026"));
    });
    const QString loading = QCoreApplication::translate("llmcap::TileRow", "Loading…");
    QTest::qWaitFor([&] {
        const auto labels = window->findChildren<QLabel *>();
        return std::none_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text() == loading;
        });
    });
    QTest::qWait(150);   // and the layout has made room for them
    return window;
}

QWidget *Windows::firstSteps(int page)
{
    FirstRunFacts facts;
    facts.settingsFile = m_folder.filePath("settings.json").toStdString();
    facts.dataFolder = "/home/somebody/.local/share/llmcap";
    facts.tokenPlace = QStringLiteral("/home/somebody/.local/share/llmcap/token");
    facts.isTokenInFile = true;
    auto *const window = shown(new FirstRun(client(), std::move(facts)));
    for (int i = 0; i < page; ++i) {
        window->next();
    }
    QTest::qWait(30);
    return window;
}

QWidget *Windows::settings(int page)
{
    SettingsFacts facts;
    facts.file = "/home/somebody/.config/llmcap/settings.json";
    facts.dataFolder = "/home/somebody/.local/share/llmcap";
    facts.tokenPlace = QStringLiteral("/home/somebody/.local/share/llmcap/token");
    facts.systemLanguage = QStringLiteral("Português (Brasil)");
    auto *const window = shown(new SettingsWindow(client(), std::move(facts)));
    window->showPage(page);
    QTest::qWait(20);
    return window;
}

std::vector<Windows::Shown> Windows::all()
{
    std::vector<Shown> all{
        {"dashboard", [this] { return dashboard(0, false, false); }},
        {"tables", [this] { return dashboard(0, true, false); }},
        {"breakdown", [this] { return dashboard(1, false, false); }},
        {"requests", [this] { return dashboard(2, false, true); }},
    };
    const char *const pages[] = {"general", "caps", "connections", "notices", "prices", "privacy",
                                 "advanced"};
    for (int page = 0; page < 7; ++page) {
        all.push_back({QStringLiteral("settings-") + QLatin1String(pages[page]),
                       [this, page] { return settings(page); }});
    }
    for (int page = 0; page < 4; ++page) {
        all.push_back({QStringLiteral("first-steps-%1").arg(page + 1),
                       [this, page] { return firstSteps(page); }});
    }
    all.push_back({"limit", [this] { return shown(new LimitDialog(client(), reachedCap())); }});
    all.push_back({"new-cap", [this] {
                       return shown(new NewCapDialog(client(), *client().lastStatus()));
                   }});
    all.push_back({"connection", [this] { return shown(new ConnectionTest(client())); }});
    all.push_back({"did-not-start", [] {
                       StartProblem::Offers offers;
                       offers.freePort = 4518;
                       return shown(new StartProblem(
                           QStringLiteral("Port 4517 is in use by another program; stop that "
                                          "program, or choose another port"), offers));
                   }});
    all.push_back({"runs-already", [] {
                       StartProblem::Offers offers;
                       offers.canWatch = true;
                       return shown(new StartProblem(QStringLiteral("The folder is in use."),
                                                     offers));
                   }});
    return all;
}

QMenu &Windows::menu()
{
    TrayOptions options;
    options.hasSettings = true;
    auto menu = std::make_unique<TrayMenu>(*m_actions, options);
    TrayInput input = sampleInput();
    input.status->snapshot.caps[0].cap.raise = usd(5);
    input.status->snapshot.caps[0].cap.raiseUntil = sampleNow + std::chrono::hours{3};
    input.status->snapshot.today.spent = {usd(4.18)};
    input.link = FeedClient::Link::Unreachable;
    input.age = std::chrono::minutes{4};
    input.problem = QCoreApplication::translate("llmcap::Tray", "the proxy cannot be reached");
    menu->show(input);
    QMenu &shown = menu->menu();
    m_menu = std::move(menu);
    return shown;
}

} // namespace llmcap
