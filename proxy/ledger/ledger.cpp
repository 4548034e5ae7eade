// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger.h"

#include "sqlite_ledger.h"

namespace llmcap {

namespace {

/// SQLite takes an empty file for a new one and drops the log beside it. Books that exist have
/// their first page from the moment they are made, so an empty file was cut off.
Result<void> refuseIfCutOff(const std::filesystem::path &file)
{
    std::error_code missing;
    if (std::filesystem::file_size(file, missing) == 0 && !missing)
        return Error{ErrorCode::Corrupt, "The ledger's file " + file.string()
                                             + " is empty: something cut it off."};
    return {};
}

/// What open() answers where the file is damaged: what to do, too.
Error explained(const std::filesystem::path &folder, const Error &error)
{
    return error.code == ErrorCode::Corrupt ? Error{error.code, damagedAdvice(folder, error)}
                                            : error;
}

} // namespace

Result<std::unique_ptr<Ledger>> Ledger::open(LedgerOptions options, Instant now)
{
    const auto folder = options.folder;
    auto lock = FolderLock::take(folder);
    if (!lock)
        return lock.error();
    const auto file = folder / "ledger.sqlite";
    if (auto whole = refuseIfCutOff(file); !whole)
        return explained(folder, whole.error());
    JournalOptions writing;
    writing.powerSafe = options.powerSafe;
    writing.noted = options.noted;
    auto journal = Journal::open(file, std::move(writing));
    if (!journal)
        return explained(folder, journal.error());
    auto history = History::open(file, options.zone);
    if (!history)
        return explained(folder, history.error());
    auto checked = History::open(file, options.zone);
    if (!checked)
        return explained(folder, checked.error());
    auto ledger = std::make_unique<SqliteLedger>(std::move(options), std::move(*lock),
                                                 std::move(*journal), std::move(*history));
    if (auto rebuilt = ledger->rebuild(now); !rebuilt)
        return explained(folder, rebuilt.error());
    ledger->startVerifying(std::move(*checked));
    return std::unique_ptr<Ledger>(std::move(ledger));
}

} // namespace llmcap
