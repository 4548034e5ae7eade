// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "spend_curve.h"

#include <QAbstractTableModel>

namespace llmcap {

/// The chart's twin for people who read tables, and the chart's CSV. Thread: the window's.
class SpendTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Spent, Total, Requests, Blocked, Unpriced, TokensIn, TokensOut, Columns };

    using QAbstractTableModel::QAbstractTableModel;
    void setCurve(const SpendCurve &curve, FeedSeriesQuery::Bucket bucket, const QTimeZone &zone);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString shown(const SpendCurve::Step &step, Column column) const;
    static QString exported(const SpendCurve::Step &step, Column column);
    /// Requests without a price up to the end of that row.
    std::int64_t unpricedUpTo(int row) const;

    SpendCurve m_curve;
    FeedSeriesQuery::Bucket m_bucket = FeedSeriesQuery::Bucket::Hour;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace llmcap
