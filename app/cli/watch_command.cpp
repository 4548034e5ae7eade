// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "exit_status.h"
#include "feed_json.h"
#include "feed_session.h"
#include "log_text.h"
#include "status_text.h"
#include "termination.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QCoreApplication>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

void print(const std::string &line)
{
    std::fputs((line + "\n").c_str(), stdout);
    std::fflush(stdout);
}

/// Follows the feed until the person ends it. The first failure ends it with its status; a
/// connection that is lost later is taken up again.
class Watch final : public QObject {
public:
    Watch(FeedSession &session, bool asJson) : m_session(session), m_asJson(asJson)
    {
        FeedClient &feed = session.client();
        connect(&feed, &FeedClient::requestRecorded, this, [this](const Exchange &row) {
            print(m_asJson ? rowJson(row) : logLine(row, m_zone, m_style));
        });
        connect(&feed, &FeedClient::crossed, this,
                [this](const FeedCrossing &crossing) { showCrossing(crossing); });
        connect(&feed, &FeedClient::statusChanged, this,
                [this](const FeedStatus &status) { showStatus(status); });
        connect(&feed, &FeedClient::linkChanged, this,
                [this](FeedClient::Link link) { followLink(link); });
    }

private:
    void showStatus(const FeedStatus &status)
    {
        m_zone = status.snapshot.zone;
        const std::string line = statusLine(status);
        if (!m_asJson && line != m_lastLine) {
            print(m_style.paint(line, Colour::Bold));
        }
        m_lastLine = line;
    }

    void showCrossing(const FeedCrossing &crossing)
    {
        if (m_asJson) {
            return;
        }
        const std::string what = crossing.firstBlock
            ? "refused its first request in this window"
            : "is at " + std::to_string(crossing.percent) + "%";
        print(m_style.paint("cap " + crossing.cap + " " + what, Colour::Yellow));
    }

    void followLink(FeedClient::Link link)
    {
        if (link == FeedClient::Link::Live) {
            m_wasLive = true;
        } else if (link != FeedClient::Link::Connecting && link != FeedClient::Link::Idle) {
            const bool refused = link == FeedClient::Link::TokenRefused;
            const Error error = m_session.explained(
                {refused ? ErrorCode::Unauthorized : ErrorCode::Network,
                 m_session.client().linkMessage().toStdString()});
            const int status = failWith(error);
            if (!m_wasLive || refused) {
                QCoreApplication::exit(status);
            }
        }
    }

    FeedSession &m_session;
    const bool m_asJson;
    const TextStyle m_style = styleOfStandardOutput();
    std::string m_zone = "UTC";
    std::string m_lastLine;
    bool m_wasLive = false;
};

int runWatch(const ClientOptions &client, bool asJson)
{
    FeedSession session(client);
    const Watch watch(session, asJson);
    const Termination termination;
    QObject::connect(&termination, &Termination::requested, qApp, &QCoreApplication::quit);
    session.client().subscribe();
    return QCoreApplication::exec();
}

} // namespace

void addWatchCommand(CommandSet &commands)
{
    auto *const watch
        = commands.app.add_subcommand("watch", "Every request as it ends, until Ctrl+C");
    const auto asJson = std::make_shared<bool>(false);
    watch->add_flag("--json", *asJson, "One JSON object a request");
    watch->callback([&commands, asJson] {
        commands.chosen = [&commands, asJson] { return runWatch(commands.client, *asJson); };
    });
}

} // namespace llmcap
