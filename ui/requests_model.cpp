// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests_model.h"

#include "dashboard_text.h"
#include "price_book.h"
#include "rfc3339.h"

#include <QFont>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace llmcap {

namespace {

constexpr int pageRows = 200;
/// More rows than anybody scrolls to; then the table starts anew with the newest page.
constexpr std::size_t mostRows = 20'000;

QByteArray idOf(const Exchange &row)
{
    return QByteArray::fromStdString(row.id);
}

QString decimalMillis(std::int64_t micros)
{
    return QString::number(static_cast<double>(micros) / 1000.0, 'f', 3);
}

} // namespace

bool RequestsFilter::admits(const Exchange &row) const
{
    return row.time >= since && (provider.empty() || provider == row.labels.provider)
        && (model.empty() || matchesPattern(model, row.labels.model))
        && (!outcome || *outcome == row.outcome);
}

std::string modelPattern(const QString &typed)
{
    const QString name = typed.trimmed();
    if (name.isEmpty() || name.contains(QChar('*'))) {
        return name.toStdString();
    }
    return "*" + name.toStdString() + "*";
}

RequestsModel::RequestsModel(FeedClient &feed, QObject *parent)
    : QAbstractTableModel(parent), m_feed(feed)
{
    // Rows may come by the thousand: show them in groups, and ask for gaps at most once a second.
    m_showSoon.setSingleShot(true);
    m_showSoon.setInterval(100);
    connect(&m_showSoon, &QTimer::timeout, this, &RequestsModel::showKept);
    m_reloadSoon.setSingleShot(true);
    m_reloadSoon.setInterval(1000);
    connect(&m_reloadSoon, &QTimer::timeout, this, &RequestsModel::reload);
    connect(&feed, &FeedClient::requestRecorded, this, &RequestsModel::keep);
    connect(&feed, &FeedClient::rowsLeftOut, this, [this] {
        if (m_isLive && !m_reloadSoon.isActive()) {
            m_reloadSoon.start();
        }
    });
}

void RequestsModel::setFilter(const RequestsFilter &filter)
{
    if (filter == m_filter) {
        return;
    }
    m_filter = filter;
    reload();
}

void RequestsModel::setZone(const QTimeZone &zone)
{
    if (zone == m_zone) {
        return;
    }
    m_zone = zone;
    if (!m_rows.empty()) {
        emit dataChanged(index(0, Time), index(rowCount() - 1, Time));
    }
}

void RequestsModel::setLive(bool live)
{
    if (std::exchange(m_isLive, live) == live) {
        return;
    }
    if (live) {
        reload();
    } else {
        m_kept.clear();
        m_showSoon.stop();
        m_reloadSoon.stop();
    }
}

void RequestsModel::reload()
{
    if (m_isLive) {
        load({});
    }
}

void RequestsModel::load(const std::string &before)
{
    const int load = ++m_load;
    m_isLoading = true;
    const bool isFirst = before.empty();
    if (isFirst && m_rows.empty()) {
        m_state = State::Loading;
        emit stateChanged();
    }
    FeedRequestQuery query;
    query.since = m_filter.since;
    query.provider = m_filter.provider;
    query.model = m_filter.model;
    query.outcome = m_filter.outcome;
    query.limit = pageRows;
    query.before = before;
    m_feed.requests(query, this, [this, load, isFirst](const Result<FeedRequestPage> &page) {
        if (load != m_load) {
            return;
        }
        m_isLoading = false;
        if (page) {
            take(*page, isFirst);
        } else {
            fail(page.error());
        }
    });
}

void RequestsModel::take(const FeedRequestPage &page, bool isFirst)
{
    m_next = page.next;
    m_failure.clear();
    m_state = State::Ready;
    if (isFirst) {
        beginResetModel();
        m_rows = page.rows;
        m_ids.clear();
        for (const Exchange &row : m_rows) {
            m_ids.insert(idOf(row));
        }
        endResetModel();
        showKept();
    } else {
        std::vector<Exchange> fresh;
        for (const Exchange &row : page.rows) {
            if (!m_ids.contains(idOf(row))) {
                m_ids.insert(idOf(row));
                fresh.push_back(row);
            }
        }
        if (!fresh.empty()) {
            const int first = rowCount();
            beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
            m_rows.insert(m_rows.end(), fresh.begin(), fresh.end());
            endInsertRows();
        }
    }
    emit stateChanged();
}

void RequestsModel::fail(const Error &error)
{
    m_failure = dashboard::text(error.message);
    m_state = State::Failed;
    emit stateChanged();
}

void RequestsModel::keep(const Exchange &row)
{
    if (!m_isLive || !m_filter.admits(row)) {
        return;
    }
    m_kept.push_back(row);
    if (!m_showSoon.isActive()) {
        m_showSoon.start();
    }
}

void RequestsModel::showKept()
{
    if (m_isLoading && m_rows.empty()) {
        return;   // the first page comes under them
    }
    std::vector<Exchange> fresh;
    for (auto row = m_kept.rbegin(); row != m_kept.rend(); ++row) {
        if (!m_ids.contains(idOf(*row))) {
            m_ids.insert(idOf(*row));
            fresh.push_back(std::move(*row));
        }
    }
    m_kept.clear();
    if (fresh.empty()) {
        return;
    }
    if (m_rows.size() + fresh.size() > mostRows) {
        return reload();
    }
    beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
    m_rows.insert(m_rows.begin(), std::make_move_iterator(fresh.begin()),
                  std::make_move_iterator(fresh.end()));
    endInsertRows();
    emit stateChanged();
}

const Exchange *RequestsModel::rowAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int RequestsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RequestsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

bool RequestsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_next.empty() && !m_isLoading
        && m_state != State::Failed && m_rows.size() < mostRows;
}

void RequestsModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent)) {
        load(m_next);
    }
}

QString RequestsModel::timeText(const Exchange &row) const
{
    const QDateTime time = dashboard::local(row.time, m_zone);
    return QLocale().toString(time.date(), QStringLiteral("d MMM "))
        + time.toString(QStringLiteral("HH:mm:ss"));
}

QString RequestsModel::shown(const Exchange &row, Column column) const
{
    switch (column) {
    case Time: return timeText(row);
    case Provider: return dashboard::text(row.labels.provider);
    case Model: return dashboard::text(row.labels.model);
    case Project: return dashboard::text(row.labels.project);
    case OutcomeOf: return dashboard::outcome(row.outcome);
    case Tokens:
        return row.outcome == Outcome::Refused
            ? QString()
            : dashboard::count(dashboard::inputTokens(row.usage)) + QStringLiteral(" / ")
                + dashboard::count(dashboard::outputTokens(row.usage));
    case Cost:
        return row.basis == CostBasis::Unpriced ? tr("unknown") : dashboard::usd(row.cost);
    case KnownBy: return dashboard::knownBy(row.basis);
    case CapName: return dashboard::text(row.cap);
    case Added: return dashboard::millis(row.addedMicros);
    case Columns: break;
    }
    return {};
}

QString RequestsModel::explained(const Exchange &row, Column column) const
{
    if (column == KnownBy || column == Cost) {
        return dashboard::knownByMeaning(row.basis);
    }
    QStringList lines{dashboard::text(row.id) + QStringLiteral(", ") + timeText(row)
                          + QChar(' ') + dashboard::zoneName(m_zone),
                      tr("Status %1, %2 in all").arg(row.status).arg(
                          dashboard::millis(row.totalMicros))};
    if (!row.labels.client.empty()) {
        lines.append(tr("Client: %1").arg(dashboard::text(row.labels.client)));
    }
    if (!row.labels.key.empty()) {
        lines.append(tr("Key: %1").arg(dashboard::text(row.labels.key)));
    }
    if (!row.note.empty()) {
        lines.append(dashboard::text(row.note));
    }
    // Names come from requests: none of them is markup.
    return lines.join(QChar('\n')).toHtmlEscaped().replace(QChar('\n'), QStringLiteral("<br>"));
}

QVariant RequestsModel::data(const QModelIndex &index, int role) const
{
    const Exchange *const row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row) {
        return {};
    }
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: return shown(*row, column);
    case Qt::ToolTipRole: return explained(*row, column);
    case Qt::TextAlignmentRole: {
        const bool isNumber = column == Tokens || column == Cost || column == Added;
        return QVariant::fromValue(
            Qt::Alignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    case Qt::FontRole:
        if (column == OutcomeOf && row->outcome != Outcome::Completed) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    default: return {};
    }
}

QVariant RequestsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == Tokens || section == Cost || section == Added;
        return QVariant::fromValue(
            Qt::Alignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Time: return tr("Time");
    case Provider: return tr("Provider");
    case Model: return tr("Model");
    case Project: return tr("Project");
    case OutcomeOf: return tr("Outcome");
    case Tokens: return tr("Tokens in / out");
    case Cost: return tr("Cost");
    case KnownBy: return tr("Known by");
    case CapName: return tr("Cap");
    case Added: return tr("Added");
    case Columns: break;
    }
    return {};
}

QStringList RequestsModel::exportHeadings()
{
    return {"time", "provider", "model", "project", "outcome", "cost_usd", "cost_basis", "cap",
            "ms_added", "id", "endpoint", "key", "client", "status", "tokens_in", "tokens_out",
            "ms_total", "price_version", "provider_request_id", "note"};
}

QStringList RequestsModel::exportCells(const Exchange &row)
{
    const auto text = [](std::string_view utf8) { return dashboard::text(utf8); };
    return {text(toRfc3339(row.time)), text(row.labels.provider), text(row.labels.model),
            text(row.labels.project), text(outcomeName(row.outcome)),
            row.basis == CostBasis::Unpriced ? QString() : text(toUsdString(row.cost)),
            text(costBasisName(row.basis)), text(row.cap), decimalMillis(row.addedMicros),
            text(row.id), text(row.labels.endpoint), text(row.labels.key),
            text(row.labels.client), QString::number(row.status),
            QString::number(dashboard::inputTokens(row.usage)),
            QString::number(dashboard::outputTokens(row.usage)), decimalMillis(row.totalMicros),
            text(row.priceVersion), text(row.providerRequestId), text(row.note)};
}

} // namespace llmcap
