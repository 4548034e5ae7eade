// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger.h"

#include "sqlite_ledger.h"

namespace llmcap {

Result<std::unique_ptr<Ledger>> Ledger::open(LedgerOptions options, Instant now)
{
    auto lock = FolderLock::take(options.folder);
    if (!lock)
        return lock.error();
    const auto file = options.folder / "ledger.sqlite";
    JournalOptions writing;
    writing.powerSafe = options.powerSafe;
    auto journal = Journal::open(file, std::move(writing));
    if (!journal)
        return journal.error();
    auto history = History::open(file, options.zone);
    if (!history)
        return history.error();
    auto checked = History::open(file, options.zone);
    if (!checked)
        return checked.error();
    auto ledger = std::make_unique<SqliteLedger>(std::move(options), std::move(*lock),
                                                 std::move(*journal), std::move(*history));
    if (auto rebuilt = ledger->rebuild(now); !rebuilt)
        return rebuilt.error();
    ledger->startVerifying(std::move(*checked));
    return std::unique_ptr<Ledger>(std::move(ledger));
}

} // namespace llmcap
