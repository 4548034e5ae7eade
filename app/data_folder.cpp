// SPDX-License-Identifier: GPL-3.0-or-later
#include "data_folder.h"

#include "owner_only.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryFile>

namespace llmcap {

namespace {

#ifdef Q_OS_WIN
constexpr const char *folderName = "LLMCap";
constexpr const char *demoFolderName = "LLMCap Demo";
#else
constexpr const char *folderName = "llmcap";
constexpr const char *demoFolderName = "llmcap-demo";
#endif

} // namespace

std::filesystem::path defaultDataFolder(bool demo)
{
    const QDir base(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
    const QString path = base.filePath(QLatin1String(demo ? demoFolderName : folderName));
    return std::filesystem::path(path.toStdU16String());
}

Result<void> prepareDataFolder(const std::filesystem::path &folder)
{
    std::error_code problem;
    const bool isNew = !std::filesystem::exists(folder, problem);
    std::filesystem::create_directories(folder, problem);
    const QString path = QString::fromStdU16String(folder.u16string());
    if (!problem && isNew) {
        restrictToOwner(path);
    }
    QTemporaryFile probe(path + "/probe");
    if (problem || !probe.open()) {
        const std::string why = problem ? problem.message() : probe.errorString().toStdString();
        return Error{ErrorCode::Io, "the data folder " + path.toStdString()
                                        + " cannot be used: " + why
                                        + "; choose another one with --data-dir"};
    }
    return {};
}

} // namespace llmcap
