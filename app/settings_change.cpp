// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings_change.h"

#include "settings_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace llmcap {

namespace {

const QString windowKey = QStringLiteral("window");

QString pathText(const std::filesystem::path &path)
{
    return QString::fromStdU16String(path.u16string());
}

/// The file's object, checked as a whole; an empty one where there is no file.
Result<QJsonObject> readObject(const std::filesystem::path &file)
{
    QFile device(pathText(file));
    if (!device.exists()) {
        return QJsonObject{};
    }
    if (!device.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::Io, file.string() + ": " + device.errorString().toStdString()};
    }
    const QByteArray bytes = device.readAll();
    if (const auto settings = parseSettings(bytes.toStdString(), file); !settings) {
        return settings.error();
    }
    return QJsonDocument::fromJson(bytes).object();
}

template <class T>
void put(QJsonObject &object, const char *key, const std::optional<T> &value)
{
    if (!value) {
        return;
    }
    if constexpr (std::is_same_v<T, std::string>) {
        if (value->empty()) {
            object.remove(QLatin1String(key));
        } else {
            object.insert(QLatin1String(key), QString::fromStdString(*value));
        }
    } else {
        object.insert(QLatin1String(key), *value);
    }
}

void apply(const SettingsChange &change, QJsonObject &object)
{
    put(object, "fallback_price", change.fallbackPrice);
    put(object, "zone", change.zone);
    put(object, "max_wait_s", change.maxWaitSeconds);
    put(object, "drain_s", change.drainSeconds);
    put(object, "payment_required", change.paymentRequired);
    put(object, "allow_unknown_endpoints", change.allowUnknownEndpoints);
    put(object, "attribution", change.attribution);
    if (change.powerSafe) {
        object.insert("durability", *change.powerSafe ? "power" : "normal");
    }
    QJsonObject window = object.value(windowKey).toObject();
    put(window, "first_run_done", change.firstRunDone);
    put(window, "feed_url", change.feedUrl);
    put(window, "feed_ca_file", change.feedCaFile);
    put(window, "language", change.language);
    put(window, "notice_threshold", change.noticeThreshold);
    put(window, "notice_reached", change.noticeReached);
    put(window, "notice_blocked", change.noticeBlocked);
    put(window, "notice_pause_ended", change.noticePauseEnded);
    put(window, "notice_proxy_down", change.noticeProxyDown);
    put(window, "notice_runaway", change.noticeRunaway);
    if (!window.isEmpty() || object.contains(windowKey)) {
        object.insert(windowKey, window);
    }
}

} // namespace

Result<void> changeSettingsFile(const std::filesystem::path &file, const SettingsChange &change)
{
    auto object = readObject(file);
    if (!object) {
        return object.error();
    }
    apply(change, *object);
    const QByteArray bytes = QJsonDocument(*object).toJson();
    if (const auto valid = parseSettings(bytes.toStdString(), file); !valid) {
        return valid.error();
    }
    QSaveFile device(pathText(file));
    if (!device.open(QIODevice::WriteOnly) || device.write(bytes) != bytes.size()
        || !device.commit()) {
        return Error{ErrorCode::Io, file.string() + ": " + device.errorString().toStdString()};
    }
    return {};
}

Result<WindowSettings> readWindowSettings(const std::filesystem::path &file)
{
    const auto object = readObject(file);
    if (!object) {
        return object.error();
    }
    const QJsonObject window = object->value(windowKey).toObject();
    WindowSettings settings;
    settings.language = window.value(QStringLiteral("language")).toString().toStdString();
    const auto read = [&](const char *key, bool &value) {
        value = window.value(QLatin1String(key)).toBool(value);
    };
    read("first_run_done", settings.firstRunDone);
    settings.feedUrl = window.value(QLatin1String("feed_url")).toString().toStdString();
    settings.feedCaFile = window.value(QLatin1String("feed_ca_file")).toString().toStdString();
    read("notice_threshold", settings.noticeThreshold);
    read("notice_reached", settings.noticeReached);
    read("notice_blocked", settings.noticeBlocked);
    read("notice_pause_ended", settings.noticePauseEnded);
    read("notice_proxy_down", settings.noticeProxyDown);
    read("notice_runaway", settings.noticeRunaway);
    return settings;
}

} // namespace llmcap
