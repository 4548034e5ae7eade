// SPDX-License-Identifier: GPL-3.0-or-later
#include "tool_settings.h"

#include <QByteArray>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <utility>

namespace llmcap {

namespace {

const QByteArray key = "openai_base_url";

/// Where the key's line stands in a TOML text: [begin, end) with its line end; the value behind
/// '='.
struct Line {
    qsizetype begin = -1, end = -1, value = -1;
    bool isThere() const { return begin >= 0; }
};

/// Keys of the top lie before the first table: "[" at the start of a line.
Line findLine(const QByteArray &text)
{
    for (qsizetype begin = 0; begin < text.size();) {
        qsizetype end = text.indexOf('\n', begin);
        end = end < 0 ? text.size() : end + 1;
        const QByteArray line = text.mid(begin, end - begin);
        const QByteArray trimmed = line.trimmed();
        if (trimmed.startsWith('[')) {
            break;
        }
        const qsizetype equals = line.indexOf('=');
        if (equals > 0 && line.left(equals).trimmed() == key) {
            return {begin, end, begin + equals + 1};
        }
        begin = end;
    }
    return {};
}

bool isPlain(const QByteArray &text)
{
    return !text.contains('"') && !text.contains('\\') && !text.contains('\'');
}

/// ` "https://..."` for an address; what a user wrote in another way is kept as it is.
QByteArray written(const QByteArray &value)
{
    return isPlain(value) ? " \"" + value + '"' : value;
}

QByteArray readBack(const QByteArray &raw)
{
    const bool isUsual = raw.size() > 3 && raw.startsWith(" \"") && raw.endsWith('"');
    const QByteArray inside = raw.mid(2, raw.size() - 3);
    return isUsual && isPlain(inside) ? inside : raw;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

} // namespace

ToolSettings::ToolSettings(std::unique_ptr<UserEnvironment> inner, QString home)
    : m_inner(std::move(inner)), m_codex(home + QStringLiteral("/.codex/config.toml"))
{
}

std::optional<UserEnvironment::Value> ToolSettings::read(const QString &name) const
{
    if (name != QLatin1String(codexSetting)) {
        return m_inner->read(name);
    }
    const QByteArray text = contentOf(m_codex);
    const Line line = findLine(text);
    if (!line.isThere()) {
        return std::nullopt;
    }
    QByteArray raw = text.mid(line.value, line.end - line.value);
    while (raw.endsWith('\n') || raw.endsWith('\r')) {
        raw.chop(1);
    }
    return Value{QString::fromUtf8(readBack(raw)), 0};
}

Result<void> ToolSettings::write(const QString &name, const std::optional<Value> &value)
{
    if (name != QLatin1String(codexSetting)) {
        return m_inner->write(name, value);
    }
    if (!QFileInfo(QFileInfo(m_codex).absolutePath()).isDir()) {
        return {};
    }
    QByteArray text = contentOf(m_codex);
    const Line line = findLine(text);
    const QByteArray replaced = value ? written(value->text.toUtf8()) : QByteArray{};
    if (line.isThere() && value) {
        const bool hasLineEnd = text.mid(line.begin, line.end - line.begin).endsWith('\n');
        text.replace(line.value, line.end - line.value, replaced + (hasLineEnd ? "\n" : ""));
    } else if (line.isThere()) {
        text.remove(line.begin, line.end - line.begin);
    } else if (value) {
        text.prepend(key + " =" + replaced + '\n');
    }
    if (text.isEmpty()) {
        QFile::remove(m_codex);   // it held nothing else, so that we made it
        return {};
    }
    QSaveFile file(m_codex);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return Error{ErrorCode::Io, "routing: " + m_codex.toStdString() + ": "
                                        + file.errorString().toStdString()
                                        + "; check the rights of that file"};
    }
    return {};
}

} // namespace llmcap
