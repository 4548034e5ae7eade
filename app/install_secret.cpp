// SPDX-License-Identifier: GPL-3.0-or-later
#include "install_secret.h"

#include "private_file.h"

#include <QRandomGenerator>

#include <array>

namespace llmcap {

Result<std::string> readOrMakeInstallSecret(const std::filesystem::path &dataFolder)
{
    const QString path = QString::fromStdU16String((dataFolder / "install-secret").u16string());
    auto known = readPrivateFile(path);
    if (known) {
        const QByteArray bytes = QByteArray::fromHex(known->trimmed());
        if (bytes.size() == 32) {
            return bytes.toStdString();
        }
        return Error{ErrorCode::Io, path.toStdString()
                         + " is damaged; restore it from a backup, or delete it (keys then get new "
                           "fingerprints, and caps on single keys must be set again)"};
    }
    if (known.error().code != ErrorCode::NotFound) {
        return known.error();
    }
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), sizeof words);
    if (auto written = writePrivateFile(path, bytes.toHex() + '\n'); !written) {
        return written.error();
    }
    return bytes.toStdString();
}

} // namespace llmcap
