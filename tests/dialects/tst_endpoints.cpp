// SPDX-License-Identifier: GPL-3.0-or-later
// Every endpoint that a provider bills: found by its path, bounded from its body, metered from its
// reply.
#include "endpoint_words.h"

#include <QTest>

using namespace llmcap;
using namespace endpoint_words;

using Class = Endpoint::Class;

namespace {

struct Row {
    const char *provider, *target;
    QByteArray body;
    const char *name, *bound, *replyType;
    QByteArray reply;
    const char *reading;
    const char *contentType = jsonType;
};

std::vector<Row> rows()
{
    const char *sse = "text/event-stream";
    const QByteArray chat = R"({"usage":{"prompt_tokens":9,"completion_tokens":4,)"
        R"("total_tokens":13}})";
    return {
        {"anthropic", "/v1/messages",
         R"({"model":"m","max_tokens":5,"speed":"fast","inference_geo":"us"})",
         "messages", "limit=5 speed=fast inference_geo=us",
         jsonType,
         R"({"usage":{"input_tokens":3,"output_tokens":2,"cache_creation_input_tokens":7,)"
         R"("cache_creation":{"ephemeral_5m_input_tokens":2,"ephemeral_1h_input_tokens":5},)"
         R"("server_tool_use":{"web_search_requests":1},"speed":"fast","inference_geo":"global"}})",
         "reported input=3 cache_write_5m=2 cache_write_1h=5 output=2 web_search=1 speed=fast"},
        {"anthropic", "/v1/messages", R"({"model":"m","max_tokens":5,"messages":[]})", "messages",
         "limit=5", jsonType,
         R"({"model":"n","usage":{"input_tokens":100,"output_tokens":20,"iterations":[)"
         R"({"type":"message","input_tokens":40,"output_tokens":1},)"
         R"({"type":"fallback_message","model":"n","input_tokens":60,"output_tokens":19}]}})",
         "reported input=40 output=1 n: input=60 output=19"},
        {"anthropic", "/v1/messages", R"({"model":"m","max_tokens":5,"messages":[]})", "messages",
         "limit=5", jsonType,
         R"({"model":"n","usage":{"input_tokens":60,"output_tokens":19,"iterations":[)"
         R"({"type":"fallback_message","model":"n","input_tokens":60,"output_tokens":19}]}})",
         "reported n: input=60 output=19"},
        {"anthropic", "/v1/complete", R"({"model":"claude-2.1","max_tokens_to_sample":8,)"
        R"("prompt":"x"})",
         "complete", "limit=8", jsonType, R"({"completion":" Hello",)"
         R"("stop_reason":"stop_sequence"})",
         "counted"},
        {"anthropic", "/v1/messages/batches",
         R"({"requests":[{"custom_id":"a","params":{"model":"m","max_tokens":5,"messages":[]}},)"
         R"({"params":{"max_tokens":7,"model":"m"}}]})",
         "batches", "later requests=2 output=12", jsonType,
         R"({"id":"msgbatch_1","type":"message_batch","processing_status":"in_progress"})",
         "nothing msgbatch_1 running"},
        {"openai", "/v1/chat/completions", R"({"model":"m","max_tokens":5,"n":2})", "chat",
         "limit=5 choices=2", jsonType, chat, "reported input=9 output=4"},
        {"openai", "/v1/completions", R"({"model":"m","prompt":"x"})", "completions", "limit=16",
         jsonType, chat, "reported input=9 output=4"},
        {"openai", "/v1/responses", R"({"model":"m","background":true,"max_output_tokens":3})",
         "responses", "limit=3 later", jsonType,
         R"({"id":"resp_1","object":"response","status":"queued","usage":null})",
         "nothing resp_1 running"},
        {"openai", "/v1/responses/compact", R"({"model":"m","input":[]})", "responses",
        "", jsonType,
         R"({"object":"response.compaction","usage":{"input_tokens":1,"output_tokens":2}})",
         "reported input=1 output=2"},
        {"openai", "/v1/embeddings", R"({"model":"m","input":"x"})", "embeddings", "", jsonType,
         R"({"usage":{"prompt_tokens":4,"total_tokens":4}})", "reported input=4"},
        {"openai", "/v1/images/generations", R"({"model":"dall-e-3","prompt":"x","n":2})", "images",
         "image=2 choices=2", jsonType, R"({"created":1,"data":[{"url":"a"},{"url":"b"}]})",
         "counted image=2"},
        {"openai", "/v1/images/generations",
         R"({"model":"dall-e-3","prompt":"x","size":"1024x1792","quality":"hd"})", "images",
         "image=1 picture=hd-1024x1792", jsonType, R"({"data":[{"url":"a"}]})", "counted image=1"},
        {"openai", "/v1/images/generations",
         R"({"model":"dall-e-3","prompt":"x","size":"1024x1024","quality":"standard"})", "images",
         "image=1", jsonType, R"({"data":[{"url":"a"}]})", "counted image=1"},
        {"openai", "/v1/images/variations",
         form({{"file:image", "xyz"}, {"n", "2"}, {"size", "256x256"}}), "images",
         "image=2 choices=2 picture=256x256", jsonType, R"({"data":[{"url":"a"},{"url":"b"}]})",
         "counted image=2", formType},
        {"openai", "/v1/images/generations",
         R"({"model":"gpt-image-1","prompt":"x","size":"1024x1024","quality":"low",)"
         R"("stream":true,"partial_images":1})", "images", "limit=373 stream", sse,
         "event: image_generation.partial_image\n"
         "data: {\"type\":\"image_generation.partial_image\",\"b64_json\":\"x\"}\n\n"
         "event: image_generation.completed\n"
         "data: {\"type\":\"image_generation.completed\",\"b64_json\":\"x\",\"usage\":"
         "{\"total_tokens\":386,\"input_tokens\":14,\"output_tokens\":372,"
         "\"input_tokens_details\":{\"text_tokens\":14,\"image_tokens\":0}}}\n\n",
         "reported input=14 image_output=372"},
        {"openai", "/v1/images/generations",
         R"({"model":"gpt-image-1","prompt":"x","size":"1024x1536","quality":"high"})", "images",
         "limit=6241", jsonType,
         R"({"data":[{"b64_json":"x"}],"usage":{"input_tokens":5,"output_tokens":6240,)"
         R"("input_tokens_details":{"text_tokens":5,"image_tokens":0}}})",
         "reported input=5 image_output=6240"},
        {"openai", "/v1/images/edits",
         form({{"model", "gpt-image-1"}, {"n", "3"}, {"quality", "low"}, {"size", "1024x1024"},
               {"file:image[]", "xyz"}, {"file:image[]", "xyz"}}),
         "images", "limit=273 choices=3", jsonType, R"({"data":[]})", "nothing", formType},
        {"openai", "/v1/audio/speech", R"({"model":"tts-1","input":"h\u00e9llo","voice":"v"})",
         "speech", "input_character=5", "audio/mpeg", QByteArray(100, 'x'),
         "counted input_character=5"},
        {"openai", "/v1/audio/speech",
         R"({"model":"gpt-4o-mini-tts","input":"hi","stream_format":"sse"})", "speech",
         "input_character=2 stream", sse,
         "data: {\"type\":\"speech.audio.done\",\"usage\":{\"input_tokens\":9,\"output_tokens\":20,"
         "\"total_tokens\":29}}\n\n",
         "reported input=9 audio_output=20"},
        {"openai", "/v1/audio/transcriptions",
         form({{"file:file", QByteArray(2560, 'x')}, {"model", "whisper-1"}}), "transcriptions",
         "input_second=11", jsonType, R"({"text":"x","usage":{"type":"duration","seconds":9.2}})",
         "reported input_second=10", formType},
        {"openai", "/v1/audio/transcriptions",
         form({{"model", "gpt-4o-transcribe"}, {"stream", "true"}, {"file:file", "x"}}),
         "transcriptions", "input_second=1 stream", sse,
         "data: {\"type\":\"transcript.text.done\",\"usage\":{\"type\":\"tokens\","
          "\"input_tokens\":14,"
         "\"input_token_details\":{\"audio_tokens\":10,\"text_tokens\":4},"
          "\"output_tokens\":7}}\n\n",
         "reported input=4 output=7 audio_input=10", formType},
        {"openai", "/v1/audio/transcriptions",
         form({{"file:file", QByteArray(2560, 'x')}, {"model", "whisper-1"},
               {"response_format", "srt"}}), "transcriptions",
         "input_second=11", "text/plain; charset=utf-8",
         "1\n00:00:00,000 --> 00:00:04,000\nIt is --> so.\n\n"
         "2\n00:00:04,000 --> 00:01:07,240\nYes.\n\n",
         "counted input_second=68", formType},
        {"openai", "/v1/audio/transcriptions",
         form({{"file:file", QByteArray(2560, 'x')}, {"model", "whisper-1"},
               {"response_format", "vtt"}}), "transcriptions",
         "input_second=11", "text/vtt; charset=utf-8",
         "WEBVTT\r\n\r\n01:00:00.000 --> 01:00:01.000 align:start\r\nHello.\r\n",
         "counted input_second=3601", formType},
        {"openai", "/v1/audio/transcriptions",
         form({{"file:file", QByteArray(2560, 'x')}, {"model", "whisper-1"},
               {"response_format", "text"}}), "transcriptions",
         "input_second=11", "text/plain; charset=utf-8", "{It} is so at 00:01:02.\n", "nothing",
         formType},
        {"openai", "/v1/audio/transcriptions",
         form({{"file:file", QByteArray(2560, 'x')}, {"model", "whisper-1"},
               {"response_format", "verbose_json"}}), "transcriptions", "input_second=11", jsonType,
         R"({"task":"transcribe","duration":8.470000267028809,"text":"x","segments":[]})",
         "reported input_second=9", formType},
        {"openai", "/v1/audio/translations",
         form({{"model", "whisper-1"}, {"file:file", QByteArray(600, 'x')}}), "translations",
         "input_second=3", jsonType, R"({"text":"x"})", "nothing", formType},
        {"openai", "/v1/batches", R"({"input_file_id":"file-1","endpoint":"/v1/chat/completions"})",
         "batches", "later file=file-1", jsonType,
         R"({"object":"batch","id":"batch_1","status":"validating","usage":{"input_tokens":0}})",
         "nothing batch_1 running"},
        {"openai", "/v1/threads/t/runs", R"({"assistant_id":"a","model":"m",)"
        R"("max_completion_tokens":9})",
         "runs", "limit=9 hidden tools later", jsonType,
         R"({"id":"run_1","object":"thread.run","status":"queued","usage":null})",
         "nothing run_1 running"},
        {"gemini", "/v1beta/models/g:generateContent", R"({"contents":[]})", "generate_content", "",
         jsonType,
         R"({"candidates":[{"finishReason":"STOP",)"
         R"("groundingMetadata":{"webSearchQueries":["a","b"]}}],)"
         R"("usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":30,"totalTokenCount":40,)"
         R"("candidatesTokensDetails":[{"modality":"IMAGE","tokenCount":20},{"modality":"AUDIO",)"
         R"("tokenCount":4}]}})",
         "reported input=10 output=6 audio_output=4 image_output=20 web_search=2"},
        {"gemini", "/v1alpha/models/g:streamGenerateContent", R"({"contents":[]})",
         "generate_content", "stream", jsonType,
         R"([{"usageMetadata":{"promptTokenCount":8,"totalTokenCount":8}},)"
         R"({"candidates":[{"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":7,)"
         R"("candidatesTokenCount":2,"thoughtsTokenCount":5,"totalTokenCount":14}}])",
         "reported input=7 output=7"},
        {"gemini", "/v1beta/models/e:batchEmbedContents", R"({"requests":[]})", "embeddings", "",
         jsonType, R"({"embeddings":[{"values":[1]}]})", "nothing"},
        {"gemini", "/v1beta/openai/chat/completions", R"({"model":"g"})", "chat", "", jsonType,
         R"({"usage":{"prompt_tokens":35,"completion_tokens":12,"total_tokens":109}})",
         "reported input=35 output=74"},
        {"gemini", "/v1beta/models/imagen-4.0-generate-001:predict",
         R"({"instances":[{"prompt":"x"}],"parameters":{"sampleCount":2}})", "predict", "image=2",
         jsonType, R"({"predictions":[{"bytesBase64Encoded":"x"}]})", "counted image=1"},
        {"gemini", "/v1beta/models/veo-3.1-generate-preview:predictLongRunning",
         R"({"instances":[{"prompt":"x"}],"parameters":{"durationSeconds":6}})", "predict_video",
         "video_second=6", jsonType, R"({"name":"models/veo/operations/o"})",
         "counted video_second=6"},
        {"gemini", "/v1beta/models/veo-3.1-generate-preview:predictLongRunning",
         R"({"instances":[{"prompt":"x"}],"parameters":{"durationSeconds":"8","resolution":)"
         R"("4k","sampleCount":2}})", "predict_video", "video_second=16 resolution=4k", jsonType,
         R"({"name":"models/veo/operations/o"})", "counted video_second=16"},
        {"gemini", "/v1beta/models/e:embedContent", R"({"content":{"parts":[{"text":"x"}]}})",
         "embeddings", "", jsonType,
         R"({"embedding":{"values":[1]},"usageMetadata":{"promptTokenCount":3,)"
         R"("totalTokenCount":3}})", "reported input=3"},
        {"gemini", "/v1beta/models/g:batchGenerateContent",
         R"({"batch":{"display_name":"d","input_config":{"requests":{"requests":[{"request":)"
         R"({"contents":[],"generation_config":{"max_output_tokens":4}},)"
         R"("metadata":{"key":"a"}}]}}}})",
         "batches", "later requests=1 output=4", jsonType,
         R"({"name":"batches/b1","metadata":{"name":"batches/b1","state":"BATCH_STATE_PENDING"}})",
         "nothing batches/b1 running"},
        {"gemini", "/v1beta/models/g:batchGenerateContent",
         R"({"batch":{"inputConfig":{"fileName":"files/f"}}})", "batches", "later file=files/f",
         jsonType, R"({"name":"batches/b1"})", "nothing batches/b1 running"},
        {"gemini", "/v1beta/interactions",
         R"({"model":"g","input":[{"type":"text","text":"a"},{"type":"video","uri":"x"}],)"
         R"("generation_config":{"max_output_tokens":6},"tools":[{"type":"google_search"}]})",
         "interactions", "limit=6 hidden tools", jsonType,
         R"({"id":"v1_a","object":"interaction","status":"completed",)"
         R"("usage":{"total_input_tokens":9,)"
         R"("total_output_tokens":2,"total_thought_tokens":3,"total_tool_use_tokens":1}})",
         "reported input=10 output=5 v1_a billed input=10 output=5"},
        {"gemini", "/v1beta/interactions", R"({"model":"g","input":"x"})", "interactions", "",
         jsonType,
         R"({"id":"v1_c","object":"interaction","status":"completed","steps":[)"
         R"({"type":"google_search_call","arguments":{"queries":["a","b"]}}],)"
         R"("usage":{"total_input_tokens":100,"total_cached_tokens":20,"total_output_tokens":30,)"
         R"("total_tool_use_tokens":5,"total_thought_tokens":4,)"
         R"("input_tokens_by_modality":[{"modality":"text","tokens":40},)"
         R"({"modality":"audio","tokens":60}],)"
         R"("cached_tokens_by_modality":[{"modality":"audio","tokens":20}],)"
         R"("output_tokens_by_modality":[{"modality":"text","tokens":10},)"
         R"({"modality":"image","tokens":20}],)"
         R"("grounding_tool_count":[{"type":"google_search","count":3},)"
         R"({"type":"retrieval","count":7}]}})",
         "reported input=45 cache_read=20 output=14 audio_input=40 image_output=20 web_search=3 "
         "v1_c billed input=45 cache_read=20 output=14 audio_input=40 image_output=20 "
         "web_search=3"},
        {"gemini", "/v1beta/interactions", R"({"model":"g","input":"x","stream":true})",
         "interactions", "stream", sse,
         "event: step.delta\ndata: {\"event_type\":\"step.delta\",\"delta\":{\"type\":"
         "\"google_search_call\",\"arguments\":{\"queries\":[\"a\",\"b\"]}}}\n\n"
         "event: interaction.completed\ndata: {\"event_type\":\"interaction.completed\","
         "\"interaction\":{\"usage\":{\"total_input_tokens\":5,\"total_output_tokens\":6,"
         "\"total_thought_tokens\":0}}}\n\nevent: done\ndata: [DONE]\n\n",
         "reported input=5 output=6 web_search=2"},
        {"gemini", "/v1beta/interactions", R"({"agent":"deep-research","input":"x",)"
        R"("background":true})",
         "interactions", "hidden tools later", jsonType,
         R"({"id":"v1_b","object":"interaction","status":"in_progress"})", "nothing v1_b running"},
        {"mistral", "/v1/chat/completions", R"({"model":"m","max_tokens":4})", "chat", "limit=4",
         jsonType, chat, "reported input=9 output=4"},
        {"mistral", "/v1/fim/completions", R"({"model":"m","prompt":"x"})", "fim", "",
        jsonType, chat,
         "reported input=9 output=4"},
        {"mistral", "/v1/agents/completions", R"({"agent_id":"ag:1"})", "agents", "hidden tools",
         jsonType, chat, "reported input=9 output=4"},
        {"mistral", "/v1/conversations",
         R"({"model":"m","inputs":"x","completion_args":{"max_tokens":4},"stream":true})",
         "conversations", "limit=4 stream", sse,
         "event: conversation.response.done\ndata: {\"type\":\"conversation.response.done\","
          "\"usage\":"
         "{\"prompt_tokens\":5,\"completion_tokens\":6,"
          "\"connector_tokens\":7,\"total_tokens\":18}}\n\n",
         "reported input=12 output=6"},
        {"mistral", "/v1/conversations/c", R"({"inputs":"x"})", "conversations", "hidden tools",
         jsonType, chat, "reported input=9 output=4"},
        {"mistral", "/v1/embeddings", R"({"model":"m","input":["x"]})", "embeddings", "", jsonType,
         R"({"usage":{"prompt_tokens":4,"total_tokens":4,"completion_tokens":0}})",
         "reported input=4"},
        {"mistral", "/v1/ocr",
         R"({"model":"o","document":{"type":"document_url","document_url":"u"},"pages":[0,)"
         R"(1]})", "ocr",
         "page=2", jsonType, R"({"usage_info":{"pages_processed":2}})", "reported page=2"},
        {"mistral", "/v1/ocr",
         R"({"model":"o","document":{"type":"document_url","document_url":"u"}})", "ocr",
         "page=1000",
         jsonType, R"({"usage_info":{"pages_processed":2}})", "reported page=2"},
        {"mistral", "/v1/audio/speech", R"({"model":"t","input":"abc"})", "speech",
         "input_character=3", jsonType, R"({"audio_data":"QUJD"})", "counted input_character=3"},
        {"mistral", "/v1/audio/transcriptions",
         form({{"model", "voxtral-mini-latest"}, {"file_url", "https://x"}}), "transcriptions",
         "input_second=10800 hidden", jsonType,
         R"({"text":"x","usage":{"prompt_audio_seconds":30,"prompt_tokens":4,"total_tokens":400,)"
         R"("completion_tokens":21}})",
         "reported input_second=30", formType},
        {"mistral", "/v1/batch/jobs",
         R"({"model":"m","endpoint":"/v1/chat/completions","requests":[{"body":{"max_tokens":3}},)"
         R"({"body":{"max_tokens":4}}]})",
         "batches", "later requests=2 output=7", jsonType,
         R"({"object":"batch","id":"b","status":"QUEUED"})", "nothing b running"},
        {"mistral", "/v1/batch/jobs", R"({"model":"m","input_files":["f1"]})", "batches",
         "later file=f1", jsonType, R"({"object":"batch","id":"b","status":"QUEUED"})",
         "nothing b running"},
        {"cohere", "/v2/chat", R"({"model":"c","max_tokens":3})", "chat", "limit=3", jsonType,
         R"({"usage":{"billed_units":{"input_tokens":4,"output_tokens":5},)"
         R"("tokens":{"input_tokens":70,"output_tokens":6}}})",
         "reported input=4 output=5"},
        {"cohere", "/v1/chat", R"({"model":"c","message":"x","stream":true})", "chat_v1", "stream",
         "application/stream+json",
         "{\"event_type\":\"text-generation\",\"text\":\"x\"}\n"
          "{\"event_type\":\"stream-end\",\"response\":"
         "{\"meta\":{\"billed_units\":{\"input_tokens\":4,\"output_tokens\":5}}}}\n",
         "reported input=4 output=5"},
        {"cohere", "/v2/embed", R"({"model":"e","texts":["x"]})", "embed", "", jsonType,
         R"({"meta":{"billed_units":{"input_tokens":4,"image_tokens":9,"images":1}}})",
         "reported input=4 image_input=9"},
        {"cohere", "/v2/rerank", R"({"model":"r","query":"q","documents":["x"]})", "rerank", "",
         jsonType, R"({"meta":{"billed_units":{"search_units":1}}})", "reported search_unit=1"},
        {"cohere", "/v1/classify", R"({"model":"c","inputs":["a","b"],"examples":[]})", "classify",
         "request=2", jsonType, R"({"meta":{"billed_units":{"classifications":2}}})",
         "reported request=2"},
        {"cohere", "/v1/generate", R"({"model":"command","prompt":"x","max_tokens":7})", "generate",
         "limit=7", jsonType, R"({"meta":{"billed_units":{"input_tokens":7,"output_tokens":9}}})",
         "reported input=7 output=9"},
        {"cohere", "/v1/summarize", R"({"model":"command","text":"x"})", "generate", "",
         jsonType, R"({"meta":{"billed_units":{"input_tokens":7,"output_tokens":9}}})",
         "reported input=7 output=9"},
        {"cohere", "/v1/embed", R"({"model":"e","texts":["x"]})", "embed", "", jsonType,
         R"({"meta":{"api_version":{"version":"1"},"billed_units":{"input_tokens":4}}})",
         "reported input=4"},
        {"cohere", "/v1/rerank", R"({"model":"r","query":"q","documents":["x"]})", "rerank", "",
         jsonType, R"({"meta":{"billed_units":{"search_units":1}}})", "reported search_unit=1"},
        {"cohere", "/v2/parse", R"({"model":"p","document":{}})", "parse", "page=1000", jsonType,
         R"({"meta":{"billed_units":{"pages":3}}})", "reported page=3"},
    };
}

} // namespace

class TestEndpoints final : public QObject {
    Q_OBJECT
private slots:
    void everyBilledEndpointIsBoundedAndMetered_data();
    void everyBilledEndpointIsBoundedAndMetered();
};

void TestEndpoints::everyBilledEndpointIsBoundedAndMetered_data()
{
    QTest::addColumn<int>("row");
    int at = 0;
    for (const Row &row : rows()) {
        QTest::addRow("%s %s %d", row.provider, row.target, at) << at;
        ++at;
    }
}

void TestEndpoints::everyBilledEndpointIsBoundedAndMetered()
{
    QFETCH(int, row);
    const Row one = rows().at(std::size_t(row));
    const Dialect &dialect = dialectOf(formatOf(one.provider));
    Endpoint endpoint = dialect.route("POST", one.target);
    QCOMPARE(int(endpoint.cls), int(Class::Metered));
    QCOMPARE(endpoint.name.c_str(), one.name);
    endpoint.contentType = one.contentType;
    std::string body = one.body.toStdString();
    body.reserve(body.size() + 64);
    const auto found = dialect.inspect(endpoint, body);
    QVERIFY2(found, found ? "" : found.error().message.c_str());
    QCOMPARE(bound(*found), QString(one.bound));
    const std::string reply = one.reply.toStdString();
    for (std::size_t cut = 0; cut <= reply.size(); ++cut) {
        const auto meter = dialect.makeMeter(endpoint, *found, 200, one.replyType);
        meter->feed(std::string_view(reply).substr(0, cut));
        meter->feed(std::string_view(reply).substr(cut));
        QCOMPARE(readingWords(meter->finish(true)), QString(one.reading));
    }
}

QTEST_APPLESS_MAIN(TestEndpoints)
#include "tst_endpoints.moc"
