// SPDX-License-Identifier: GPL-3.0-or-later
#include "tray_program.h"

#include "data_folder.h"
#include "first_run.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHostAddress>
#include <QMessageBox>
#include <QPushButton>

#include <cstdio>
#include <utility>

namespace llmcap {

namespace {

QString qt(const std::string &text)
{
    return QString::fromStdString(text);
}

std::filesystem::path folderOf(const ServeOptions &options)
{
    return options.dataFolder.empty() ? defaultDataFolder(options.demo)
                                      : std::filesystem::path(options.dataFolder);
}

} // namespace

TrayProgram::TrayProgram(TrayArguments arguments)
    : m_arguments(std::move(arguments)), m_dataFolder(folderOf(m_arguments.serve))
{
    connect(&m_termination, &Termination::requested, this, &TrayProgram::quit);
    const auto window = readWindowSettings(settingsFile());
    m_languages.speak(window ? qt(window->language) : QString());
    // Queued: it may be a window's own button that asked, and that window is made anew.
    connect(&m_languages, &Languages::changed, this, &TrayProgram::retranslate,
            Qt::QueuedConnection);
}

TrayProgram::~TrayProgram() = default;

bool TrayProgram::begin()
{
    // What the settings name is watched as what the command line names.
    if (const auto window = readWindowSettings(settingsFile());
        window && m_arguments.feed.empty() && !m_arguments.serve.demo) {
        m_arguments.feed = window->feedUrl;
        m_arguments.feedCa = window->feedCaFile;
    }
    // Somebody who watches a feed is another program than the one with the proxy.
    const auto subject = m_arguments.feed.empty()
        ? m_dataFolder
        : m_dataFolder / QUrl(qt(m_arguments.feed)).authority().toStdString();
    m_single = std::make_unique<SingleInstance>(subject);
    if (!m_single->claim()) {
        return false;
    }
    connect(m_single.get(), &SingleInstance::raised, this, [this] {
        if (m_problem) {
            m_problem->raise();
            m_problem->activateWindow();
        } else {
            openDashboard(Dashboard::Focus::Today);
        }
    });
    // The event loop runs first: a signal that arrives during the start is not lost.
    QMetaObject::invokeMethod(this, &TrayProgram::start, Qt::QueuedConnection);
    return true;
}

void TrayProgram::start()
{
    if (m_isEnding) {
        return;
    }
    if (!m_arguments.feed.empty()) {
        return watch(expectedAddress());
    }
    if (const auto started = startProxy(); !started) {
        explain(started.error());
    }
}

Result<void> TrayProgram::startProxy()
{
    auto wanted = applicationOptions(m_arguments.serve);
    if (!wanted) {
        return wanted.error();
    }
    m_port = wanted->settings.proxy.port;
    if (m_arguments.serve.demo) {
        auto demo = DemoSession::start(*wanted, {});
        if (!demo) {
            return demo.error();
        }
        m_demo = std::move(*demo);
    }
    auto application = Application::start(std::move(*wanted));
    if (!application) {
        m_demo.reset();
        return application.error();
    }
    m_application = std::move(*application);
    m_problemText.clear();
    std::printf("LLMCap is listening on %s\n",
                m_application->feedUrl().toString().toUtf8().constData());
    std::fflush(stdout);
    showSurfaces({m_application->feedUrl(), m_application->token(), {}}, true);
    if (m_demo) {
        m_demo->drive(*m_application);
    }
    return {};
}

void TrayProgram::watch(const FeedAddress &address)
{
    m_problemText.clear();
    std::printf("LLMCap watches %s\n", address.url.toString().toUtf8().constData());
    std::fflush(stdout);
    showSurfaces(address, false);
}

Result<StoredToken> TrayProgram::storedToken(const QUrl &feed) const
{
    if (!m_arguments.feed.empty()) {
        if (auto hosted = TokenStore::ofHostedFeed(m_dataFolder, feed).read()) {
            return hosted;
        }
    }
    // A feed that is watched on this machine may be the one of this very folder.
    return TokenStore(m_dataFolder).read();
}

FeedAddress TrayProgram::expectedAddress() const
{
    FeedAddress address;
    address.url = m_arguments.feed.empty()
        ? QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port))
        : QUrl(qt(m_arguments.feed));
    address.caFile = qt(m_arguments.feedCa);
    if (const auto stored = storedToken(address.url)) {
        address.token = stored->token;
    }
    return address;
}

void TrayProgram::showSurfaces(const FeedAddress &address, bool ownsProxy)
{
    delete m_settings;
    delete m_firstRun;
    m_dashboard.reset();
    m_tray.reset();
    m_feed = std::make_unique<FeedClient>(address);
    TrayOptions options;
    options.ownsProxy = ownsProxy;
    options.hasLog = ownsProxy;
    // A proxy of another machine serves that machine's tools.
    options.hasTools = ownsProxy || QHostAddress(address.url.host()).isLoopback()
        || address.url.host() == QLatin1String("localhost");
    options.hasDoctor = HelpWindows::hasDoctor();
    options.hasSettings = m_problemText.isEmpty();
    if (const auto window = readWindowSettings(settingsFile())) {
        options.notices = noticesOf(*window);
    }
    m_tray.reset(Tray::make(*m_feed, options));
    connect(m_tray.get(), &Tray::dashboardWanted, this, [this](Dashboard::Focus focus) {
        // Without a tray the window is what people see; at login nobody asked for one.
        if (m_arguments.background && !m_tray->hasTray() && !m_dashboard) {
            return;
        }
        if (m_firstRun && !m_tray->hasTray() && !m_dashboard) {
            return;   // it follows the first steps
        }
        openDashboard(focus);
    });
    connect(m_tray.get(), &Tray::settingsWanted, this, &TrayProgram::showSettings);
    connect(m_tray.get(), &Tray::helpWanted, this, &TrayProgram::showHelp);
    connect(m_tray.get(), &Tray::quitWanted, this, &TrayProgram::quit);
    connect(m_tray.get(), &Tray::problemWanted, this, [this] {
        if (m_problem) {
            m_problem->raise();
            m_problem->activateWindow();
        } else if (!m_problemText.isEmpty()) {
            offer(false);
        } else {
            openDashboard(Dashboard::Focus::Today);
        }
    });
    m_tray->setProblem(m_problemText);
    offerFirstRun();
    m_tray->show();
}

void TrayProgram::offerFirstRun()
{
    const auto window = readWindowSettings(settingsFile());
    const bool isPersonThere = !m_arguments.background && !m_arguments.serve.demo;
    if (m_application && isPersonThere && window && !window->firstRunDone) {
        showFirstRun();
    }
}

void TrayProgram::showFirstRun()
{
    if (!m_application) {
        return;
    }
    if (!m_firstRun) {
        FirstRunFacts facts;
        facts.settingsFile = settingsFile();
        facts.dataFolder = m_dataFolder;
        facts.tokenPlace = m_application->tokenPlace();
        facts.isTokenInFile = facts.tokenPlace
            == QString::fromStdU16String(TokenStore(m_dataFolder).filePath().u16string());
        auto *const steps = new FirstRun(*m_feed, std::move(facts));
        connect(steps, &QDialog::finished, this, [this] {
            if (!m_isEnding && m_tray && !m_tray->hasTray()) {
                openDashboard(Dashboard::Focus::Today);
            }
        });
        m_firstRun = steps;
    }
    m_firstRun->show();
    m_firstRun->raise();
    m_firstRun->activateWindow();
}

void TrayProgram::openDashboard(Dashboard::Focus focus)
{
    if (!m_feed || !m_problemText.isEmpty()) {
        return;   // the dialog about the start says all there is
    }
    if (!m_dashboard) {
        m_dashboard.reset(Dashboard::make(*m_feed));
        m_dashboard->installEventFilter(this);
    }
    m_dashboard->open(focus);
}

bool TrayProgram::eventFilter(QObject *watched, QEvent *event)
{
    const bool isClosing = watched == m_dashboard.get() && event->type() == QEvent::Close;
    if (!isClosing || m_isEnding || !m_tray || m_tray->hasTray()) {
        return QObject::eventFilter(watched, event);
    }
    event->ignore();
    auto *const box = new QMessageBox(
        QMessageBox::Question, tr("LLMCap"),
        tr("There is no tray for LLMCap's icon. Keep enforcing caps without a window?"),
        QMessageBox::NoButton, m_dashboard.get());
    box->setInformativeText(tr("Start LLMCap again to see the window."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *const keep = box->addButton(tr("&Keep running"), QMessageBox::AcceptRole);
    QPushButton *const end = box->addButton(tr("&Quit LLMCap"), QMessageBox::DestructiveRole);
    box->addButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this, [=, this](QAbstractButton *button) {
        if (button == static_cast<QAbstractButton *>(keep)) {
            m_dashboard->hide();
        } else if (button == static_cast<QAbstractButton *>(end)) {
            quit();
        }
    });
    box->open();
    return true;
}

void TrayProgram::retranslate()
{
    if (m_tray) {
        m_tray->retranslate();
    }
    if (m_dashboard) {
        const auto before = std::exchange(m_dashboard, nullptr);
        if (before->isVisible()) {
            m_dashboard.reset(Dashboard::make(*m_feed));
            m_dashboard->installEventFilter(this);
            m_dashboard->openAs(*before);
        }
    }
    if (m_settings && m_settings->isVisible()) {
        const QRect place = m_settings->geometry();
        const int page = m_settings->page();
        delete m_settings;
        showSettings();
        m_settings->setGeometry(place);
        m_settings->showPage(page);
    }
    if (m_firstRun) {
        delete m_firstRun;
        showFirstRun();
    }
    if (m_problem) {
        offer(m_canWatch);
    }
    m_help.retranslate();
}

void TrayProgram::explain(const Error &error)
{
    m_problemText = qt(error.message);
    std::fprintf(stderr, "llmcap-tray: %s\n", error.message.c_str());
    const FeedAddress address = expectedAddress();
    showSurfaces(address, true);
    if (error.code != ErrorCode::Conflict || address.token.isEmpty()) {
        return offer(false);
    }
    // The port or the folder is in use: maybe by another LLMCap of the same person.
    m_feed->status(this, [this](const Result<FeedStatus> &status) { offer(bool(status)); });
}

void TrayProgram::offer(bool canWatch)
{
    m_canWatch = canWatch;
    StartProblem::Offers offers;
    offers.canWatch = canWatch;
    if (m_port != 0 && m_problemText.contains(QString::number(m_port))) {
        offers.freePort = freePortBehind(m_port);
    }
    delete m_problem;
    m_problem = new StartProblem(m_problemText, offers);
    connect(m_problem, &StartProblem::againWanted, this, &TrayProgram::start,
            Qt::QueuedConnection);
    connect(m_problem, &StartProblem::watchWanted, this, [this] { watch(expectedAddress()); },
            Qt::QueuedConnection);
    connect(m_problem, &StartProblem::portWanted, this, [this](std::uint16_t port) {
        m_arguments.serve.listen = "127.0.0.1:" + std::to_string(port);
        start();
    }, Qt::QueuedConnection);
    connect(m_problem, &StartProblem::quitWanted, this, &TrayProgram::quit,
            Qt::QueuedConnection);
    m_problem->show();
}

std::filesystem::path TrayProgram::settingsFile() const
{
    return m_arguments.serve.config.empty() ? m_dataFolder / "settings.json"
                                            : std::filesystem::path(m_arguments.serve.config);
}

void TrayProgram::showSettings()
{
    if (!m_settings) {
        SettingsFacts facts;
        facts.file = settingsFile();
        facts.dataFolder = m_dataFolder;
        facts.ownsProxy = m_application != nullptr;
        if (m_application) {
            facts.tokenPlace = m_application->tokenPlace();
        } else if (const auto stored = storedToken(m_feed->address().url)) {
            facts.tokenPlace = stored->place;
        }
        facts.systemLanguage = nameOf(m_languages.systems());
        // What the file says, not what the command line made of it: that is what is changed here.
        if (auto settings = readSettingsFile(facts.file)) {
            facts.settings = std::move(*settings);
        }
        if (const auto window = readWindowSettings(facts.file)) {
            facts.window = *window;
        }
        auto *const window = new SettingsWindow(*m_feed, std::move(facts));
        connect(window, &SettingsWindow::noticesChanged, m_tray.get(), &Tray::setNotices);
        connect(window, &SettingsWindow::firstStepsWanted, this, &TrayProgram::showFirstRun);
        connect(window, &SettingsWindow::languageChanged, &m_languages, &Languages::speak);
        m_settings = window;
    }
    m_settings->show();
    m_settings->raise();
    m_settings->activateWindow();
}

void TrayProgram::showHelp(Tray::Help help)
{
    switch (help) {
    case Tray::Help::Doctor: return m_help.showDoctor(m_feed->address(), m_dataFolder);
    case Tray::Help::Logs: return m_help.showLog(m_dataFolder / "llmcap.log");
    case Tray::Help::About: return m_help.showAbout();
    }
}

void TrayProgram::quit()
{
    if (std::exchange(m_isEnding, true)) {
        return;
    }
    // Nothing to click on while the last requests finish. First steps that were not taken will
    // come back.
    delete m_problem;
    delete m_firstRun;
    QApplication::closeAllWindows();
    if (m_tray) {
        m_tray->hide();
    }
    if (m_feed) {
        m_feed->unsubscribe();   // its own event stream is nothing to wait for
    }
    if (m_demo) {
        m_demo->stopTraffic();
    }
    if (m_application) {
        m_application->stop();
    }
    QCoreApplication::quit();
}

} // namespace llmcap
