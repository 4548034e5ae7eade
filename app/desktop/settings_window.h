// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notice.h"
#include "settings_change.h"
#include "settings_file.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QSpinBox;
class QStackedWidget;

namespace llmcap {

class FeedClient;

/// What the settings window shows beside what can be changed.
struct SettingsFacts {
    std::filesystem::path file;          ///< settings.json
    std::filesystem::path dataFolder;
    QString systemLanguage;              ///< what "as the system" means, by its own name
    QString tokenPlace;                  ///< where the feed's token is kept, in words
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
    SettingsChange change() const;
    bool apply();

    FeedClient &m_feed;
    const SettingsFacts m_facts;
    QListWidget *m_titles;
    QStackedWidget *m_pages;
    QLabel *m_said;
    QComboBox *m_language = nullptr;
    QLineEdit *m_zone = nullptr;
    QLineEdit *m_fallback = nullptr;
    QCheckBox *m_notices[5] = {};        // in the order of Notice::Kind
    QSpinBox *m_maxWait = nullptr;
    QSpinBox *m_drain = nullptr;
    QCheckBox *m_paymentRequired = nullptr;
    QCheckBox *m_unknownEndpoints = nullptr;
    QCheckBox *m_powerSafe = nullptr;
};

/// The notices that the file's window part switches on.
NoticeSwitches noticesOf(const WindowSettings &window);

} // namespace llmcap
