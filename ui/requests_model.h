// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_client.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimeZone>
#include <QTimer>

#include <vector>

namespace llmcap {

/// Which rows of the audit log the table shows.
struct RequestsFilter {
    Instant since{};
    std::string provider;             ///< "" all
    std::string model;                ///< a pattern; "" all
    std::optional<Outcome> outcome;
    bool admits(const Exchange &row) const;
    friend bool operator==(const RequestsFilter &, const RequestsFilter &) = default;
};
/// What somebody typed as the feed's pattern: part of a name unless it has a '*' already.
std::string modelPattern(const QString &typed);

/// The audit log as a table: pages from the feed while somebody scrolls, new rows on top as they
/// are recorded. Thread: the window's. REQUIRES: `feed` outlives it.
class RequestsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Time, Provider, Model, Project, OutcomeOf, Tokens, Cost, KnownBy, CapName, Added, Columns
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
    const Exchange *rowAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// Headings and cells for programs (CSV), one row of the log.
    static QStringList exportHeadings();
    static QStringList exportCells(const Exchange &row);

signals:
    void stateChanged();

private:
    void load(const std::string &before);
    void take(const FeedRequestPage &page, bool isFirst);
    void fail(const Error &error);
    void keep(const Exchange &row);
    void showKept();
    QString shown(const Exchange &row, Column column) const;
    QString explained(const Exchange &row, Column column) const;
    QString timeText(const Exchange &row) const;

    FeedClient &m_feed;
    RequestsFilter m_filter;
    QTimeZone m_zone = QTimeZone::utc();
    std::vector<Exchange> m_rows;     // newest first
    std::vector<Exchange> m_kept;     // recorded since the last showKept(), oldest first
    QSet<QByteArray> m_ids;           // of m_rows: a page and the event stream may overlap
    std::string m_next;
    QString m_failure;
    State m_state = State::Loading;
    QTimer m_showSoon;
    QTimer m_reloadSoon;
    int m_load = 0;                   // answers to an older load are dropped
    bool m_isLoading = false;
    bool m_isLive = false;
};

} // namespace llmcap
