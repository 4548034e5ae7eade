// SPDX-License-Identifier: GPL-3.0-or-later
#include "system_roots.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <QSslCertificate>
#include <QSslConfiguration>
#endif

namespace llmcap {

std::string systemRootsPem()
{
    std::string pem;
#ifdef Q_OS_WIN
    for (const QSslCertificate &root : QSslConfiguration::systemCaCertificates()) {
        pem += root.toPem().toStdString();
    }
#endif
    return pem;
}

} // namespace llmcap
