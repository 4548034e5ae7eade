// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_client.h"

#include <QWizard>

#include <filesystem>

namespace llmcap {

/// What the first steps show and change beside the feed.
struct FirstRunFacts {
    std::filesystem::path settingsFile;  ///< remembers that they were taken
    std::filesystem::path dataFolder;
    QString tokenPlace;                  ///< where the feed's token is kept, in words
    bool isTokenInFile = false;          ///< no key store has it; it may take it now
};

/// The first steps, four short pages: caps, a tool, the feed's token, the start at login. Every
/// page may be left as it is. Closed or finished, they do not come back by themselves.
/// Thread: the window's. REQUIRES: `feed` outlives it.
class FirstRun final : public QWizard {
    Q_OBJECT
public:
    FirstRun(FeedClient &feed, FirstRunFacts facts, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {680, 500}; }

protected:
    void done(int result) override;

private:
    const FirstRunFacts m_facts;
};

} // namespace llmcap
