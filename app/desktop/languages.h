// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QObject>
#include <QString>
#include <QTranslator>

#include <vector>

namespace llmcap {

/// A language that the windows speak.
struct Language {
    QString code;   ///< as in settings and file names: "de", "pt_BR"
    QString name;   ///< in that language, so that whoever reads it finds it
};

/// All of them, English first.
const std::vector<Language> &languages();
/// Its name in that language; "" of an unknown code.
QString nameOf(const QString &language);
/// Which of them a system with that locale means; English where none. Chinese in traditional
/// characters is another written language than the simplified one.
QString languageOf(const QLocale &system);
/// How numbers, dates and money are written in that language: by the system's own region wherever
/// the language is written there.
QLocale localeOf(const QString &language, const QLocale &system);

/// The texts of the program, of Qt's own buttons too, in one language at a time, and QLocale() for
/// its numbers. Every window gets QEvent::LanguageChange. Thread: the application's.
class Languages final : public QObject {
    Q_OBJECT
public:
    explicit Languages(const QLocale &system = QLocale::system(), QObject *parent = nullptr);
    ~Languages() override;

    /// A code of languages(); "" or an unknown one is the system's language.
    void speak(const QString &code);
    QString spoken() const { return m_spoken; }
    /// What "" means on this system.
    QString systems() const { return languageOf(m_system); }

signals:
    /// All texts are of the new language from here on.
    void changed();

private:
    const QLocale m_system;
    QString m_spoken;
    QTranslator m_texts, m_english, m_qt;
};

} // namespace llmcap
