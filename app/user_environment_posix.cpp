// SPDX-License-Identifier: GPL-3.0-or-later
#include "user_environment.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <QStringList>

namespace llmcap {

namespace {

const QByteArray blockBegin = "# >>> LLMCap >>>";
const QByteArray blockEnd = "# <<< LLMCap <<<";
/// In the first line where we had to end the user's last line.
const QByteArray newlineAdded = " (newline added)";

Error io(const QString &path, const QString &why)
{
    return {ErrorCode::Io, "routing: " + path.toStdString() + ": " + why.toStdString()
                               + "; check the rights of that file"};
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return QByteArray{};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return io(path, file.errorString());
    }
    return file.readAll();
}

/// All or nothing. A link stays one: what it leads to is written.
Result<void> replace(const QString &path, const QByteArray &content)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath())) {
        return io(QFileInfo(path).absolutePath(), QStringLiteral("cannot be made"));
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
        || !file.commit()) {
        return io(path, file.errorString());
    }
    return {};
}

/// The profile without our block, byte for byte as it was.
QByteArray withoutBlock(const QByteArray &profile)
{
    qsizetype begin = profile.indexOf(blockBegin);
    const qsizetype end = profile.indexOf(blockEnd, begin);
    if (begin < 0 || end < 0) {
        return profile;
    }
    const bool hadNoNewline = profile.mid(begin + blockBegin.size()).startsWith(newlineAdded);
    qsizetype rest = end + blockEnd.size();
    if (rest < profile.size() && profile.at(rest) == '\n') {
        ++rest;
    }
    if (hadNoNewline && begin > 0 && rest == profile.size()) {
        --begin;
    }
    return profile.left(begin) + profile.mid(rest);
}

class FilesOfTheUser final : public UserEnvironment {
public:
    FilesOfTheUser(QString home, QString config) : m_home(std::move(home))
    {
        m_file = config + QStringLiteral("/environment.d/60-llmcap.conf");
    }

    std::optional<Value> read(const QString &name) const override
    {
        for (const QByteArray &line : lines()) {
            if (line.startsWith(name.toUtf8() + '=')) {
                return Value{QString::fromUtf8(line.mid(name.toUtf8().size() + 1)), 0};
            }
        }
        return std::nullopt;
    }

    Result<void> write(const QString &name, const std::optional<Value> &value) override
    {
        QByteArrayList kept;
        for (const QByteArray &line : lines()) {
            if (!line.startsWith(name.toUtf8() + '=')) {
                kept.append(line);
            }
        }
        if (value) {
            kept.append(name.toUtf8() + '=' + value->text.toUtf8());
        }
        bool hasVariable = false;
        for (const QByteArray &line : kept) {
            hasVariable = hasVariable || (!line.startsWith('#') && line.contains('='));
        }
        if (!hasVariable) {
            QFile file(m_file);
            return file.exists() && !file.remove() ? Result<void>(io(m_file, file.errorString()))
                                                   : Result<void>();
        }
        if (!kept.first().startsWith('#')) {
            kept.prepend("# Written by LLMCap; llmcap route off takes it back");
        }
        return replace(m_file, kept.join('\n') + '\n');
    }

    Result<void> announce() override
    {
        const bool isNeeded = QFile::exists(m_file);
        Result<void> result;
        for (const QString &path : profiles()) {
            if (auto done = isNeeded ? enter(path) : leave(path); !done && result) {
                result = done;   // the others all the same
            }
        }
        return result;
    }

private:
    QByteArrayList lines() const
    {
        const auto content = contentOf(m_file);
        QByteArrayList all = content ? content->split('\n') : QByteArrayList{};
        while (!all.isEmpty() && all.last().isEmpty()) {
            all.removeLast();
        }
        return all;
    }

    /// Where shells look, by bash(1) INVOCATION and zsh's STARTUP FILES: login shells, and the
    /// interactive ones of a terminal window. .profile is made where there is nothing like it.
    QStringList profiles() const
    {
        QStringList found;
        bool hasLogin = false;
        for (const char *const name : {".bash_profile", ".bash_login", ".profile"}) {
            const QString path = m_home + '/' + QLatin1String(name);
            if (QFile::exists(path)) {
                found.append(path);
                hasLogin = true;
            }
        }
        if (!hasLogin) {
            found.append(m_home + QStringLiteral("/.profile"));
        }
        if (QFile::exists(m_home + QStringLiteral("/.bashrc"))) {
            found.append(m_home + QStringLiteral("/.bashrc"));
        }
        if (QFile::exists(m_home + QStringLiteral("/.zshenv"))
            || QFile::exists(m_home + QStringLiteral("/.zshrc"))) {
            found.append(m_home + QStringLiteral("/.zshenv"));
        }
        return found;
    }

    QByteArray block(bool addsNewline) const
    {
        const QByteArray file = "'" + m_file.toUtf8().replace("'", "'\\''") + "'";
        return blockBegin + (addsNewline ? newlineAdded : QByteArray())
            + " llmcap route off takes this out\n"
              "if [ -r " + file + " ]; then set -a; . " + file + "; set +a; fi\n" + blockEnd + '\n';
    }

    Result<void> enter(const QString &path) const
    {
        const auto content = contentOf(path);
        if (!content) {
            return content.error();
        }
        if (content->contains(blockBegin)) {
            return {};
        }
        const bool addsNewline = !content->isEmpty() && !content->endsWith('\n');
        return replace(path, *content + (addsNewline ? "\n" : "") + block(addsNewline));
    }

    Result<void> leave(const QString &path) const
    {
        const auto content = contentOf(path);
        if (!content) {
            return content.error();
        }
        const QByteArray plain = withoutBlock(*content);
        if (plain == *content) {
            return {};
        }
        // A file that holds nothing but our block is one that we made.
        if (plain.isEmpty()) {
            QFile file(path);
            return file.remove() ? Result<void>() : Result<void>(io(path, file.errorString()));
        }
        return replace(path, plain);
    }

    const QString m_home;
    QString m_file;
};

} // namespace

std::unique_ptr<UserEnvironment> userEnvironment(const QString &home)
{
    if (!home.isEmpty()) {
        return std::make_unique<FilesOfTheUser>(home, home + QStringLiteral("/.config"));
    }
    return std::make_unique<FilesOfTheUser>(
        QDir::homePath(),
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
}

} // namespace llmcap
