// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the settings window's page "Connections" that is about other machines.
#include "dashboard_text.h"
#include "settings_window.h"
#include "token_store.h"
#include "tray_arguments.h"

#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>

namespace llmcap {

using dashboard::text;

QWidget *SettingsWindow::makeHosted(QWidget *page)
{
    auto *const box = new QGroupBox(tr("Watch the LLMCap of another machine"), page);
    box->setToolTip(tr("Then no proxy runs here. “llmcap serve --tls-cert … --tls-key …” "
                       "over there shows its feed; its address and token belong here."));
    m_feedUrl = new QLineEdit(QString::fromStdString(m_facts.window.feedUrl), box);
    m_feedUrl->setObjectName("feedUrl");
    m_feedUrl->setPlaceholderText(tr("none: LLMCap runs a proxy of its own"));
    m_feedToken = new QLineEdit(box);
    m_feedToken->setObjectName("feedToken");
    m_feedToken->setEchoMode(QLineEdit::Password);
    m_feedToken->setPlaceholderText(m_facts.window.feedUrl.empty()
                                        ? tr("“llmcap token --control” over there prints it")
                                        : tr("kept; type another one to replace it"));
    m_feedCa = new QLineEdit(QString::fromStdString(m_facts.window.feedCaFile), box);
    m_feedCa->setObjectName("feedCa");
    m_feedCa->setPlaceholderText(tr("only for a certificate of one's own: PEM file"));
    auto *const form = new QFormLayout(box);
    form->addRow(tr("A&ddress:"), m_feedUrl);
    form->addRow(tr("&Token:"), m_feedToken);
    form->addRow(tr("Its a&uthority:"), m_feedCa);
    return box;
}

std::string SettingsWindow::hostedUrl() const
{
    QString url = m_feedUrl->text().trimmed();
    while (url.endsWith(QLatin1Char('/'))) {
        url.chop(1);
    }
    return url.toStdString();
}

QString SettingsWindow::hostedProblem()
{
    const std::string url = hostedUrl();
    if (url.empty()) {
        return {};
    }
    if (const std::string problem = feedProblem(url); !problem.empty()) {
        return tr("The address of another LLMCap %1").arg(text(problem));
    }
    const QString token = m_feedToken->text().trimmed();
    const TokenStore store
        = TokenStore::ofHostedFeed(m_facts.dataFolder, QUrl(QString::fromStdString(url)));
    if (token.isEmpty()) {
        const auto kept = store.read();
        return kept ? QString()
                    : tr("Type the token of %1; “llmcap token --control” over there prints it.")
                          .arg(text(url));
    }
    const auto kept = store.keep(token);
    if (!kept) {
        return text(kept.error().message);
    }
    m_feedToken->clear();
    m_feedToken->setPlaceholderText(tr("kept in %1").arg(kept->place));
    return {};
}

void SettingsWindow::showOpened(const FeedStatus &status)
{
    QStringList lines;
    lines << (m_facts.ownsProxy ? tr("LLMCap answers this computer alone, at %1.")
                                : tr("This window shows the LLMCap at %1."))
                 .arg(m_feed.address().url.toString());
    if (!status.extraCaFile.empty()) {
        lines << tr("Providers' certificates may also come from the authority in %1.")
                     .arg(text(status.extraCaFile));
    }
    if (!status.allowedOrigins.empty()) {
        QStringList pages;
        for (const std::string &origin : status.allowedOrigins) {
            pages << text(origin);
        }
        lines << tr("Browser pages that may use the providers: %1.")
                     .arg(pages.join(QStringLiteral(", ")));
    }
    m_opened->setText(lines.join(QLatin1Char('\n')));
}

} // namespace llmcap
