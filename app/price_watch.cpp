// SPDX-License-Identifier: GPL-3.0-or-later
#include "price_watch.h"

#include "price_setting.h"
#include "price_update.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace llmcap {
namespace {

using namespace std::chrono_literals;

/// An editor writes, renames and writes again; what is read in between is half a file.
constexpr auto settleTime = 300ms;

QString pathOf(const std::filesystem::path &file)
{
    return QFileInfo(QString::fromStdU16String(file.u16string())).absoluteFilePath();
}

/// Tells one state of a file from another.
struct Stamp {
    bool exists = false;
    qint64 size = 0;
    qint64 changed = 0;   // milliseconds
    friend bool operator==(const Stamp &, const Stamp &) = default;
};

Stamp stampOf(const QString &file)
{
    const QFileInfo info(file);
    if (!info.exists())
        return {};
    return {true, info.size(), info.lastModified().toMSecsSinceEpoch()};
}

} // namespace

class PriceWatch::Watch final {
public:
    Watch(FileSettings settings, std::filesystem::path dataFolder,
          std::shared_ptr<LivePrices> prices, std::function<void(const std::string &)> log)
        : m_settings(std::move(settings)),
          m_dataFolder(std::move(dataFolder)),
          m_prices(std::move(prices)),
          m_log(std::move(log))
    {
        std::filesystem::path signature = updatedPriceFile(m_dataFolder);
        signature += ".sig";
        m_files = {pathOf(ownPriceFile(m_dataFolder)), pathOf(updatedPriceFile(m_dataFolder)),
                   pathOf(signature)};
        for (const auto &file : m_settings.priceFiles)
            m_files.push_back(pathOf(file));
        m_stamps = stamps();
        m_settle.setSingleShot(true);
        m_settle.setInterval(settleTime);
        const auto touched = [this] { m_settle.start(); };
        QObject::connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, touched);
        QObject::connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle, touched);
        QObject::connect(&m_settle, &QTimer::timeout, &m_settle, [this] { look(); });
        watchAgain();
    }

private:
    std::vector<Stamp> stamps() const
    {
        std::vector<Stamp> all;
        std::transform(m_files.begin(), m_files.end(), std::back_inserter(all), stampOf);
        return all;
    }

    /// A file that is replaced leaves the watcher, and one that does not exist yet is found by its
    /// folder.
    void watchAgain()
    {
        for (const QString &file : m_files) {
            for (const QString &place : {file, QFileInfo(file).absolutePath()}) {
                if (QFileInfo::exists(place) && !m_watcher.files().contains(place)
                    && !m_watcher.directories().contains(place))
                    m_watcher.addPath(place);
            }
        }
    }

    void look()
    {
        watchAgain();
        auto now = stamps();
        if (now == m_stamps)
            return;
        m_stamps = std::move(now);
        auto book = readPriceBook(m_settings, m_dataFolder);
        if (!book) {
            m_log("the changed prices are not taken, those before stay in force: "
                  + book.error().message);
            return;
        }
        m_log("prices " + (*book)->version() + " are in force from now on");
        m_prices->exchange(std::move(*book));
    }

    const FileSettings m_settings;
    const std::filesystem::path m_dataFolder;
    const std::shared_ptr<LivePrices> m_prices;
    const std::function<void(const std::string &)> m_log;
    std::vector<QString> m_files;
    std::vector<Stamp> m_stamps;   // of what was read last
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
};

PriceWatch::PriceWatch(FileSettings settings, std::filesystem::path dataFolder,
                       std::shared_ptr<LivePrices> prices,
                       std::function<void(const std::string &)> log)
    : m_watch(std::make_unique<Watch>(std::move(settings), std::move(dataFolder),
                                      std::move(prices), std::move(log)))
{
}

PriceWatch::~PriceWatch() = default;

} // namespace llmcap
