// SPDX-License-Identifier: GPL-3.0-or-later
#include "price_update.h"

#include "data_folder.h"
#include "price_check.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <QByteArray>
#include <QFile>
#include <QSaveFile>

#include <memory>

namespace llmcap {
namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T *value) const { Free(value); }
};
using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

Error bad(std::string message)
{
    return {ErrorCode::BadInput, std::move(message)};
}

std::filesystem::path signatureOf(std::filesystem::path file)
{
    return file += ".sig";
}

Result<std::string> readWhole(const std::filesystem::path &file, const std::string &what)
{
    constexpr qint64 most = 16 * 1024 * 1024;
    QFile device(QString::fromStdU16String(file.u16string()));
    if (!device.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, what + " " + file.string() + " cannot be read ("
                                        + device.errorString().toStdString() + ")"};
    if (device.size() > most)
        return bad(what + " " + file.string() + " is larger than 16 MB");
    return device.readAll().toStdString();
}

Result<void> writeWhole(const std::filesystem::path &file, const std::string &bytes)
{
    QSaveFile device(QString::fromStdU16String(file.u16string()));
    const auto size = static_cast<qint64>(bytes.size());
    if (!device.open(QIODevice::WriteOnly) || device.write(bytes.data(), size) != size
        || !device.commit())
        return Error{ErrorCode::Io, file.string() + " cannot be written ("
                                        + device.errorString().toStdString() + ")"};
    return {};
}

struct Signed {
    std::string bytes, signature;
    PriceTable table;
};

Result<Signed> readSigned(const std::filesystem::path &file, const std::filesystem::path &keyFile)
{
    Signed read;
    auto bytes = readWhole(file, "the price table");
    if (!bytes)
        return bytes.error();
    auto signature = readWhole(signatureOf(file), "its signature");
    if (!signature)
        return signature.error();
    std::string pem(builtInPriceKey());
    if (!keyFile.empty()) {
        auto own = readWhole(keyFile, "the public key");
        if (!own)
            return own.error();
        pem = std::move(*own);
    }
    // Signature first: what is not ours is not even parsed.
    if (auto good = checkSignature(*bytes, *signature, pem); !good)
        return bad(file.string() + ": " + good.error().message);
    auto table = parsePriceTable(*bytes, file.filename().string());
    if (!table)
        return table.error();
    return Signed{std::move(*bytes), std::move(*signature), std::move(*table)};
}

} // namespace

std::filesystem::path ownPriceFile(const std::filesystem::path &dataFolder)
{
    return dataFolder / "prices-own.json";
}

std::filesystem::path updatedPriceFile(const std::filesystem::path &dataFolder)
{
    return dataFolder / "prices-update.json";
}

Result<void> checkSignature(std::string_view bytes, std::string_view signature,
                            std::string_view pem)
{
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const Key key(bio ? PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!key || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519)
        return bad("the key is no Ed25519 public key in PEM form");
    const QByteArray text = QByteArray(signature.data(), qsizetype(signature.size())).simplified()
                                .replace(' ', "");
    const auto raw = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!raw || raw.decoded.size() != 64)
        return bad("the signature is not 64 bytes in base64");
    const Digest digest(EVP_MD_CTX_new());
    const auto at = [](const auto &data) {
        return reinterpret_cast<const unsigned char *>(data.data());
    };
    if (!digest
        || EVP_DigestVerifyInit(digest.get(), nullptr, nullptr, nullptr, key.get()) != 1
        || EVP_DigestVerify(digest.get(), at(raw.decoded), std::size_t(raw.decoded.size()),
                            at(bytes), bytes.size()) != 1)
        return bad("the signature does not fit: the file was changed, or another key signed it");
    return {};
}

Result<PriceTable> readSignedTable(const std::filesystem::path &file,
                                   const std::filesystem::path &keyFile)
{
    auto read = readSigned(file, keyFile);
    if (!read)
        return read.error();
    return std::move(read->table);
}

Result<PriceTable> baseTable(const std::filesystem::path &dataFolder,
                             const std::filesystem::path &keyFile)
{
    auto builtIn = parsePriceTable(builtInPrices(), "the built-in price table");
    if (!builtIn || dataFolder.empty())
        return builtIn;
    const std::filesystem::path file = updatedPriceFile(dataFolder);
    std::error_code none;
    if (!std::filesystem::exists(file, none))
        return builtIn;
    auto taken = readSignedTable(file, keyFile);
    if (!taken)
        return Error{taken.error().code, taken.error().message
                                             + "; take it again with llmcap prices update, or "
                                               "remove it to use the built-in table"};
    // After an update of the program the built-in table may be the newer one.
    return compareVersions(taken->version, builtIn->version) > 0 ? std::move(taken)
                                                                 : std::move(builtIn);
}

Result<PriceTable> takePriceUpdate(const std::filesystem::path &file,
                                   const std::filesystem::path &dataFolder,
                                   const std::filesystem::path &keyFile)
{
    auto next = readSigned(file, keyFile);
    if (!next)
        return next.error();
    const auto present = baseTable(dataFolder, keyFile);
    if (!present)
        return present.error();
    if (compareVersions(next->table.version, present->version) <= 0)
        return Error{ErrorCode::Conflict, file.string() + " is version " + next->table.version
                                              + ", and " + present->version
                                              + " is in force; an older table is not taken"};
    if (auto done = prepareDataFolder(dataFolder); !done)
        return done.error();
    const std::filesystem::path place = updatedPriceFile(dataFolder);
    // A signature that fits no table stops the start, so the old pair goes first.
    std::error_code none;
    std::filesystem::remove(place, none);
    if (auto done = writeWhole(signatureOf(place), next->signature); !done)
        return done.error();
    if (auto done = writeWhole(place, next->bytes); !done)
        return done.error();
    return std::move(next->table);
}

} // namespace llmcap
