// SPDX-License-Identifier: GPL-3.0-or-later
#include "private_file.h"

#include "owner_only.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

namespace llmcap {

namespace {

constexpr qint64 mostBytes = 4096;
constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Error io(const QString &path, const QString &what)
{
    return Error{ErrorCode::Io, (path + ": " + what).toStdString()};
}

#ifdef Q_OS_WIN
// Written for the owner alone; profiles of organisations add readers of their own to what is there.
bool isReadableByOthers(const QFile &)
{
    return false;
}
#else
bool isReadableByOthers(const QFile &file)
{
    return (file.permissions()
            & (QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
               | QFileDevice::WriteOther))
        != 0;
}
#endif

} // namespace

Result<QByteArray> readPrivateFile(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return Error{ErrorCode::NotFound, path.toStdString() + " does not exist"};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return io(path, file.errorString());
    }
    if (isReadableByOthers(file)) {
        return io(path, "other users may read this secret; delete it and a new one is made, or "
                        "run chmod 600 on it if nobody did");
    }
    return file.read(mostBytes);
}

Result<void> writePrivateFile(const QString &path, const QByteArray &bytes)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder)) {
        return io(folder, "cannot be made; choose another folder with --data-dir");
    }
    const QString draft = path + ".new";
    QFile::remove(draft);
    QFile file(draft);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly)) {
        return io(draft, file.errorString() + "; choose another folder with --data-dir");
    }
#ifdef Q_OS_WIN
    restrictToOwner(draft);   // Qt's permissions are no access list
#endif
    const bool isWritten = file.write(bytes) == bytes.size() && file.flush();
    file.close();
    if (!isWritten || file.error() != QFileDevice::NoError) {
        QFile::remove(draft);
        return io(draft, file.errorString());
    }
    // Not QFile::rename: that takes no name which exists, and between two steps all could be lost.
    std::error_code problem;
    std::filesystem::rename(draft.toStdU16String(), path.toStdU16String(), problem);
    if (problem) {
        QFile::remove(draft);
        return io(path, "cannot be written: " + QString::fromStdString(problem.message()));
    }
    return {};
}

} // namespace llmcap
