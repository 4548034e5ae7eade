// SPDX-License-Identifier: GPL-3.0-or-later
#include "spend_table_model.h"

#include "csv.h"
#include "dashboard_text.h"
#include "rfc3339.h"

#include <QLocale>

namespace llmcap {

void SpendTableModel::setCurve(const SpendCurve &curve, FeedSeriesQuery::Bucket bucket,
                               const QTimeZone &zone)
{
    // Most updates change the last bucket only: keep selection and scroll position then.
    const bool isSameShape = curve.steps.size() == m_curve.steps.size() && bucket == m_bucket
        && zone == m_zone
        && (curve.steps.empty() || curve.steps.front().start == m_curve.steps.front().start);
    if (!isSameShape) {
        beginResetModel();
    }
    m_curve = curve;
    m_bucket = bucket;
    m_zone = zone;
    if (!isSameShape) {
        endResetModel();
    } else if (!curve.steps.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    }
}

int SpendTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_curve.steps.size());
}

int SpendTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

std::int64_t SpendTableModel::unpricedUpTo(int row) const
{
    std::int64_t unpriced = 0;
    for (int i = 0; i <= row; ++i) {
        unpriced += m_curve.steps[static_cast<std::size_t>(i)].sums.unpriced;
    }
    return unpriced;
}

QString SpendTableModel::shown(const SpendCurve::Step &step, Column column) const
{
    switch (column) {
    case Time: {
        const QDateTime time = dashboard::local(step.start, m_zone);
        const QString day = QLocale().toString(time.date(), QStringLiteral("ddd d MMM"));
        return m_bucket == FeedSeriesQuery::Bucket::Day
            ? day
            : day + time.toString(QStringLiteral(" HH:mm"));
    }
    case Spent: return dashboard::total(step.sums.spent, step.sums.unpriced);
    case Total: return {};
    case Requests: return dashboard::count(step.sums.requests);
    case Blocked: return dashboard::count(step.sums.blocked);
    case Unpriced: return dashboard::count(step.sums.unpriced);
    case TokensIn:
        return dashboard::count(step.sums.inputTokens + step.sums.cacheReadTokens
                                + step.sums.cacheWriteTokens);
    case TokensOut: return dashboard::count(step.sums.outputTokens);
    case Columns: break;
    }
    return {};
}

QString SpendTableModel::exported(const SpendCurve::Step &step, Column column)
{
    switch (column) {
    case Time: return dashboard::text(toRfc3339(step.start));
    case Spent: return dashboard::text(toUsdString(step.sums.spent));
    case Total: return dashboard::text(toUsdString(step.total));
    case Requests: return QString::number(step.sums.requests);
    case Blocked: return QString::number(step.sums.blocked);
    case Unpriced: return QString::number(step.sums.unpriced);
    case TokensIn:
        return QString::number(step.sums.inputTokens + step.sums.cacheReadTokens
                               + step.sums.cacheWriteTokens);
    case TokensOut: return QString::number(step.sums.outputTokens);
    case Columns: break;
    }
    return {};
}

QVariant SpendTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const auto &step = m_curve.steps[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::DisplayRole) {
        return column == Total ? dashboard::total(step.total, unpricedUpTo(index.row()))
                               : shown(step, column);
    }
    if (role == exportRole) {
        return exported(step, column);
    }
    if (role == Qt::TextAlignmentRole && column != Time) {
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    }
    return {};
}

QVariant SpendTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::Alignment((section == Time ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Time: return tr("From");
    case Spent: return tr("Spent");
    case Total: return tr("Total so far");
    case Requests: return tr("Requests");
    case Blocked: return tr("Blocked");
    case Unpriced: return tr("Unpriced");
    case TokensIn: return tr("Tokens in");
    case TokensOut: return tr("Tokens out");
    case Columns: break;
    }
    return {};
}

} // namespace llmcap
