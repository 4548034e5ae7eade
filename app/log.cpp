// SPDX-License-Identifier: GPL-3.0-or-later
#include "log.h"

#include <QDateTime>

#include <cstdio>

namespace llmcap {

namespace {

constexpr qint64 mostBytes = 1024 * 1024;
constexpr std::size_t longestLine = 2000;

QByteArray cleaned(const std::string &line)
{
    QByteArray out = QByteArray::fromStdString(line.substr(0, longestLine));
    for (char &c : out) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) {
            c = '?';
        }
    }
    return out;
}

} // namespace

Log::Log(const std::filesystem::path &file, bool toStandardError)
    : m_file(QString::fromStdU16String(file.u16string())), m_toStandardError(toStandardError)
{
    openOrRotate();
}

void Log::openOrRotate()
{
    if (m_file.size() > mostBytes) {
        m_file.close();
        const QString older = m_file.fileName() + ".1";
        QFile::remove(older);
        QFile::rename(m_file.fileName(), older);
    }
    if (!m_file.isOpen()) {
        m_file.open(QIODevice::WriteOnly | QIODevice::Append,
                    QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
}

void Log::write(const std::string &line)
{
    const QByteArray stamped
        = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1() + ' '
        + cleaned(line) + '\n';
    const std::lock_guard lock(m_mutex);
    openOrRotate();
    if (m_file.isOpen()) {
        m_file.write(stamped);
        m_file.flush();
    }
    if (m_toStandardError) {
        std::fwrite(stamped.constData(), 1, static_cast<std::size_t>(stamped.size()), stderr);
    }
}

} // namespace llmcap
