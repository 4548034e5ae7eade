// SPDX-License-Identifier: GPL-3.0-or-later
// Work that is billed later: the replies that bear its bill, the files that hold its requests.
#include "endpoint_words.h"

#include <QTest>

using namespace llmcap;
using namespace endpoint_words;

using Class = Endpoint::Class;

class TestLaterWork final : public QObject {
    Q_OBJECT
private slots:
    void theBillComesWithTheResult_data();
    void theBillComesWithTheResult();
    void aFileOfRequestsIsBoundedAsItPasses_data();
    void aFileOfRequestsIsBoundedAsItPasses();
    void aFormIsReadWhereverItIsCut();
    void oneBadRequestNamesItself();
    void aShapeSurvivesTheLedger();
};

void TestLaterWork::theBillComesWithTheResult_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("reading");
    const auto row = [](const char *law, const char *provider, const char *target,
                        const QByteArray &reply, const char *reading) {
        QTest::newRow(law) << provider << target << reply << reading;
    };
    row("a response that is done", "openai", "/v1/responses/resp_1",
        R"({"id":"resp_1","object":"response","status":"completed","usage":{"input_tokens":5,)"
        R"("output_tokens":6}})", "reported input=5 output=6 resp_1 billed input=5 output=6");
    row("still at work", "openai", "/v1/responses/resp_1",
        R"({"id":"resp_1","object":"response","status":"in_progress","usage":null})",
        "nothing resp_1 running");
    row("failed before it cost", "openai", "/v1/responses/resp_1",
        R"({"id":"resp_1","object":"response","status":"failed","usage":null})",
        "nothing resp_1 free");
    row("cancelled without a word", "openai", "/v1/responses/resp_1",
        R"({"id":"resp_1","object":"response","status":"cancelled","usage":null})",
        "nothing resp_1 unknown");
    row("OpenAI's batch says its sum", "openai", "/v1/batches/batch_1",
        R"({"object":"batch","id":"batch_1","status":"completed","output_file_id":"file-o",)"
        R"("usage":{"input_tokens":50,"output_tokens":60,)"
        R"("input_tokens_details":{"cached_tokens":8}}})",
        "nothing batch_1 billed input=42 cache_read=8 output=60 in file-o");
    row("an older one in its file", "openai", "/v1/batches/batch_1",
        R"({"object":"batch","id":"batch_1","status":"completed","output_file_id":"file-o"})",
        "nothing batch_1 running in file-o");
    row("none of it was done", "openai", "/v1/batches/batch_1",
        R"({"object":"batch","id":"batch_1","status":"failed","request_counts":{"completed":0}})",
        "nothing batch_1 free");
    row("a list of them", "openai", "/v1/batches",
        R"({"object":"list","data":[{"object":"batch","id":"a","status":"in_progress"},)"
        R"({"object":"batch","id":"b","status":"expired","usage":{"input_tokens":1}}]})",
        "nothing a running b billed input=1");
    row("its results, line by line", "openai", "/v1/files/file-o/content",
        R"({"custom_id":"1","response":{"status_code":200,"body":{"object":"chat.completion",)"
        R"("usage":{"prompt_tokens":5,"completion_tokens":6}}},"error":null})" "\n"
        R"({"custom_id":"2","response":{"status_code":200,"body":{"object":"response","output":)"
        R"([{"type":"web_search_call"}],"usage":{"input_tokens":1,"output_tokens":2}}}})" "\n",
        "nothing file-o billed input=6 output=8 web_search=1");
    row("Anthropic's batch goes on", "anthropic", "/v1/messages/batches/b",
        R"({"id":"b","type":"message_batch","processing_status":"ended",)"
        R"("request_counts":{"succeeded":2}})", "nothing b running");
    row("Anthropic's batch came to nothing", "anthropic", "/v1/messages/batches/b",
        R"({"id":"b","type":"message_batch","processing_status":"ended",)"
        R"("request_counts":{"succeeded":0,"expired":2}})", "nothing b free");
    row("Anthropic's results", "anthropic", "/v1/messages/batches/b/results",
        R"({"custom_id":"1","result":{"type":"succeeded","message":{"usage":{"input_tokens":5,)"
        R"("output_tokens":6}}}})" "\n" R"({"custom_id":"2","result":{"type":"errored",)"
        R"("error":{}}})",
        "nothing b billed input=5 output=6");
    row("a large request keeps its own context tier", "anthropic",
        "/v1/messages/batches/b/results",
        R"({"result":{"message":{"usage":{"input_tokens":40000,"output_tokens":6}}}})" "\n"
        R"({"result":{"message":{"usage":{"input_tokens":5,"output_tokens":1}}}})",
        "nothing b billed input=40000 output=6 input=5 output=1");
    row("requests that were served otherwise have a price of their own", "anthropic",
        "/v1/messages/batches/b/results",
        R"({"result":{"message":{"usage":{"input_tokens":7,"output_tokens":1,)"
        R"("inference_geo":"us"}}}})" "\n"
        R"({"result":{"message":{"usage":{"input_tokens":5,"output_tokens":1,)"
        R"("inference_geo":"global"}}}})",
        "nothing b billed input=5 output=1 input=7 output=1 inference_geo=us");
    row("Google's inlined answers", "gemini", "/v1beta/batches/b",
        R"({"name":"batches/b","done":true,"metadata":{"state":"BATCH_STATE_SUCCEEDED"},)"
        R"("response":)"
        R"({"inlinedResponses":{"inlinedResponses":[{"response":{"usageMetadata":)"
        R"({"promptTokenCount":4,"candidatesTokenCount":2,"totalTokenCount":6}}}]}}})",
        "nothing batches/b billed input=4 output=2");
    row("Google's answers in a file", "gemini", "/v1beta/batches/b",
        R"({"name":"batches/b","done":true,"response":{"responsesFile":"files/r"}})",
        "nothing batches/b running in files/r");
    row("Google's file", "gemini", "/download/v1beta/files/r:download?alt=media",
        R"({"key":"1","response":{"usageMetadata":{"promptTokenCount":4,)"
        R"("candidatesTokenCount":2}}})"
        "\n", "nothing files/r billed input=4 output=2");
    row("Google's batch failed", "gemini", "/v1beta/batches/b",
        R"({"name":"batches/b","done":true,"error":{"code":3}})", "nothing batches/b free");
    row("Mistral's inlined outputs", "mistral", "/v1/batch/jobs/j",
        R"({"object":"batch","id":"j","status":"SUCCESS",)"
        R"("outputs":[{"response":{"status_code":200,)"
        R"("body":{"usage":{"prompt_tokens":5,"completion_tokens":6,"total_tokens":11}}}}]})",
        "nothing j billed input=5 output=6");
    row("Mistral's results lie in a file", "mistral", "/v1/batch/jobs/j",
        R"({"object":"batch","id":"j","status":"SUCCESS","output_file":"f",)"
        R"("succeeded_requests":1})",
        "nothing j running in f");
    row("Mistral's file", "mistral", "/v1/files/f/content",
        R"({"response":{"body":{"usage":{"prompt_tokens":5,"completion_tokens":6}}}})",
        "nothing f billed input=5 output=6");
    row("a run that is done", "openai", "/v1/threads/t/runs/run_1",
        R"({"id":"run_1","object":"thread.run","status":"completed","usage":{"prompt_tokens":5,)"
        R"("completion_tokens":6}})", "reported input=5 output=6 run_1 billed input=5 output=6");
    row("an answer that says nothing", "mistral", "/v1/files/f/content",
        R"({"response":{"body":{"id":"x"}}})", "nothing f unknown");
}

void TestLaterWork::theBillComesWithTheResult()
{
    QFETCH(QString, provider);
    QFETCH(QString, target);
    QFETCH(QByteArray, reply);
    const Dialect &dialect = dialectOf(formatOf(provider));
    const std::string path = target.toStdString();
    const Endpoint endpoint = dialect.route("GET", path);
    QCOMPARE(int(endpoint.cls), int(Class::Later));
    const std::string text = reply.toStdString();
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        const auto meter = dialect.makeMeter(endpoint, {}, 200, jsonType);
        meter->feed(std::string_view(text).substr(0, cut));
        meter->feed(std::string_view(text).substr(cut));
        QTEST(readingWords(meter->finish(true)), "reading");
    }
}

void TestLaterWork::aFileOfRequestsIsBoundedAsItPasses_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QByteArray>("purpose");
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("shape");
    const QByteArray chat = R"({"custom_id":"1","method":"POST",)"
        R"("url":"/v1/chat/completions","body":)"
                            R"({"model":"gpt-4.1","max_tokens":9,"messages":[]}})";
    QTest::newRow("two requests add up") << "openai" << QByteArray("batch") << chat + "\n" + chat
        << "requests=2 limited_output=18 body_bytes=96 text_bytes=136 model=gpt-4.1";
    QTest::newRow("CR LF, a blank end") << "openai" << QByteArray("batch") << chat + "\r\n\r\n"
        << "requests=1 limited_output=9 body_bytes=48 text_bytes=68 model=gpt-4.1";
    QTest::newRow("other purposes are no batch")
        << "openai" << QByteArray("user_data") << chat << "none";
    QTest::newRow("a line that is none") << "openai" << QByteArray("batch") << chat + "\nnonsense"
        << "line 2: The body is not a JSON object; send one with content-type application/json";
    QTest::newRow("what is not metered") << "openai" << QByteArray("batch")
        << QByteArray(R"({"url":"/v1/videos","body":{"model":"m"}})")
        << "line 1: LLMCap cannot meter /v1/videos";
    QTest::newRow("Mistral's job names the model") << "mistral" << QByteArray("batch")
        << QByteArray(R"({"custom_id":"1","body":{"max_tokens":9}})")
        << "requests=1 limited_output=9 body_bytes=16 text_bytes=36";
}

void TestLaterWork::aFileOfRequestsIsBoundedAsItPasses()
{
    QFETCH(QString, provider);
    QFETCH(QByteArray, purpose);
    QFETCH(QByteArray, lines);
    const Dialect &dialect = dialectOf(formatOf(provider));
    Endpoint endpoint = dialect.route("POST", "/v1/files");
    endpoint.contentType = formType;
    for (const bool purposeFirst : {true, false}) {
        const std::string body = (purposeFirst ? form({{"purpose", purpose}, {"file:file", lines}})
                                               : form({{"file:file", lines}, {"purpose", purpose}}))
                                     .toStdString();
        for (std::size_t cut = 0; cut <= body.size(); ++cut) {
            const auto reader = dialect.makeUploadReader(endpoint);
            QVERIFY(reader);
            reader->feed(std::string_view(body).substr(0, cut));
            reader->feed(std::string_view(body).substr(cut));
            const auto shape = reader->finish();
            const std::string is = !shape ? shape.error().message
                : *shape                  ? (*shape)->toText() : "none";
            QTEST(QString::fromStdString(is), "shape");
        }
    }
}

void TestLaterWork::aFormIsReadWhereverItIsCut()
{
    const std::string body
        = form({{"purpose", "batch"}, {"file:file", "\r\n--A\r\n{\"body\":{\"max_tokens\":1}}"}})
              .toStdString();
    Endpoint endpoint = dialectOf(WireFormat::Mistral).route("POST", "/v1/files");
    endpoint.contentType = "Multipart/Form-Data; charset=x; Boundary=\"B\"";
    const auto reader = dialectOf(WireFormat::Mistral).makeUploadReader(endpoint);
    QVERIFY(reader);
    for (const char &c : body)
        reader->feed({&c, 1});
    const auto shape = reader->finish();
    QVERIFY(!shape);   // "--A" is a line of the file, not a boundary
    QVERIFY(shape.error().message.starts_with("line 2"));
}

void TestLaterWork::oneBadRequestNamesItself()
{
    std::string body = R"({"requests":[{"params":{"model":"m","max_tokens":1}},)"
                       R"({"params":{"model":"m","max_tokens":"x"}}]})";
    body.reserve(body.size() + 64);
    const Dialect &dialect = dialectOf(WireFormat::Anthropic);
    const auto found = dialect.inspect(dialect.route("POST", "/v1/messages/batches"), body);
    QVERIFY(!found);
    QVERIFY2(found.error().message.starts_with("Request 2 of the batch: "),
             found.error().message.c_str());
}

void TestLaterWork::aShapeSurvivesTheLedger()
{
    BatchShape shape;
    Inspection request;
    request.model = "a model=with spaces";
    request.outputLimit = 7;
    request.providerTools = true;
    request.conditions = {"speed=fast"};
    request.pieces[Unit::Image] = 3;
    shape.add(request);
    request.model = "other";
    shape.add(request);
    const auto again = BatchShape::fromText(shape.toText());
    QVERIFY(again);
    QCOMPARE(again->toText(), shape.toText());
    QVERIFY(again->severalModels);
    QCOMPARE(again->all.conditions.size(), std::size_t(1));
    QVERIFY(!BatchShape::fromText("unheard_of=1"));
    QVERIFY(!BatchShape::fromText("requests=x"));
}

QTEST_APPLESS_MAIN(TestLaterWork)
#include "tst_later_work.moc"
