// SPDX-License-Identifier: GPL-3.0-or-later
#include "languages.h"

#include <QCoreApplication>
#include <QTranslator>

namespace llmcap {

void installLanguage(QCoreApplication &application, const QLocale &locale)
{
    const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/translations");
    auto *texts = new QTranslator(&application);
    if (texts->load(locale, QStringLiteral("llmcap"), QStringLiteral("_"), folder)
        || texts->load(QLocale(QLocale::English), QStringLiteral("llmcap"), QStringLiteral("_"),
                       folder)) {
        QCoreApplication::installTranslator(texts);
    }
}

} // namespace llmcap
