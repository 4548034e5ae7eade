// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_session.h"

#include "data_folder.h"
#include "token_store.h"

namespace llmcap {

namespace {

QUrl urlOf(const ClientOptions &options)
{
    QString url = QString::fromStdString(options.url);
    if (url.isEmpty()) {
        url = qEnvironmentVariable("LLMCAP_URL");
    }
    if (url.isEmpty()) {
        url = QLatin1String(options.demo ? demoUrl : defaultUrl);
    }
    return QUrl(url);
}

/// Whether a demo of ours answers on its own port: an empty token is refused by nobody else.
bool demoAnswers()
{
    FeedClient demo(FeedAddress{QUrl(QLatin1String(demoUrl)), {}});
    bool isThere = false;
    QEventLoop loop;
    demo.status(&loop, [&](const Result<FeedStatus> &answer) {
        isThere = !answer && answer.error().code == ErrorCode::Unauthorized;
        loop.quit();
    });
    loop.exec();
    return isThere;
}

} // namespace

FeedSession::Found FeedSession::find(const ClientOptions &options)
{
    Found found;
    found.address.url = urlOf(options);
    found.address.caFile = qEnvironmentVariable("LLMCAP_FEED_CA");
    if (!options.token.empty()) {
        found.address.token = QString::fromStdString(options.token);
        return found;
    }
    const std::filesystem::path folder
        = options.dataFolder.empty() ? defaultDataFolder(options.demo)
                                     : std::filesystem::path(options.dataFolder);
    auto stored = TokenStore(folder).read();
    if (stored) {
        found.address.token = stored->token;
    } else {
        found.tokenProblem = stored.error().message;
    }
    return found;
}

FeedSession::FeedSession(Found found)
    : m_tokenProblem(std::move(found.tokenProblem)),
      m_mayBeDemo(found.address.url == QUrl(QLatin1String(defaultUrl))),
      m_client(std::move(found.address))
{
}

FeedSession::FeedSession(const ClientOptions &options) : FeedSession(find(options)) {}

Result<FeedStatus> FeedSession::status()
{
    return wait<FeedStatus>([](FeedClient &feed, auto then) { feed.status(&feed, then); });
}

Error FeedSession::explained(Error error) const
{
    if (error.code == ErrorCode::Unauthorized && !m_tokenProblem.empty()) {
        error.message = m_tokenProblem;
    }
    if (error.code == ErrorCode::Network && m_mayBeDemo && demoAnswers()) {
        error.message += "; a demo answers at " + std::string(demoUrl) + ": add --demo to see it";
    }
    return error;
}

} // namespace llmcap
