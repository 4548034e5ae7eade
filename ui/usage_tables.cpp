// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage_tables.h"

#include "dashboard_text.h"
#include "rfc3339.h"

#include <QCoreApplication>

namespace llmcap {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(llmcap::UsageTables)
};

FigureCell countCell(std::int64_t number)
{
    return {dashboard::count(number), QJsonValue(static_cast<qint64>(number))};
}

FigureCell usdCell(NanoUsd amount, std::int64_t unpriced)
{
    return {dashboard::total(amount, unpriced), dashboard::text(toUsdString(amount))};
}

FigureTable::Column timeColumn()
{
    return {Text::tr("From", "when a stretch of time begins"), QStringLiteral("from"), false};
}

FigureCell timeCell(const UsageFigures &figures, const SpendCurve::Step &step)
{
    return {bucketName(step.start, figures.span.bucket, figures.zone),
            dashboard::text(toRfc3339(step.start))};
}

FigureTable::Column knownColumn()
{
    return {Text::tr("Known by", "how a cost is known: reported, estimated, ..."),
            QStringLiteral("known_by"), false};
}

FigureCell knownCell(const FeedSeriesPoint &sums)
{
    return {dashboard::knownHow(sums), dashboard::knownHowInFiles(sums)};
}

/// For columns that several tables share.
struct Column {
    FigureTable::Column head;
    FigureCell (*cell)(const FeedSeriesPoint &);
};

std::vector<Column> tokenColumns()
{
    return {{{Text::tr("Input", "tokens"), "input_tokens"},
             [](const auto &p) { return countCell(p.inputTokens); }},
            {{Text::tr("Cache read"), "cache_read_tokens"},
             [](const auto &p) { return countCell(p.cacheReadTokens); }},
            {{Text::tr("Cache write"), "cache_write_tokens"},
             [](const auto &p) { return countCell(p.cacheWriteTokens); }},
            {{Text::tr("Output", "tokens"), "output_tokens"},
             [](const auto &p) { return countCell(p.outputTokens); }}};
}

std::vector<Column> countColumns()
{
    return {{{Text::tr("Requests"), "requests"},
             [](const auto &p) { return countCell(p.requests); }},
            {{Text::tr("Blocked", "requests"), "blocked"},
             [](const auto &p) { return countCell(p.blocked); }}};
}

std::vector<Column> knownColumns()
{
    return {{{Text::tr("Estimated", "an amount"), "estimated_usd"},
             [](const auto &p) { return usdCell(p.estimated, 0); }},
            {{Text::tr("Unpriced", "requests whose price is not known"), "unpriced"},
             [](const auto &p) { return countCell(p.unpriced); }},
            {{Text::tr("Held", "requests whose cost is not known: the amount held counts"), "held"},
             [](const auto &p) { return countCell(p.held); }}};
}

void addHeads(FigureTable &table, const std::vector<Column> &columns)
{
    for (const Column &column : columns) {
        table.columns.push_back(column.head);
    }
}

void addCells(std::vector<FigureCell> &row, const std::vector<Column> &columns,
              const FeedSeriesPoint &sums)
{
    for (const Column &column : columns) {
        row.push_back(column.cell(sums));
    }
}

FigureTable overTime(const UsageFigures &figures, const std::vector<Column> &columns)
{
    FigureTable table;
    table.columns = {timeColumn()};
    addHeads(table, columns);
    for (const SpendCurve::Step &step : figures.curve.steps) {
        std::vector<FigureCell> row{timeCell(figures, step)};
        addCells(row, columns, step.sums);
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

QString bucketName(Instant start, FeedSeriesQuery::Bucket bucket, const QTimeZone &zone)
{
    const QDateTime time = dashboard::local(start, zone);
    const QString day = dashboard::dayOfWeek(time.date());
    return bucket == FeedSeriesQuery::Bucket::Day
        ? day
        : day + QChar(' ') + dashboard::hourAndMinute(time.time());
}

QString groupName(const std::string &name)
{
    return name.empty() ? Text::tr("(none)", "requests without this label") : dashboard::text(name);
}

std::vector<UsageBand> bandsOf(const SpendCurve &curve)
{
    std::vector<UsageBand> bands;
    for (std::size_t i = 0; i < curve.groups.size(); ++i) {
        if (curve.groups[i].sums.spent.count == 0) {
            continue;
        }
        if (bands.size() < mostBands) {
            bands.push_back({groupName(curve.groups[i].name), {}, false});
        } else if (!bands.back().isRest) {
            bands.back().isRest = true;
        }
        bands.back().groups.push_back(i);
    }
    if (!bands.empty() && bands.back().isRest) {
        bands.back().name = Text::tr("%1 other(s)", "models",
                                     static_cast<int>(bands.back().groups.size()))
                                .arg(bands.back().groups.size());
    }
    return bands;
}

FigureTable spendTable(const UsageFigures &figures)
{
    FigureTable table;
    table.columns = {timeColumn(), {Text::tr("Spent"), "spent_usd"},
        {Text::tr("Total so far"), "total_usd"}};
    const auto counts = countColumns(), known = knownColumns();
    addHeads(table, counts);
    addHeads(table, known);
    for (const SpendCurve::Step &step : figures.curve.steps) {
        std::vector<FigureCell> row{timeCell(figures, step),
                                    usdCell(step.sums.spent, step.sums.unpriced),
                                    usdCell(step.total, step.unpriced)};
        addCells(row, counts, step.sums);
        addCells(row, known, step.sums);
        table.rows.push_back(std::move(row));
    }
    return table;
}

FigureTable modelTable(const UsageFigures &figures)
{
    FigureTable table;
    table.columns = {timeColumn()};
    for (const SpendGroup &group : figures.curve.groups) {
        table.columns.push_back({groupName(group.name), dashboard::text(group.name)});
    }
    table.columns.push_back({Text::tr("All", "models together"), QStringLiteral("spent_usd")});
    table.columns.push_back(knownColumn());
    for (const SpendCurve::Step &step : figures.curve.steps) {
        std::vector<FigureCell> row{timeCell(figures, step)};
        for (const NanoUsd spent : step.spentBy) {
            row.push_back(usdCell(spent, 0));
        }
        row.push_back(usdCell(step.sums.spent, step.sums.unpriced));
        row.push_back(knownCell(step.sums));
        table.rows.push_back(std::move(row));
    }
    return table;
}

FigureTable blockedTable(const UsageFigures &figures)
{
    const auto counts = countColumns();
    return overTime(figures, {counts[1], counts[0]});
}

FigureTable tokenTable(const UsageFigures &figures)
{
    return overTime(figures, tokenColumns());
}

FigureTable breakdownTable(const std::vector<SpendGroup> &groups, const QString &heading,
                           const QString &key)
{
    FeedSeriesPoint all;
    for (const SpendGroup &group : groups) {
        addTo(all, group.sums);
    }
    FigureTable table;
    table.columns = {{heading, key, false}, {Text::tr("Spent"), "spent_usd"},
        {Text::tr("Share"), "share"}};
    const auto counts = countColumns(), tokens = tokenColumns();
    addHeads(table, counts);
    addHeads(table, tokens);
    table.columns.push_back(knownColumn());
    for (const SpendGroup &group : groups) {
        // For the eye alone; programs divide the exact amounts themselves.
        const bool hasShare = all.spent.count != 0;
        const double share = hasShare ? 100.0 * static_cast<double>(group.sums.spent.count)
                / static_cast<double>(all.spent.count)
                                      : 0;
        std::vector<FigureCell> row{
            {groupName(group.name), dashboard::text(group.name)},
            usdCell(group.sums.spent, group.sums.unpriced),
            {hasShare ? dashboard::percent(share) : QStringLiteral("–"),
             hasShare ? QString::number(share, 'f', 1) + QStringLiteral(" %")
                      : QStringLiteral("–")}};
        addCells(row, counts, group.sums);
        addCells(row, tokens, group.sums);
        row.push_back(knownCell(group.sums));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace llmcap
