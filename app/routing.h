// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"
#include "user_environment.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace llmcap {

/// What a tool reads its base URL from, and ours: {"OPENAI_BASE_URL", "http://127.0.0.1:4517/..."}.
using RoutedVariables = std::vector<std::pair<std::string, std::string>>;

/// What was written for the user, so that it can be taken back whatever happened since.
struct RoutingJournal {
    struct Entry {
        QString name;
        QString value;                                  ///< ours
        std::optional<UserEnvironment::Value> before;   ///< what the user had
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    bool isWanted = false;        ///< routed again whenever LLMCap serves, until `route off`
    QString url;                  ///< where the entries lead: "http://127.0.0.1:4517"; "" nowhere
    std::vector<Entry> entries;   ///< in force; empty while LLMCap does not serve
    QStringList released;         ///< the user changed these meanwhile: left alone until `route on`
    QString problem;              ///< why it was taken back without being asked; "" it was not

    bool isInForce() const { return !entries.empty(); }
};

/// "Route my tools": base-URL variables of this user that lead to LLMCap while it serves, and that
/// are what they were when it does not. The journal is on disk before the first variable changes.
/// A value that the user writes meanwhile is respected: it is neither changed nor deleted.
/// Thread: any, also of several processes: each call takes a lock beside the journal.
class Routing final {
public:
    /// The journal of this user, whatever data folder a LLMCap uses: variables are the user's.
    static std::filesystem::path usualJournal();

    Routing(std::filesystem::path journal, std::unique_ptr<UserEnvironment> environment);
    /// This user's, at the usual place.
    Routing();

    /// The user asked for it: every variable leads to `url`, also those released before.
    Result<void> on(const QString &url, const RoutedVariables &variables);
    /// LLMCap serves at `url`. Takes back what a crash left, then does as on() where it is wanted,
    /// but for the released ones. True: variables lead to us now.
    Result<bool> resume(const QString &url, const RoutedVariables &variables);
    /// LLMCap ends: what is in force is taken back, and comes again at its next start.
    /// Where another LLMCap serves them, that is left alone.
    Result<void> rest(const QString &url);
    /// The user asked for it: taken back, and not wanted any more.
    Result<void> off();
    /// Taken back because it led nowhere; `problem` is kept to be told. True: something was.
    Result<bool> rescue(const QString &problem);

    RoutingJournal journal() const;
    /// The user's own values that ours stand in front of, "NAME=VALUE".
    QStringList covered() const;

private:
    template <class Change>
    auto locked(Change change) -> decltype(change(std::declval<RoutingJournal &>()));
    Result<void> apply(RoutingJournal &journal, const QString &url,
                       const RoutedVariables &variables);
    Result<void> takeBack(RoutingJournal &journal);
    Result<void> save(const RoutingJournal &journal) const;

    const std::filesystem::path m_journal;
    const std::unique_ptr<UserEnvironment> m_environment;
};

/// LLMCap answers there: not just anything that took the port meanwhile. Waits `patience` for it.
bool answersAt(const QString &url, std::chrono::milliseconds patience);

/// Open programs of this user that were started with a variable that leads to `url`, "code (4711)":
/// they keep it until they are started again. Empty where the system does not tell (Windows).
QStringList programsThatPointAt(const QString &url);

/// `llmcap route check`: where the routing leads to a dead port, it is taken back. At login, a
/// LLMCap that starts as well gets `patience`. True: it was.
Result<bool> checkRouting(Routing &routing, std::chrono::milliseconds patience);

/// A small task at login that does so; entered while routing is on. Doing either twice is no harm.
Result<void> setLoginCheck(bool on);

} // namespace llmcap
