// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_wire.h"

#include "feed_json_reader.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTimer>

#include <array>
#include <utility>

namespace llmcap {

namespace {

constexpr std::chrono::seconds trustLasts{2};

bool isLoopback(const QUrl &url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

QByteArray freshNonce()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex();
}

ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorCode::Unauthorized;
    case 404:
        return ErrorCode::NotFound;
    case 409:
        return ErrorCode::Conflict;
    default:
        return status >= 500 ? ErrorCode::Unavailable : ErrorCode::BadInput;
    }
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace

FeedWire::FeedWire(FeedAddress address, FeedTimes times, QObject *parent)
    : QObject(parent), m_address(std::move(address)), m_times(times)
{
    if (isLoopback(m_address.url)) {
        m_network.setProxy(QNetworkProxy::NoProxy);
    }
    readCaFile();
    // A redirect would carry the token to wherever the answer points.
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

void FeedWire::readCaFile()
{
    if (m_address.caFile.isEmpty()) {
        return;
    }
    const QList<QSslCertificate> own = QSslCertificate::fromPath(m_address.caFile);
    if (own.isEmpty()) {
        m_sslProblem = tr("%1 has no certificate in PEM").arg(m_address.caFile);
        return;
    }
    m_ssl = QSslConfiguration::defaultConfiguration();
    m_ssl.setCaCertificates(QSslConfiguration::systemCaCertificates() + own);
}

Error FeedWire::errorOf(Check check) const
{
    const QString where = m_address.url.toString(QUrl::RemoveUserInfo);
    const auto error = [](ErrorCode code, const QString &message) {
        return Error{code, message.toStdString()};
    };
    switch (check) {
    case Check::Trusted:
    case Check::Unreachable:
        break;
    case Check::NotLlmcap:
        return error(ErrorCode::Network,
                     tr("something answers at %1, but it is not LLMCap; give the right address "
                        "with --url or LLMCAP_URL").arg(where));
    case Check::TokenRefused:
        return error(ErrorCode::Unauthorized,
                     tr("the program at %1 does not know this token, so it was not sent; `llmcap "
                        "token` says where the token is kept, LLMCAP_TOKEN or --token give "
                        "another one").arg(where));
    case Check::BadCertificate:
        return error(ErrorCode::Network,
                     tr("the certificate of %1 is not trusted (%2), so the token was not sent; "
                        "name the PEM file of its authority in the settings, with --feed-ca, or "
                        "in LLMCAP_FEED_CA").arg(where, m_sslProblem));
    case Check::NotSafe:
        return error(ErrorCode::BadInput,
                     tr("the token is not sent to %1: over a network the address must be https")
                         .arg(where));
    }
    return error(ErrorCode::Network,
                 tr("nothing answers at %1; start LLMCap, or `llmcap serve`").arg(where));
}

QNetworkRequest FeedWire::requestFor(const QString &path, const QUrlQuery &query) const
{
    QUrl url = m_address.url;
    // `path` is percent-encoded already: encoded again, its '%' would reach the server as such.
    const QString base = url.path(QUrl::FullyEncoded);
    url.setPath(base + (base.endsWith('/') ? "" : "/") + "llmcap/v1/" + path, QUrl::TolerantMode);
    if (!query.isEmpty()) {
        url.setQuery(query);
    }
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setTransferTimeout(static_cast<int>(m_times.answer.count()));
    if (!m_ssl.isNull()) {
        request.setSslConfiguration(m_ssl);
    }
    return request;
}

void FeedWire::checkServer(std::function<void(Check)> then)
{
    m_waiting.push_back(std::move(then));
    if (m_waiting.size() > 1) {
        return;   // the running check answers all
    }
    if (!m_address.caFile.isEmpty() && m_ssl.isNull()) {
        QTimer::singleShot(0, this, [this] { endCheck(Check::BadCertificate); });
        return;
    }
    const bool isTrusted = !m_trust.hasExpired();
    if (isTrusted || (m_address.url.scheme() != QLatin1String("https")
                      && !isLoopback(m_address.url))) {
        const Check known = isTrusted ? Check::Trusted : Check::NotSafe;
        QTimer::singleShot(0, this, [this, known] { endCheck(known); });
        return;
    }
    sayHello();
}

void FeedWire::sayHello()
{
    const QByteArray nonce = freshNonce();
    QUrlQuery query;
    query.addQueryItem("nonce", QString::fromLatin1(nonce));
    QNetworkReply *const reply = m_network.get(requestFor("hello", query));
    connect(reply, &QNetworkReply::finished, this, [this, reply, nonce] {
        reply->deleteLater();
        const Check check = judgeHello(*reply, nonce);
        if (check == Check::Trusted) {
            m_trust.setRemainingTime(trustLasts);
        }
        endCheck(check);
    });
}

FeedWire::Check FeedWire::judgeHello(QNetworkReply &reply, const QByteArray &nonce)
{
    const int status = statusOf(reply);
    if (reply.error() == QNetworkReply::SslHandshakeFailedError) {
        m_sslProblem = reply.errorString();
        return Check::BadCertificate;
    }
    if (status == 0) {
        return reply.error() == QNetworkReply::ProtocolFailure
                || reply.error() == QNetworkReply::ProtocolInvalidOperationError
            ? Check::NotLlmcap
            : Check::Unreachable;
    }
    const QJsonObject hello = QJsonDocument::fromJson(reply.readAll()).object();
    if (status != 200 || hello.value("product").toString() != QLatin1String("llmcap")) {
        return Check::NotLlmcap;
    }
    const QByteArray proof = QMessageAuthenticationCode::hash(
                                 nonce, m_address.token.toUtf8(), QCryptographicHash::Sha256)
                                 .toHex();
    const bool isProved = hello.value("hmac").toString().toLatin1() == proof
        || hello.value("hmac_read").toString().toLatin1() == proof;
    return isProved && !m_address.token.isEmpty() ? Check::Trusted : Check::TokenRefused;
}

void FeedWire::endCheck(Check check)
{
    for (const auto &then : std::exchange(m_waiting, {})) {
        then(check);
    }
}

void FeedWire::call(const QByteArray &verb, const QString &path, const QUrlQuery &query,
                    const QByteArray &body, Answer answer)
{
    checkServer([this, verb, path, query, body, answer = std::move(answer)](Check check) {
        if (check != Check::Trusted) {
            return answer(errorOf(check));
        }
        send(verb, path, query, body, answer);
    });
}

void FeedWire::send(const QByteArray &verb, const QString &path, const QUrlQuery &query,
                    const QByteArray &body, Answer answer)
{
    QNetworkRequest request = requestFor(path, query);
    request.setRawHeader("authorization", "Bearer " + m_address.token.toUtf8());
    if (!body.isEmpty()) {
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
    }
    QNetworkReply *const reply = m_network.sendCustomRequest(request, verb, body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, answer = std::move(answer)] {
        reply->deleteLater();
        answer(resultOf(*reply));
    });
}

Result<QByteArray> FeedWire::resultOf(QNetworkReply &reply)
{
    const int status = statusOf(reply);
    if (status == 0 || (status < 300 && reply.error() != QNetworkReply::NoError)) {
        distrust();
        return errorOf(Check::Unreachable);
    }
    const QByteArray body = reply.readAll();
    if (status >= 200 && status < 300) {
        return body;
    }
    const std::string message = readErrorMessage(body);
    // What an organisation forbids has nothing to do with the token.
    const ErrorCode code
        = readErrorCode(body) == "policy" ? ErrorCode::Conflict : codeOf(status);
    return Error{code, message.empty()
                     ? tr("the feed answered with status %1").arg(status).toStdString()
                     : message};
}

void FeedWire::openEvents(Opened opened)
{
    checkServer([this, opened = std::move(opened)](Check check) {
        if (check != Check::Trusted) {
            return opened(check, nullptr);
        }
        QNetworkRequest request = requestFor("events", {});
        request.setRawHeader("authorization", "Bearer " + m_address.token.toUtf8());
        request.setRawHeader("accept", "text/event-stream");
        request.setTransferTimeout(static_cast<int>(m_times.silence.count()));
        opened(check, m_network.get(request));
    });
}

} // namespace llmcap
