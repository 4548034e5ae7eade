// SPDX-License-Identifier: GPL-3.0-or-later
// Every window in one language: whether each text has the room it needs, each part a name and a key
// of its own, and whether a text was asked for that the language does not have.
//   language_probe --language de [--theme dark] [--pictures FOLDER] [--some]
// QT_SCALE_FACTOR scales it. Prints FAIL lines, and what was measured.
#include "languages.h"
#include "room.h"
#include "theme.h"
#include "windows.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <QTranslator>

using namespace llmcap;

namespace {

/// Asked when no other translator knows a text: what it hears of ours is missing.
class Missing final : public QTranslator {
public:
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (QByteArray(context).startsWith("llmcap") && *source) {
            texts << QString::fromUtf8(source) + QStringLiteral(" [") + QLatin1String(context)
                    + QChar(']');
        }
        return {};
    }
    bool isEmpty() const override { return false; }
    mutable QSet<QString> texts;
};

/// The smallest screen that is counted on, in pixels of 100 %: Full HD at 150 %, 4K at 300 %.
constexpr QSize smallestScreen{1280, 720};
constexpr int widestMenu = 560;

class Probe final {
public:
    Probe(QString language, QString pictures)
        : m_language(std::move(language)), m_pictures(std::move(pictures)) {}

    int run(bool some)
    {
        Windows windows;
        lookAtMenu(windows.menu(), QStringLiteral("menu"));
        for (const Windows::Shown &shown : windows.all()) {
            if (some && shown.name != "dashboard" && shown.name != "settings-general") {
                continue;
            }
            const std::unique_ptr<QWidget> window(shown.make());
            look(*window, shown.name);
        }
        m_out << "measured " << m_looked << " windows and menus, " << m_parts << " parts\n";
        return m_faults;
    }
    void tell(const QString &name, const QStringList &faults)
    {
        for (const QString &fault : faults) {
            m_out << "FAIL " << name << ": " << fault << "\n";
        }
        m_faults += static_cast<int>(faults.size());
    }

private:
    void look(QWidget &window, const QString &name)
    {
        ++m_looked;
        m_parts += static_cast<int>(window.findChildren<QWidget *>().size());
        tell(name, clippedIn(window));
        tell(name, sharedKeysIn(window));
        tell(name, unnamedIn(window));
        tell(name, unreachedIn(window));
        const QSize least = window.minimumSizeHint().expandedTo(window.minimumSize());
        if (least.width() > smallestScreen.width() || least.height() > smallestScreen.height()) {
            tell(name, {QStringLiteral("needs at least %1 x %2").arg(least.width())
                            .arg(least.height())});
        }
        keep(window, name);
        // As small as it goes, and on a screen that is.
        window.resize(least.boundedTo(smallestScreen));
        QTest::qWait(50);
        tell(name + QStringLiteral(" when small"), clippedIn(window));
        keep(window, name + QStringLiteral("-small"));
    }

    void lookAtMenu(QMenu &menu, const QString &name)
    {
        ++m_looked;
        menu.popup({0, 0});
        QTest::qWait(50);
        tell(name, sharedKeysIn(menu));
        if (menu.width() > widestMenu) {
            tell(name, {QStringLiteral("is %1 wide").arg(menu.width())});
        }
        if (menu.width() < menu.sizeHint().width()) {
            tell(name, {QStringLiteral("has less room than it needs")});
        }
        keep(menu, name);
        menu.hide();
        for (QAction *const row : menu.actions()) {
            m_parts += row->isSeparator() ? 0 : 1;
            if (row->menu() && row->isVisible()) {
                lookAtMenu(*row->menu(), QStringLiteral("%1-%2").arg(name).arg(++m_submenus));
            }
        }
    }

    void keep(QWidget &window, const QString &name)
    {
        if (!m_pictures.isEmpty()) {
            window.grab().save(m_pictures + QStringLiteral("/%1-%2.png").arg(m_language, name));
        }
    }

    const QString m_language, m_pictures;
    QTextStream m_out{stdout};
    int m_faults = 0, m_looked = 0, m_parts = 0, m_submenus = 0;
};

} // namespace

int main(int argc, char **argv)
{
    // What the windows remember must not be somebody's own.
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{"language", "A code, like de", "code", "en"},
                       {"theme", "light, dark, high-contrast", "name", "light"},
                       {"pictures", "Where pictures go", "folder"},
                       {"some", "The dashboard, one page of the settings and the menu alone"}});
    parser.process(application);
    QApplication::setQuitOnLastWindowClosed(false);
    const QString theme = parser.value("theme");
    applyTheme(theme == "dark" ? Theme::Dark
                   : theme == "high-contrast" ? Theme::HighContrast : Theme::Light);
    Missing missing;
    QCoreApplication::installTranslator(&missing);
    Languages spoken{QLocale(parser.value("language"))};
    spoken.speak({});
    const QString pictures = parser.value("pictures");
    if (!pictures.isEmpty()) {
        QDir().mkpath(pictures);
    }
    Probe probe(spoken.spoken(), pictures);
    int faults = probe.run(parser.isSet("some"));
    if (spoken.spoken() != "en") {
        const QStringList lacking(missing.texts.begin(), missing.texts.end());
        probe.tell("not translated", lacking);
        faults += static_cast<int>(lacking.size());
    }
    return faults == 0 ? 0 : 1;
}
