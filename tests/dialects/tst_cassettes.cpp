// SPDX-License-Identifier: GPL-3.0-or-later
#include "body_decoder.h"
#include "dialect_parts.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>


using namespace llmcap;

namespace {

struct Cassette {
    QJsonObject file;
    std::string provider, body;
    WireFormat format = WireFormat::OpenAi;
    Endpoint endpoint;
    Inspection request;

    int status() const { return file["status"].toInt(); }
    std::string contentType() const
    {
        return file["response_headers"].toObject()["content-type"].toString().toStdString();
    }
    std::unique_ptr<Meter> meter() const
    {
        return dialectOf(format).makeMeter(endpoint, request, status(), contentType());
    }
    MeterReading read(const std::vector<std::string_view> &pieces) const
    {
        const auto reader = meter();
        for (const std::string_view piece : pieces)
            reader->feed(piece);
        return reader->finish(true);
    }
};

QByteArray decoded(const QJsonObject &file, const char *key)
{
    return QByteArray::fromBase64(file[key].toString().toLatin1());
}

/// Led through the same doors as a request: route, inspect, meter.
Cassette readCassette(const QString &path)
{
    QFile file(path);
    Cassette cassette;
    if (!file.open(QIODevice::ReadOnly))
        return cassette;
    cassette.file = QJsonDocument::fromJson(file.readAll()).object();
    cassette.provider = cassette.file["provider"].toString().toStdString();
    cassette.body = decoded(cassette.file, "response_body_base64").toStdString();
    cassette.format = cassette.provider == "anthropic" ? WireFormat::Anthropic
        : cassette.provider == "openai"                ? WireFormat::OpenAi
        : cassette.provider == "google"                ? WireFormat::Gemini
        : cassette.provider == "mistral"               ? WireFormat::Mistral
                                                       : WireFormat::Cohere;
    const Dialect &dialect = dialectOf(cassette.format);
    cassette.endpoint = dialect.route(cassette.file["method"].toString().toStdString(),
                                      cassette.file["path"].toString().toStdString());
    if (cassette.endpoint.cls == Endpoint::Class::Metered) {
        std::string body = QJsonDocument(cassette.file["request_body"].toObject())
                               .toJson(QJsonDocument::Compact).toStdString();
        body.reserve(body.size() + 64);
        if (const auto request = dialect.inspect(cassette.endpoint, body))
            cassette.request = *request;
    }
    return cassette;
}

std::vector<Cassette> load()
{
    std::vector<Cassette> all;
    QDirIterator files(LLMCAP_SHARED_DIR "/cassettes", {"*.json"}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        all.push_back(readCassette(files.next()));
    return all;
}

std::int64_t inputOf(const Usage &usage)
{
    return usage[Unit::Input] + usage[Unit::AudioInput] + usage[Unit::ImageInput];
}

/// What the reading says otherwise than the recording's figures; "" where they agree.
QString difference(const Cassette &cassette, const MeterReading &reading)
{
    const QJsonObject expected = cassette.file["expected_usage"].toObject();
    const QJsonObject extra = expected["extra"].toObject();
    QString out;
    const auto check = [&](const char *what, std::int64_t is, QJsonValue should) {
        if (is != should.toInteger(0))
            out += QString(" %1: %2, not %3").arg(what).arg(is).arg(should.toInteger(0));
    };
    if (cassette.endpoint.cls == Endpoint::Class::Unknown)
        return " it is routed nowhere";
    if (cassette.status() >= 400)
        return reading.reported && reading.usage == Usage{} ? out : " errors bill nothing";
    if (cassette.endpoint.cls == Endpoint::Class::Free)
        return expected["billable"].toBool() ? " it is billed, not free" : "";
    if (cassette.endpoint.name == "batches")
        return reading.later.size() == 1 && !reading.later.front().id.empty()
                && reading.later.front().state == LaterWork::State::Running
            ? "" : " the batch is not known by its id";
    if (reading.isSilent)   // counted, because nothing is ever reported here
        return expected["reported"].toBool() ? " its usage was not found" : "";
    const bool inputMissing = extra.contains("prompt_count_missing");
    if (reading.reported != (expected["reported"].toBool() && !inputMissing))
        out += " reported is wrong";
    const Usage &usage = reading.usage;
    // Mistral's audio stands outside the recorded uncached input.
    check("input", cassette.provider == "mistral" ? usage[Unit::Input] : inputOf(usage),
          expected["input_uncached_tokens"]);
    check("cache read", usage[Unit::CacheRead], expected["cache_read_tokens"]);
    check("cache write", usage[Unit::CacheWrite5m] + usage[Unit::CacheWrite1h],
          expected["cache_write_tokens"]);
    check("cache write 1h", usage[Unit::CacheWrite1h], expected["cache_write_1h_tokens"]);
    check("output", usage[Unit::Output] + usage[Unit::AudioOutput] + usage[Unit::ImageOutput],
          expected["output_total_tokens"]);
    if (!expected["reasoning_tokens"].isNull())
        check("reasoning", usage.reasoning, expected["reasoning_tokens"]);
    check("search units", usage[Unit::SearchUnit], extra["search_units"]);
    check("web searches", usage[Unit::WebSearch],
          extra["web_search_requests"].toInteger(0) + extra["web_search_calls"].toInteger(0)
              + extra["google_search_queries"].toInteger(0));
    check("file searches", usage[Unit::FileSearch], extra["file_search_calls"]);
    // Every recording ran its code in one container, however many calls there were.
    check("code sessions", usage[Unit::CodeSession],
          extra["code_interpreter_calls"].toInteger(0) > 0 ? 1 : 0);
    const QJsonArray advisors = extra["advisor_iterations"].toArray();
    check("advisors", static_cast<std::int64_t>(reading.otherModels.size()),
          qint64(advisors.size()));
    for (qsizetype i = 0; i < advisors.size() && out.isEmpty(); ++i) {
        const auto &[model, used] = reading.otherModels[static_cast<std::size_t>(i)];
        if (model != advisors[i]["model"].toString().toStdString())
            out += " the advisor's model is wrong";
        check("advisor input", used[Unit::Input], advisors[i]["input_tokens"]);
        check("advisor output", used[Unit::Output], advisors[i]["output_tokens"]);
    }
    return out;
}

bool same(const MeterReading &a, const MeterReading &b)
{
    return a.reported == b.reported && a.usage == b.usage && a.partial == b.partial
        && a.servedModel == b.servedModel && a.tier == b.tier
        && a.errorInStream == b.errorInStream && a.streamedBytes == b.streamedBytes
        && a.mayHideReasoning == b.mayHideReasoning
        && a.providerRequestId == b.providerRequestId && a.otherModels == b.otherModels
        && a.conditions == b.conditions && a.isSilent == b.isSilent && a.later == b.later;
}

} // namespace

class TestCassettes final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void readsWholeReplies();
    void readsRepliesCutInTwoAnywhere();
    void readsRepliesByteByByte();
    void readsWhatCameCompressed();
    void neverCallsACutStreamReportedWithOtherFigures();

private:
    std::vector<Cassette> m_cassettes;
};

void TestCassettes::initTestCase()
{
    if (!QDir(LLMCAP_SHARED_DIR "/cassettes").exists())
        QSKIP("The recorded exchanges are not on this machine.");
    m_cassettes = load();
    QVERIFY(m_cassettes.size() > 200);
}

void TestCassettes::readsWholeReplies()
{
    QStringList wrong;
    for (const Cassette &cassette : m_cassettes) {
        const QString difference = ::difference(cassette, cassette.read({cassette.body}));
        if (!difference.isEmpty())
            wrong += cassette.file["id"].toString() + ":" + difference;
    }
    qInfo("%zu of %zu as recorded", m_cassettes.size() - std::size_t(wrong.size()),
          m_cassettes.size());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
}

void TestCassettes::readsRepliesCutInTwoAnywhere()
{
    // Every boundary of replies up to 3 KB. Longer ones are fed in pieces of 499 bytes whose
    // cuts move by one each time, so that every boundary is a cut once, and the cost stays linear
    // in the number of rounds.
    constexpr std::size_t shortOne = 3'000, stride = 499;
    std::size_t cuts = 0;
    for (const Cassette &cassette : m_cassettes) {
        const std::string_view body = cassette.body;
        const MeterReading whole = cassette.read({body});
        const bool isShort = body.size() <= shortOne;
        for (std::size_t first = 0; first <= (isShort ? body.size() : stride - 1); ++first) {
            std::vector<std::string_view> pieces{body.substr(0, first)};
            for (std::size_t at = first; at < body.size();) {
                const std::size_t length = isShort ? body.size() : stride;
                pieces.push_back(body.substr(at, length));
                at += pieces.back().size();
            }
            cuts += pieces.size() - 1;
            QVERIFY2(same(cassette.read(pieces), whole),
                     qPrintable(QString("%1 cut at %2")
                                    .arg(cassette.file["id"].toString()).arg(first)));
        }
    }
    qInfo("cut at %zu places", cuts);
}

void TestCassettes::readsRepliesByteByByte()
{
    for (const Cassette &cassette : m_cassettes) {
        const auto meter = cassette.meter();
        for (const char &c : cassette.body)
            meter->feed({&c, 1});
        QVERIFY2(same(meter->finish(true), cassette.read({cassette.body})),
                 qPrintable(cassette.file["id"].toString()));
    }
}

void TestCassettes::readsWhatCameCompressed()
{
    int compressed = 0;
    for (const Cassette &cassette : m_cassettes) {
        const std::string wire
            = decoded(cassette.file, "response_body_wire_base64").toStdString();
        if (wire.empty())
            continue;
        ++compressed;
        const auto decoder = BodyDecoder::make("gzip");
        const auto meter = cassette.meter();
        std::string plain;
        for (const char &c : wire) {
            plain.clear();
            QVERIFY(decoder->feed({&c, 1}, plain));
            meter->feed(plain);
        }
        const QString difference = ::difference(cassette, meter->finish(true));
        QVERIFY2(difference.isEmpty(), qPrintable(cassette.file["id"].toString() + difference));
    }
    qInfo("compressed: %d", compressed);
    QVERIFY(compressed > 0);
}

void TestCassettes::neverCallsACutStreamReportedWithOtherFigures()
{
    for (const Cassette &cassette : m_cassettes) {
        if (!cassette.file["streaming"].toBool() || cassette.status() >= 400)
            continue;
        const std::string_view body = cassette.body;
        const MeterReading whole = cassette.read({body});
        for (std::size_t cut = 0; cut < body.size(); cut += 1 + body.size() / 200) {
            const auto meter = cassette.meter();
            meter->feed(body.substr(0, cut));
            const MeterReading reading = meter->finish(false);
            QVERIFY2(!reading.reported || reading.usage == whole.usage,
                     qPrintable(QString("%1 cut at %2")
                                    .arg(cassette.file["id"].toString()).arg(cut)));
        }
    }
}

QTEST_APPLESS_MAIN(TestCassettes)
#include "tst_cassettes.moc"
