// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_gzip.h"

#include <array>

#include <zlib.h>

namespace llmcap {

struct SimGzip::State {
    z_stream stream{};
};

SimGzip::SimGzip() : m_state(std::make_unique<State>())
{
    const int gzipWindow = 15 + 16;   // zlib.h: adding 16 writes a gzip header
    deflateInit2(&m_state->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, 8,
                 Z_DEFAULT_STRATEGY);
}

SimGzip::~SimGzip() { deflateEnd(&m_state->stream); }

std::string SimGzip::feed(std::string_view part, bool last)
{
    auto &stream = m_state->stream;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(part.data()));
    stream.avail_in = static_cast<uInt>(part.size());
    std::string out;
    std::array<char, 16384> buffer;
    do {
        stream.next_out = reinterpret_cast<Bytef *>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        deflate(&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
        out.append(buffer.data(), buffer.size() - stream.avail_out);
    } while (stream.avail_out == 0);
    return out;
}

} // namespace llmcap
