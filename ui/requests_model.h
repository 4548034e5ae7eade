// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_client.h"
#include "request_log.h"

#include <QAbstractTableModel>
#include <QJsonObject>
#include <QTimeZone>
#include <QTimer>

#include <vector>

namespace llmcap {

/// Which rows of the audit log the table shows.
struct RequestsFilter {
    Instant since{};
    std::optional<Instant> until;     ///< absent: new rows come in
    std::string provider, key, project, client;   ///< "" all
    std::string model;                ///< a pattern; "" all
    std::optional<Outcome> outcome;
    bool admits(const Exchange &row) const;
    friend bool operator==(const RequestsFilter &, const RequestsFilter &) = default;
};
FeedRequestQuery queryOf(const RequestsFilter &filter);
/// What somebody typed as the feed's pattern: part of a name unless it has a '*' already.
std::string modelPattern(const QString &typed);

/// The audit log as a table: pages from the feed while somebody scrolls, new rows at their time as
/// they are recorded. Thread: the window's. REQUIRES: `feed` outlives it.
class RequestsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Time, Provider, Model, OutcomeOf, Tokens, Cost, KnownBy, Project, Client, Key, CapName,
        Added, Columns
    };
    enum class State { Loading, Ready, Failed };

    explicit RequestsModel(FeedClient &feed, QObject *parent = nullptr);

    /// Loads the newest rows of that filter; nothing happens where it is the same.
    void setFilter(const RequestsFilter &filter);
    const RequestsFilter &filter() const { return m_filter; }
    void setZone(const QTimeZone &zone);
    /// Off while the window is hidden: rows are not kept then. On loads anew.
    void setLive(bool live);
    void reload();

    State state() const { return m_state; }
    /// Of the last page that failed; "" else.
    QString failure() const { return m_failure; }
    /// Older rows are there that were not read yet.
    bool hasMore() const { return !m_log.next().empty(); }
    /// Null: it is being asked for again; dataChanged follows.
    const Exchange *rowAt(int row) const;
    /// Rows in memory, for measurements.
    std::size_t kept() const { return m_log.kept(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// "24 Nov 17:02:11"
    static QString timeText(const QDateTime &time);
    /// Headings and cells for programs (CSV), one row of the log.
    static QStringList exportHeadings();
    static QStringList exportCells(const Exchange &row);
    /// The same as JSON, by the names of the feed's rows.
    static QJsonObject exportObject(const Exchange &row);

signals:
    void stateChanged();

private:
    void load(const std::string &before);
    void take(const FeedRequestPage &page, bool isFirst);
    void fail(const Error &error);
    void keep(const Exchange &row);
    void showKept();
    /// Asks for a page that was dropped; the one looked at last comes first.
    void want(const RequestLog::Missing &missing) const;
    void askForMissing();
    QString shown(const Exchange &row, Column column) const;
    QString explained(const Exchange &row, Column column) const;
    QString timeText(const Exchange &row) const;

    FeedClient &m_feed;
    RequestsFilter m_filter;
    QTimeZone m_zone = QTimeZone::utc();
    mutable RequestLog m_log;         // looking at a page keeps it
    std::vector<Exchange> m_kept;     // recorded since the last showKept(), oldest first
    mutable std::optional<RequestLog::Missing> m_wanted;
    bool m_isRestoring = false;
    QString m_failure;
    State m_state = State::Loading;
    QTimer m_showSoon;
    QTimer m_reloadSoon;
    mutable QTimer m_restoreSoon;
    int m_load = 0;                   // answers to an older load are dropped
    bool m_isLoading = false;
    bool m_isReloading = false;       // of these: the first page
    bool m_isLive = false;
};

} // namespace llmcap
