// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QString>

#include <filesystem>

class QMessageBox;

namespace llmcap {

class TextWindow;
struct FeedAddress;

/// Doctor, log and about. Thread: the window's.
class HelpWindows final {
public:
    ~HelpWindows();

    /// Whether `llmcap` lies beside this program: it does the examination.
    static bool hasDoctor();
    /// Runs `llmcap doctor` on that feed and shows what it says.
    void showDoctor(const FeedAddress &feed, const std::filesystem::path &dataFolder);
    /// The end of that log.
    void showLog(const std::filesystem::path &file);
    void showAbout();
    /// What is open, in the language that is spoken now.
    void retranslate();

private:
    void examine(const FeedAddress &feed, const std::filesystem::path &dataFolder);

    QPointer<TextWindow> m_doctor, m_log;
    QPointer<QMessageBox> m_about;
};

} // namespace llmcap
