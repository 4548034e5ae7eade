// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings_file.h"

#include "client_guard.h"
#include "json_lines.h"
#include "nearest_word.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <functional>
#include <optional>

namespace llmcap {

namespace {

/// What is wrong with a value, without file and line; nullopt where nothing is.
using Problem = std::optional<std::string>;

struct Key {
    std::string name;
    std::function<Problem(const QJsonValue &, FileSettings &)> read;
};

/// A whole number in the unit that the key names, `scale` of the setting's own each.
template <class T>
Key number(const char *name, qint64 least, qint64 most, T Settings::*member, qint64 scale = 1)
{
    return {name, [=](const QJsonValue &value, FileSettings &settings) -> Problem {
                const qint64 given = value.toInteger(least - 1);
                if (!value.isDouble() || given < least || given > most
                    || value.toDouble() != static_cast<double>(given)) {
                    return "must be a whole number from " + std::to_string(least) + " to "
                        + std::to_string(most);
                }
                settings.proxy.*member = T(given * scale);
                return std::nullopt;
            }};
}

Key boolean(const char *name, bool Settings::*member)
{
    return {name, [=](const QJsonValue &value, FileSettings &settings) -> Problem {
                if (!value.isBool()) {
                    return "must be true or false";
                }
                settings.proxy.*member = value.toBool();
                return std::nullopt;
            }};
}

Key text(const char *name, std::string Settings::*member)
{
    return {name, [=](const QJsonValue &value, FileSettings &settings) -> Problem {
                if (!value.isString()) {
                    return "must be a string";
                }
                settings.proxy.*member = value.toString().toStdString();
                return std::nullopt;
            }};
}

Problem readListen(const QJsonValue &value, FileSettings &settings)
{
    // Whether there is TLS is known when all keys are read: checkListen.
    auto listen = parseListen(value.toString().toStdString(), true);
    if (!listen) {
        return listen.error().message;
    }
    settings.proxy.listenHost = listen->first;
    settings.proxy.port = listen->second;
    return std::nullopt;
}

Problem readDurability(const QJsonValue &value, FileSettings &settings)
{
    if (value != QLatin1String("normal") && value != QLatin1String("power")) {
        return "must be \"normal\" (survives a killed process) or \"power\" (survives a power cut)";
    }
    settings.proxy.powerSafe = value == QLatin1String("power");
    return std::nullopt;
}

Problem readLedgerFailure(const QJsonValue &value, FileSettings &settings)
{
    if (value != QLatin1String("closed") && value != QLatin1String("open")) {
        return "must be \"closed\" (what cannot be recorded is refused) or \"open\" (it goes)";
    }
    settings.proxy.failOpen = value == QLatin1String("open");
    return std::nullopt;
}

Problem readRunaway(const QJsonValue &value, FileSettings &settings)
{
    using Guard = Settings::RunawayGuard;
    for (const Guard mode : {Guard::Off, Guard::Warn, Guard::Hold}) {
        const std::string_view name = runawayGuardName(mode);
        if (value == QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))) {
            settings.proxy.runaway = mode;
            return std::nullopt;
        }
    }
    return "must be \"off\", \"warn\" or \"hold\" (a runaway client waits until it is allowed)";
}

/// {"groq": {"format": "openai", "origin": "https://api.groq.com/openai"}}
Problem readProviders(const QJsonValue &value, FileSettings &settings)
{
    const QJsonObject providers = value.toObject();
    if (!value.isObject()) {
        return "must be an object of providers by name";
    }
    for (auto it = providers.begin(); it != providers.end(); ++it) {
        const QJsonObject entry = it.value().toObject();
        for (const QString &key : entry.keys()) {
            if (key != QLatin1String("format") && key != QLatin1String("origin")) {
                return "a provider has \"format\" and \"origin\", no \"" + key.toStdString()
                    + "\"";
            }
        }
        for (const QJsonValue &part : entry) {
            if (!part.isString()) {
                return "the \"format\" and \"origin\" of a provider must be strings";
            }
        }
        const QString format = entry.value(QLatin1String("format")).toString();
        const QString argument = it.key() + (format.isEmpty() ? "" : ":" + format) + "="
            + entry.value(QLatin1String("origin")).toString();
        if (auto done = applyOrigin(argument.toStdString(), settings.proxy.providers); !done) {
            return done.error().message;
        }
    }
    return std::nullopt;
}

Result<std::vector<std::string>> strings(const QJsonValue &value)
{
    const Error wrong{ErrorCode::BadInput, "must be an array of strings"};
    if (!value.isArray()) {
        return wrong;
    }
    std::vector<std::string> result;
    for (const QJsonValue &item : value.toArray()) {
        if (!item.isString()) {
            return wrong;
        }
        result.push_back(item.toString().toStdString());
    }
    return result;
}

Problem readOrigins(const QJsonValue &value, FileSettings &settings)
{
    auto origins = strings(value);
    if (!origins) {
        return origins.error().message;
    }
    settings.proxy.allowedOrigins = *origins;
    return std::nullopt;
}

Problem readPriceFiles(const QJsonValue &value, FileSettings &settings)
{
    auto files = strings(value);
    if (!files) {
        return files.error().message;
    }
    settings.priceFiles.assign(files->begin(), files->end());
    return std::nullopt;
}

Problem readFallback(const QJsonValue &value, FileSettings &settings)
{
    if (!value.isString()) {
        return "must be a string like \"1.00/4.00\"";
    }
    settings.fallbackPrice = value.toString().toStdString();
    return std::nullopt;
}

/// {"azure/prod-chat": "openai/gpt-4o", "router/*": "openai/*"}
Problem readAliases(const QJsonValue &value, FileSettings &settings)
{
    const QJsonObject aliases = value.toObject();
    if (!value.isObject()) {
        return "must be an object like {\"azure/prod-chat\": \"openai/gpt-4o\"}";
    }
    for (auto it = aliases.begin(); it != aliases.end(); ++it) {
        const std::string from = it.key().toStdString(), to = it.value().toString().toStdString();
        const auto isPair = [](const std::string &text) {
            const auto slash = text.find('/');
            return slash != std::string::npos && slash > 0 && slash + 1 < text.size();
        };
        if (!isPair(from) || !isPair(to)) {
            return "\"" + from + "\": write \"provider/name\": \"provider/model\" on both sides";
        }
        if (from.ends_with("/*") != to.ends_with("/*")) {
            return "\"" + from + "\": a '*' must stand on both sides or on none";
        }
        settings.modelAliases[from] = to;
    }
    return std::nullopt;
}

/// As boolean(), for what is not the proxy's own setting.
Key flag(const char *name, bool FileSettings::*member)
{
    return {name, [=](const QJsonValue &value, FileSettings &settings) -> Problem {
                if (!value.isBool()) {
                    return "must be true or false";
                }
                settings.*member = value.toBool();
                return std::nullopt;
            }};
}

Problem readPriceKey(const QJsonValue &value, FileSettings &settings)
{
    if (!value.isString()) {
        return "must name the file of an Ed25519 public key (PEM)";
    }
    settings.priceKey = value.toString().toStdString();
    return std::nullopt;
}

/// The window program's own part of the file; it checks that itself.
Problem passOver(const QJsonValue &value, FileSettings &)
{
    return value.isObject() ? Problem{} : Problem{"must be an object"};
}

std::vector<Key> knownKeys()
{
    using S = Settings;
    constexpr qint64 kib = 1024;
    constexpr qint64 mib = kib * kib;
    return {
        {"listen", readListen},
        text("tls_cert", &S::tlsCertFile),
        text("tls_key", &S::tlsKeyFile),
        text("zone", &S::zone),
        {"providers", readProviders},
        {"prices", readPriceFiles},
        {"fallback_price", readFallback},
        {"model_aliases", readAliases},
        {"price_key", readPriceKey},
        flag("attribution", &FileSettings::namesPrograms),
        flag("count_subscriptions", &FileSettings::countsSubscriptions),
        {"durability", readDurability},
        {"ledger_failure", readLedgerFailure},
        {"runaway", readRunaway},
        {"allowed_origins", readOrigins},
        text("extra_ca_file", &S::extraCaFile),
        boolean("allow_unknown_endpoints", &S::allowUnknownEndpoints),
        boolean("count_tokens", &S::countTokens),
        boolean("payment_required", &S::paymentRequired),
        number("audit_days", 0, 36'500, &S::auditDays),
        number("workers", 1, 64, &S::workers),
        number("body_limit_mib", 1, 1024, &S::bodyLimit, mib),
        number("body_budget_mib", 1, 65'536, &S::bodyBudget, mib),
        number("head_limit_kib", 8, 1024, &S::headLimit, kib),
        number("field_limit", 20, 1000, &S::fieldLimit),
        number("connection_limit", 10, 100'000, &S::connectionLimit),
        number("head_timeout_s", 1, 600, &S::headTimeout),
        number("body_idle_timeout_s", 1, 3600, &S::bodyIdleTimeout),
        number("keep_alive_timeout_s", 1, 3600, &S::keepAliveTimeout),
        number("upstream_connect_timeout_s", 1, 600, &S::upstreamConnectTimeout),
        number("upstream_idle_timeout_s", 1, 86'400, &S::upstreamIdleTimeout),
        number("upstream_pool_idle_s", 1, 3600, &S::upstreamPoolIdle),
        number("max_wait_s", 0, 600, &S::maxWait),
        number("drain_s", 0, 3600, &S::drain),
        {"window", passOver},
    };
}

/// "settings.json, line 3: " for a key of that path.
std::string place(const std::filesystem::path &file, int line)
{
    return file.filename().string() + ", line " + std::to_string(line) + ": ";
}

int lineOfOffset(std::string_view json, int offset)
{
    const auto end = std::min(json.size(), static_cast<std::size_t>(std::max(offset, 0)));
    return 1 + static_cast<int>(std::count(json.begin(), json.begin() + end, '\n'));
}

Error unknownKey(const std::string &name, const std::vector<Key> &keys)
{
    std::vector<std::string> names;
    for (const Key &key : keys) {
        names.push_back(key.name);
    }
    const std::string nearest = nearestWord(name, names);
    return {ErrorCode::BadInput, "\"" + name + "\" is not a setting"
                                     + (nearest.empty() ? std::string{}
                                                        : "; did you mean \"" + nearest + "\"?")};
}

void makeAbsolute(FileSettings &settings, const std::filesystem::path &file)
{
    for (std::filesystem::path &price : settings.priceFiles) {
        price = std::filesystem::absolute(file).parent_path() / price;
    }
    if (!settings.priceKey.empty()) {
        settings.priceKey = std::filesystem::absolute(file).parent_path() / settings.priceKey;
    }
    for (std::string *const name : {&settings.proxy.tlsCertFile, &settings.proxy.tlsKeyFile}) {
        if (!name->empty()) {
            *name = (std::filesystem::absolute(file).parent_path() / *name).string();
        }
    }
}

} // namespace

Result<FileSettings> parseSettings(std::string_view json, const std::filesystem::path &file)
{
    QJsonParseError problem;
    const QByteArray bytes(json.data(), static_cast<qsizetype>(json.size()));
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (!document.isObject()) {
        const bool isJson = problem.error == QJsonParseError::NoError;
        return Error{ErrorCode::BadInput,
                     place(file, lineOfOffset(json, isJson ? 0 : problem.offset))
                         + (isJson ? "the file must be one JSON object"
                                   : "this is not JSON: " + problem.errorString().toStdString())};
    }
    const auto lines = linesOfKeys(json);
    if (!lines) {
        return Error{ErrorCode::BadInput,
                     file.filename().string() + ", " + lines.error().message};
    }
    FileSettings settings;
    const std::vector<Key> keys = knownKeys();
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const std::string name = it.key().toStdString();
        const auto line = lines->find(name);
        const std::string where = place(file, line == lines->end() ? 1 : line->second);
        const auto key = std::find_if(keys.begin(), keys.end(),
                                      [&](const Key &known) { return known.name == name; });
        if (key == keys.end()) {
            return Error{ErrorCode::BadInput, where + unknownKey(name, keys).message};
        }
        if (const Problem wrong = key->read(it.value(), settings)) {
            return Error{ErrorCode::BadInput, where + "\"" + name + "\": " + *wrong};
        }
    }
    if (const auto valid = checkListen(settings.proxy); !valid) {
        const auto line = lines->find(object.contains("listen") ? "listen" : "tls_cert");
        return Error{ErrorCode::BadInput,
                     place(file, line == lines->end() ? 1 : line->second)
                         + valid.error().message};
    }
    makeAbsolute(settings, file);
    return settings;
}

Result<void> fixSettings(const QJsonObject &values, FileSettings &settings)
{
    const std::vector<Key> keys = knownKeys();
    for (auto it = values.begin(); it != values.end(); ++it) {
        const std::string name = it.key().toStdString();
        const auto key = std::find_if(keys.begin(), keys.end(),
                                      [&](const Key &known) { return known.name == name; });
        if (key == keys.end() || name == "window") {
            return unknownKey(name, keys);
        }
        if (const Problem wrong = key->read(it.value(), settings)) {
            return Error{ErrorCode::BadInput, "\"" + name + "\": " + *wrong};
        }
        if (name == "prices") {
            settings.takesOwnPrices = false;
        }
    }
    return {};
}

Result<FileSettings> readSettingsFile(const std::filesystem::path &file)
{
    QFile device(QString::fromStdU16String(file.u16string()));
    if (!device.exists()) {
        return Error{ErrorCode::NotFound, "there is no settings file " + file.string()};
    }
    if (!device.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::Io, file.string() + ": " + device.errorString().toStdString()};
    }
    return parseSettings(device.readAll().toStdString(), file);
}

} // namespace llmcap
