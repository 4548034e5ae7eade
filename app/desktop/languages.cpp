// SPDX-License-Identifier: GPL-3.0-or-later
#include "languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>

#include <algorithm>

/// A macro that only works outside of namespaces: the texts lie in a static library.
static void takeResources()
{
    Q_INIT_RESOURCE(llmcap_translations);
}

namespace llmcap {

namespace {

bool isSame(const QLocale &one, const QLocale &other)
{
    return one.language() == other.language() && one.script() == other.script();
}

QString fileOf(const QString &language)
{
    return QStringLiteral(":/translations/llmcap_%1.qm").arg(language);
}

} // namespace

const std::vector<Language> &languages()
{
    static const std::vector<Language> all{
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("de"), QStringLiteral("Deutsch")},
        {QStringLiteral("es"), QStringLiteral("Español")},
        {QStringLiteral("fr"), QStringLiteral("Français")},
        {QStringLiteral("it"), QStringLiteral("Italiano")},
        {QStringLiteral("ja"), QStringLiteral("日本語")},
        {QStringLiteral("pt_BR"), QStringLiteral("Português (Brasil)")},
        {QStringLiteral("zh_CN"), QStringLiteral("简体中文")},
    };
    return all;
}

QString nameOf(const QString &language)
{
    for (const Language &known : languages()) {
        if (known.code == language) {
            return known.name;
        }
    }
    return {};
}

QString languageOf(const QLocale &system)
{
    // A system names several languages, the one it likes best first.
    QStringList wanted = system.uiLanguages();
    wanted.prepend(system.name());
    for (const QString &tag : std::as_const(wanted)) {
        for (const Language &language : languages()) {
            if (isSame(QLocale(tag), QLocale(language.code))) {
                return language.code;
            }
        }
    }
    return QStringLiteral("en");
}

QLocale localeOf(const QString &language, const QLocale &system)
{
    const QLocale own(language);
    const bool isPlainEnglish
        = system.language() == QLocale::C && own.language() == QLocale::English;
    if (isSame(own, system) || isPlainEnglish) {
        return system;
    }
    // "en_DE" exists, "ja_DE" does not: Qt answers with a locale of another region then.
    const QLocale regional(own.language(), own.script(), system.territory());
    return regional.territory() == system.territory() && isSame(own, regional) ? regional : own;
}

Languages::Languages(const QLocale &system, QObject *parent) : QObject(parent), m_system(system)
{
    takeResources();
    // Under all others: the plural forms of texts that no other file has.
    if (m_english.load(fileOf(QStringLiteral("en")))) {
        QCoreApplication::installTranslator(&m_english);
    }
}

Languages::~Languages()
{
    for (QTranslator *const texts : {&m_texts, &m_qt, &m_english}) {
        QCoreApplication::removeTranslator(texts);
    }
}

void Languages::speak(const QString &code)
{
    const auto &all = languages();
    const bool isKnown = std::any_of(all.begin(), all.end(), [&](const Language &language) {
        return language.code == code;
    });
    const QString wanted = isKnown ? code : systems();
    QLocale::setDefault(localeOf(wanted, m_system));
    if (wanted == m_spoken) {
        return;
    }
    m_spoken = wanted;
    QCoreApplication::removeTranslator(&m_texts);
    QCoreApplication::removeTranslator(&m_qt);
    if (wanted != QLatin1String("en")) {
        if (m_qt.load(QLocale(wanted), QStringLiteral("qtbase"), QStringLiteral("_"),
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
            QCoreApplication::installTranslator(&m_qt);
        }
        if (m_texts.load(fileOf(wanted))) {
            QCoreApplication::installTranslator(&m_texts);
        }
    }
    emit changed();
}

} // namespace llmcap
