// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>

namespace llmcap {

namespace {

const QString policyKey = QStringLiteral("\\Software\\Policies\\LLMCap");

/// Group policy writes lists as texts: "false", "60" and "[\"a\"]" are meant as JSON, while
/// "1.00/4.00" is a text.
QJsonValue settingFrom(const QVariant &value)
{
    if (value.userType() != QMetaType::QString) {
        return value.toInt();
    }
    const QByteArray text = value.toString().trimmed().toUtf8();
    const QJsonDocument inArray = QJsonDocument::fromJson('[' + text + ']');
    return inArray.array().size() == 1 ? inArray.array().first() : QJsonValue(value.toString());
}

/// Adds what `root` says to what a stronger root has said already.
void readRoot(const QString &root, QJsonObject &object)
{
    QSettings registry(root + policyKey, QSettings::NativeFormat);
    for (const QString &name : registry.childKeys()) {
        const QString key = name.toLower();
        if (object.contains(key)) {
            continue;
        }
        const QVariant value = registry.value(name);
        const bool isFlag = key == QLatin1String("forbid_pause");
        object.insert(key, isFlag ? QJsonValue(value.toInt() != 0) : QJsonValue(value.toString()));
    }
    for (const QString &group : registry.childGroups()) {
        const QString key = group.toLower();
        QJsonObject entries = object.value(key).toObject();
        registry.beginGroup(group);
        for (const QString &name : registry.childKeys()) {
            if (!entries.contains(name)) {
                const QVariant value = registry.value(name);
                entries.insert(name, key == QLatin1String("settings")
                                         ? settingFrom(value)
                                         : QJsonValue(value.toString()));
            }
        }
        registry.endGroup();
        object.insert(key, entries);
    }
}

} // namespace

Result<PolicyFile> readPolicy()
{
    QJsonObject object;
    // Both places take an administrator to write to; the machine's word is the stronger one.
    readRoot(QStringLiteral("HKEY_LOCAL_MACHINE"), object);
    readRoot(QStringLiteral("HKEY_CURRENT_USER"), object);
    if (object.isEmpty()) {
        return PolicyFile{};
    }
    return parsePolicy(QJsonDocument(object).toJson().toStdString(),
                       "the registry (Software\\Policies\\LLMCap)");
}

} // namespace llmcap
