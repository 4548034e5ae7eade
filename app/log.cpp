// SPDX-License-Identifier: GPL-3.0-or-later
#include "log.h"

#include <QDateTime>

#include <algorithm>
#include <cstdio>

namespace llmcap {

namespace {

constexpr qint64 mostBytes = 1024 * 1024;
constexpr std::size_t longestLine = 2000;

QByteArray cleaned(const std::string &line)
{
    // Through QString, so that bytes which are no UTF-8 cannot be control characters either.
    QString out = QString::fromUtf8(line.data(),
                                    static_cast<qsizetype>(std::min(line.size(), longestLine)));
    for (QChar &c : out) {
        // Other_Format has the marks that turn the reading direction.
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator) {
            c = '?';
        }
    }
    return out.toUtf8();
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
