// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect_menu.h"

#include "dashboard_text.h"
#include "env_text.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace llmcap {

namespace {

void copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

ConnectMenu::ConnectMenu(QMenu &menu)
    : QObject(&menu), m_menu(menu), m_separator(menu.addSeparator())
{
#ifdef Q_OS_WIN
    const std::pair<QString, const char *> shells[] = {
        {tr("Copy &PowerShell lines"), "powershell"}, {tr("Copy &Command Prompt lines"), "cmd"}};
#else
    const std::pair<QString, const char *> shells[] = {{tr("Copy &shell lines"), "bash"}};
#endif
    for (const auto &[label, shell] : shells) {
        connect(menu.addAction(label), &QAction::triggered, this,
                [this, name = shell] { copyShellLines(name); });
    }
    addSnippets();
    menu.addSeparator();
    m_route = menu.addAction(tr("&Route my tools"));
    m_route->setCheckable(true);
    m_route->setToolTip(tr("Tools that start from now on send their requests through LLMCap, "
                           "until it quits"));
    connect(m_route, &QAction::triggered, this, &ConnectMenu::routingWanted);
    connect(menu.addAction(tr("&Test…")), &QAction::triggered, this, &ConnectMenu::testWanted);
}

void ConnectMenu::setProviders(const std::vector<FeedProvider> &providers)
{
    if (providers == m_providers) {
        return;
    }
    m_providers = providers;
    for (const auto &[name, row] : m_rows) {
        row->setVisible(false);
    }
    for (const FeedProvider &provider : providers) {
        QAction *&row = m_rows[provider.name];
        if (!row) {
            row = new QAction(&m_menu);
            m_menu.insertAction(m_separator, row);
            connect(row, &QAction::triggered, this,
                    [action = row] { copy(action->data().toString()); });
        }
        row->setText(tr("Copy base URL: &%1").arg(dashboard::text(provider.name)));
        row->setData(dashboard::text(sdkBaseUrl(provider)));
        row->setVisible(true);
    }
}

void ConnectMenu::addSnippets()
{
    // Names of languages and programs are the same everywhere.
    const std::pair<QString, Snippet> snippets[] = {{QStringLiteral("&Python"), Snippet::Python},
                                                    {QStringLiteral("&JavaScript"),
                                                     Snippet::JavaScript},
                                                    {QStringLiteral("&curl"), Snippet::Curl}};
    QMenu &submenu = *m_menu.addMenu(tr("Copy &example"));
    for (const auto &[label, snippet] : snippets) {
        connect(submenu.addAction(label), &QAction::triggered, this, [this, kind = snippet] {
            copy(dashboard::text(snippetText(m_providers, kind)));
        });
    }
}

void ConnectMenu::setRouting(bool isAvailable, bool isOn)
{
    m_route->setVisible(isAvailable);
    m_route->setChecked(isOn);
}

void ConnectMenu::copyShellLines(const char *shell)
{
    if (const auto lines = envText(m_providers, shell, {})) {
        copy(dashboard::text(*lines));
    }
}

} // namespace llmcap
