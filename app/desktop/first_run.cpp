// SPDX-License-Identifier: GPL-3.0-or-later
#include "first_run.h"

#include "first_run_pages.h"
#include "settings_change.h"

#include <QMessageBox>

namespace llmcap {

FirstRun::FirstRun(FeedClient &feed, FirstRunFacts facts, QWidget *parent)
    : QWizard(parent), m_facts(std::move(facts))
{
    setObjectName("firstRun");
    setWindowTitle(tr("LLMCap: first steps"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWizardStyle(ModernStyle);
    setWindowModality(Qt::NonModal);   // the tray's menu stays of use
    setOption(NoBackButtonOnStartPage);
    setButtonText(CancelButton, tr("&Later"));
    addPage(new FirstCapsPage(feed, this));
    addPage(new FirstToolPage(feed, this));
    addPage(new FirstTokenPage(m_facts, this));
    addPage(new FirstLoginPage(this));
}

void FirstRun::done(int result)
{
    SettingsChange change;
    change.firstRunDone = true;
    if (const auto kept = changeSettingsFile(m_facts.settingsFile, change); !kept) {
        auto *const box = new QMessageBox(QMessageBox::Warning, windowTitle(),
                                          QString::fromStdString(kept.error().message),
                                          QMessageBox::Close);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setWindowModality(Qt::NonModal);   // a message box is modal unless it is told
        box->show();
    }
    QWizard::done(result);
}

} // namespace llmcap
