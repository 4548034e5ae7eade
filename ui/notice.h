// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QString>

#include <string>

namespace llmcap {

/// One notification. Titles have at most 63 and bodies at most 255 UTF-16 units, where Windows
/// cuts.
struct Notice {
    enum class Kind { Threshold, Reached, Blocked, PauseEnded, ProxyDown, Runaway };
    Kind kind = Kind::Threshold;
    QString title, body;
    /// What one click raises, and by how much in the cap's unit; an empty label is no such offer.
    std::string cap, raiseBy;
    QString raiseLabel;          ///< "Allow +$5 today"
};
inline constexpr int longestNoticeTitle = 63;
inline constexpr int longestNoticeBody = 255;

/// Which kinds a person wants to see.
struct NoticeSwitches {
    bool threshold = true;
    bool reached = true;
    bool blocked = true;
    bool pauseEnded = true;
    bool proxyDown = true;
    bool runaway = true;
    friend bool operator==(const NoticeSwitches &, const NoticeSwitches &) = default;
};

/// Puts notices before the person. Thread: the window's.
class Notifier : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void show(const Notice &notice, const QImage &icon) = 0;

signals:
    void raiseChosen(const llmcap::Notice &notice);
    /// The notice itself was clicked.
    void opened(const llmcap::Notice &notice);
    /// No service took it: somebody else must show it.
    void notShown(const llmcap::Notice &notice);
};

/// The desktop's own notification service, asked anew for each notice, since it may start later;
/// null on systems where the tray icon is the only way.
Notifier *makeDesktopNotifier(QObject *parent);

} // namespace llmcap
