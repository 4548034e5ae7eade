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
    menu.addSeparator();
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
        row->setData(dashboard::text(provider.baseUrl));
        row->setVisible(true);
    }
}

void ConnectMenu::copyShellLines(const char *shell)
{
    if (const auto lines = envText(m_providers, shell, {})) {
        copy(dashboard::text(*lines));
    }
}

} // namespace llmcap
