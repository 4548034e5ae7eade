// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_client.h"
#include "notice.h"
#include "settings_change.h"
#include "settings_file.h"

#include <QDialog>

#include <map>
#include <string>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QSpinBox;
class QStackedWidget;

namespace llmcap {

/// What the settings window shows beside what can be changed.
struct SettingsFacts {
    std::filesystem::path file;          ///< settings.json
    std::filesystem::path dataFolder;
    QString systemLanguage;              ///< what "as the system" means, by its own name
    QString tokenPlace;                  ///< where the feed's token is kept, in words
    bool ownsProxy = true;               ///< false: somebody else's feed is watched, no proxy runs
    FileSettings settings;
    WindowSettings window;
};

/// The settings, a page a subject. Caps and connections act at once through the feed; the rest is
/// written into the settings file by "Apply". Thread: the window's. REQUIRES: `feed` outlives it.
class SettingsWindow final : public QDialog {
    Q_OBJECT
public:
    SettingsWindow(FeedClient &feed, SettingsFacts facts, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {720, 460}; }
    void accept() override;
    /// By their order; what is not there is left as it is.
    int page() const;
    void showPage(int page);

signals:
    void firstStepsWanted();
    void noticesChanged(const llmcap::NoticeSwitches &switches);
    /// A code of languages(), or "" for the system's.
    void languageChanged(const QString &code);

private:
    void addPage(const QString &title, QWidget *page);
    QWidget *makeGeneral();
    QWidget *makeConnections();
    QWidget *makeNotices();
    QWidget *makePrices();
    QWidget *makePrivacy();
    QWidget *makeAdvanced();
    QWidget *makeHosted(QWidget *page);
    /// That field shows the value of that key of the settings file: a policy may fix it.
    void addLockable(const char *key, QWidget *field);
    void showStatus(const FeedStatus &status);
    SettingsChange change() const;
    void remember(const SettingsChange &written);
    bool apply();
    /// The feed that is to be watched instead of running a proxy; "" is none.
    std::string hostedUrl() const;
    /// Why it cannot be watched; "" it can, and its token is kept where one was typed.
    QString hostedProblem();
    /// Enters or removes the start at login where that was changed; the answer is why it failed.
    QString applyAutostart();
    void showOpened(const FeedStatus &status);

    FeedClient &m_feed;
    SettingsFacts m_facts;   // as last written: what differs from it is a change
    QListWidget *m_titles;
    QStackedWidget *m_pages;
    QLabel *m_said;
    QComboBox *m_language = nullptr;
    QLineEdit *m_zone = nullptr;
    QLineEdit *m_fallback = nullptr;
    QCheckBox *m_autostart = nullptr;
    QLineEdit *m_feedUrl = nullptr;
    QLineEdit *m_feedToken = nullptr;
    QLineEdit *m_feedCa = nullptr;
    QLabel *m_opened = nullptr;          // what else the proxy trusts and lets in
    QLabel *m_locked;                    // why some fields are greyed
    std::map<std::string, QWidget *> m_lockable;   // by key of the settings file
    QCheckBox *m_notices[6] = {};        // in the order of Notice::Kind
    QSpinBox *m_maxWait = nullptr;
    QSpinBox *m_drain = nullptr;
    QCheckBox *m_paymentRequired = nullptr;
    QCheckBox *m_unknownEndpoints = nullptr;
    QCheckBox *m_powerSafe = nullptr;
};

/// The notices that the file's window part switches on.
NoticeSwitches noticesOf(const WindowSettings &window);

} // namespace llmcap
