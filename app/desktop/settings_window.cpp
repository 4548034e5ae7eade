// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings_window.h"

#include "autostart.h"
#include "caps_page.h"
#include "dashboard_text.h"

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

#include <algorithm>

namespace llmcap {

NoticeSwitches noticesOf(const WindowSettings &window)
{
    return {window.noticeThreshold, window.noticeReached, window.noticeBlocked,
            window.noticePauseEnded, window.noticeProxyDown, window.noticeRunaway};
}

SettingsWindow::SettingsWindow(FeedClient &feed, SettingsFacts facts, QWidget *parent)
    : QDialog(parent),
      m_feed(feed),
      m_facts(std::move(facts)),
      m_titles(new QListWidget(this)),
      m_pages(new QStackedWidget(this)),
      m_said(new QLabel(this)),
      m_locked(new QLabel(this))
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

    m_locked->setObjectName("locked");
    m_locked->setTextFormat(Qt::PlainText);
    m_locked->setWordWrap(true);
    connect(&feed, &FeedClient::statusChanged, this, &SettingsWindow::showStatus);
    showStatus(feed.lastStatus().value_or(FeedStatus{}));
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
    layout->addWidget(m_locked);
    layout->addWidget(m_said);
    layout->addWidget(buttons);
    // Texts that wrap have room for all their lines, and those that do not in every language.
    setMinimumSize(sizeHint().expandedTo(layout->totalMinimumSize()));
}

void SettingsWindow::addPage(const QString &title, QWidget *page)
{
    m_titles->addItem(title);
    m_pages->addWidget(page);
}

void SettingsWindow::addLockable(const char *key, QWidget *field)
{
    field->setObjectName(QLatin1String(key));
    m_lockable[key] = field;
}

void SettingsWindow::showStatus(const FeedStatus &status)
{
    const std::vector<std::string> &locked = status.policy.locked;
    bool isAny = false;
    for (const auto &[key, field] : m_lockable) {
        const bool isLocked = std::find(locked.begin(), locked.end(), key) != locked.end();
        // Without a proxy of one's own these values are nobody's.
        field->setEnabled(!isLocked && m_facts.ownsProxy);
        field->setToolTip(isLocked ? dashboard::text(status.policy.reason) : QString());
        isAny = isAny || isLocked;
    }
    const QString reason = dashboard::text(status.policy.reason);
    m_locked->setText(!m_facts.ownsProxy
                          ? tr("Greyed values are of this computer's own proxy, which does not "
                               "run: LLMCap watches %1.")
                                .arg(m_feed.address().url.toString())
                          : tr("Greyed values are fixed: %1").arg(reason));
    m_locked->setVisible(isAny || !m_facts.ownsProxy);
    showOpened(status);
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
    change.feedUrl = differing(hostedUrl(), m_facts.window.feedUrl);
    change.feedCaFile
        = differing(m_feedCa->text().trimmed().toStdString(), m_facts.window.feedCaFile);
    change.noticeThreshold = m_notices[0]->isChecked();
    change.noticeReached = m_notices[1]->isChecked();
    change.noticeBlocked = m_notices[2]->isChecked();
    change.noticePauseEnded = m_notices[3]->isChecked();
    change.noticeProxyDown = m_notices[4]->isChecked();
    change.noticeRunaway = m_notices[5]->isChecked();
    return change;
}

// Else a value that is applied and then set back would count as unchanged.
void SettingsWindow::remember(const SettingsChange &written)
{
    const auto take = [](auto &field, const auto &value) {
        if (value) {
            field = std::decay_t<decltype(field)>(*value);
        }
    };
    Settings &proxy = m_facts.settings.proxy;
    take(m_facts.window.language, written.language);
    take(proxy.zone, written.zone);
    take(m_facts.settings.fallbackPrice, written.fallbackPrice);
    take(proxy.maxWait, written.maxWaitSeconds);
    take(proxy.drain, written.drainSeconds);
    take(proxy.paymentRequired, written.paymentRequired);
    take(proxy.allowUnknownEndpoints, written.allowUnknownEndpoints);
    take(proxy.powerSafe, written.powerSafe);
    take(m_facts.window.feedUrl, written.feedUrl);
    take(m_facts.window.feedCaFile, written.feedCaFile);
}

bool SettingsWindow::apply()
{
    for (const QString &problem : {hostedProblem(), applyAutostart()}) {
        if (!problem.isEmpty()) {
            m_said->setText(problem);
            return false;
        }
    }
    const SettingsChange wanted = change();
    if (const auto done = changeSettingsFile(m_facts.file, wanted); !done) {
        m_said->setText(QString::fromStdString(done.error().message));
        return false;
    }
    remember(wanted);
    const bool isForProxy = wanted.zone || wanted.fallbackPrice || wanted.maxWaitSeconds
        || wanted.drainSeconds || wanted.paymentRequired || wanted.allowUnknownEndpoints
        || wanted.powerSafe;
    const bool isForFeed = wanted.feedUrl || wanted.feedCaFile;
    m_said->setText(isForFeed ? tr("Saved. It holds from LLMCap's next start.")
                    : isForProxy
                        ? tr("Saved. What concerns the proxy holds from LLMCap's next start.")
                        : tr("Saved."));
    emit noticesChanged({*wanted.noticeThreshold, *wanted.noticeReached, *wanted.noticeBlocked,
                         *wanted.noticePauseEnded, *wanted.noticeProxyDown,
                         *wanted.noticeRunaway});
    emit languageChanged(m_language->currentData().toString());
    return true;
}

QString SettingsWindow::applyAutostart()
{
    if (m_autostart->isChecked() == (autostart() == Autostart::On)) {
        return {};
    }
    const auto done = setAutostart(m_autostart->isChecked(), windowProgram());
    return done ? QString() : dashboard::text(done.error().message);
}

void SettingsWindow::accept()
{
    if (apply()) {
        QDialog::accept();
    }
}

} // namespace llmcap
