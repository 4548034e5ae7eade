// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests_model.h"

#include "dashboard_text.h"
#include "price_book.h"
#include "rfc3339.h"

#include <QFont>

#include <algorithm>
#include <utility>

namespace llmcap {

namespace {

constexpr int pageRows = 250;

QString decimalMillis(std::int64_t micros)
{
    return QString::number(static_cast<double>(micros) / 1000.0, 'f', 3);
}

/// Empty where no price is known: unknown is not zero.
QString costText(const Exchange &row)
{
    return row.basis == CostBasis::Unpriced ? QString() : dashboard::text(toUsdString(row.cost));
}

} // namespace

bool RequestsFilter::admits(const Exchange &row) const
{
    const RequestLabels &labels = row.labels;
    const auto isOf = [](const std::string &wanted, const std::string &label) {
        return wanted.empty() || wanted == label;
    };
    return row.time >= since && (!until || row.time < *until) && isOf(provider, labels.provider)
        && isOf(key, labels.key) && isOf(project, labels.project) && isOf(client, labels.client)
        && (model.empty() || matchesPattern(model, labels.model))
        && (!outcome || *outcome == row.outcome);
}

FeedRequestQuery queryOf(const RequestsFilter &filter)
{
    FeedRequestQuery query;
    query.since = filter.since;
    query.until = filter.until;
    query.provider = filter.provider;
    query.model = filter.model;
    query.key = filter.key;
    query.project = filter.project;
    query.client = filter.client;
    query.outcome = filter.outcome;
    return query;
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
    // While somebody drags the scroll bar only the page where it stops is worth asking for.
    m_restoreSoon.setSingleShot(true);
    m_restoreSoon.setInterval(30);
    connect(&m_restoreSoon, &QTimer::timeout, this, &RequestsModel::askForMissing);
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
    if (m_log.size() > 0) {
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
    m_isReloading = isFirst;
    if (isFirst && m_log.size() == 0) {
        m_state = State::Loading;
        emit stateChanged();
    }
    FeedRequestQuery query = queryOf(m_filter);
    query.limit = pageRows;
    query.before = before;
    m_feed.requests(query, this, [this, load, isFirst](const Result<FeedRequestPage> &page) {
        if (load != m_load) {
            return;
        }
        if (page) {
            take(*page, isFirst);
        } else {
            fail(page.error());
        }
    });
}

void RequestsModel::take(const FeedRequestPage &page, bool isFirst)
{
    m_failure.clear();
    m_state = State::Ready;
    if (isFirst) {
        beginResetModel();
        m_log.reset(page.rows, page.next);
        m_isLoading = m_isReloading = false;
        endResetModel();
        showKept();
    } else {
        const int first = rowCount();
        const int count = static_cast<int>(page.rows.size());
        if (count > 0) {
            beginInsertRows({}, first, first + count - 1);
        }
        m_log.append(page.rows, page.next);
        m_isLoading = false;   // not before: whoever is told of new rows may ask for more
        if (count > 0) {
            endInsertRows();
        }
    }
    emit stateChanged();
}

void RequestsModel::fail(const Error &error)
{
    m_isLoading = m_isReloading = false;
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
    if (m_isReloading) {
        return;   // they belong on the page that is on its way
    }
    // Most are newer than all that is there: one insertion for them, however many.
    std::vector<Exchange> newer, others;
    for (Exchange &row : std::exchange(m_kept, {})) {
        (row.time > m_log.newest() ? newer : others).push_back(std::move(row));
    }
    if (!newer.empty()) {
        beginInsertRows({}, 0, static_cast<int>(newer.size()) - 1);
        for (Exchange &row : newer) {
            m_log.insert(std::move(row));
        }
        endInsertRows();
    }
    for (Exchange &row : others) {
        if (const auto place = m_log.placeFor(row)) {
            beginInsertRows({}, *place, *place);
            m_log.insert(std::move(row));
            endInsertRows();
        }
    }
    emit stateChanged();
}

void RequestsModel::want(const RequestLog::Missing &missing) const
{
    m_wanted = missing;
    if (!m_isRestoring) {
        m_restoreSoon.start();
    }
}

void RequestsModel::askForMissing()
{
    if (!m_wanted) {
        return;
    }
    const RequestLog::Missing missing = *std::exchange(m_wanted, std::nullopt);
    m_isRestoring = true;
    FeedRequestQuery query = queryOf(m_filter);
    query.before = missing.before;
    query.limit = std::clamp(missing.count, 1, 1000);
    m_feed.requests(query, this, [this, missing, load = m_load](const auto &page) {
        m_isRestoring = false;
        if (page && m_log.restore(missing, page->rows)) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
        } else if (load == m_load) {   // else the table began anew meanwhile
            page ? reload() : fail(page.error());
        }
        if (m_wanted) {
            m_restoreSoon.start();
        }
    });
}

const Exchange *RequestsModel::rowAt(int row) const
{
    return m_log.at(row);
}

int RequestsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_log.size();
}

int RequestsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

bool RequestsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_log.next().empty() && !m_isLoading
        && m_state != State::Failed;
}

void RequestsModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent)) {
        load(m_log.next());
    }
}

QString RequestsModel::timeText(const QDateTime &time)
{
    return dashboard::day(time.date()) + QChar(' ') + dashboard::hourToSecond(time.time());
}

QString RequestsModel::timeText(const Exchange &row) const
{
    return timeText(dashboard::local(row.time, m_zone));
}

QString RequestsModel::shown(const Exchange &row, Column column) const
{
    switch (column) {
    case Time: return timeText(row);
    case Provider: return dashboard::text(row.labels.provider);
    case Model: return dashboard::text(row.labels.model);
    case Project: return dashboard::text(row.labels.project);
    case Client: return dashboard::text(row.labels.client);
    case Key: return dashboard::text(row.labels.key);
    case OutcomeOf: return dashboard::outcome(row.outcome);
    case Tokens:
        return row.outcome == Outcome::Refused
            ? QString()
            : dashboard::count(dashboard::inputTokens(row.usage)) + QStringLiteral(" / ")
                + dashboard::count(dashboard::outputTokens(row.usage));
    case Cost:
        return row.basis == CostBasis::Unpriced ? tr("unknown", "a cost")
            : dashboard::usd(row.cost);
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
                      tr("Status %1, %2 in all", "an HTTP status, a time like 210 ms")
                          .arg(row.status).arg(
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
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole
                             && role != Qt::TextAlignmentRole && role != Qt::FontRole)) {
        return {};
    }
    const Exchange *const row = rowAt(index.row());
    if (!row) {
        if (const auto missing = m_log.missingAt(index.row())) {
            want(*missing);
        }
        return role == Qt::DisplayRole && index.column() == Time ? QVariant(QStringLiteral("…"))
                                                                 : QVariant();
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
    case Client: return tr("Client", "a program");
    case Key: return tr("Key", "an API key");
    case OutcomeOf: return tr("Outcome", "of a request");
    case Tokens: return tr("Tokens in / out");
    case Cost: return tr("Cost");
    case KnownBy: return tr("Known by", "how a cost is known: reported, estimated, ...");
    case CapName: return tr("Cap");
    case Added: return tr("Added", "time that LLMCap added to a request");
    case Columns: break;
    }
    return {};
}

QStringList RequestsModel::exportHeadings()
{
    return {"time", "id", "provider", "endpoint", "model", "project", "key", "client", "outcome",
            "status", "streaming", "input_tokens", "cache_read_tokens", "cache_write_tokens",
            "output_tokens", "reasoning_tokens", "cost_usd", "cost_basis", "cap",
            "price_version", "provider_request_id", "ms_total", "ms_first_byte", "ms_added",
            "note"};
}

QStringList RequestsModel::exportCells(const Exchange &row)
{
    const auto text = [](std::string_view utf8) { return dashboard::text(utf8); };
    const auto number = [](std::int64_t value) { return QString::number(value); };
    const Usage &usage = row.usage;
    return {text(toRfc3339(row.time)), text(row.id), text(row.labels.provider),
            text(row.labels.endpoint), text(row.labels.model), text(row.labels.project),
            text(row.labels.key), text(row.labels.client), text(outcomeName(row.outcome)),
            number(row.status), row.streaming ? "true" : "false", number(usage[Unit::Input]),
            number(usage[Unit::CacheRead]),
            number(usage[Unit::CacheWrite5m] + usage[Unit::CacheWrite1h]),
            number(usage[Unit::Output]), number(usage.reasoning), costText(row),
            text(costBasisName(row.basis)), text(row.cap), text(row.priceVersion),
            text(row.providerRequestId), decimalMillis(row.totalMicros),
            decimalMillis(row.firstByteMicros), decimalMillis(row.addedMicros), text(row.note)};
}

QJsonObject RequestsModel::exportObject(const Exchange &row)
{
    const QStringList names = exportHeadings(), cells = exportCells(row);
    QJsonObject object;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const bool isNumber = names[i].endsWith(QLatin1String("_tokens"))
            || names[i].startsWith(QLatin1String("ms_")) || names[i] == QLatin1String("status");
        object.insert(names[i], isNumber ? QJsonValue(cells[i].toDouble()) : QJsonValue(cells[i]));
    }
    object["streaming"] = row.streaming;
    // Unknown is not zero.
    if (row.basis == CostBasis::Unpriced) {
        object["cost_usd"] = QJsonValue::Null;
    }
    return object;
}

} // namespace llmcap
