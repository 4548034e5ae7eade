// SPDX-License-Identifier: GPL-3.0-or-later
#include "help_windows.h"

#include "feed_client.h"
#include "text_window.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QMessageBox>
#include <QProcess>
#include <QTimer>

namespace llmcap {

namespace {

constexpr qint64 shownLogBytes = 256 * 1024;
constexpr int doctorPatienceMs = 30'000;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(llmcap::HelpWindows)
};

QString pathText(const std::filesystem::path &path)
{
    return QString::fromStdU16String(path.u16string());
}

QString doctorTitle()
{
    return Text::tr("LLMCap: doctor");
}

QString examineAgain()
{
    return Text::tr("&Examine again");
}

QString logTitle()
{
    return Text::tr("LLMCap: log");
}

QString readAgain()
{
    return Text::tr("&Read again");
}

QString consoleProgram()
{
#ifdef Q_OS_WIN
    return QCoreApplication::applicationDirPath() + QStringLiteral("/llmcap.exe");
#else
    return QCoreApplication::applicationDirPath() + QStringLiteral("/llmcap");
#endif
}

QString endOfLog(const std::filesystem::path &path)
{
    QFile file(pathText(path));
    if (!file.open(QIODevice::ReadOnly)) {
        return Text::tr("%1 cannot be read: %2").arg(file.fileName(), file.errorString());
    }
    if (file.size() > shownLogBytes) {
        file.seek(file.size() - shownLogBytes);
        file.readLine();   // the rest of a line that was cut
    }
    return QString::fromUtf8(file.readAll());
}

} // namespace

HelpWindows::~HelpWindows()
{
    delete m_doctor;
    delete m_log;
    delete m_about;
}

void HelpWindows::retranslate()
{
    if (m_doctor) {
        m_doctor->setWords(doctorTitle(), examineAgain());
    }
    if (m_log) {
        m_log->setWords(logTitle(), readAgain());
    }
    if (m_about) {
        delete m_about;
        showAbout();
    }
}

bool HelpWindows::hasDoctor()
{
    return QFileInfo::exists(consoleProgram());
}

void HelpWindows::showDoctor(const FeedAddress &feed, const std::filesystem::path &dataFolder)
{
    if (!m_doctor) {
        m_doctor = new TextWindow(doctorTitle(), examineAgain());
        QObject::connect(m_doctor, &TextWindow::againWanted, m_doctor,
                         [this, feed, dataFolder] { examine(feed, dataFolder); });
    }
    m_doctor->present();
    examine(feed, dataFolder);
}

void HelpWindows::examine(const FeedAddress &feed, const std::filesystem::path &dataFolder)
{
    m_doctor->setText(Text::tr("Examining…"));
    auto *const process = new QProcess(m_doctor);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LLMCAP_URL"), feed.url.toString());
    environment.insert(QStringLiteral("LLMCAP_TOKEN"), feed.token);
    if (!feed.caFile.isEmpty()) {
        environment.insert(QStringLiteral("LLMCAP_FEED_CA"), feed.caFile);
    }
    environment.insert(QStringLiteral("NO_COLOR"), QStringLiteral("1"));
    process->setProcessEnvironment(environment);
    process->setProcessChannelMode(QProcess::MergedChannels);
    TextWindow *const window = m_doctor;
    QObject::connect(process, &QProcess::finished, window, [process, window] {
        window->setText(QString::fromUtf8(process->readAll()));
        process->deleteLater();
    });
    QObject::connect(process, &QProcess::errorOccurred, window, [process, window] {
        window->setText(process->errorString());
    });
    QTimer::singleShot(doctorPatienceMs, process, &QProcess::kill);
    process->start(consoleProgram(),
                   {QStringLiteral("doctor"), QStringLiteral("--data-dir"), pathText(dataFolder)});
}

void HelpWindows::showLog(const std::filesystem::path &file)
{
    if (!m_log) {
        m_log = new TextWindow(logTitle(), readAgain());
        TextWindow *const window = m_log;
        QObject::connect(window, &TextWindow::againWanted, window,
                         [window, file] { window->setText(endOfLog(file), true); });
    }
    m_log->setText(endOfLog(file), true);
    m_log->present();
}

void HelpWindows::showAbout()
{
    delete m_about;
    auto *const box = new QMessageBox(
        QMessageBox::NoIcon, Text::tr("About LLMCap"),
        Text::tr("LLMCap %1").arg(QStringLiteral(LLMCAP_VERSION)), QMessageBox::Close);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        Text::tr("A hard spending cap on LLM API calls, on your own machine.\n\n"
                 "Free software under the GNU General Public License, version 3 or later; it "
                 "comes without any warranty.\n\nBuilt with Qt %1.")
            .arg(QString::fromLatin1(qVersion())));
    box->setWindowModality(Qt::NonModal);
    box->show();
    m_about = box;
}

} // namespace llmcap
