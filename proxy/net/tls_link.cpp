// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls_link.h"

#include <boost/asio/ssl/error.hpp>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <new>

namespace llmcap {
namespace {

/// What OpenSSL's callbacks see of a link.
struct Wire {
    Socket &socket;
    error_code &failure;
};

bool isNotYet(const error_code &code)
{
    return code == asio::error::would_block || code == asio::error::try_again;
}

int readFrom(BIO *bio, char *into, int most)
{
    auto *const wire = static_cast<Wire *>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    error_code code;
    const auto space = asio::buffer(into, static_cast<std::size_t>(most));
    const std::size_t count = wire->socket.receive(space, 0, code);
    if (!code)
        return static_cast<int>(count);
    if (isNotYet(code))
        BIO_set_retry_read(bio);
    else if (code == asio::error::eof)
        return 0;
    else
        wire->failure = code;
    return -1;
}

int writeTo(BIO *bio, const char *bytes, int length)
{
    auto *const wire = static_cast<Wire *>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    error_code code;
    const auto data = asio::buffer(bytes, static_cast<std::size_t>(length));
    const std::size_t count = wire->socket.send(data, 0, code);
    if (!code)
        return static_cast<int>(count);
    if (isNotYet(code))
        BIO_set_retry_write(bio);
    else
        wire->failure = code;
    return -1;
}

long control(BIO *, int command, long, void *)
{
    return command == BIO_CTRL_FLUSH ? 1 : 0;   // nothing is kept back
}

int endWire(BIO *bio)
{
    delete static_cast<Wire *>(BIO_get_data(bio));
    BIO_set_data(bio, nullptr);
    return 1;
}

struct MethodFree {
    void operator()(BIO_METHOD *method) const { BIO_meth_free(method); }
};

/// One for the process: constant once it is made.
const BIO_METHOD *wireMethod()
{
    static const std::unique_ptr<BIO_METHOD, MethodFree> method = [] {
        const int type = BIO_get_new_index() | BIO_TYPE_SOURCE_SINK;
        std::unique_ptr<BIO_METHOD, MethodFree> made(BIO_meth_new(type, "llmcap socket"));
        if (!made)
            throw std::bad_alloc();
        BIO_meth_set_read(made.get(), readFrom);
        BIO_meth_set_write(made.get(), writeTo);
        BIO_meth_set_ctrl(made.get(), control);
        BIO_meth_set_destroy(made.get(), endWire);
        return made;
    }();
    return method.get();
}

SSL *makeHandle(SSL_CTX *context)
{
    SSL *const handle = SSL_new(context);
    if (!handle)
        throw std::bad_alloc();
    return handle;
}

} // namespace

TlsLink::TlsLink(Socket &socket, ssl_ctx_st *context, Side side)
    : m_socket(socket), m_handle(makeHandle(context))
{
    BIO *const bio = BIO_new(wireMethod());
    if (!bio) {
        SSL_free(m_handle);
        throw std::bad_alloc();
    }
    BIO_set_data(bio, new Wire{m_socket, m_failure});
    BIO_set_init(bio, 1);
    SSL_set_bio(m_handle, bio, bio);   // owns it
    if (side == Side::Server)
        SSL_set_accept_state(m_handle);
    else
        SSL_set_connect_state(m_handle);
    // A resting connection keeps no buffers, and one record is read at once, not its head first.
    SSL_set_mode(m_handle, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE
                               | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_set_read_ahead(m_handle, 1);
}

TlsLink::~TlsLink()
{
    // Without a farewell OpenSSL would take the session for broken, and no other could resume it.
    if (!SSL_in_init(m_handle))
        SSL_set_shutdown(m_handle, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
    SSL_free(m_handle);
}

TlsLink::Step TlsLink::handshake()
{
    ERR_clear_error();
    m_failure = {};
    const int result = SSL_do_handshake(m_handle);
    return result == 1 ? Step{} : stepOf(result);
}

TlsLink::Step TlsLink::read(char *into, std::size_t most)
{
    ERR_clear_error();
    m_failure = {};
    Step step;
    const int result = SSL_read_ex(m_handle, into, most, &step.count);
    return result == 1 ? step : stepOf(result);
}

TlsLink::Step TlsLink::write(std::string_view bytes)
{
    ERR_clear_error();
    m_failure = {};
    Step step;
    if (bytes.empty())
        return step;
    const int result = SSL_write_ex(m_handle, bytes.data(), bytes.size(), &step.count);
    return result == 1 ? step : stepOf(result);
}

bool TlsLink::hasMore() const
{
    return SSL_has_pending(m_handle) == 1;
}

TlsLink::Step TlsLink::stepOf(int result)
{
    switch (SSL_get_error(m_handle, result)) {
    case SSL_ERROR_WANT_READ: return {0, {}, Wants::Read};
    case SSL_ERROR_WANT_WRITE: return {0, {}, Wants::Write};
    case SSL_ERROR_ZERO_RETURN: return {0, asio::error::eof, Wants::Nothing};
    default: break;
    }
    const unsigned long why = ERR_get_error();
    if (m_failure)
        return {0, m_failure, Wants::Nothing};
    // Without a word of farewell (RFC 8446, section 6.1): nobody knows whether more was to come.
    if (why == 0 || ERR_GET_REASON(why) == SSL_R_UNEXPECTED_EOF_WHILE_READING)
        return {0, asio::ssl::error::stream_truncated, Wants::Nothing};
    return {0, error_code(static_cast<int>(why), asio::error::get_ssl_category()),
            Wants::Nothing};
}

} // namespace llmcap
