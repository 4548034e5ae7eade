// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a target on files, and on each with its beginning, its end or one byte missing, so that a
// small corpus says more: target FILE-OR-FOLDER... Prints how many inputs ran.
#include "target.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

int inputs = 0;

void run(const std::string &input)
{
    // A copy of the right size, so that reading beyond the end is seen.
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    ++inputs;
}

void runFile(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string input{std::istreambuf_iterator<char>(file), {}};
    run(input);
    const std::size_t step = input.size() / 40 + 1;
    for (std::size_t at = 0; at < input.size(); at += step) {
        run(input.substr(0, at));
        run(input.substr(at));
        run(input.substr(0, at) + input.substr(at + 1));
        run(input.substr(0, at) + '\xff' + input.substr(at));
    }
}

} // namespace

int main(int count, char **arguments)
{
    for (int i = 1; i < count; ++i) {
        const std::filesystem::path path = arguments[i];
        if (!std::filesystem::is_directory(path)) {
            runFile(path);
            continue;
        }
        for (const auto &entry : std::filesystem::directory_iterator(path))
            runFile(entry.path());
    }
    std::printf("%d inputs\n", inputs);
    return inputs > 0 ? 0 : 1;
}
