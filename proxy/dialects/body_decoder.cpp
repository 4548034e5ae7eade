// SPDX-License-Identifier: GPL-3.0-or-later
#include "body_decoder.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <array>
#include <cstdint>
#include <limits>

namespace llmcap {

namespace {

constexpr std::uint64_t bombBytes = std::uint64_t{16} * 1024 * 1024;
constexpr std::uint64_t bombRatio = 200;
constexpr int zstdWindowLog = 23;   // RFC 9659: at most 8 MiB for Content-Encoding

using Chunk = std::array<char, std::size_t{32} * 1024>;

/// What all codings share: the bomb's measure, and that a failure is for ever.
class CountingDecoder : public BodyDecoder {
public:
    bool feed(std::string_view bytes, std::string &out) final
    {
        m_in += bytes.size();
        m_ok = m_ok && decode(bytes, out);
        return m_ok;
    }

protected:
    virtual bool decode(std::string_view bytes, std::string &out) = 0;

    bool give(const Chunk &chunk, std::size_t size, std::string &out)
    {
        m_out += size;
        if (m_out > bombBytes && m_out / bombRatio > m_in)
            return false;
        out.append(chunk.data(), size);
        return true;
    }

private:
    std::uint64_t m_in = 0;
    std::uint64_t m_out = 0;
    bool m_ok = true;
};

class ZlibDecoder final : public CountingDecoder {
public:
    /// `gzip`: RFC 1952; else "deflate", which is zlib (RFC 1950) or, from some servers, raw.
    explicit ZlibDecoder(bool gzip) : m_gzip(gzip) {}
    ~ZlibDecoder() override { end(); }
    ZlibDecoder(const ZlibDecoder &) = delete;
    ZlibDecoder &operator=(const ZlibDecoder &) = delete;

protected:
    bool decode(std::string_view bytes, std::string &out) override
    {
        const std::string joined = m_head.empty() ? std::string() : m_head + std::string(bytes);
        std::string_view rest = joined.empty() ? bytes : std::string_view(joined);
        m_head.clear();
        // A gzip body may have several members; what follows a deflate stream is not ours.
        while (!rest.empty() && !m_trailing && (m_gzip || !m_ended)) {
            if (!m_ready) {
                // Two bytes tell zlib from raw, and whether another gzip member follows.
                if (rest.size() < 2) {
                    m_head = rest;
                    return true;
                }
                m_trailing = m_ended && !(rest[0] == '\x1F' && rest[1] == '\x8B');
                if (!m_trailing && !begin(rest))
                    return false;
            }
            if (!m_trailing && !inflateSome(rest, out))
                return false;
        }
        return true;
    }

private:
    bool begin(std::string_view head)
    {
        const auto first = static_cast<unsigned char>(head[0]);
        const auto second = static_cast<unsigned char>(head[1]);
        const bool zlib = (first & 0x0FU) == 8 && (first * 256U + second) % 31 == 0;
        const int windowBits = m_gzip ? 16 + MAX_WBITS : zlib ? MAX_WBITS : -MAX_WBITS;
        end();
        m_stream = {};
        m_ready = inflateInit2(&m_stream, windowBits) == Z_OK;
        m_initialised = m_ready;
        return m_ready;
    }

    /// Until the stream ends or wants more; `bytes` becomes what is left.
    bool inflateSome(std::string_view &bytes, std::string &out)
    {
        m_stream.next_in
            = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));   // zlib only reads
        if (bytes.size() > std::numeric_limits<uInt>::max())
            return false;
        m_stream.avail_in = static_cast<uInt>(bytes.size());
        for (;;) {
            m_stream.next_out = reinterpret_cast<Bytef *>(m_chunk.data());
            m_stream.avail_out = static_cast<uInt>(m_chunk.size());
            const int result = inflate(&m_stream, Z_NO_FLUSH);
            if (!give(m_chunk, m_chunk.size() - m_stream.avail_out, out))
                return false;
            if (result == Z_STREAM_END) {
                m_ended = true;
                m_ready = false;
                bytes.remove_prefix(bytes.size() - m_stream.avail_in);
                return true;
            }
            if (result == Z_BUF_ERROR || (result == Z_OK && m_stream.avail_in == 0
                                          && m_stream.avail_out > 0)) {
                bytes = {};
                return true;   // wants more
            }
            if (result != Z_OK)
                return false;
        }
    }

    void end()
    {
        if (m_initialised)
            inflateEnd(&m_stream);
        m_initialised = false;
    }

    const bool m_gzip;
    z_stream m_stream{};
    Chunk m_chunk{};
    std::string m_head;
    bool m_initialised = false;
    bool m_ready = false;      // the stream takes bytes
    bool m_ended = false;      // one stream has come to its end
    bool m_trailing = false;   // what comes now is no stream
};

class BrotliDecoder final : public CountingDecoder {
public:
    BrotliDecoder() : m_state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {}
    ~BrotliDecoder() override { BrotliDecoderDestroyInstance(m_state); }
    BrotliDecoder(const BrotliDecoder &) = delete;
    BrotliDecoder &operator=(const BrotliDecoder &) = delete;

protected:
    bool decode(std::string_view bytes, std::string &out) override
    {
        if (m_state == nullptr)
            return false;
        const auto *next = reinterpret_cast<const std::uint8_t *>(bytes.data());
        std::size_t left = bytes.size();
        while (!m_ended) {
            auto *target = reinterpret_cast<std::uint8_t *>(m_chunk.data());
            std::size_t room = m_chunk.size();
            const auto result
                = BrotliDecoderDecompressStream(m_state, &left, &next, &room, &target, nullptr);
            if (!give(m_chunk, m_chunk.size() - room, out))
                return false;
            m_ended = result == BROTLI_DECODER_RESULT_SUCCESS;
            if (result == BROTLI_DECODER_RESULT_ERROR)
                return false;
            if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT)
                break;
        }
        return true;
    }

private:
    BrotliDecoderState *m_state;
    Chunk m_chunk{};
    bool m_ended = false;
};

class ZstdDecoder final : public CountingDecoder {
public:
    ZstdDecoder() : m_stream(ZSTD_createDStream())
    {
        if (m_stream != nullptr)
            ZSTD_DCtx_setParameter(m_stream, ZSTD_d_windowLogMax, zstdWindowLog);
    }
    ~ZstdDecoder() override { ZSTD_freeDStream(m_stream); }
    ZstdDecoder(const ZstdDecoder &) = delete;
    ZstdDecoder &operator=(const ZstdDecoder &) = delete;

protected:
    bool decode(std::string_view bytes, std::string &out) override
    {
        if (m_stream == nullptr)
            return false;
        ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
        for (;;) {
            ZSTD_outBuffer target{m_chunk.data(), m_chunk.size(), 0};
            const std::size_t result = ZSTD_decompressStream(m_stream, &target, &in);
            if (ZSTD_isError(result) != 0 || !give(m_chunk, target.pos, out))
                return false;
            if (in.pos == in.size && target.pos < target.size)
                return true;
        }
    }

private:
    ZSTD_DStream *m_stream;
    Chunk m_chunk{};
};

} // namespace

std::unique_ptr<BodyDecoder> BodyDecoder::make(std::string_view contentEncoding)
{
    std::string name;
    for (const char c : contentEncoding) {
        if (c != ' ' && c != '\t')
            name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (name == "gzip" || name == "x-gzip")
        return std::make_unique<ZlibDecoder>(true);
    if (name == "deflate")
        return std::make_unique<ZlibDecoder>(false);
    if (name == "br")
        return std::make_unique<BrotliDecoder>();
    if (name == "zstd")
        return std::make_unique<ZstdDecoder>();
    return nullptr;
}

} // namespace llmcap
