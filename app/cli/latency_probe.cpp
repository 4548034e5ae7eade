// SPDX-License-Identifier: GPL-3.0-or-later
#include "latency_probe.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>

#include <algorithm>
#include <vector>

namespace llmcap {

namespace {

/// The first ones open connections.
constexpr int unmeasured = 3;
constexpr int patience = 30'000;   // milliseconds

QString pathOf(const LatencyPlan &plan)
{
    switch (plan.format) {
    case WireFormat::Anthropic: return QStringLiteral("/v1/messages");
    case WireFormat::Gemini:
        return QStringLiteral("/v1beta/models/%1:generateContent")
            .arg(QString::fromStdString(plan.model));
    case WireFormat::Cohere: return QStringLiteral("/v2/chat");
    case WireFormat::OpenAi:
    case WireFormat::Mistral: break;
    }
    return QStringLiteral("/v1/chat/completions");
}

QByteArray bodyOf(const LatencyPlan &plan)
{
    if (plan.format == WireFormat::Gemini)
        return R"({"contents":[{"parts":[{"text":"hi"}]}],)"
               R"("generationConfig":{"maxOutputTokens":1}})";
    return R"({"model":")" + QByteArray::fromStdString(plan.model)
        + R"(","max_tokens":1,"messages":[{"role":"user","content":"hi"}]})";
}

class Prober final {
public:
    explicit Prober(const LatencyPlan &plan) : m_path(pathOf(plan)), m_body(bodyOf(plan)) {}

    /// Milliseconds of one request.
    Result<double> ask(QUrl url)
    {
        url.setPath(url.path() + m_path);
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        request.setRawHeader("x-llmcap-project", "latency");
        request.setTransferTimeout(patience);
        // HTTP/1.1 both ways, or the comparison would be one of protocols.
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        QElapsedTimer clock;
        QEventLoop loop;
        clock.start();
        QNetworkReply *const reply = m_network.post(request, m_body);
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        const double milliseconds = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        const QByteArray answer = reply->readAll();
        const int status
            = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const std::string problem = reply->errorString().toStdString();
        // What LLMCap refuses itself says nothing of the way to the provider.
        const bool isOurs = reply->hasRawHeader("x-llmcap-request-id")
            && (status == 429 || status == 402 || status == 502 || status == 503);
        const bool isUnknown = status == 400 && reply->hasRawHeader("x-llmcap-request-id")
            && answer.contains("LLMCap");
        reply->deleteLater();
        if (status == 0)
            return Error{ErrorCode::Network,
                         "no answer from " + url.toString().toStdString() + ": " + problem};
        if (isOurs || isUnknown)
            return Error{ErrorCode::BadInput, "LLMCap did not pass the request on: "
                                                  + answer.left(400).toStdString()};
        return milliseconds;
    }

private:
    const QString m_path;
    const QByteArray m_body;
    QNetworkAccessManager m_network;
};

double percentile(const std::vector<double> &sorted, int percent)
{
    const auto at = sorted.size() * static_cast<std::size_t>(percent) / 100;
    return sorted[std::min(at, sorted.size() - 1)];
}

LatencySide sideOf(const std::vector<double> &sorted)
{
    return {percentile(sorted, 50), percentile(sorted, 95)};
}

} // namespace

Result<LatencyFindings> probeLatency(const LatencyPlan &plan)
{
    Prober prober(plan);
    std::vector<double> direct, through;
    for (int i = 0; i < unmeasured + plan.requests; ++i) {
        // In turn, and each first as often as the other.
        const bool isDirectFirst = i % 2 == 0;
        for (const bool isDirect : {isDirectFirst, !isDirectFirst}) {
            const auto took = prober.ask(isDirect ? plan.direct : plan.through);
            if (!took)
                return took.error();
            if (i >= unmeasured)
                (isDirect ? direct : through).push_back(*took);
        }
    }
    std::sort(direct.begin(), direct.end());
    std::sort(through.begin(), through.end());
    return LatencyFindings{sideOf(direct), sideOf(through),
                           percentile(direct, 75) - percentile(direct, 25)};
}

} // namespace llmcap
