// SPDX-License-Identifier: GPL-3.0-or-later
#include "known_tools.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace llmcap {

namespace {

std::string urlOf(const std::vector<FeedProvider> &providers, std::string_view name)
{
    for (const FeedProvider &provider : providers) {
        if (provider.name == name) {
            return provider.baseUrl;
        }
    }
    return {};
}

bool hasProgram(const char *name, const QString &path)
{
    return !QStandardPaths::findExecutable(QLatin1String(name), path.split(QDir::listSeparator()))
                .isEmpty();
}

/// Claude Code's own settings win over the environment ("Claude Code settings", key env).
QString claudeOwnUrl(const QString &home)
{
    QFile file(home + QStringLiteral("/.claude/settings.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll())
                                                .object()
                                                .value("env")
                                                .toObject()
                                                .value("ANTHROPIC_BASE_URL")
                                                .toString()
                                          : QString();
}

KnownTool claudeCode(const QString &home, const QString &path, const std::string &url)
{
    KnownTool tool{"Claude Code", hasProgram("claude", path) || QDir(home + "/.claude").exists(),
                   true, "reads ANTHROPIC_BASE_URL", {}};
    const QString own = claudeOwnUrl(home);
    if (!own.isEmpty() && own.toStdString() != url) {
        tool.isRouted = false;
        tool.how = "its own ~/.claude/settings.json says env.ANTHROPIC_BASE_URL, which wins over "
                   "the environment; make it";
        tool.lines = "\"ANTHROPIC_BASE_URL\": \"" + url + "\"\n";
    }
    return tool;
}

KnownTool continueTool(const QString &home, const std::string &openAi,
                       const std::string &anthropic)
{
    return {"Continue", QDir(home + "/.continue").exists(), false,
            "reads no variable; in ~/.continue/config.yaml, give each model its apiBase",
            "# provider: openai\napiBase: " + openAi + "/v1\n# provider: anthropic\napiBase: "
                + anthropic + "/v1/\n"};
}

} // namespace

std::vector<KnownTool> knownTools(const QString &home, const QString &path,
                                  const std::vector<FeedProvider> &providers)
{
    const std::string openAi = urlOf(providers, "openai");
    const std::string anthropic = urlOf(providers, "anthropic");
    std::vector<KnownTool> tools;
    tools.push_back(claudeCode(home, path, anthropic));
    tools.push_back({"Codex CLI", hasProgram("codex", path) || QDir(home + "/.codex").exists(),
                     true,
                     "reads openai_base_url of ~/.codex/config.toml, which route on writes; under "
                     "a cap it needs web_search = \"disabled\" there, because the provider's own "
                     "searches have no bound",
                     {}});
    tools.push_back({"Gemini CLI", hasProgram("gemini", path) || QDir(home + "/.gemini").exists(),
                     true, "reads GOOGLE_GEMINI_BASE_URL (with an API key)", {}});
    tools.push_back(continueTool(home, openAi, anthropic));
    tools.push_back({"Aider",
                     hasProgram("aider", path) || QFile::exists(home + "/.aider.conf.yml"), true,
                     "reads OPENAI_API_BASE and ANTHROPIC_API_BASE", {}});
    tools.push_back({"LangChain", true, true,
                     "its providers' packages read OPENAI_BASE_URL, OPENAI_API_BASE and "
                     "ANTHROPIC_BASE_URL", {}});
    tools.push_back({"LlamaIndex", true, true,
                     "reads OPENAI_API_BASE; its Anthropic class ANTHROPIC_BASE_URL", {}});
    return tools;
}

} // namespace llmcap
