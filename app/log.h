// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include <filesystem>
#include <mutex>
#include <string>

namespace llmcap {

/// The program's log: dated lines in a file of the data folder, and on standard error where asked
/// for. Writers keep keys, tokens and bodies out; control characters are replaced here, so that no
/// client can write terminal sequences or lines of its own. Thread: any.
class Log final {
public:
    /// The file is cut over to "<name>.1" at a mebibyte. A file that cannot be opened is done
    /// without.
    Log(const std::filesystem::path &file, bool toStandardError);

    void write(const std::string &line);

private:
    void openOrRotate();

    std::mutex m_mutex;
    QFile m_file;                 // protected by m_mutex
    const bool m_toStandardError;
};

} // namespace llmcap
