// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings_window.h"

#include "caps_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace llmcap {

NoticeSwitches noticesOf(const WindowSettings &window)
{
    return {window.noticeThreshold, window.noticeReached, window.noticeBlocked,
            window.noticePauseEnded, window.noticeProxyDown};
}

SettingsWindow::SettingsWindow(FeedClient &feed, SettingsFacts facts, QWidget *parent)
    : QDialog(parent),
      m_feed(feed),
      m_facts(std::move(facts)),
      m_titles(new QListWidget(this)),
      m_pages(new QStackedWidget(this)),
      m_said(new QLabel(this))
{
    setWindowTitle(tr("LLMCap settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_titles->setAccessibleName(tr("Pages of the settings"));
    addPage(tr("General"), makeGeneral());
    addPage(tr("Caps"), new CapsPage(feed, this));
    addPage(tr("Connections"), makeConnections());
    addPage(tr("Notifications"), makeNotices());
    addPage(tr("Prices"), makePrices());
    addPage(tr("Privacy and data"), makePrivacy());
    addPage(tr("Advanced"), makeAdvanced());
    m_titles->setFixedWidth(m_titles->sizeHintForColumn(0) + 24);
    connect(m_titles, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_titles->setCurrentRow(0);

    m_said->setObjectName("said");
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    auto *const buttons = new QDialogButtonBox(
        QDialogButtonBox::Ok | QDialogButtonBox::Apply | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons->button(QDialogButtonBox::Apply), &QPushButton::clicked, this,
            [this] { apply(); });
    auto *const middle = new QHBoxLayout;
    middle->addWidget(m_titles);
    middle->addWidget(m_pages, 1);
    auto *const layout = new QVBoxLayout(this);
    layout->addLayout(middle, 1);
    layout->addWidget(m_said);
    layout->addWidget(buttons);
}

void SettingsWindow::addPage(const QString &title, QWidget *page)
{
    m_titles->addItem(title);
    m_pages->addWidget(page);
}

int SettingsWindow::page() const
{
    return m_titles->currentRow();
}

void SettingsWindow::showPage(int page)
{
    m_titles->setCurrentRow(page);
}

SettingsChange SettingsWindow::change() const
{
    SettingsChange change;
    const Settings &proxy = m_facts.settings.proxy;
    // Only what differs: a value that stands in no file yet keeps following the default.
    const auto differing = [](auto now, auto before) {
        return now == before ? std::nullopt : std::optional(now);
    };
    change.language = differing(m_language->currentData().toString().toStdString(),
                                m_facts.window.language);
    change.zone = differing(m_zone->text().trimmed().toStdString(), proxy.zone);
    change.fallbackPrice
        = differing(m_fallback->text().trimmed().toStdString(), m_facts.settings.fallbackPrice);
    change.maxWaitSeconds = differing(m_maxWait->value(), static_cast<int>(proxy.maxWait.count()));
    change.drainSeconds = differing(m_drain->value(), static_cast<int>(proxy.drain.count()));
    change.paymentRequired = differing(m_paymentRequired->isChecked(), proxy.paymentRequired);
    change.allowUnknownEndpoints
        = differing(m_unknownEndpoints->isChecked(), proxy.allowUnknownEndpoints);
    change.powerSafe = differing(m_powerSafe->isChecked(), proxy.powerSafe);
    change.noticeThreshold = m_notices[0]->isChecked();
    change.noticeReached = m_notices[1]->isChecked();
    change.noticeBlocked = m_notices[2]->isChecked();
    change.noticePauseEnded = m_notices[3]->isChecked();
    change.noticeProxyDown = m_notices[4]->isChecked();
    return change;
}

bool SettingsWindow::apply()
{
    const SettingsChange wanted = change();
    if (const auto done = changeSettingsFile(m_facts.file, wanted); !done) {
        m_said->setText(QString::fromStdString(done.error().message));
        return false;
    }
    const bool isForProxy = wanted.zone || wanted.fallbackPrice || wanted.maxWaitSeconds
        || wanted.drainSeconds || wanted.paymentRequired || wanted.allowUnknownEndpoints
        || wanted.powerSafe;
    m_said->setText(isForProxy
                        ? tr("Saved. What concerns the proxy holds from LLMCap's next start.")
                        : tr("Saved."));
    emit noticesChanged({*wanted.noticeThreshold, *wanted.noticeReached, *wanted.noticeBlocked,
                         *wanted.noticePauseEnded, *wanted.noticeProxyDown});
    emit languageChanged(m_language->currentData().toString());
    return true;
}

void SettingsWindow::accept()
{
    if (apply()) {
        QDialog::accept();
    }
}

} // namespace llmcap
