// SPDX-License-Identifier: GPL-3.0-or-later
// Only a newer table that the right key signed is taken; keys are made here, none is kept.
#include "price_setting.h"
#include "price_update.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace llmcap;

namespace {

/// An Ed25519 key pair that lives as long as a test.
class Signer final {
public:
    Signer() : m_key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")) {}
    ~Signer() { EVP_PKEY_free(m_key); }
    Signer(const Signer &) = delete;
    Signer &operator=(const Signer &) = delete;

    QByteArray publicPem() const
    {
        BIO *bio = BIO_new(BIO_s_mem());
        PEM_write_bio_PUBKEY(bio, m_key);
        char *data = nullptr;
        const long size = BIO_get_mem_data(bio, &data);
        const QByteArray pem(data, static_cast<qsizetype>(size));
        BIO_free(bio);
        return pem;
    }
    QByteArray sign(const QByteArray &bytes) const
    {
        EVP_MD_CTX *context = EVP_MD_CTX_new();
        std::size_t size = 64;
        QByteArray signature(64, '\0');
        EVP_DigestSignInit(context, nullptr, nullptr, nullptr, m_key);
        EVP_DigestSign(context, reinterpret_cast<unsigned char *>(signature.data()), &size,
                       reinterpret_cast<const unsigned char *>(bytes.constData()),
                       static_cast<std::size_t>(bytes.size()));
        EVP_MD_CTX_free(context);
        return signature.toBase64() + "\n";
    }

private:
    EVP_PKEY *m_key;
};

QByteArray table(const QByteArray &version, const QByteArray &price = "9.00")
{
    return "{\"schema\": 1, \"version\": \"" + version
        + "\", \"models\": [{\"provider\": \"openai\", \"model\": \"gpt-4o\", \"source\": \"s\", "
          "\"context_window\": 9, \"prices\": {\"input\": \"" + price
        + "\", \"output\": \"99.00\"}}]}";
}

} // namespace

class TestPriceUpdate final : public QObject {
    Q_OBJECT
private slots:
    void init();
    void theBuiltInKeyIsOne();
    void aNewerSignedTableIsTaken();
    void anOlderOrEqualOneIsRefused();
    void whatWasChangedIsRefused_data();
    void whatWasChangedIsRefused();
    void anotherKeysTableIsRefused();
    void aTakenTableThatWasEditedStopsTheStart();
    void theUsersOwnFileWins();
    void aMistakeInTheOwnFileNamesItsLine();

private:
    std::filesystem::path write(const char *name, const QByteArray &bytes);
    std::filesystem::path writeSigned(const QByteArray &bytes);
    std::int64_t inputOf(const char *model);
    std::optional<QTemporaryDir> m_folder;
    std::filesystem::path m_data, m_key;
    Signer m_signer;
};

void TestPriceUpdate::init()
{
    QVERIFY(m_folder.emplace().isValid());
    m_data = m_folder->filePath("data").toStdString();
    std::filesystem::create_directory(m_data);
    m_key = write("key.pem", m_signer.publicPem());
}

std::filesystem::path TestPriceUpdate::write(const char *name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return file.fileName().toStdString();
}

std::filesystem::path TestPriceUpdate::writeSigned(const QByteArray &bytes)
{
    write("next.json.sig", m_signer.sign(bytes));
    return write("next.json", bytes);
}

std::int64_t TestPriceUpdate::inputOf(const char *model)
{
    FileSettings settings;
    settings.priceKey = m_key;
    const auto book = readPriceBook(settings, m_data);
    if (!book)
        qFatal("%s", book.error().message.c_str());
    const auto *price = (*book)->find("openai", model, Instant::max());
    return price ? price->at(Unit::Input, 0)->count : -1;
}

void TestPriceUpdate::theBuiltInKeyIsOne()
{
    const auto wrong = checkSignature("bytes", std::string(86, 'A') + "==", builtInPriceKey());
    QVERIFY(!wrong);
    QVERIFY2(wrong.error().message.find("does not fit") != std::string::npos,
             wrong.error().message.c_str());   // and not: the key is none
}

void TestPriceUpdate::aNewerSignedTableIsTaken()
{
    const std::int64_t before = inputOf("gpt-4o");
    const auto taken = takePriceUpdate(writeSigned(table("2099-01-01.1")), m_data, m_key);
    QVERIFY2(taken, taken ? "" : taken.error().message.c_str());
    QCOMPARE(taken->version, std::string("2099-01-01.1"));
    QVERIFY(before != 9'000'000);
    QCOMPARE(inputOf("gpt-4o"), 9'000'000);
    QVERIFY(takePriceUpdate(writeSigned(table("2099-01-01.2", "8.00")), m_data, m_key));
    QCOMPARE(inputOf("gpt-4o"), 8'000'000);
}

void TestPriceUpdate::anOlderOrEqualOneIsRefused()
{
    const auto old = takePriceUpdate(writeSigned(table("2020-01-01.1")), m_data, m_key);
    QCOMPARE(old.error().code, ErrorCode::Conflict);
    QVERIFY(old.error().message.find("2020-01-01.1") != std::string::npos);
    QVERIFY(takePriceUpdate(writeSigned(table("2099-01-01.1")), m_data, m_key));
    QCOMPARE(takePriceUpdate(writeSigned(table("2099-01-01.1")), m_data, m_key).error().code,
             ErrorCode::Conflict);
    QCOMPARE(inputOf("gpt-4o"), 9'000'000);
}

void TestPriceUpdate::whatWasChangedIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("signature");
    const QByteArray good = table("2099-01-01.1");
    QTest::newRow("another price") << table("2099-01-01.1", "0.01") << m_signer.sign(good);
    QTest::newRow("a byte more") << good + "\n" << m_signer.sign(good);
    QTest::newRow("no signature") << good << QByteArray();
    QTest::newRow("half a signature") << good << m_signer.sign(good).left(40);
    QTest::newRow("something else in base64") << good << QByteArray("aGVsbG8=");
}

void TestPriceUpdate::whatWasChangedIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, signature);
    const auto file = write("next.json", bytes);
    write("next.json.sig", signature);
    const auto taken = takePriceUpdate(file, m_data, m_key);
    QCOMPARE(taken.error().code, ErrorCode::BadInput);
    QVERIFY(taken.error().message.find("signature") != std::string::npos);
    QVERIFY(!std::filesystem::exists(updatedPriceFile(m_data)));
}

void TestPriceUpdate::anotherKeysTableIsRefused()
{
    const auto file = writeSigned(table("2099-01-01.1"));
    QCOMPARE(takePriceUpdate(file, m_data, {}).error().code, ErrorCode::BadInput);
    const Signer other;
    QCOMPARE(takePriceUpdate(file, m_data, write("other.pem", other.publicPem())).error().code,
             ErrorCode::BadInput);
    QCOMPARE(takePriceUpdate(file, m_data, write("none.pem", "no key")).error().code,
             ErrorCode::BadInput);
}

void TestPriceUpdate::aTakenTableThatWasEditedStopsTheStart()
{
    QVERIFY(takePriceUpdate(writeSigned(table("2099-01-01.1")), m_data, m_key));
    QFile stored(QString::fromStdString(updatedPriceFile(m_data).string()));
    QVERIFY(stored.open(QIODevice::ReadWrite));
    QByteArray bytes = stored.readAll().replace("9.00", "0.01");
    stored.resize(0);
    stored.seek(0);
    stored.write(bytes);
    stored.close();
    FileSettings settings;
    settings.priceKey = m_key;
    const auto book = readPriceBook(settings, m_data);
    QVERIFY(!book);
    QVERIFY(book.error().message.find("take it again") != std::string::npos);
}

void TestPriceUpdate::theUsersOwnFileWins()
{
    QVERIFY(takePriceUpdate(writeSigned(table("2099-01-01.1")), m_data, m_key));
    write("data/prices-own.json", table("own", "7.00"));
    QCOMPARE(inputOf("gpt-4o"), 7'000'000);
    FileSettings settings;
    settings.priceKey = m_key;
    QCOMPARE((*readPriceBook(settings, m_data))->version(), std::string("2099-01-01.1+own"));
    settings.priceFiles = {write("named.json", table("named", "6.00"))};
    const auto book = readPriceBook(settings, m_data);
    QCOMPARE((*book)->find("openai", "gpt-4o", Instant::max())->at(Unit::Input, 0)->count,
             6'000'000);   // what the command line names comes last
}

void TestPriceUpdate::aMistakeInTheOwnFileNamesItsLine()
{
    write("data/prices-own.json", QByteArray(table("own")).replace("\"prices\"", "\n\n\"price\""));
    const auto book = readPriceBook({}, m_data);
    QVERIFY(!book);
    QVERIFY2(book.error().message.find("prices-own.json:3: models[0].price: no such field")
                 != std::string::npos,
             book.error().message.c_str());
}

QTEST_GUILESS_MAIN(TestPriceUpdate)
#include "tst_price_update.moc"
