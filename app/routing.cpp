// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing.h"

#include "data_folder.h"
#include "tool_settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QUrl>

#include <algorithm>

namespace llmcap {

namespace {

QString pathText(const std::filesystem::path &path)
{
    return QString::fromStdU16String(path.u16string());
}

QJsonObject toJson(const RoutingJournal &journal)
{
    QJsonArray entries;
    for (const RoutingJournal::Entry &entry : journal.entries) {
        QJsonObject object{{"name", entry.name}, {"value", entry.value}};
        if (entry.before) {
            object.insert("before", entry.before->text);
            object.insert("before_kind", entry.before->kind);
        }
        entries.append(object);
    }
    return {{"wanted", journal.isWanted},
            {"url", journal.url},
            {"entries", entries},
            {"released", QJsonArray::fromStringList(journal.released)},
            {"problem", journal.problem}};
}

RoutingJournal fromJson(const QJsonObject &object)
{
    RoutingJournal journal;
    journal.isWanted = object.value("wanted").toBool();
    journal.url = object.value("url").toString();
    journal.problem = object.value("problem").toString();
    for (const QJsonValue &name : object.value("released").toArray()) {
        journal.released.append(name.toString());
    }
    for (const QJsonValue &item : object.value("entries").toArray()) {
        const QJsonObject entry = item.toObject();
        RoutingJournal::Entry read{entry.value("name").toString(), entry.value("value").toString(),
                                   std::nullopt};
        if (entry.contains("before")) {
            read.before = UserEnvironment::Value{entry.value("before").toString(),
                                                 entry.value("before_kind").toInt()};
        }
        if (!read.name.isEmpty()) {
            journal.entries.push_back(std::move(read));
        }
    }
    return journal;
}

bool leadsTo(const UserEnvironment::Value &value, const QString &url)
{
    return value.text == url || value.text.startsWith(url + '/');
}

} // namespace

std::filesystem::path Routing::usualJournal()
{
    return defaultDataFolder(false) / "routing.json";
}

Routing::Routing(std::filesystem::path journal, std::unique_ptr<UserEnvironment> environment)
    : m_journal(std::move(journal)), m_environment(std::move(environment))
{
}

Routing::Routing()
    : Routing(usualJournal(),
              std::make_unique<ToolSettings>(userEnvironment(), QDir::homePath()))
{
}

/// Runs a change under the lock that all processes share.
template <class Change>
auto Routing::locked(Change change) -> decltype(change(std::declval<RoutingJournal &>()))
{
    const QString folder = QFileInfo(pathText(m_journal)).absolutePath();
    QDir().mkpath(folder);
    // A process that was killed leaves its lock; it is known by its process id to be stale.
    QLockFile lock(pathText(m_journal) + QStringLiteral(".lock"));
    if (!lock.tryLock(5000)) {
        return Error{ErrorCode::Io, "routing: " + folder.toStdString()
                                        + " cannot be locked; check the rights of that folder"};
    }
    RoutingJournal present = journal();
    return change(present);
}

RoutingJournal Routing::journal() const
{
    QFile file(pathText(m_journal));
    return file.open(QIODevice::ReadOnly)
        ? fromJson(QJsonDocument::fromJson(file.readAll()).object())
        : RoutingJournal{};
}

Result<void> Routing::save(const RoutingJournal &journal) const
{
    QSaveFile file(pathText(m_journal));
    const QByteArray bytes = QJsonDocument(toJson(journal)).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return Error{ErrorCode::Io, "routing: " + m_journal.string() + ": "
                                        + file.errorString().toStdString()
                                        + "; check the rights of that folder"};
    }
    return {};
}

Result<void> Routing::apply(RoutingJournal &journal, const QString &url,
                            const RoutedVariables &variables)
{
    journal.url = url;
    journal.problem.clear();
    for (const auto &[name, value] : variables) {
        RoutingJournal::Entry entry{QString::fromStdString(name), QString::fromStdString(value),
                                    std::nullopt};
        if (journal.released.contains(entry.name)) {
            continue;
        }
        entry.before = m_environment->read(entry.name);
        // Ours already, by a journal that is lost: brought back, it would lead nowhere.
        if (entry.before && leadsTo(*entry.before, url)) {
            entry.before.reset();
        }
        journal.entries.push_back(std::move(entry));
    }
    // First what undoes it: a crash at any moment finds the way back.
    if (auto saved = save(journal); !saved) {
        return saved;
    }
    for (const RoutingJournal::Entry &entry : journal.entries) {
        const int kind = entry.before ? entry.before->kind : 0;
        if (auto done = m_environment->write(entry.name, UserEnvironment::Value{entry.value, kind});
            !done) {
            (void)takeBack(journal);
            return done;
        }
    }
    return m_environment->announce();
}

Result<void> Routing::takeBack(RoutingJournal &journal)
{
    Result<void> result;
    for (const RoutingJournal::Entry &entry : journal.entries) {
        const auto present = m_environment->read(entry.name);
        if (present && present->text == entry.value) {
            if (auto done = m_environment->write(entry.name, entry.before); !done && result) {
                result = done;   // the others all the same
            }
        } else if (present != entry.before && !journal.released.contains(entry.name)) {
            journal.released.append(entry.name);   // the user's own since then
        }
    }
    if (!result || !journal.isInForce()) {
        return result;   // where it failed, the journal keeps the way back
    }
    journal.entries.clear();
    journal.url.clear();
    if (auto done = m_environment->announce(); !done) {
        return done;
    }
    return save(journal);
}

Result<void> Routing::on(const QString &url, const RoutedVariables &variables)
{
    return locked([&](RoutingJournal &journal) -> Result<void> {
        if (auto done = takeBack(journal); !done) {
            return done;
        }
        journal.isWanted = true;
        journal.released.clear();
        return apply(journal, url, variables);
    });
}

Result<bool> Routing::resume(const QString &url, const RoutedVariables &variables)
{
    if (!QFile::exists(pathText(m_journal))) {
        return false;   // never asked for: a start writes nothing
    }
    return locked([&](RoutingJournal &journal) -> Result<bool> {
        if (!journal.isInForce() && !journal.isWanted) {
            return false;
        }
        // Another LLMCap of this user has them, with another folder and port.
        if (journal.isInForce() && journal.url != url && answersAt(journal.url, {})) {
            return false;
        }
        // Started again after a crash: tools that start meanwhile must not miss their variables.
        const auto stands = [&](const RoutingJournal::Entry &entry) {
            const auto present = m_environment->read(entry.name);
            return present && present->text == entry.value;
        };
        const bool isWhole = journal.isInForce() && journal.url == url
            && journal.entries.size() + static_cast<std::size_t>(journal.released.size())
                == variables.size()
            && std::all_of(journal.entries.begin(), journal.entries.end(), stands);
        if (isWhole && journal.isWanted) {
            return true;
        }
        if (auto done = takeBack(journal); !done) {
            return done.error();
        }
        if (!journal.isWanted) {
            return false;
        }
        if (auto done = apply(journal, url, variables); !done) {
            return done.error();
        }
        return journal.isInForce();
    });
}

Result<void> Routing::rest(const QString &url)
{
    if (journal().url != url) {
        return {};
    }
    return locked([&](RoutingJournal &journal) -> Result<void> {
        return journal.isInForce() && journal.url == url ? takeBack(journal) : Result<void>();
    });
}

Result<void> Routing::off()
{
    if (!QFile::exists(pathText(m_journal))) {
        return m_environment->announce();   // a block whose journal is lost goes, too
    }
    return locked([&](RoutingJournal &journal) -> Result<void> {
        journal.isWanted = false;
        journal.problem.clear();
        Result<void> done = takeBack(journal);
        if (!journal.isInForce()) {
            journal.released.clear();
        }
        if (auto saved = save(journal); !saved && done) {
            done = saved;
        }
        return done;
    });
}

Result<bool> Routing::rescue(const QString &problem)
{
    return locked([&](RoutingJournal &journal) -> Result<bool> {
        if (!journal.isInForce()) {
            return false;
        }
        journal.problem = problem;
        if (auto done = takeBack(journal); !done) {
            return done.error();
        }
        return true;
    });
}

QStringList Routing::covered() const
{
    QStringList lines;
    for (const RoutingJournal::Entry &entry : journal().entries) {
        if (entry.before) {
            lines.append(entry.name + '=' + entry.before->text);
        }
    }
    return lines;
}

} // namespace llmcap
