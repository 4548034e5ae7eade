// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of endpoints say of requests and replies, in words to compare.
#pragma once

#include "dialect.h"

#include <QString>
#include <QStringList>

namespace endpoint_words {

using namespace llmcap;

inline WireFormat formatOf(const QString &provider)
{
    return provider == "anthropic" ? WireFormat::Anthropic
        : provider == "openai"     ? WireFormat::OpenAi
        : provider == "gemini"     ? WireFormat::Gemini
        : provider == "mistral"    ? WireFormat::Mistral
                                   : WireFormat::Cohere;
}

inline QString words(const Usage &usage)
{
    QStringList parts;
    for (std::size_t i = 0; i < unitCount; ++i) {
        if (usage.counts[i] != 0)
            parts << QString("%1=%2").arg(unitName(static_cast<Unit>(i)).data())
                         .arg(usage.counts[i]);
    }
    return parts.join(' ');
}

/// What bounds the cost, apart from text: pieces, limits, what is out of sight.
inline QString bound(const Inspection &found)
{
    QStringList parts{words(found.pieces)};
    const auto flag = [&](bool set, const char *name) {
        if (set)
            parts << name;
    };
    if (found.outputLimit)
        parts << QString("limit=%1").arg(*found.outputLimit);
    if (found.choices != 1)
        parts << QString("choices=%1").arg(found.choices);
    flag(found.stream, "stream");
    flag(found.hiddenInput, "hidden");
    flag(found.providerTools, "tools");
    flag(found.background, "later");
    if (found.batch)
        parts << QString("requests=%1 output=%2").arg(found.batch->requests)
                     .arg(found.batch->limitedOutput);
    for (const std::string &condition : found.conditions)
        parts << QString::fromStdString(condition);
    if (!found.inputFile.empty())
        parts << QString::fromStdString("file=" + found.inputFile);
    parts.removeAll("");
    return parts.join(' ');
}

inline QString readingWords(const MeterReading &reading)
{
    QStringList parts{reading.reported ? "reported" : reading.isSilent ? "counted" : "nothing",
                      words(reading.usage)};
    for (const auto &[model, usage] : reading.otherModels)
        parts << QString::fromStdString(model) + ":" << words(usage);
    for (const LaterWork &work : reading.later) {
        const char *states[] = {"running", "billed", "free", "unknown"};
        parts << QString::fromStdString(work.id) + " " + states[int(work.state)];
        for (const BilledPart &part : work.parts) {
            parts << words(part.usage);
            for (const std::string &condition : part.conditions)
                parts << QString::fromStdString(condition);
        }
        if (!work.resultFile.empty())
            parts << "in " + QString::fromStdString(work.resultFile);
    }
    if (reading.conditions && !reading.conditions->empty())
        parts << QString::fromStdString(reading.conditions->front());
    parts.removeAll("");
    return parts.join(' ');
}

inline QByteArray form(std::initializer_list<std::pair<const char *, QByteArray>> fields)
{
    QByteArray body;
    for (const auto &[name, value] : fields) {
        const bool isFile = QByteArray(name).startsWith("file:");
        body += "--B\r\nContent-Disposition: form-data; name=\""
            + QByteArray(name).mid(isFile ? 5 : 0) + "\"";
        if (isFile)
            body += "; filename=\"a.bin\"\r\nContent-Type: application/octet-stream";
        body += "\r\n\r\n" + value + "\r\n";
    }
    return body + "--B--\r\n";
}

inline const char *const formType = "multipart/form-data; boundary=B";
inline const char *const jsonType = "application/json";

} // namespace endpoint_words
