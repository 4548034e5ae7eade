// SPDX-License-Identifier: GPL-3.0-or-later
#include "body_decoder.h"

#include <zlib.h>

#include <QTest>

#include <array>
#include <string>

using namespace llmcap;

namespace {

/// windowBits as in deflateInit2: 31 gzip, 15 zlib, -15 raw.
std::string deflated(const std::string &text, int windowBits)
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, windowBits, 9, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, text.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

const std::string sample = "data: {\"usage\":{\"input_tokens\":12}}\n\nevent: x\ndata: y\n\n";

} // namespace

class TestBodyDecoder final : public QObject {
    Q_OBJECT
private slots:
    void decodesAtAnySplit_data();
    void decodesAtAnySplit();
    void refusesUnknownNames_data();
    void refusesUnknownNames();
    void staysBrokenOnceBroken();
    void stopsABomb();
    void readsWellPackedBodiesBelowTheLimit();
};

void TestBodyDecoder::decodesAtAnySplit_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const char *coding, const std::string &bytes) {
        QTest::newRow(name) << QByteArray(coding) << QByteArray::fromStdString(bytes);
    };
    row("gzip", "gzip", deflated(sample, 31));
    row("x-gzip in capitals", " X-GZIP", deflated(sample, 31));
    row("gzip of two members", "gzip",
        deflated(sample.substr(0, 10), 31) + deflated(sample.substr(10), 31));
    row("gzip with padding behind", "gzip", deflated(sample, 31) + std::string(5, '\0'));
    row("deflate as the standard says", "deflate", deflated(sample, 15));
    row("deflate as some servers do", "deflate", deflated(sample, -15));
    // Both made by the reference tools from `sample`.
    row("br", "br", QByteArray::fromHex(
        "1b360000046a75be42cd81159e4902c9ff34c1061c388483ad2d366c8c9da9483f8e2c"
        "3a5675ca2b2ebdf08f9c7507c2391e443f00").toStdString());
    row("zstd", "zstd", QByteArray::fromHex(
        "28b52ffd2037b90100646174613a207b227573616765223a7b22696e7075745f746f6b"
        "656e73223a31327d7d0a0a6576656e743a20780a646174613a20790a0a").toStdString());
}

void TestBodyDecoder::decodesAtAnySplit()
{
    QFETCH(QByteArray, coding);
    QFETCH(QByteArray, bytes);
    const std::string_view all(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    for (std::size_t cut = 0; cut <= all.size(); ++cut) {
        const auto decoder = BodyDecoder::make(coding.toStdString());
        QVERIFY(decoder);
        std::string out;
        QVERIFY(decoder->feed(all.substr(0, cut), out));
        QVERIFY(decoder->feed(all.substr(cut), out));
        QCOMPARE(out, sample);
    }
}

void TestBodyDecoder::refusesUnknownNames_data()
{
    QTest::addColumn<QByteArray>("coding");
    for (const char *coding : {"", "identity", "gzip, br", "compress", "gzipp"})
        QTest::newRow(coding) << QByteArray(coding);
}

void TestBodyDecoder::refusesUnknownNames()
{
    QFETCH(QByteArray, coding);
    QVERIFY(!BodyDecoder::make(coding.toStdString()));
}

void TestBodyDecoder::staysBrokenOnceBroken()
{
    for (const char *coding : {"gzip", "deflate", "br", "zstd"}) {
        const auto decoder = BodyDecoder::make(coding);
        std::string out;
        QVERIFY2(!decoder->feed("\xFF\xFF\xFF\xFF this is not compressed at all", out), coding);
        QVERIFY2(!decoder->feed(deflated(sample, 31), out), coding);
    }
}

void TestBodyDecoder::stopsABomb()
{
    const std::string bomb = deflated(std::string(64 * 1024 * 1024, 'x'), 31);
    const auto decoder = BodyDecoder::make("gzip");
    std::string out;
    QVERIFY(!decoder->feed(bomb, out));
    QVERIFY(out.size() <= 17 * 1024 * 1024);
}

void TestBodyDecoder::readsWellPackedBodiesBelowTheLimit()
{
    const std::string text(16 * 1024 * 1024, 'x');   // packs 1000 : 1, but is not large
    const auto decoder = BodyDecoder::make("gzip");
    std::string out;
    QVERIFY(decoder->feed(deflated(text, 31), out));
    QCOMPARE(out.size(), text.size());
}

QTEST_APPLESS_MAIN(TestBodyDecoder)
#include "tst_body_decoder.moc"
