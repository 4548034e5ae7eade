// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWizard>

namespace llmcap {

class FeedClient;

/// What a first start asks for, four short pages: caps, a tool, where the token is kept, and the
/// start at login. Everything can be left out. Thread: the window's. REQUIRES: `feed` outlives it.
class FirstRun final : public QWizard {
    Q_OBJECT
public:
    /// `tokenPlace`: where the feed's token is kept, in words.
    FirstRun(FeedClient &feed, const QString &tokenPlace, QWidget *parent = nullptr);
};

} // namespace llmcap
