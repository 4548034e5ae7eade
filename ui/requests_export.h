// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_client.h"

#include <QObject>
#include <QSaveFile>

namespace llmcap {

/// Writes every row of a query into a file, page by page, not only those on the screen: JSON where
/// its name ends in .json, else CSV. Deletes itself when it has finished. Thread: the window's.
/// REQUIRES: `feed` outlives it.
class RequestsExport final : public QObject {
    Q_OBJECT
public:
    RequestsExport(FeedClient &feed, FeedRequestQuery query, const QString &path, QObject *parent);
    void start();

signals:
    /// `message` is for people; nothing was written where `ok` is false.
    void finished(bool ok, const QString &message);

private:
    void ask();
    void write(const Exchange &row);
    void finish(bool ok, const QString &message);

    FeedClient &m_feed;
    FeedRequestQuery m_query;
    QSaveFile m_file;
    const bool m_isJson;
    qint64 m_rows = 0;
};

} // namespace llmcap
