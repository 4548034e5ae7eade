// SPDX-License-Identifier: GPL-3.0-or-later
// What is booked where the provider's last word is missing: never zero for what may have been
// billed, never more than was held, and marked for what it is.
#include "dialect.h"
#include "settlement.h"

#include <QTest>

using namespace llmcap;

namespace {

constexpr std::int64_t inputPico = 1'000'000, outputPico = 5'000'000;   // 1 and 5 milli-nano-USD

ModelPrice plainPrice()
{
    ModelPrice price;
    price.provider = "any";
    price.model = "m";
    price.contextWindow = 100'000;
    price.maxOutput = 10'000;
    PriceRow row;
    row.unit[std::size_t(Unit::Input)] = PicoUsd{inputPico};
    row.unit[std::size_t(Unit::Output)] = PicoUsd{outputPico};
    price.rows = {row};
    return price;
}

/// One recorded-like reply, cut where the case says.
struct Format {
    const char *name;
    WireFormat format;
    const char *target, *model;
    QByteArray begun;      ///< a stream with five bytes of generated text and no last word
    QByteArray error;      ///< the provider's own end of it by an error
    std::int64_t input;    ///< tokens that `begun` has reported; -1 none
    std::int64_t output;   ///< at least so many tokens were seen generated
};

std::vector<Format> formats()
{
    return {
        {"anthropic", WireFormat::Anthropic, "/v1/messages", "claude-sonnet-4-5",
         "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"usage\":"
         "{\"input_tokens\":40,\"output_tokens\":2}}}\n\nevent: content_block_delta\n"
         "data: {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\","
         "\"text\":\"hello\"}}\n\n",
         "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}\n\n",
         40, 5},
        {"anthropic complete", WireFormat::Anthropic, "/v1/complete", "claude-2.1",
         "event: completion\r\ndata: {\"completion\":\"hello\"}\r\n\r\n",
         "event: error\r\ndata: {\"error\":{\"type\":\"overloaded_error\"}}\r\n\r\n", -1, 5},
        {"openai chat", WireFormat::OpenAi, "/v1/chat/completions", "gpt-4.1",
         "data: {\"choices\":[{\"delta\":{\"content\":\"hello\"}}],\"usage\":null}\n\n",
         "data: {\"error\":{\"message\":\"x\"}}\n\n", -1, 5},
        {"openai responses", WireFormat::OpenAi, "/v1/responses", "gpt-4.1",
         "data: {\"type\":\"response.output_text.delta\",\"delta\":\"hello\"}\n\n",
         "event: error\ndata: {\"type\":\"error\",\"code\":\"x\"}\n\n", -1, 5},
        {"gemini", WireFormat::Gemini, "/v1beta/models/gemini-2.0-flash:streamGenerateContent",
         "gemini-2.0-flash",
         "[{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"hello\"}]}}],\"usageMetadata\":"
         "{\"promptTokenCount\":40,\"candidatesTokenCount\":3,\"totalTokenCount\":43}}",
         ",{\"error\":{\"code\":500}}]", 40, 5},
        {"mistral", WireFormat::Mistral, "/v1/chat/completions", "mistral-small-latest",
         "data: {\"choices\":[{\"delta\":{\"content\":\"hello\"}}]}\n\n",
         "data: {\"object\":\"error\",\"message\":\"x\"}\n\n", -1, 5},
        {"cohere", WireFormat::Cohere, "/v2/chat", "command-a-03-2025",
         "data: {\"type\":\"content-delta\",\"delta\":"
         "{\"message\":{\"content\":{\"text\":\"hello\"}}}}\n\n",
         "data: {\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"ERROR\",\"usage\":"
         "{}}}\n\n",
         -1, 5},
        {"cohere v1", WireFormat::Cohere, "/v1/chat", "command-r",
         "{\"event_type\":\"text-generation\",\"text\":\"hello\"}\n",
         "{\"event_type\":\"stream-end\",\"finish_reason\":\"ERROR\",\"response\":{}}\n", -1, 5},
    };
}

struct Case {
    const char *law;
    ReplyEnd end;
    bool withError;
    int status;
};

const Case cases[] = {
    {"the client left", ReplyEnd::ClientGone, false, 200},
    {"the provider broke off", ReplyEnd::UpstreamCut, false, 200},
    {"an error ended the stream", ReplyEnd::Complete, true, 200},
};

ReplyFacts factsOf(const Format &format, const std::string &reply, ReplyEnd end, int status,
                   std::string model)
{
    const Dialect &dialect = dialectOf(format.format);
    Inspection request;
    request.model = std::move(model);
    request.stream = true;
    const auto meter = dialect.makeMeter(dialect.route("POST", format.target), request, status, "");
    meter->feed(reply);
    ReplyFacts facts;
    facts.end = end;
    facts.status = status;
    facts.isStream = true;
    facts.reading = meter->finish(end == ReplyEnd::Complete);
    return facts;
}

Bound holdOf(std::int64_t input, std::int64_t output)
{
    Bound held;
    held.worstUsage[Unit::Input] = input;
    held.worstUsage[Unit::Output] = output;
    held.worst = {NanoUsd{(input * inputPico + output * outputPico) / 1000}, input + output, 1};
    return held;
}

} // namespace

class TestSettlement final : public QObject {
    Q_OBJECT
private slots:
    void aCutStreamCostsWhatWasSeen_data();
    void aCutStreamCostsWhatWasSeen();
    void hiddenReasoningCostsTheHold_data();
    void hiddenReasoningCostsTheHold();
    void whatHappenedElsewhere_data();
    void whatHappenedElsewhere();
    void aCutStreamNeverCostsMoreThanItsHold();

private:
    const ModelPrice m_price = plainPrice();
    const PriceBook m_book{"v", {PriceEntry{{"m"}, plainPrice()}}};
    PinnedPrice pinned() const
    {
        PinnedPrice price;
        price.book = &m_book;
        price.model = &m_price;
        price.provider = "any";
        return price;
    }
};

void TestSettlement::aCutStreamCostsWhatWasSeen_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("how");
    for (int format = 0; format < int(formats().size()); ++format) {
        for (int how = 0; how < int(std::size(cases)); ++how)
            QTest::addRow("%s: %s", formats()[std::size_t(format)].name, cases[how].law)
                << format << how;
    }
}

void TestSettlement::aCutStreamCostsWhatWasSeen()
{
    QFETCH(int, format);
    QFETCH(int, how);
    const Format one = formats()[std::size_t(format)];
    const Case &cut = cases[how];
    const std::string reply = (one.begun + (cut.withError ? one.error : "")).toStdString();
    const ReplyFacts facts = factsOf(one, reply, cut.end, cut.status, one.model);
    const Bound held = holdOf(500, 1000);
    const Settled settled = settlementOf(facts, held, pinned());
    QCOMPARE(int(settled.basis), int(CostBasis::Estimated));
    QVERIFY2(!settled.note.empty(), "it says why");
    const std::int64_t input = one.input < 0 ? 500 : one.input;
    const std::int64_t least = (input * inputPico + one.output * outputPico) / 1000;
    QVERIFY2(settled.cost.count >= least, qPrintable(QString::number(settled.cost.count)));
    QVERIFY(settled.cost <= held.worst.usd);
    // What was seen bounds it: a stray byte or two of an error may count, not more.
    QVERIFY2(settled.cost.count <= least + 100 * outputPico / 1000,
             qPrintable(QString::number(settled.cost.count)));
    QCOMPARE(settled.actual.usd.count, settled.cost.count);
    QCOMPARE(settled.actual.requests, 1);
}

void TestSettlement::hiddenReasoningCostsTheHold_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("model");
    QTest::newRow("openai chat: o3") << 2 << QByteArray("o3");
    QTest::newRow("openai chat: gpt-5") << 2 << QByteArray("gpt-5");
    QTest::newRow("openai responses: gpt-5.2") << 3 << QByteArray("gpt-5.2");
    QTest::newRow("gemini: 2.5") << 4 << QByteArray("gemini-2.5-pro");
}

void TestSettlement::hiddenReasoningCostsTheHold()
{
    QFETCH(int, format);
    QFETCH(QByteArray, model);
    const Format one = formats()[std::size_t(format)];
    const ReplyFacts facts = factsOf(one, one.begun.toStdString(), ReplyEnd::ClientGone, 200,
                                     model.toStdString());
    const Bound held = holdOf(500, 1000);
    const Settled settled = settlementOf(facts, held, pinned());
    QCOMPARE(settled.cost.count, held.worst.usd.count);
    QCOMPARE(int(settled.basis), int(CostBasis::Estimated));
}

void TestSettlement::whatHappenedElsewhere_data()
{
    QTest::addColumn<int>("end");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("basis");
    QTest::addColumn<bool>("whole");
    const auto row = [](const char *law, ReplyEnd end, int status, CostBasis basis, bool whole) {
        QTest::newRow(law) << int(end) << status << int(basis) << whole;
    };
    row("nothing was sent: nothing was spent", ReplyEnd::NotSent, 0, CostBasis::None, false);
    row("no answer: nobody knows", ReplyEnd::NoStatus, 0, CostBasis::Held, true);
    row("refused by the provider", ReplyEnd::Complete, 400, CostBasis::None, false);
    row("the provider's own limit", ReplyEnd::Complete, 429, CostBasis::None, false);
    row("the provider is overloaded", ReplyEnd::Complete, 529, CostBasis::None, false);
    row("an error whose reply broke off", ReplyEnd::UpstreamCut, 500, CostBasis::None, false);
    row("a whole reply without a word of usage", ReplyEnd::Complete, 200, CostBasis::Estimated,
        true);
}

void TestSettlement::whatHappenedElsewhere()
{
    QFETCH(int, end);
    QFETCH(int, status);
    QFETCH(int, basis);
    QFETCH(bool, whole);
    for (const Format &one : formats()) {
        const bool isSilent = one.target == QByteArray("/v1/complete");
        if (isSilent && whole && ReplyEnd(end) == ReplyEnd::Complete)
            continue;   // never reports: costs what was seen, see above
        ReplyFacts facts = factsOf(one, "{}", ReplyEnd(end), status, one.model);
        facts.isStream = false;
        const Bound held = holdOf(500, 1000);
        const Settled settled = settlementOf(facts, held, pinned());
        QCOMPARE(int(settled.basis), basis);
        QCOMPARE(settled.cost.count, whole ? held.worst.usd.count : 0);
    }
}

void TestSettlement::aCutStreamNeverCostsMoreThanItsHold()
{
    for (const Format &one : formats()) {
        std::string reply;
        for (int i = 0; i < 100; ++i)
            reply += one.begun.toStdString();
        const ReplyFacts facts = factsOf(one, reply, ReplyEnd::UpstreamCut, 200, one.model);
        const Bound held = holdOf(50, 10);
        const Settled settled = settlementOf(facts, held, pinned());
        QVERIFY2(settled.cost <= held.worst.usd, one.name);
        QVERIFY2(settled.cost.count > 0, one.name);
    }
}

QTEST_APPLESS_MAIN(TestSettlement)
#include "tst_settlement.moc"
