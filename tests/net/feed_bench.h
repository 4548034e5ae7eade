// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_api.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <atomic>
#include <future>
#include <memory>
#include <string>

namespace llmcap {

/// A feed over real books in a folder of its own, asked without any socket.
/// Thread: the test's; `now` may be set while the feed runs.
class FeedBench final {
public:
    static constexpr const char *control
        = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    /// 2026-11-24 12:00 UTC.
    static Instant noon()
    {
        using namespace std::chrono;
        return Instant{sys_days{year{2026} / 11 / 24} + hours{12}};
    }

    FeedBench()
    {
        setNow(noon());
        LedgerOptions books;
        books.folder = m_folder.path().toStdString();
        books.changed = [this] { if (m_feed) m_feed->noteChange(); };
        books.recorded = [this](const Exchange &row) { if (m_feed) m_feed->noteExchange(row); };
        books.crossed = [this](const Crossing &what) { if (m_feed) m_feed->noteCrossing(what); };
        auto opened = Ledger::open(std::move(books), noon());
        if (opened)
            m_ledger = std::move(*opened);
        FeedOptions options;
        options.controlToken = control;
        options.version = "1.2.3";
        options.demo = true;
        options.baseUrl = "http://127.0.0.1:4517";
        options.providers = defaultProviders();
        options.zone = "Europe/Berlin";
        options.clock = [this] { return now(); };
        options.prices = std::make_shared<LivePrices>(
            std::make_shared<PriceBook>("test", std::vector{priceOfM()}));
        options.learner = m_learner;
        options.guard = m_guard;
        m_feed = FeedApi::make(std::move(options), *m_ledger);
    }

    Ledger &ledger() { return *m_ledger; }
    Learner &learner() { return *m_learner; }
    ClientGuard &guard() { return *m_guard; }
    FeedApi &feed() { return *m_feed; }
    Instant now() const { return Instant{std::chrono::microseconds{m_micros.load()}}; }
    void setNow(Instant at) { m_micros = at.time_since_epoch().count(); }

    /// Model m of OpenAI: 1 USD for a million input tokens, 4 for output; 1,000 of these at most.
    static PriceEntry priceOfM()
    {
        PriceEntry entry;
        entry.patterns = {"m"};
        entry.price.provider = "openai";
        entry.price.model = "m";
        entry.price.contextWindow = 100'000;
        entry.price.maxOutput = 1'000;
        entry.price.rows.emplace_back();
        auto &unit = entry.price.rows[0].unit;
        unit[static_cast<std::size_t>(Unit::Input)] = PicoUsd{1'000'000};
        unit[static_cast<std::size_t>(Unit::Output)] = PicoUsd{4'000'000};
        return entry;
    }

    /// The answer to one request with the control token.
    FeedReply ask(const char *method, const std::string &target, const std::string &body = {})
    {
        FeedRequest request;
        request.method = method;
        request.target = target;
        request.authorization = std::string("Bearer ") + control;
        request.contentType = body.empty() ? "" : "application/json";
        request.body = body;
        request.now = now();
        return ask(std::move(request));
    }
    FeedReply ask(FeedRequest request)
    {
        std::promise<FeedReply> answer;
        auto answered = answer.get_future();
        m_feed->handle(std::move(request),
                       [&](FeedReply reply) { answer.set_value(std::move(reply)); });
        return answered.get();
    }
    const QJsonObject object(const char *method, const std::string &target,
                             const std::string &body = {})
    {
        return json(ask(method, target, body));
    }
    static const QJsonObject json(const FeedReply &reply)
    {
        return QJsonDocument::fromJson(QByteArray::fromStdString(reply.body)).object();
    }
    static std::string header(const FeedReply &reply, const std::string &name)
    {
        for (const auto &[key, value] : reply.headers) {
            if (key == name)
                return value;
        }
        return {};
    }

    /// A hold of so much; 0 where it was not granted.
    HoldId hold(const std::string &id, std::int64_t nano,
                const RequestLabels &labels = {"openai", "chat", "gpt-5", "", "k_1", "curl"})
    {
        AdmissionRequest wanted;
        wanted.id = id;
        wanted.labels = labels;
        wanted.bound.worst = {NanoUsd{nano}, 10, 1};
        std::promise<HoldId> answer;
        auto answered = answer.get_future();
        m_ledger->admit(wanted, now(), [&](Admission admission) {
            answer.set_value(admission.kind == Admission::Kind::Held ? admission.hold : 0);
        });
        return answered.get();
    }
    /// A request from beginning to end, at a cost.
    void spend(const std::string &id, std::int64_t nano,
               const RequestLabels &labels = {"openai", "chat", "gpt-5", "", "k_1", "curl"})
    {
        Settlement done;
        done.hold = hold(id, nano, labels);
        done.actual = {NanoUsd{nano}, 10, 1};
        done.exchange.id = id;
        done.exchange.time = now();
        done.exchange.labels = labels;
        done.exchange.status = 200;
        done.exchange.cost = {nano};
        done.exchange.basis = CostBasis::Reported;
        done.exchange.usage[Unit::Input] = 7;
        done.exchange.usage[Unit::CacheRead] = 3;
        done.exchange.usage[Unit::Output] = 2;
        m_ledger->settle(std::move(done), now());
    }
    /// A request that a cap refused.
    void refuse(const std::string &id)
    {
        Exchange row;
        row.id = id;
        row.time = now();
        row.labels = {"anthropic", "messages", "claude-sonnet-4-5", "site", "k_2", ""};
        row.outcome = Outcome::Refused;
        row.status = 429;
        row.cap = "day";
        m_ledger->record(std::move(row));
    }

private:
    std::shared_ptr<Learner> m_learner = std::make_shared<Learner>();
    std::shared_ptr<ClientGuard> m_guard = std::make_shared<ClientGuard>(
        Settings::RunawayGuard::Hold, 1,
        [this](const Runaway::Alarm &alarm) { if (m_feed) m_feed->noteAlarm(alarm); });
    QTemporaryDir m_folder;
    std::atomic<std::int64_t> m_micros{0};
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<FeedApi> m_feed;
};

} // namespace llmcap
