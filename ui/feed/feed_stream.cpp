// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_stream.h"

#include <QNetworkReply>

#include <algorithm>

namespace llmcap {

namespace {

/// An event larger than this is no event of ours.
constexpr qsizetype longestEvent = 4 * 1024 * 1024;

FeedClient::Link linkFor(FeedWire::Check check)
{
    switch (check) {
    case FeedWire::Check::NotLlmcap:
        return FeedClient::Link::NotLlmcap;
    case FeedWire::Check::TokenRefused:
    case FeedWire::Check::NotSafe:
    case FeedWire::Check::BadCertificate:
        return FeedClient::Link::TokenRefused;
    case FeedWire::Check::Trusted:
    case FeedWire::Check::Unreachable:
        break;
    }
    return FeedClient::Link::Unreachable;
}

} // namespace

FeedStream::FeedStream(FeedWire &wire, FeedTimes times, QObject *parent)
    : QObject(parent), m_wire(wire), m_times(times), m_nextPause(times.firstRetry)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &FeedStream::open);
}

void FeedStream::start()
{
    if (m_link == FeedClient::Link::Idle) {
        open();
    }
}

void FeedStream::stop()
{
    m_pause.stop();
    drop();
    m_wire.distrust();
    setLink(FeedClient::Link::Idle, {});
}

void FeedStream::retryNow()
{
    if (m_link == FeedClient::Link::Idle || m_link == FeedClient::Link::Live) {
        return;
    }
    m_nextPause = m_times.firstRetry;
    open();
}

void FeedStream::open()
{
    m_pause.stop();
    drop();
    if (m_link == FeedClient::Link::Idle) {
        setLink(FeedClient::Link::Connecting, {});
    }
    m_wire.openEvents([this, attempt = m_attempt](FeedWire::Check check, QNetworkReply *reply) {
        if (attempt == m_attempt) {
            opened(check, reply);
        } else if (reply) {
            reply->abort();
            reply->deleteLater();
        }
    });
}

void FeedStream::opened(FeedWire::Check check, QNetworkReply *reply)
{
    if (!reply) {
        return retryAfter(check);
    }
    m_reply = reply;
    m_reader = {};
    connect(reply, &QNetworkReply::readyRead, this, &FeedStream::read);
    connect(reply, &QNetworkReply::finished, this, &FeedStream::ended);
}

void FeedStream::read()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status != 200) {
        return;   // an error's body; finished follows
    }
    m_heard.start();
    const int attempt = m_attempt;
    for (const SseEvent &event : m_reader.feed(m_reply->readAll())) {
        if (event.name == "status" && m_link != FeedClient::Link::Live) {
            m_nextPause = m_times.firstRetry;
            m_wire.keepTrust();
            setLink(FeedClient::Link::Live, {});
        }
        if (attempt != m_attempt) {
            return;   // somebody stopped us meanwhile
        }
        emit arrived(event);
        if (attempt != m_attempt) {
            return;
        }
    }
    if (m_reader.pending() > longestEvent) {
        m_reply->abort();
    }
}

void FeedStream::ended()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_wire.distrust();
    retryAfter(status == 401 || status == 403 ? FeedWire::Check::TokenRefused
                                              : FeedWire::Check::Unreachable);
}

void FeedStream::retryAfter(FeedWire::Check check)
{
    drop();
    // A wrong token does not become right by itself, and wrong tries slow the server down.
    m_pause.start(check == FeedWire::Check::TokenRefused ? m_times.lastRetry : m_nextPause);
    m_nextPause = std::min(m_nextPause * 2, m_times.lastRetry);
    setLink(linkFor(check), QString::fromStdString(m_wire.errorOf(check).message));
}

void FeedStream::drop()
{
    ++m_attempt;
    if (QNetworkReply *const reply = m_reply) {
        m_reply.clear();
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void FeedStream::setLink(FeedClient::Link link, const QString &message)
{
    m_message = message;
    if (m_link != link) {
        m_link = link;
        emit linkChanged();
    }
}

} // namespace llmcap
