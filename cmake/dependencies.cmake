# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that comes from outside. Debian 12: see packages.txt; Windows: a package manager's
# toolchain file or the cross-building kit.

find_package(Threads REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Network Widgets Charts Test LinguistTools)
if(UNIX AND NOT APPLE)
    find_package(Qt6 6.4 REQUIRED COMPONENTS DBus)
endif()
find_package(Qt6Keychain REQUIRED)
add_library(llmcap_keychain INTERFACE)
if(TARGET Qt6Keychain::Qt6Keychain)
    target_link_libraries(llmcap_keychain INTERFACE Qt6Keychain::Qt6Keychain)
else()   # older packages and the cross-building kit export the plain name
    target_link_libraries(llmcap_keychain INTERFACE qt6keychain)
endif()
find_package(OpenSSL 3.0 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(simdjson REQUIRED)

# Header-only Boost: Asio and Beast. On Windows -DBOOST_INCLUDE_DIR names a folder with only boost/.
add_library(llmcap_boost INTERFACE)
find_path(BOOST_INCLUDE_DIR boost/beast.hpp REQUIRED)
if(NOT BOOST_INCLUDE_DIR STREQUAL "/usr/include")
    target_include_directories(llmcap_boost SYSTEM INTERFACE "${BOOST_INCLUDE_DIR}")
endif()
target_compile_definitions(llmcap_boost INTERFACE
    BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_HEADER_ONLY BOOST_ERROR_CODE_HEADER_ONLY)
target_link_libraries(llmcap_boost INTERFACE Threads::Threads)
if(WIN32)
    target_link_libraries(llmcap_boost INTERFACE ws2_32 mswsock)
endif()

# brotli and zstd ship no CMake package on Debian 12.
find_path(BROTLI_INCLUDE_DIR brotli/decode.h REQUIRED)
find_library(BROTLI_DECODE_LIBRARY NAMES brotlidec brotlidec-static REQUIRED)
find_library(BROTLI_COMMON_LIBRARY NAMES brotlicommon brotlicommon-static REQUIRED)
find_path(ZSTD_INCLUDE_DIR zstd.h REQUIRED)
find_library(ZSTD_LIBRARY NAMES zstd libzstd REQUIRED)
add_library(llmcap_decompress INTERFACE)
target_link_libraries(llmcap_decompress INTERFACE ZLIB::ZLIB
    "${BROTLI_DECODE_LIBRARY}" "${BROTLI_COMMON_LIBRARY}" "${ZSTD_LIBRARY}")

find_path(CLI11_INCLUDE_DIR CLI/CLI.hpp REQUIRED)
add_library(llmcap_cli11 INTERFACE)
if(NOT CLI11_INCLUDE_DIR STREQUAL "/usr/include")
    target_include_directories(llmcap_cli11 SYSTEM INTERFACE "${CLI11_INCLUDE_DIR}")
endif()
