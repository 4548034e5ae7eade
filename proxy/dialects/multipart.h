// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace llmcap {

/// Cuts a multipart/form-data body (RFC 7578) into its parts as it passes. Any split; keeps no
/// more than a part's head and a boundary's length. Thread: one at a time.
class MultipartReader final {
public:
    struct Part {
        std::string name;       ///< the form field
        bool isFile = false;    ///< it has a file name
    };
    struct Handler {
        std::function<void(const Part &)> begin;
        std::function<void(std::string_view)> data;
        std::function<void()> end;
    };

    /// "" where the content type is not multipart/form-data or names no boundary.
    static std::string boundaryOf(std::string_view contentType);

    MultipartReader(std::string boundary, Handler handler);
    void feed(std::string_view bytes);
    /// The closing boundary has come, and nothing was wrong before it.
    bool isWhole() const { return m_state == State::Done; }

private:
    enum class State { Preamble, Head, Data, Done, Broken };
    void readHead();
    bool takeDelimiter();

    const std::string m_delimiter;   // CR LF -- boundary
    const Handler m_handler;
    State m_state = State::Preamble;
    std::string m_buffer;
};

} // namespace llmcap
