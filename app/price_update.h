// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "price_file.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace llmcap {

/// The user's own prices beside the settings; read by itself, wins over every table.
std::filesystem::path ownPriceFile(const std::filesystem::path &dataFolder);
/// A newer table that `llmcap prices update` took, with its signature in FILE.sig.
std::filesystem::path updatedPriceFile(const std::filesystem::path &dataFolder);

/// The Ed25519 key (PEM) that signs tables of this project: resources/prices-public-key.pem.
std::string_view builtInPriceKey();

/// Whether `signature` (base64, as `openssl pkeyutl -sign -rawin` and `base64` write it) is that of
/// `bytes` by the public key in `pem`. BadInput says what is wrong.
Result<void> checkSignature(std::string_view bytes, std::string_view signature,
                            std::string_view pem);

/// Reads a table and FILE.sig. `keyFile` empty: the built-in key.
Result<PriceTable> readSignedTable(const std::filesystem::path &file,
                                   const std::filesystem::path &keyFile);

/// The table that is in force without the user's files: the built-in one, or a newer one that was
/// taken before. A taken table whose signature no longer fits is an error, never passed over.
Result<PriceTable> baseTable(const std::filesystem::path &dataFolder,
                             const std::filesystem::path &keyFile);

/// Puts a newer signed table into the data folder. Conflict: it is not newer than the one in force.
Result<PriceTable> takePriceUpdate(const std::filesystem::path &file,
                                   const std::filesystem::path &dataFolder,
                                   const std::filesystem::path &keyFile);

} // namespace llmcap
