// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace llmcap {

/// What went wrong, to branch on. Stored nowhere; append freely.
enum class ErrorCode {
    BadInput,       ///< malformed text from outside: say where and what was expected
    NotFound,       ///< a named thing does not exist
    Conflict,       ///< the thing exists already, or is in use (a port, a locked folder)
    Unpriced,       ///< the price book has no price for this model or unit
    Unbounded,      ///< no finite upper bound of the cost is known
    Overflow,       ///< a sum left the range of its type
    Io,             ///< disk, database or operating system
    Corrupt,        ///< the ledger's file is damaged: nothing repairs it by itself
    Network,        ///< DNS, connect, TLS or a broken peer
    Unauthorized,   ///< a credential is missing or wrong
    Unavailable,    ///< cannot serve right now, may later
};

/// A failure as a value. `message` is one English sentence for people: what happened and the
/// next step. It never holds a key, a token or a body.
struct Error {
    ErrorCode code = ErrorCode::BadInput;
    std::string message;
    friend bool operator==(const Error &, const Error &) = default;
};

/// A value or an Error. Reading the absent side is our own mistake and asserts.
template <class T>
class [[nodiscard]] Result final {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return m_state.index() == 0; }
    T &operator*() { assert(*this); return std::get<0>(m_state); }
    const T &operator*() const { assert(*this); return std::get<0>(m_state); }
    T *operator->() { return &**this; }
    const T *operator->() const { return &**this; }
    const Error &error() const { assert(!*this); return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> final {
public:
    Result() = default;
    Result(Error error) : m_state(std::move(error)) {}

    explicit operator bool() const { return m_state.index() == 0; }
    const Error &error() const { assert(!*this); return std::get<1>(m_state); }

private:
    std::variant<std::monostate, Error> m_state;
};

} // namespace llmcap
