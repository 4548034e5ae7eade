// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "data_folder.h"
#include "exit_status.h"
#include "feed_session.h"
#include "settings_file.h"
#include "terminal.h"
#include "token_store.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

/// Collects what was found; prints each at once.
class Report final {
public:
    void good(const std::string &text) { print("ok", Colour::Green, text); }
    void hint(const std::string &text) { print("look", Colour::Yellow, text); }
    void bad(const std::string &text)
    {
        m_isHealthy = false;
        print("FAIL", Colour::Red, text);
    }
    bool isHealthy() const { return m_isHealthy; }

private:
    void print(const char *mark, Colour colour, const std::string &text) const
    {
        std::printf("%s  %s\n", m_style.paint(mark, colour).c_str(), text.c_str());
    }

    const TextStyle m_style = styleOfStandardOutput();
    bool m_isHealthy = true;
};

void checkFiles(const std::filesystem::path &folder, Report &report)
{
    std::error_code problem;
    if (!std::filesystem::exists(folder, problem)) {
        return report.hint("there is no data folder " + folder.string()
                           + " yet; LLMCap makes it at its first start");
    }
    if (const auto usable = prepareDataFolder(folder); !usable) {
        report.bad(usable.error().message);
    } else {
        report.good("data folder " + folder.string());
    }
    const auto settings = readSettingsFile(folder / "settings.json");
    if (settings) {
        report.good("settings.json is understood");
    } else if (settings.error().code != ErrorCode::NotFound) {
        report.bad(settings.error().message);
    }
    if (const auto token = TokenStore(folder).read()) {
        report.good("the feed's token is kept in " + token->place.toStdString());
    } else {
        report.hint(token.error().message);
    }
}

void checkFigures(const FeedStatus &status, Report &report)
{
    const Snapshot &snapshot = status.snapshot;
    if (snapshot.caps.empty()) {
        report.hint("no cap is set, so nothing is refused: llmcap caps set day --limit 10.00");
    }
    if (snapshot.warnOnly || snapshot.asOf < snapshot.pausedUntil) {
        report.hint("caps are not enforced at present: llmcap resume");
    }
    if (snapshot.month.unpriced > 0) {
        report.hint(std::to_string(snapshot.month.unpriced)
                    + " requests of this month have no price, so totals are \"at least\": "
                      "llmcap logs, then give --prices or --fallback-price");
    }
}

/// Where the tools of this shell send their requests.
void checkEnvironment(const FeedStatus &status, Report &report)
{
    for (const char *const name :
         {"ANTHROPIC_BASE_URL", "OPENAI_BASE_URL", "GOOGLE_GEMINI_BASE_URL", "CO_API_URL"}) {
        const QString value = qEnvironmentVariable(name);
        bool isOurs = false;
        for (const FeedProvider &provider : status.providers) {
            const QUrl ours(QString::fromStdString(provider.baseUrl));
            isOurs = isOurs || (QUrl(value).port() == ours.port() && !value.isEmpty());
        }
        if (isOurs) {
            report.good(std::string(name) + " points at LLMCap");
        } else {
            report.hint(std::string(name)
                        + (value.isEmpty() ? " is not set" : " points elsewhere")
                        + " in this shell: eval \"$(llmcap env)\"");
        }
    }
}

void checkHolds(FeedSession &session, Report &report)
{
    const auto holds = session.wait<std::vector<FeedHold>>(
        [](FeedClient &feed, auto then) { feed.holds(&feed, then); });
    if (!holds) {
        return report.bad(holds.error().message);
    }
    int orphans = 0;
    for (const FeedHold &hold : *holds) {
        orphans += hold.orphan && hold.waitsFor.empty() ? 1 : 0;
    }
    if (orphans > 0) {
        report.hint(std::to_string(orphans)
                    + " holds count in full because nobody knows their cost: llmcap holds");
    }
}

int runDoctor(const ClientOptions &client)
{
    Report report;
    checkFiles(client.dataFolder.empty() ? defaultDataFolder(client.demo)
                                         : std::filesystem::path(client.dataFolder),
               report);
    FeedSession session(client);
    const std::string url = session.client().address().url.toString().toStdString();
    const auto status = session.status();
    if (!status) {
        report.bad(status.error().message);
        return exitStatusOf(status.error());
    }
    report.good("LLMCap " + status->version + " answers at " + url);
    checkFigures(*status, report);
    checkHolds(session, report);
    checkEnvironment(*status, report);
    return report.isHealthy() ? exitDone : exitNo;
}

} // namespace

void addDoctorCommand(CommandSet &commands)
{
    commands.app.add_subcommand("doctor", "Checks this installation and says what to do")
        ->callback([&commands] {
            commands.chosen = [&commands] { return runDoctor(commands.client); };
        });
}

} // namespace llmcap
