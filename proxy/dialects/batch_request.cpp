// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch_request.h"

#include "dialect_parts.h"
#include "json_walk.h"
#include "multipart.h"

namespace llmcap {
namespace {

/// The JSON of an object or array, as it stands in the body. The inspection of one request needs
/// the room behind it that the whole body has.
std::optional<std::string_view> rawJson(JsonWalk &walk, JsonValue &value)
{
    std::string_view raw;
    simdjson::ondemand::object object;
    if (value.get_object().get(object) || object.raw_json().get(raw)) {
        walk.text(value);
        return std::nullopt;
    }
    return raw;
}

class BatchBody final {
public:
    explicit BatchBody(JsonWalk::Keys keys = JsonWalk::Keys::AsWritten) : m_walk(keys) {}
    JsonWalk &walk() { return m_walk; }

    /// One request of the batch, inspected as if it came alone.
    void add(Result<Inspection> request)
    {
        const std::int64_t number = m_shape->requests + 1;
        if (request)
            m_shape->add(*request);
        else
            m_walk.fail("Request " + std::to_string(number) + " of the batch: "
                        + request.error().message);
    }
    void addNested(JsonValue &value, const Endpoint &endpoint,
                   Result<Inspection> (*inspect)(const Endpoint &, std::string_view))
    {
        if (const auto raw = rawJson(m_walk, value))
            add(inspect(endpoint, *raw));
        else
            m_walk.fail("A request of the batch is not a JSON object. Correct it and send the "
                        "batch again");
    }

    Result<Inspection> finish(const Result<void> &walked, Inspection found, std::string_view body)
    {
        if (!walked)
            return walked.error();
        found.tier = ServiceTier::Batch;
        found.background = true;
        found.bodyBytes = static_cast<std::int64_t>(body.size());
        if (found.inputFile.empty() && m_shape->requests == 0)
            return Error{ErrorCode::BadInput, "The batch has no requests. Put them in and send "
                                              "it again"};
        if (!found.model.empty())
            m_shape->model = found.model;
        else
            found.model = m_shape->severalModels ? severalModels : m_shape->model;
        if (found.inputFile.empty())
            found.batch = m_shape;
        return found;
    }

private:
    JsonWalk m_walk;
    std::shared_ptr<BatchShape> m_shape = std::make_shared<BatchShape>();
};

Endpoint endpointNamed(std::string_view name)
{
    Endpoint endpoint;
    endpoint.cls = Endpoint::Class::Metered;
    endpoint.name = name;
    return endpoint;
}

/// Where the request of a line goes: its own url, or chat where the job says it (Mistral).
Endpoint endpointOf(const Dialect &dialect, std::string_view url)
{
    return url.empty() ? endpointNamed("chat") : dialect.route("POST", url);
}

} // namespace

Result<Inspection> inspectAnthropicBatch(std::string_view body)
{
    BatchBody batch;
    JsonWalk &walk = batch.walk();
    const Endpoint messages = endpointNamed("messages");
    const auto walked = walk.document(body, [&](std::string_view key, JsonValue &value) {
        if (key != "requests")
            return false;
        walk.each(value, [&](JsonValue &request) {
            walk.object(request, [&](std::string_view field, JsonValue &child) {
                if (field != "params")
                    return false;
                batch.addNested(child, messages, inspectAnthropic);
                return true;
            });
        });
        return true;
    });
    return batch.finish(walked, {}, body);
}

Result<Inspection> inspectOpenAiBatch(std::string_view body)
{
    BatchBody batch;
    JsonWalk &walk = batch.walk();
    Inspection found;
    const auto walked = walk.document(body, [&](std::string_view key, JsonValue &value) {
        if (key != "input_file_id")
            return false;
        found.inputFile = walk.string(value, key).value_or("");
        return true;
    });
    return batch.finish(walked, std::move(found), body);
}

Result<Inspection> inspectGeminiBatch(const Endpoint &endpoint, std::string_view body)
{
    BatchBody batch(JsonWalk::Keys::CamelCase);
    JsonWalk &walk = batch.walk();
    Inspection found;
    found.model = endpoint.modelInPath;
    Endpoint single = endpointNamed("generate_content");
    single.modelInPath = endpoint.modelInPath;
    const auto request = [&](JsonValue &entry) {
        walk.object(entry, [&](std::string_view key, JsonValue &child) {
            if (key != "request")
                return false;
            batch.addNested(child, single, inspectGemini);
            return true;
        });
    };
    const auto input = [&](std::string_view key, JsonValue &value) {
        if (key == "fileName")
            found.inputFile = walk.string(value, key).value_or("");
        else if (key == "requests")
            walk.object(value, [&](std::string_view inner, JsonValue &list) {
                if (inner != "requests")
                    return false;
                walk.each(list, request);
                return true;
            });
        else
            return false;
        return true;
    };
    const auto job = [&](std::string_view key, JsonValue &value) {
        if (key != "inputConfig")
            return false;
        walk.object(value, input);
        return true;
    };
    const auto walked = walk.document(body, [&](std::string_view key, JsonValue &value) {
        if (key != "batch")
            return job(key, value);
        walk.object(value, job);
        return true;
    });
    return batch.finish(walked, std::move(found), body);
}

Result<Inspection> inspectMistralBatch(std::string_view body)
{
    BatchBody batch;
    JsonWalk &walk = batch.walk();
    Inspection found;
    std::int64_t files = 0;
    // A request may leave the model to the job, so only what is in it counts here.
    const Endpoint chat = endpointNamed("chat_of_job");
    const auto walked = walk.document(body, [&](std::string_view key, JsonValue &value) {
        if (key == "model" || key == "agent_id") {
            if (const auto name = walk.string(value, key))
                found.model = *name;
        } else if (key == "input_files") {
            files = walk.each(value, [&](JsonValue &file) {
                found.inputFile = walk.string(file, key).value_or("");
            });
        } else if (key == "requests") {
            walk.each(value, [&](JsonValue &request) {
                walk.object(request, [&](std::string_view field, JsonValue &child) {
                    if (field != "body")
                        return false;
                    batch.addNested(child, chat, inspectMistral);
                    return true;
                });
            });
        } else {
            return false;
        }
        return true;
    });
    if (files > 1)
        return Error{ErrorCode::BadInput, "LLMCap bounds a batch of one file. Make one batch for "
                                          "each input file"};
    return batch.finish(walked, std::move(found), body);
}

namespace {

/// A multipart upload: the field "purpose", and the file as JSON lines.
class BatchFileReader final : public UploadReader {
public:
    BatchFileReader(std::string boundary, const Dialect &dialect)
        : m_dialect(dialect),
          m_form(std::move(boundary),
                 {[this](const MultipartReader::Part &part) { begin(part); },
                  [this](std::string_view bytes) { data(bytes); }, [this] { end(); }})
    {
    }

    void feed(std::string_view bytes) override { m_form.feed(bytes); }

    Result<std::shared_ptr<const BatchShape>> finish() override
    {
        if (m_purpose != "batch" || !m_form.isWhole())
            return std::shared_ptr<const BatchShape>();
        if (m_error)
            return *m_error;
        return std::shared_ptr<const BatchShape>(m_shape);
    }

private:
    /// One line must fit here; providers take far less.
    static constexpr std::size_t longestLine = 32 * 1024 * 1024;

    void begin(const MultipartReader::Part &part)
    {
        m_isPurpose = part.name == "purpose" && !part.isFile;
        m_isFile = part.isFile;
    }

    void data(std::string_view bytes)
    {
        if (m_isPurpose && m_purpose.size() < 64)
            m_purpose += bytes;
        // The purpose may come behind the file; another purpose in front spares the reading.
        if (!m_isFile || m_error || (!m_purpose.empty() && m_purpose != "batch"))
            return;
        while (!bytes.empty()) {
            const auto stop = bytes.find('\n');
            m_line += bytes.substr(0, stop);
            if (m_line.size() > longestLine)
                return fail("it is longer than 32 MiB");
            if (stop == std::string_view::npos)
                return;
            bytes.remove_prefix(stop + 1);
            readLine();
        }
    }

    void end()
    {
        if (m_isFile && !m_error)
            readLine();
        m_isFile = m_isPurpose = false;
    }

    void fail(const std::string &why)
    {
        m_error = Error{ErrorCode::BadInput,
                        "line " + std::to_string(m_lines) + ": " + why};
        m_line.clear();
    }

    void readLine()
    {
        ++m_lines;
        if (m_line.find_first_not_of(" \t\r") == std::string::npos) {
            m_line.clear();
            return;
        }
        m_line.reserve(m_line.size() + simdjson::SIMDJSON_PADDING);
        JsonWalk walk;
        std::string url;
        std::optional<std::string_view> request;
        const auto walked = walk.document(m_line, [&](std::string_view key, JsonValue &value) {
            if (key == "url")
                url = walk.string(value, key).value_or("");
            else if (key == "body")
                request = rawJson(walk, value);
            else
                return false;
            return true;
        });
        if (!walked || !request)
            return fail(walked ? "it has no body" : walked.error().message);
        Endpoint endpoint = endpointOf(m_dialect, url);
        if (url.empty())
            endpoint.name = "chat_of_job";
        if (endpoint.cls != Endpoint::Class::Metered || endpoint.name == "batches")
            return fail("LLMCap cannot meter " + url);
        const auto inspection = m_dialect.inspect(endpoint, *request);
        if (!inspection)
            return fail(inspection.error().message);
        m_shape->add(*inspection);
        m_line.clear();
    }

    const Dialect &m_dialect;
    std::shared_ptr<BatchShape> m_shape = std::make_shared<BatchShape>();
    std::string m_purpose;
    std::string m_line;
    std::int64_t m_lines = 0;
    std::optional<Error> m_error;
    bool m_isPurpose = false;
    bool m_isFile = false;
    MultipartReader m_form;   // last: its handlers use all of the above
};

} // namespace

std::unique_ptr<UploadReader> makeBatchFileReader(const Endpoint &endpoint, const Dialect &dialect)
{
    std::string boundary = MultipartReader::boundaryOf(endpoint.contentType);
    if (boundary.empty())
        return nullptr;
    return std::make_unique<BatchFileReader>(std::move(boundary), dialect);
}

} // namespace llmcap
