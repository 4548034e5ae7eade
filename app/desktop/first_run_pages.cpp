// SPDX-License-Identifier: GPL-3.0-or-later
#include "first_run_pages.h"

#include "amount.h"
#include "autostart.h"
#include "connection_test.h"
#include "env_text.h"
#include "first_run.h"
#include "token_store.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWizard>

namespace llmcap {

namespace {

constexpr int fieldWidth = 140;

#ifdef Q_OS_WIN
constexpr const char *shellName = "powershell";
#else
constexpr const char *shellName = "bash";
#endif

QLabel *words(const QString &text, QWidget *parent)
{
    auto *const label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLineEdit *amountField(const char *name, const QString &example, QWidget *parent)
{
    auto *const field = new QLineEdit(parent);
    field->setObjectName(QLatin1String(name));
    field->setPlaceholderText(example);
    field->setMaximumWidth(fieldWidth);
    return field;
}

/// "$ 12.50": the sign and blanks are no part of the number.
std::string amountOf(const QLineEdit &field)
{
    return field.text().remove(QLatin1Char('$')).trimmed().toStdString();
}

} // namespace

FirstCapsPage::FirstCapsPage(FeedClient &feed, QWidget *parent)
    : QWizardPage(parent),
      m_feed(feed),
      m_wishes{{"day", amountField("day", QStringLiteral("10.00"), this)},
               {"month", amountField("month", QStringLiteral("150.00"), this)}},
      m_problem(words({}, this))
{
    setTitle(tr("How much may be spent?"));
    setSubTitle(tr("LLMCap refuses what does not fit under a cap, before it costs anything."));
    auto *const form = new QFormLayout;
    form->addRow(tr("At most a &day, in USD:"), m_wishes[0].field);
    form->addRow(tr("At most a &month, in USD:"), m_wishes[1].field);
    m_problem->setObjectName("problem");
    m_problem->setStyleSheet(QStringLiteral("color:#d02020;"));
    auto *const layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addWidget(words(tr("Leave a field empty for no cap. Caps for single providers, models "
                               "and projects are in the settings and in the icon's menu."), this));
    layout->addStretch();
    connect(&feed, &FeedClient::statusChanged, this, &FirstCapsPage::showPresent);
    if (feed.lastStatus()) {
        showPresent(*feed.lastStatus());
    }
}

const CapState *FirstCapsPage::present(const char *cap) const
{
    const auto &status = m_feed.lastStatus();
    if (status) {
        for (const CapState &state : status->snapshot.caps) {
            if (state.cap.name == cap) {
                return &state;
            }
        }
    }
    return nullptr;
}

void FirstCapsPage::showPresent(const FeedStatus &)
{
    if (std::exchange(m_isFilled, true)) {
        return;
    }
    for (const Wish &wish : m_wishes) {
        const CapState *const known = present(wish.cap);
        if (known && known->cap.unit == CapUnit::Usd && wish.field->text().isEmpty()) {
            wish.field->setText(
                QString::fromStdString(amountText(known->cap.limit, CapUnit::Usd)));
        }
    }
}

bool FirstCapsPage::validatePage()
{
    if (std::exchange(m_isAgreed, false)) {
        return true;
    }
    if (m_isAsking) {
        return false;
    }
    for (const Wish &wish : m_wishes) {
        const std::string amount = amountOf(*wish.field);
        if (const auto valid = parseAmount(amount, CapUnit::Usd); !amount.empty() && !valid) {
            wish.field->setFocus();
            say(valid.error().message);
            return false;
        }
    }
    say({});
    m_isAsking = true;
    setFrom(0);
    return false;
}

void FirstCapsPage::setFrom(std::size_t index)
{
    if (index == std::size(m_wishes)) {
        m_isAsking = false;
        m_isAgreed = true;
        wizard()->next();
        return;
    }
    const Wish &wish = m_wishes[index];
    if (amountOf(*wish.field).empty()) {
        return setFrom(index + 1);
    }
    ask(wish, [this, index](const Result<CapState> &done) {
        if (done) {
            return setFrom(index + 1);
        }
        m_isAsking = false;
        say(done.error().message);
    });
}

void FirstCapsPage::ask(const Wish &wish, std::function<void(const Result<CapState> &)> then)
{
    const std::string amount = amountOf(*wish.field);
    if (const CapState *const known = present(wish.cap); known
        && known->cap.unit == CapUnit::Usd) {
        m_feed.setCapLimit(wish.cap, amount, this, std::move(then));
        return;
    }
    Cap cap;
    cap.name = wish.cap;
    cap.window = *parseWindow(wish.cap);
    cap.limit = *parseAmount(amount, CapUnit::Usd);
    m_feed.putCap(cap, this, std::move(then));
}

void FirstCapsPage::say(const std::string &problem)
{
    m_problem->setText(QString::fromStdString(problem));
}

FirstToolPage::FirstToolPage(FeedClient &feed, QWidget *parent) : QWizardPage(parent)
{
    setTitle(tr("Connect a tool"));
    setSubTitle(tr("Give your tool the base URL of its provider; its API key stays as it is."));
    auto *const copy = new QPushButton(tr("Copy &shell lines for all"), this);
    copy->setObjectName("copyShell");
    connect(copy, &QPushButton::clicked, this, [&feed] {
        if (const auto &status = feed.lastStatus()) {
            if (const auto lines = envText(status->providers, shellName, {})) {
                QGuiApplication::clipboard()->setText(QString::fromStdString(*lines));
            }
        }
    });
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new ConnectionTest(feed, this), 1);
    auto *const buttons = new QHBoxLayout;
    buttons->setContentsMargins(layout->spacing(), 0, 0, 0);   // below the table's own margin
    buttons->addWidget(copy, 0, Qt::AlignLeft);
    layout->addLayout(buttons);
}

FirstTokenPage::FirstTokenPage(const FirstRunFacts &facts, QWidget *parent)
    : QWizardPage(parent),
      m_facts(facts),
      m_place(words({}, this)),
      m_said(words({}, this)),
      m_move(new QPushButton(tr("&Keep it in the key store"), this))
{
    setTitle(tr("The feed's token"));
    setSubTitle(tr("It opens your figures and caps to LLMCap's windows and commands, and to nobody "
                   "else. It is no API key; those are never kept."));
    m_place->setObjectName("place");
    m_said->setObjectName("said");
    m_move->setObjectName("move");
    connect(m_move, &QPushButton::clicked, this, &FirstTokenPage::move);
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(m_place);
    layout->addWidget(m_move, 0, Qt::AlignLeft);
    layout->addWidget(m_said);
    layout->addStretch();
    tellPlace(m_facts.tokenPlace, m_facts.isTokenInFile);
}

void FirstTokenPage::tellPlace(const QString &place, bool isFile)
{
    QString text = tr("It is kept in %1.").arg(place);
    if (isFile) {
        text += QLatin1String("\n\n")
            + tr("The system's key store did not answer when LLMCap started, so the token lies in "
                 "a file that you alone can read. That is safe enough on a computer of your own; "
                 "the key store is better where others have access.");
    }
    m_place->setText(text);
    m_move->setVisible(isFile);
}

void FirstTokenPage::move()
{
    m_move->setEnabled(false);
    m_said->setText(tr("Asking the key store…"));
    // Runs an event loop for seconds at most: the desktop may ask for a password meanwhile.
    const auto moved = TokenStore(m_facts.dataFolder).moveToKeyStore();
    m_move->setEnabled(true);
    if (!moved) {
        m_said->setText(QString::fromStdString(moved.error().message));
        return;
    }
    m_said->setText(tr("Done."));
    tellPlace(moved->place, false);
}

FirstLoginPage::FirstLoginPage(QWidget *parent)
    : QWizardPage(parent),
      m_start(new QCheckBox(tr("&Start LLMCap when I log in"), this)),
      m_problem(words({}, this))
{
    setTitle(tr("Always there"));
    setSubTitle(tr("Caps hold as long as LLMCap runs; tools that go through it need it."));
    setFinalPage(true);
    m_start->setObjectName("startAtLogin");
    m_start->setChecked(autostart() == Autostart::On);
    m_problem->setObjectName("problem");
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(m_start);
    layout->addWidget(m_problem);
#ifdef Q_OS_WIN
    layout->addWidget(words(tr("To keep the icon in sight: open Settings > Personalization > "
                               "Taskbar > Other system tray icons, and switch LLMCap on."), this));
#else
    layout->addWidget(words(tr("The icon is in the panel's tray, also called notification area. "
                               "GNOME shows trays with the extension “AppIndicator and "
                               "KStatusNotifierItem Support”; without a tray LLMCap opens its "
                               "window."), this));
#endif
    layout->addStretch();
}

bool FirstLoginPage::validatePage()
{
    if (m_start->isChecked() == (autostart() == Autostart::On)) {
        return true;
    }
    const auto done = setAutostart(m_start->isChecked(), windowProgram());
    if (!done) {
        m_problem->setText(QString::fromStdString(done.error().message));
    }
    return bool(done);
}

} // namespace llmcap
