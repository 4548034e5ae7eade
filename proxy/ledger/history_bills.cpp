// SPDX-License-Identifier: GPL-3.0-or-later
// Bills: what costs were made of, and what repricing changed.
#include "history.h"

#include "history_rows.h"

namespace llmcap {

Result<std::vector<History::Changed>> History::changed(Interval time) const
{
    auto query = m_database.prepare(
        "SELECT e.time,provider,model,key,project,c.usd,e.basis,"
        "(SELECT basis FROM correction WHERE seq=c.last),client FROM "
        "(SELECT exchange,sum(usd) usd,max(seq) last FROM correction GROUP BY exchange) c "
        "JOIN exchange e ON e.row=c.exchange WHERE e.time>=? AND e.time<? ORDER BY e.time");
    if (!query)
        return query.error();
    query->bind(toMicros(time.start)).bind(toMicros(time.end));
    constexpr auto unpriced = static_cast<std::int64_t>(CostBasis::Unpriced);
    std::vector<Changed> changes;
    while (true) {
        const auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return changes;
        Changed &change = changes.emplace_back();
        change.time = fromMicros(query->integer(0));
        change.labels.provider = query->text(1);
        change.labels.model = query->text(2);
        change.labels.key = query->text(3);
        change.labels.project = query->text(4);
        change.labels.client = query->text(8);
        change.difference = {query->integer(5)};
        change.unpriced = (query->integer(7) == unpriced) - (query->integer(6) == unpriced);
    }
}

/// The exchange that `query` stands on, with the accounts of its cost.
Result<BilledExchange> History::readBilled(Statement &query) const
{
    BilledExchange billed;
    billed.row = query.integer(0);
    billed.exchange = readExchange(query);
    Exchange &exchange = billed.exchange;
    auto accounts = m_database.prepare(
        "SELECT 0,time,cost,basis,price_version FROM exchange WHERE row=?1 UNION ALL "
        "SELECT seq,time,usd,basis,price_version FROM correction WHERE exchange=?1 ORDER BY 1");
    auto parts = m_database.prepare(
        "SELECT content,units,hold_id FROM bill JOIN price ON price.id=bill.price "
        "WHERE exchange=? AND correction=? ORDER BY part");
    auto hold = m_database.prepare(
        "SELECT h.time,s.time FROM hold h JOIN settlement s ON s.hold_id=h.id WHERE h.id=?");
    if (!accounts || !parts || !hold)
        return (!accounts ? accounts : !parts ? parts : hold).error();
    accounts->bind(billed.row);
    while (true) {
        const auto more = accounts->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        BilledExchange::Account &account = billed.accounts.emplace_back();
        account.time = fromMicros(accounts->integer(1));
        account.difference = {accounts->integer(2)};
        account.basis = static_cast<CostBasis>(accounts->integer(3));
        account.priceVersion = accounts->text(4);
        parts->bind(billed.row).bind(accounts->integer(0));
        while (true) {
            const auto part = parts->step();
            if (!part)
                return part.error();
            if (!*part)
                break;
            const auto prices = parsePriceNote(parts->text(0));
            if (!prices)
                return prices.error();
            const std::string units = parts->text(1);
            Usage usage = units.empty() ? exchange.usage : Usage{};
            readOtherUnits(units, usage);
            exchange.hold = parts->integer(2);
            account.bill.push_back({*prices, usage});
        }
        parts->reset();
        exchange.bill = account.bill;
    }
    hold->bind(exchange.hold);
    const auto closed = hold->step();
    if (!closed)
        return closed.error();
    if (*closed) {
        billed.admitted = fromMicros(hold->integer(0));
        billed.settled = fromMicros(hold->integer(1));
    }
    return billed;
}

Result<BilledExchange> History::billed(std::string_view id) const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare(std::string(exchangeColumns) + " WHERE id=?");
    if (!query)
        return query.error();
    query->bind(id);
    const auto found = query->step();
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorCode::NotFound, "There is no request " + std::string(id.substr(0, 60))
                                              + "; `llmcap logs` shows those there are"};
    return readBilled(*query);
}

Result<BilledExchange> History::billedRow(std::int64_t row) const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare(std::string(exchangeColumns) + " WHERE row=?");
    if (!query)
        return query.error();
    query->bind(row);
    const auto found = query->step();
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorCode::NotFound, "There is no such row in the audit log"};
    return readBilled(*query);
}

Result<std::vector<BilledExchange>> History::billed(const RequestFilter &filter,
                                                    std::int64_t after) const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare(
        std::string(exchangeColumns)
        + " WHERE row>? AND time>=? AND time<? AND (?4='' OR provider=?4) AND (?5='' OR key=?5)"
          " AND (?6='' OR project=?6) AND EXISTS(SELECT 1 FROM bill b JOIN settlement s"
          " ON s.hold_id=b.hold_id WHERE b.exchange=row) ORDER BY row");
    if (!query)
        return query.error();
    query->bind(after).bind(toMicros(filter.since.value_or(Instant::min())));
    query->bind(toMicros(filter.until.value_or(Instant::max())));
    query->bind(filter.provider).bind(filter.key).bind(filter.project);
    std::vector<BilledExchange> all;
    while (all.size() < static_cast<std::size_t>(filter.limit)) {
        const auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        if (!filter.model.empty() && !matchesPattern(filter.model, query->text(5)))
            continue;
        auto billed = readBilled(*query);
        if (!billed)
            return billed.error();
        all.push_back(std::move(*billed));
    }
    return all;
}

} // namespace llmcap
