// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_values.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <functional>
#include <string>

namespace llmcap {

/// What came back from a provider, in words.
struct FreeReply {
    int status = 0;          ///< HTTP; 0: nothing answered at the base URL
    bool isThrough = false;  ///< it went through LLMCap and the provider answered, be it with a no
    std::string text;        ///< one sentence for people
};

/// Sends a request that costs nothing (the list of models) to a provider as a tool would, through
/// its base URL here. The key is the one that the provider's own SDK would take from the
/// environment; without one the provider's 401 is what shows that it was reached.
/// Thread: one with an event loop.
class FreeRequest final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// `then` is called once, unless this object goes before.
    void send(const FeedProvider &provider, std::function<void(FreeReply)> then);

private:
    QNetworkAccessManager m_network;
};

} // namespace llmcap
