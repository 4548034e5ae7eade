// SPDX-License-Identifier: GPL-3.0-or-later
#include "free_request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace llmcap {

namespace {

/// Where a wire format lists its models, and where its SDK finds and sends the key (documentation
/// of the providers' "list models").
struct FreeEndpoint {
    const char *path;
    const char *header;
    const char *prefix;
    const char *variable;
};

FreeEndpoint endpointOf(WireFormat format)
{
    switch (format) {
    case WireFormat::Anthropic: return {"/v1/models", "x-api-key", "", "ANTHROPIC_API_KEY"};
    case WireFormat::Gemini: return {"/v1beta/models", "x-goog-api-key", "", "GEMINI_API_KEY"};
    case WireFormat::Mistral: return {"/v1/models", "authorization", "Bearer ", "MISTRAL_API_KEY"};
    case WireFormat::Cohere: return {"/v1/models", "authorization", "Bearer ", "CO_API_KEY"};
    default: break;
    }
    return {"/v1/models", "authorization", "Bearer ", "OPENAI_API_KEY"};
}

int modelsIn(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    return static_cast<int>(object.value("data").toArray().size()
                            + object.value("models").toArray().size());
}

QString wordsFor(int status, bool isOurs, bool hasKey, const FeedProvider &provider,
                 const QByteArray &body)
{
    const QString name = QString::fromStdString(provider.name);
    const QString url = QString::fromStdString(provider.baseUrl);
    if (status == 0) {
        return FreeRequest::tr("nothing answers at %1; is LLMCap running?").arg(url);
    }
    if (!isOurs) {
        return FreeRequest::tr("something that is not LLMCap answers at %1 (status %2)")
            .arg(url)
            .arg(status);
    }
    if (status == 200) {
        return FreeRequest::tr("it works: %1 lists %n models", nullptr, modelsIn(body)).arg(name);
    }
    if (status == 401 || status == 403 || status == 400) {
        return (hasKey ? FreeRequest::tr("%1 was reached through LLMCap, and does not take the key "
                                         "of this environment (status %2)")
                       : FreeRequest::tr("%1 was reached through LLMCap, and wants a key, as it "
                                         "should (status %2)"))
            .arg(name)
            .arg(status);
    }
    return status == 502 ? FreeRequest::tr("%1 was not reached; llmcap doctor says more").arg(name)
                         : FreeRequest::tr("%1 answered with status %2").arg(name).arg(status);
}

FreeReply describe(QNetworkReply &reply, const FeedProvider &provider, bool hasKey)
{
    FreeReply result;
    result.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool isOurs = reply.hasRawHeader("x-llmcap-request-id");
    result.isThrough = isOurs && result.status != 0 && result.status < 500;
    result.text
        = wordsFor(result.status, isOurs, hasKey, provider, reply.readAll()).toStdString();
    return result;
}

} // namespace

void FreeRequest::send(const FeedProvider &provider, std::function<void(FreeReply)> then)
{
    const FreeEndpoint endpoint = endpointOf(provider.format);
    m_network.setProxy(QNetworkProxy::NoProxy);   // the base URL is of this machine
    QNetworkRequest request(QUrl(QString::fromStdString(provider.baseUrl + endpoint.path)));
    request.setTransferTimeout(15'000);
    request.setRawHeader("user-agent", "llmcap-test");
    const QByteArray key = qgetenv(endpoint.variable);
    if (!key.isEmpty()) {
        request.setRawHeader(endpoint.header, endpoint.prefix + key);
    }
    if (provider.format == WireFormat::Anthropic) {
        request.setRawHeader("anthropic-version", "2023-06-01");
    }
    QNetworkReply *const reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, this,
            [reply, provider, hasKey = !key.isEmpty(), then = std::move(then)] {
                reply->deleteLater();
                then(describe(*reply, provider, hasKey));
            });
}

} // namespace llmcap
