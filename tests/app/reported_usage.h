// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "money.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

/// What the documents of each wire format report, read apart from the proxy's own readers.
namespace llmcap::reported {

inline constexpr PicoUsd inputPrice{1'250'001};
inline constexpr PicoUsd cachedPrice{125'003};
inline constexpr PicoUsd outputPrice{10'000'007};

/// What a reply says it used, in disjoint buckets; -1 where it does not say.
struct Reported {
    qint64 input = -1, cached = 0, output = -1;
    bool isSaid() const { return input >= 0 && output >= 0; }
    qint64 nano() const
    {
        const qint64 pico = input * inputPrice.count + cached * cachedPrice.count
            + output * outputPrice.count;
        return (pico + 999) / 1000;   // rounded up once
    }
};

inline qint64 number(const QJsonObject &object, const char *name)
{
    return object[QLatin1String(name)].toInteger(-1);
}

/// usage of one JSON document, by providers.md's rules for each format; text where it has some.
struct Document {
    QString text;
    Reported usage;
};

inline Document anthropic(const QJsonObject &json)
{
    Document read;
    for (const QJsonValue &part : json["content"].toArray())
        read.text += part.toObject()["text"].toString();
    read.text += json["delta"].toObject()["text"].toString();
    const QJsonObject usage = json.contains("message")
        ? json["message"].toObject()["usage"].toObject() : json["usage"].toObject();
    if (!usage.isEmpty())
        read.usage = {number(usage, "input_tokens"), number(usage, "cache_read_input_tokens"),
                      number(usage, "output_tokens")};
    return read;
}

inline Document openAiChat(const QJsonObject &json)
{
    Document read;
    const QJsonObject choice = json["choices"].toArray().at(0).toObject();
    read.text = choice["message"].toObject()["content"].toString()
        + choice["delta"].toObject()["content"].toString();
    const QJsonObject usage = json["usage"].toObject();
    if (!usage.isEmpty()) {
        const qint64 cached = std::max<qint64>(
            0, number(usage["prompt_tokens_details"].toObject(), "cached_tokens"));
        read.usage = {number(usage, "prompt_tokens") - cached, cached,
                      std::max<qint64>(0, number(usage, "completion_tokens"))};
    }
    return read;
}

inline Document openAiResponses(const QJsonObject &json)
{
    Document read;
    const QJsonObject response = json.contains("response") ? json["response"].toObject() : json;
    if (json.contains("delta"))
        read.text = json["delta"].toString();
    else if (!json.contains("response"))
        read.text = response["output"].toArray().at(0).toObject()["content"].toArray().at(0)
                        .toObject()["text"].toString();
    const QJsonObject usage = response["usage"].toObject();
    if (!usage.isEmpty()) {
        const qint64 cached = number(usage["input_tokens_details"].toObject(), "cached_tokens");
        read.usage = {number(usage, "input_tokens") - cached, cached,
                      number(usage, "output_tokens")};
    }
    return read;
}

inline Document gemini(const QJsonObject &json)
{
    Document read;
    read.text = json["candidates"].toArray().at(0).toObject()["content"].toObject()["parts"]
                    .toArray().at(0).toObject()["text"].toString();
    const QJsonObject usage = json["usageMetadata"].toObject();
    if (!usage.isEmpty()) {
        const qint64 cached = std::max<qint64>(0, number(usage, "cachedContentTokenCount"));
        const qint64 thoughts = std::max<qint64>(0, number(usage, "thoughtsTokenCount"));
        read.usage = {number(usage, "promptTokenCount") - cached, cached,
                      number(usage, "candidatesTokenCount") + thoughts};
    }
    return read;
}

inline Document interactions(const QJsonObject &json)
{
    Document read;
    const QJsonObject whole = json.contains("interaction") ? json["interaction"].toObject() : json;
    read.text = json["delta"].toObject()["text"].toString()
        + whole["steps"].toArray().at(0).toObject()["content"].toArray().at(0)
              .toObject()["text"].toString();
    const QJsonObject usage = whole["usage"].toObject();
    if (!usage.isEmpty()) {
        const qint64 cached = number(usage, "total_cached_tokens");
        read.usage = {number(usage, "total_input_tokens") - cached, cached,
                      number(usage, "total_output_tokens")
                          + number(usage, "total_thought_tokens")};
    }
    return read;
}

inline Document cohere(const QJsonObject &json)
{
    Document read;
    const QJsonObject whole = json.contains("response") ? json["response"].toObject() : json;
    const QJsonObject delta = json["delta"].toObject();
    read.text = json["message"].toObject()["content"].toArray().at(0).toObject()["text"].toString()
        + delta["message"].toObject()["content"].toObject()["text"].toString()
        + json["text"].toString();
    QJsonObject usage = json["usage"].toObject();
    if (delta.contains("usage"))
        usage = delta["usage"].toObject();
    if (whole.contains("meta"))
        usage = whole["meta"].toObject();
    const QJsonObject billed = usage["billed_units"].toObject();
    if (!billed.isEmpty())
        read.usage = {number(billed, "input_tokens"), 0, number(billed, "output_tokens")};
    return read;
}

} // namespace llmcap::reported
