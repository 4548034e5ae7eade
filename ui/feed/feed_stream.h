// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_wire.h"
#include "sse_reader.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace llmcap {

/// Keeps the event stream open: reads it, notices when it ends, and opens it again after pauses
/// that grow. Thread: the one that made it.
class FeedStream final : public QObject {
    Q_OBJECT

public:
    FeedStream(FeedWire &wire, FeedTimes times, QObject *parent);

    void start();
    void stop();
    /// Ends a pause between two attempts, and an attempt that hangs.
    void retryNow();

    FeedClient::Link link() const { return m_link; }
    QString message() const { return m_message; }
    std::chrono::milliseconds sinceHeard() const
    {
        return std::chrono::milliseconds{m_heard.isValid() ? m_heard.elapsed() : 0};
    }

signals:
    void linkChanged();
    void arrived(const llmcap::SseEvent &event);

private:
    void open();
    void opened(FeedWire::Check check, QNetworkReply *reply);
    void read();
    void ended();
    void retryAfter(FeedWire::Check check);
    void drop();
    void setLink(FeedClient::Link link, const QString &message);

    FeedWire &m_wire;
    FeedTimes m_times;
    QTimer m_pause;
    std::chrono::milliseconds m_nextPause;
    QPointer<QNetworkReply> m_reply;
    SseReader m_reader;
    FeedClient::Link m_link = FeedClient::Link::Idle;
    QString m_message;
    QElapsedTimer m_heard;       ///< since the last byte of a stream
    int m_attempt = 0;           ///< answers to an older attempt are dropped
};

} // namespace llmcap
