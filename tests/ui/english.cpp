// SPDX-License-Identifier: GPL-3.0-or-later
// Speaks English in a test program, as llmcap-tray does: plural forms are in no source.
#include <QCoreApplication>
#include <QTranslator>

static void speakEnglish()
{
    Q_INIT_RESOURCE(llmcap_translations);
    auto *const texts = new QTranslator(QCoreApplication::instance());
    if (!texts->load(QStringLiteral(":/translations/llmcap_en.qm"))) {
        qFatal("the English plural forms are missing");
    }
    QCoreApplication::installTranslator(texts);
}

Q_COREAPP_STARTUP_FUNCTION(speakEnglish)
