// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_lines.h"

#include <vector>

namespace llmcap {

namespace {

/// Walks over text that is known to be JSON, so it only tells strings, brackets and lines apart.
class Walker final {
public:
    explicit Walker(std::string_view json) : m_json(json) {}

    Result<std::map<std::string, int>> walk()
    {
        for (; m_at < m_json.size(); ++m_at) {
            const char c = m_json[m_at];
            if (c == '\n') {
                ++m_line;
            } else if (c == '{' || c == '[') {
                const std::string place = nextPlace();
                m_open.push_back({place, c == '{', {}, 0});
            } else if (c == '}' || c == ']') {
                m_open.pop_back();
            } else if (c == '"') {
                const std::string text = readString();
                if (isKey() && !noteKey(text)) {
                    return Error{ErrorCode::BadInput, "line " + std::to_string(m_line) + ": \""
                                                          + text + "\" is given twice"};
                }
            }
        }
        return m_lines;
    }

private:
    struct Level {
        std::string prefix;
        bool isObject = false;
        std::string key;         ///< the newest one; in arrays a number for each bracket
        int brackets = 0;
    };

    /// The prefix of what the bracket here opens.
    std::string nextPlace()
    {
        if (m_open.empty()) {
            return {};
        }
        Level &outer = m_open.back();
        if (!outer.isObject) {
            outer.key = std::to_string(outer.brackets++);
        }
        return outer.prefix + outer.key + ".";
    }

    /// Leaves m_at on the closing quote. Escapes stay as they are: keys of ours have none.
    std::string readString()
    {
        const std::size_t start = ++m_at;
        while (m_at < m_json.size() && m_json[m_at] != '"') {
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        }
        return std::string(m_json.substr(start, m_at - start));
    }

    bool isKey() const
    {
        const std::size_t next = m_json.find_first_not_of(" \t\r\n", m_at + 1);
        return next != std::string_view::npos && m_json[next] == ':' && !m_open.empty()
            && m_open.back().isObject;
    }

    bool noteKey(const std::string &key)
    {
        m_open.back().key = key;
        return m_lines.emplace(m_open.back().prefix + key, m_line).second;
    }

    std::string_view m_json;
    std::size_t m_at = 0;
    int m_line = 1;
    std::vector<Level> m_open;
    std::map<std::string, int> m_lines;
};

} // namespace

Result<std::map<std::string, int>> linesOfKeys(std::string_view json)
{
    return Walker(json).walk();
}

} // namespace llmcap
