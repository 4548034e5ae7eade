// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_lines.h"
#include "nearest_word.h"
#include "settings_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path file = "/data/settings.json";

const Provider *find(const std::vector<Provider> &providers, const std::string &name)
{
    for (const Provider &provider : providers) {
        if (provider.name == name)
            return &provider;
    }
    return nullptr;
}

} // namespace

class TestSettingsFile final : public QObject {
    Q_OBJECT
private slots:
    void anEmptyFileChangesNothing();
    void everyKeyIsRead();
    void mistakesAreNamedWithTheirLine_data();
    void mistakesAreNamedWithTheirLine();
    void aMissingFileIsNotFound();
    void listensOnThisMachineAlone_data();
    void listensOnThisMachineAlone();
    void refusesOtherAddresses_data();
    void refusesOtherAddresses();
    void aNetworkNeedsTls_data();
    void aNetworkNeedsTls();
    void originsAreRead_data();
    void originsAreRead();
    void wrongOriginsAreRefused_data();
    void wrongOriginsAreRefused();
    void keysAreFoundOnTheirLines();
    void theNearestWordIsMeant_data();
    void theNearestWordIsMeant();
};

void TestSettingsFile::anEmptyFileChangesNothing()
{
    const auto settings = parseSettings("{}", file);
    QVERIFY(settings);
    const Settings plain;
    QCOMPARE(settings->proxy.port, plain.port);
    QCOMPARE(settings->proxy.providers, plain.providers);
    QCOMPARE(settings->proxy.bodyLimit, plain.bodyLimit);
    QVERIFY(settings->priceFiles.empty());
}

void TestSettingsFile::everyKeyIsRead()
{
    const auto settings = parseSettings(R"({
        "listen": "[::1]:9000", "zone": "Europe/Berlin",
        "providers": {"groq": {"format": "openai", "origin": "https://api.groq.com/openai"},
                      "openai": {"origin": "http://127.0.0.1:9999"}},
        "prices": ["own.json", "/etc/prices.json"], "fallback_price": "1.00/4.00",
        "durability": "power", "ledger_failure": "open", "audit_days": 90,
        "allowed_origins": ["https://chat.example"],
        "extra_ca_file": "ca.pem", "allow_unknown_endpoints": true, "payment_required": true,
        "count_tokens": false,
        "workers": 4, "body_limit_mib": 128, "body_budget_mib": 1024, "head_limit_kib": 128,
        "field_limit": 300, "connection_limit": 500, "head_timeout_s": 11,
        "body_idle_timeout_s": 31, "keep_alive_timeout_s": 91, "upstream_connect_timeout_s": 12,
        "upstream_idle_timeout_s": 601, "upstream_pool_idle_s": 21, "max_wait_s": 0,
        "drain_s": 0, "window": {"theme": "dark", "charts": [{"by": "model"}, {"by": "key"}]}
    })", file);
    QVERIFY2(settings, settings ? "" : settings.error().message.c_str());
    const Settings &proxy = settings->proxy;
    QCOMPARE(proxy.listenHost, std::string("::1"));
    QCOMPARE(proxy.port, std::uint16_t(9000));
    QCOMPARE(proxy.zone, std::string("Europe/Berlin"));
    QCOMPARE(proxy.providers.size(), std::size_t(6));
    QCOMPARE(find(proxy.providers, "groq")->origin.toString(),
             std::string("https://api.groq.com/openai"));
    QCOMPARE(find(proxy.providers, "openai")->origin.port, std::uint16_t(9999));
    // The folder of the file, with the drive on Windows.
    const auto folder = std::filesystem::absolute(file).parent_path();
    QVERIFY(settings->priceFiles
            == (std::vector<std::filesystem::path>{folder / "own.json",
                                                   folder / "/etc/prices.json"}));
    QCOMPARE(settings->fallbackPrice, std::string("1.00/4.00"));
    QVERIFY(proxy.failOpen);
    QCOMPARE(proxy.auditDays, 90);
    QVERIFY(Settings{}.countTokens && !proxy.countTokens);
    QVERIFY(proxy.powerSafe && proxy.allowUnknownEndpoints && proxy.paymentRequired);
    QCOMPARE(proxy.allowedOrigins, std::vector<std::string>{"https://chat.example"});
    QCOMPARE(proxy.extraCaFile, std::string("ca.pem"));
    QCOMPARE(proxy.workers, 4);
    QCOMPARE(proxy.bodyLimit, std::size_t(128) << 20);
    QCOMPARE(proxy.bodyBudget, std::size_t(1024) << 20);
    QCOMPARE(proxy.headLimit, std::size_t(128) << 10);
    QCOMPARE(proxy.fieldLimit, 300);
    QCOMPARE(proxy.connectionLimit, std::size_t(500));
    QVERIFY(proxy.headTimeout == 11s && proxy.bodyIdleTimeout == 31s);
    QVERIFY(proxy.keepAliveTimeout == 91s && proxy.upstreamConnectTimeout == 12s);
    QVERIFY(proxy.upstreamIdleTimeout == 601s && proxy.upstreamPoolIdle == 21s);
    QVERIFY(proxy.maxWait == 0s && proxy.drain == 0s);
}

void TestSettingsFile::mistakesAreNamedWithTheirLine_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char *what, const char *json, const QStringList &said) {
        QTest::newRow(what) << QByteArray(json) << said;
    };
    row("no JSON", "{\n\"listen\": \n}", {"settings.json, line 3", "not JSON"});
    row("no object", "[1]", {"line 1", "one JSON object"});
    row("empty", "", {"line 1", "not JSON"});
    row("a misspelt key", "{\n\n\"max_wait\": 5}", {"line 3", "\"max_wait\"", "\"max_wait_s\""});
    row("a key far from all", "{\"colour\": 5}", {"\"colour\" is not a setting"});
    row("a key twice", "{\"workers\": 1,\n\"workers\": 2}", {"line 2", "workers", "twice"});
    row("a fraction", "{\"workers\": 1.5}", {"\"workers\"", "whole number from 1 to 64"});
    row("too small", "{\"workers\": 0}", {"whole number from 1 to 64"});
    row("too large", "{\"drain_s\": 1e300}", {"whole number from 0 to 3600"});
    row("a number as text", "{\"workers\": \"4\"}", {"whole number"});
    row("a truth as text", "{\"payment_required\": \"yes\"}", {"true or false"});
    row("text as a number", "{\"zone\": 1}", {"a string"});
    row("a wrong durability", "{\"durability\": \"high\"}", {"\"normal\"", "\"power\""});
    row("a wrong failure", "{\"ledger_failure\": true}", {"\"closed\"", "\"open\""});
    row("audit rows of a negative age", "{\"audit_days\": -1}", {"whole number from 0"});
    row("an open port", "{\"listen\": \"0.0.0.0:4517\"}", {"0.0.0.0:4517", "this machine alone"});
    row("providers as a list", "{\"providers\": []}", {"object of providers"});
    row("a provider's odd key", "{\"providers\": {\"openai\": {\"url\": \"https://a\"}}}",
        {"no \"url\""});
    row("a provider without format", "{\"providers\": {\"groq\": {\"origin\": \"https://a\"}}}",
        {"'groq' is not known", "openai"});
    row("a format as a number",
        "{\"providers\": {\"openai\": {\"format\": 5, \"origin\": \"https://a\"}}}", {"format"});
    row("a provider as text", "{\"providers\": {\"openai\": \"https://a\"}}", {"openai"});
    row("plain http to the net",
        "{\"providers\": {\"openai\": {\"origin\": \"http://example.com\"}}}", {"origin", "https"});
    row("prices as text", "{\"prices\": \"own.json\"}", {"array of strings"});
    row("origins with a number", "{\"allowed_origins\": [1]}", {"array of strings"});
    row("a fallback as a number", "{\"fallback_price\": 1}", {"1.00/4.00"});
    row("the window as text", "{\"window\": \"big\"}", {"an object"});
}

void TestSettingsFile::mistakesAreNamedWithTheirLine()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, said);
    const auto settings = parseSettings(std::string_view(json.data(), json.size()), file);
    QVERIFY(!settings);
    QCOMPARE(settings.error().code, ErrorCode::BadInput);
    const QString message = QString::fromStdString(settings.error().message);
    for (const QString &part : said)
        QVERIFY2(message.contains(part), qPrintable(message));
}

void TestSettingsFile::aMissingFileIsNotFound()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("settings.json").toStdString();
    QCOMPARE(readSettingsFile(path).error().code, ErrorCode::NotFound);
    QFile made(folder.filePath("settings.json"));
    QVERIFY(made.open(QIODevice::WriteOnly));
    made.write("{\"listen\": \"4600\"}");
    made.close();
    const auto settings = readSettingsFile(path);
    QVERIFY(settings);
    QCOMPARE(settings->proxy.port, std::uint16_t(4600));
}

void TestSettingsFile::listensOnThisMachineAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("IPv4") << QByteArray("127.0.0.1:4517") << QByteArray("127.0.0.1") << 4517;
    QTest::newRow("IPv6") << QByteArray("[::1]:80") << QByteArray("::1") << 80;
    // A name must not reach the socket: Qt binds to every address where it understands none.
    QTest::newRow("a name") << QByteArray("localhost:65535") << QByteArray("127.0.0.1") << 65535;
    QTest::newRow("a port") << QByteArray("4517") << QByteArray("127.0.0.1") << 4517;
    QTest::newRow("any free port") << QByteArray("127.0.0.1:0") << QByteArray("127.0.0.1") << 0;
}

void TestSettingsFile::listensOnThisMachineAlone()
{
    QFETCH(QByteArray, text);
    const auto listen = parseListen(text.toStdString());
    QVERIFY(listen);
    QTEST(QByteArray::fromStdString(listen->first), "host");
    QTEST(int(listen->second), "port");
}

void TestSettingsFile::refusesOtherAddresses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", ":", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536",
                             "127.0.0.1:-1", "127.0.0.1:80x", "0.0.0.0:80", "[::]:80",
                             "192.168.1.5:80", "example.com:80", ":80", "localhost.evil.com:80",
                             "127.0.0.1:80:80", "http://127.0.0.1:80"})
        QTest::newRow(text) << QByteArray(text);
}

void TestSettingsFile::refusesOtherAddresses()
{
    QFETCH(QByteArray, text);
    const auto listen = parseListen(text.toStdString());
    QVERIFY(!listen);
    QCOMPARE(listen.error().code, ErrorCode::BadInput);
}

void TestSettingsFile::aNetworkNeedsTls_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("problem");   // "" none
    const QByteArray tls = R"("tls_cert": "a.pem", "tls_key": "a.key")";
    QTest::newRow("loopback in the clear") << QByteArray(R"({"listen": "127.0.0.1:1"})")
                                           << QByteArray();
    QTest::newRow("an address of the network in the clear")
        << QByteArray("{\n\"listen\": \"192.168.1.5:1\"}") << QByteArray("line 2");
    QTest::newRow("every address in the clear")
        << QByteArray(R"({"listen": "0.0.0.0:1"})") << QByteArray("in the clear");
    QTest::newRow("an address of the network by TLS")
        << QByteArray(R"({"listen": "192.168.1.5:1", )" + tls + "}") << QByteArray();
    QTest::newRow("the same in the other order")
        << QByteArray("{" + tls + R"(, "listen": "[2001:db8::1]:1"})") << QByteArray();
    QTest::newRow("a name, even by TLS")
        << QByteArray(R"({"listen": "llmcap.example:1", )" + tls + "}") << QByteArray("address");
    QTest::newRow("a certificate without its key")
        << QByteArray(R"({"tls_cert": "a.pem"})") << QByteArray("both");
    QTest::newRow("a key without its certificate")
        << QByteArray(R"({"tls_key": "a.key"})") << QByteArray("both");
}

void TestSettingsFile::aNetworkNeedsTls()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, problem);
    const auto settings = parseSettings(json.toStdString(), "/somewhere/settings.json");
    QCOMPARE(bool(settings), problem.isEmpty());
    if (!settings) {
        QVERIFY2(settings.error().message.find(problem.toStdString()) != std::string::npos,
                 settings.error().message.c_str());
    } else if (!settings->proxy.tlsCertFile.empty()) {
        QCOMPARE(settings->proxy.tlsKeyFile, std::string("/somewhere/a.key"));
    }
}

void TestSettingsFile::originsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("origin");
    const auto row = [](const char *text, const char *name, WireFormat format,
                        const char *origin) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(name) << int(format)
                            << QByteArray(origin);
    };
    row("openai=http://127.0.0.1:9000/openai", "openai", WireFormat::OpenAi,
        "http://127.0.0.1:9000/openai");
    row("groq:openai=https://api.groq.com/openai", "groq", WireFormat::OpenAi,
        "https://api.groq.com/openai");
    row("openai:mistral=https://a.example", "openai", WireFormat::Mistral, "https://a.example");
}

void TestSettingsFile::originsAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, name);
    auto providers = defaultProviders();
    const auto done = applyOrigin(text.toStdString(), providers);
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    const Provider *provider = find(providers, name.toStdString());
    QVERIFY(provider);
    QTEST(int(provider->format), "format");
    QTEST(QByteArray::fromStdString(provider->origin.toString()), "origin");
}

void TestSettingsFile::wrongOriginsAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "openai", "openai=", "=https://a.example", "openai=api.openai.com",
                             "groq=https://a.example", "groq:klingon=https://a.example",
                             "Groq:openai=https://a.example", "a/b:openai=https://a.example",
                             "p:openai=https://a.example", "llmcap:openai=https://a.example",
                             ".:openai=https://a.example", "..:openai=https://a.example",
                             "openai=http://example.com", "openai=https://user:pw@a.example",
                             "openai=https://a.example/?q=1", "openai=ftp://a.example"})
        QTest::newRow(text) << QByteArray(text);
}

void TestSettingsFile::wrongOriginsAreRefused()
{
    QFETCH(QByteArray, text);
    auto providers = defaultProviders();
    const auto done = applyOrigin(text.toStdString(), providers);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::BadInput);
    QVERIFY2(done.error().message.find("pw") == std::string::npos, "a password is no message");
    QCOMPARE(providers, defaultProviders());
}

void TestSettingsFile::keysAreFoundOnTheirLines()
{
    const auto lines = linesOfKeys("{\"a\": \"x:\\\"}\",\n \"b\": {\"c\":\n 1,\n\"d\" : [\"e\"]},\n"
                                   "\"f\": [{\"g\": 1},\n{\"g\": 2}]}");
    QVERIFY2(lines, lines ? "" : lines.error().message.c_str());
    QCOMPARE(lines->at("a"), 1);
    QCOMPARE(lines->at("b"), 2);
    QCOMPARE(lines->at("b.c"), 2);
    QCOMPARE(lines->at("b.d"), 4);
    QCOMPARE(lines->at("f"), 5);
    QCOMPARE(lines->count("e"), std::size_t(0));
    QVERIFY(!linesOfKeys("{\"a\": {\"b\": 1,\n\"b\": 2}}"));
    QVERIFY(linesOfKeys("{\"a\": {\"b\": 1}, \"c\": {\"b\": 2}}"));
    QVERIFY(!linesOfKeys("{\"f\": [{\"g\": 1, \"g\": 2}]}"));
}

void TestSettingsFile::theNearestWordIsMeant_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("meant");
    QTest::newRow("a letter too few") << QByteArray("drain") << QByteArray("drain_s");
    QTest::newRow("two letters swapped") << QByteArray("wrokers") << QByteArray("workers");
    QTest::newRow("another word") << QByteArray("banana") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void TestSettingsFile::theNearestWordIsMeant()
{
    QFETCH(QByteArray, given);
    QTEST(QByteArray::fromStdString(nearestWord(given.toStdString(), {"drain_s", "workers"})),
          "meant");
}

QTEST_GUILESS_MAIN(TestSettingsFile)
#include "tst_settings_file.moc"
