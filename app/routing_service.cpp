// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing_service.h"

#include "env_text.h"
#include "tool_settings.h"

#include <QDir>

#include <algorithm>
#include <utility>

namespace llmcap {

namespace {

RoutedVariables variablesFor(const RoutingService::Options &options)
{
    std::vector<FeedProvider> providers;
    for (const Provider &provider : options.providers) {
        providers.push_back({provider.name, provider.format, options.url + '/' + provider.name});
    }
    RoutedVariables variables = toolVariables(providers);
    // Codex CLI reads no variable. Where it is not installed there is nothing to write.
    const auto openAi = std::find_if(variables.begin(), variables.end(), [](const auto &variable) {
        return variable.first == "OPENAI_BASE_URL";
    });
    if (openAi != variables.end() && QDir(QDir::homePath() + QStringLiteral("/.codex")).exists()) {
        variables.emplace_back(codexSetting, openAi->second);
    }
    return variables;
}

std::vector<std::string> texts(const QStringList &list)
{
    std::vector<std::string> all;
    for (const QString &text : list) {
        all.push_back(text.toStdString());
    }
    return all;
}

} // namespace

RoutingService::RoutingService(Options options)
    : m_options(std::move(options)),
      m_url(QString::fromStdString(m_options.url)),
      m_variables(variablesFor(m_options)),
      m_keeper(m_url, m_options.log)
{
}

RoutingControl RoutingService::control()
{
    return {[this] { return m_isOn.load(); }, [this] { return state(m_url); },
            [this](bool on) { return set(on); }};
}

void RoutingService::resume()
{
    const auto resumed = m_routing.resume(m_url, m_variables);
    if (!resumed) {
        m_options.log(resumed.error().message);
        return;
    }
    becomeOn(*resumed);
}

void RoutingService::rest()
{
    m_keeper.release();
    m_isOn = false;
    if (const auto done = m_routing.rest(m_url); !done) {
        m_options.log(done.error().message);
    }
}

Result<RoutingState> RoutingService::set(bool on)
{
    const QString leadTo = m_routing.journal().url;
    const auto done = on ? m_routing.on(m_url, m_variables) : m_routing.off();
    const auto atLogin = setLoginCheck(on && done);
    if (!done || !atLogin) {
        return !done ? done.error() : atLogin.error();
    }
    // The watchdog is the application thread's, and this is the feed's.
    QMetaObject::invokeMethod(this, [this, on] { becomeOn(on); }, Qt::QueuedConnection);
    m_isOn = on;
    m_options.log(on ? "tools are routed to LLMCap" : "tools are not routed any more");
    m_options.changed();
    return state(on ? m_url : leadTo);
}

RoutingState RoutingService::state(const QString &url) const
{
    const RoutingJournal journal = m_routing.journal();
    RoutingState state;
    state.isOn = journal.isInForce() && journal.url == m_url;
    state.isWanted = journal.isWanted;
    for (const RoutingJournal::Entry &entry : journal.entries) {
        state.variables.emplace_back(entry.name.toStdString(), entry.value.toStdString());
    }
    state.covered = texts(m_routing.covered());
    state.released = texts(journal.released);
    state.openPrograms = texts(programsThatPointAt(url));
    state.problem = journal.problem.toStdString();
    return state;
}

void RoutingService::becomeOn(bool on)
{
    m_isOn = on;
    if (on) {
        m_keeper.keep();
    } else {
        m_keeper.release();
    }
}

} // namespace llmcap
