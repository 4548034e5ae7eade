// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace llmcap {

class FeedClient;

/// The window behind the tray: spend over time against the cap, and the audit table, both read
/// from the feed. Thread: the window's.
/// REQUIRES: `feed` outlives it.
class Dashboard : public QWidget {
    Q_OBJECT
public:
    /// What the audit table shows first.
    enum class Focus { Today, Month, Blocked };

    static Dashboard *make(FeedClient &feed, QWidget *parent = nullptr);
    /// Shows, raises and activates the window with that range or filter.
    virtual void open(Focus focus) = 0;
    /// Shows what another dashboard shows, in its place: in another language, for one.
    /// REQUIRES: both come from make().
    virtual void openAs(const Dashboard &other) = 0;

protected:
    using QWidget::QWidget;
};

} // namespace llmcap
