// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the settings window that are forms; settings_window.cpp saves what they hold.
#include "autostart.h"
#include "connection_test.h"
#include "languages.h"
#include "settings_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace llmcap {

namespace {

QString pathText(const std::filesystem::path &path)
{
    return QString::fromStdU16String(path.u16string());
}

QLabel *text(const QString &words, QWidget *parent)
{
    auto *const label = new QLabel(words, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

/// A page with its parts from the top down.
QVBoxLayout *column(QWidget *page)
{
    auto *const layout = new QVBoxLayout(page);
    layout->setContentsMargins(12, 4, 4, 4);
    return layout;
}

QSpinBox *seconds(int value, int most, QWidget *parent)
{
    auto *const box = new QSpinBox(parent);
    box->setRange(0, most);
    box->setValue(value);
    box->setSuffix(QStringLiteral(" s"));
    return box;
}

} // namespace

QWidget *SettingsWindow::makeGeneral()
{
    auto *const page = new QWidget(this);
    m_zone = new QLineEdit(QString::fromStdString(m_facts.settings.proxy.zone), page);
    addLockable("zone", m_zone);
    m_zone->setPlaceholderText(tr("the system's"));
    m_language = new QComboBox(page);
    m_language->setObjectName("language");
    m_language->addItem(tr("As the system (%1)", "language").arg(m_facts.systemLanguage),
                        QString());
    for (const Language &language : languages()) {
        m_language->addItem(language.name, language.code);
    }
    m_language->setCurrentIndex(std::max(
        0, m_language->findData(QString::fromStdString(m_facts.window.language))));
    auto *const form = new QFormLayout;
    form->addRow(tr("&Language:"), m_language);
    form->addRow(tr("Time &zone of “today”:"), m_zone);
    QVBoxLayout *const layout = column(page);
    layout->addLayout(form);
    layout->addWidget(text(tr("An IANA name like Europe/Berlin. Days and months of caps begin at "
                              "midnight there."), page));
    m_autostart = new QCheckBox(tr("&Start LLMCap when I log in"), page);
    m_autostart->setObjectName("autostart");
    const Autostart atLogin = autostart();
    m_autostart->setChecked(atLogin == Autostart::On);
    layout->addWidget(m_autostart);
    if (atLogin == Autostart::Suppressed) {
        layout->addWidget(text(tr("The system's own list of startup programs has it switched off; "
                                  "ticked here, it starts again."), page));
    }
    auto *const steps = new QPushButton(tr("Show the &first steps again"), page);
    steps->setObjectName("firstSteps");
    steps->setEnabled(m_facts.ownsProxy);
    connect(steps, &QPushButton::clicked, this, &SettingsWindow::firstStepsWanted);
    layout->addWidget(steps, 0, Qt::AlignLeft);
    layout->addStretch();
    layout->addWidget(text(tr("Everything here stands in %1.").arg(pathText(m_facts.file)), page));
    return page;
}

QWidget *SettingsWindow::makeConnections()
{
    auto *const page = new QWidget(this);
    QVBoxLayout *const layout = column(page);
    layout->addWidget(new ConnectionTest(m_feed, page), 1);
    m_opened = text({}, page);
    m_opened->setObjectName("opened");
    layout->addWidget(m_opened);
    layout->addWidget(makeHosted(page));
    return page;
}

QWidget *SettingsWindow::makeNotices()
{
    auto *const page = new QWidget(this);
    QVBoxLayout *const layout = column(page);
    layout->addWidget(text(tr("Tell me when"), page));
    const WindowSettings &window = m_facts.window;
    const std::pair<QString, bool> kinds[] = {
        {tr("a cap crosses a &threshold, like 80%"), window.noticeThreshold},
        {tr("a cap's &limit is reached"), window.noticeReached},
        {tr("a request is &blocked: the first at once, later ones every 15 minutes"),
         window.noticeBlocked},
        {tr("a &pause has ended"), window.noticePauseEnded},
        {tr("the proxy cannot be &reached"), window.noticeProxyDown},
        {tr("a program r&uns away: it repeats itself, or spends far more than usual"),
         window.noticeRunaway},
    };
    for (std::size_t i = 0; i < std::size(kinds); ++i) {
        m_notices[i] = new QCheckBox(kinds[i].first, page);
        m_notices[i]->setChecked(kinds[i].second);
        layout->addWidget(m_notices[i]);
    }
    layout->addStretch();
    return page;
}

QWidget *SettingsWindow::makePrices()
{
    auto *const page = new QWidget(this);
    m_fallback = new QLineEdit(QString::fromStdString(m_facts.settings.fallbackPrice), page);
    addLockable("fallback_price", m_fallback);
    m_fallback->setPlaceholderText(tr("none: such requests are refused"));
    auto *const form = new QFormLayout;
    form->addRow(tr("&Fallback price, in/out:"), m_fallback);
    QVBoxLayout *const layout = column(page);
    layout->addLayout(form);
    layout->addWidget(text(tr("USD per million input and output tokens, like 1.00/4.00, for models "
                              "that no price is known of. Without it they are refused under a "
                              "cap."), page));
    QString files = tr("Prices come with LLMCap.");
    for (const std::filesystem::path &file : m_facts.settings.priceFiles) {
        files += QLatin1Char('\n') + tr("%1 wins over them.").arg(pathText(file));
    }
    layout->addWidget(text(files, page));
    layout->addStretch();
    return page;
}

QWidget *SettingsWindow::makePrivacy()
{
    auto *const page = new QWidget(this);
    QVBoxLayout *const layout = column(page);
    layout->addWidget(text(
        tr("LLMCap keeps what each request cost: time, provider, model, tokens, project and the "
           "name of the program. It never keeps prompts, answers or API keys; a key is known by a "
           "fingerprint that only this installation can make."), page));
    layout->addWidget(text(tr("Nothing is sent anywhere but to the provider that a request is "
                              "for."), page));
    layout->addWidget(text(tr("Data folder: %1").arg(pathText(m_facts.dataFolder)), page));
    layout->addWidget(text(tr("The feed's token is kept in %1.").arg(m_facts.tokenPlace), page));
    auto *const open = new QPushButton(tr("Open the &data folder"), page);
    connect(open, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(pathText(m_facts.dataFolder)));
    });
    layout->addWidget(open, 0, Qt::AlignLeft);
    layout->addStretch();
    return page;
}

QWidget *SettingsWindow::makeAdvanced()
{
    auto *const page = new QWidget(this);
    const Settings &proxy = m_facts.settings.proxy;
    m_maxWait = seconds(static_cast<int>(proxy.maxWait.count()), 600, page);
    m_drain = seconds(static_cast<int>(proxy.drain.count()), 3600, page);
    addLockable("max_wait_s", m_maxWait);
    addLockable("drain_s", m_drain);
    m_paymentRequired = new QCheckBox(tr("Refuse with status &402 instead of 429"), page);
    m_paymentRequired->setChecked(proxy.paymentRequired);
    m_unknownEndpoints
        = new QCheckBox(tr("Let endpoints &pass that LLMCap cannot meter, uncapped"), page);
    m_unknownEndpoints->setChecked(proxy.allowUnknownEndpoints);
    m_powerSafe = new QCheckBox(tr("Make every hold survive a power c&ut (slower)"), page);
    m_powerSafe->setChecked(proxy.powerSafe);
    addLockable("payment_required", m_paymentRequired);
    addLockable("allow_unknown_endpoints", m_unknownEndpoints);
    addLockable("durability", m_powerSafe);
    auto *const form = new QFormLayout;
    form->addRow(tr("&Wait for room under a cap at most:"), m_maxWait);
    form->addRow(tr("At the end, let requests in &flight finish for:"), m_drain);
    QVBoxLayout *const layout = column(page);
    layout->addLayout(form);
    layout->addWidget(m_paymentRequired);
    layout->addWidget(m_unknownEndpoints);
    layout->addWidget(m_powerSafe);
    layout->addStretch();
    return page;
}

} // namespace llmcap
