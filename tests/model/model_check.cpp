// SPDX-License-Identifier: GPL-3.0-or-later
/// model_check [--steps N] [--seed S] [--episode N] [--folder DIR]
/// Many lives of a ledger, each with a seed of its own; ends at the first violation with its seed.
#include "simulation.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <unistd.h>

int main(int count, char **arguments)
{
    std::uint64_t steps = 200'000, seed = 1, episode = 4'000;
    std::filesystem::path folder = std::filesystem::exists("/dev/shm")
        ? "/dev/shm" : std::filesystem::temp_directory_path();
    for (int i = 1; i + 1 < count; i += 2) {
        const char *value = arguments[i + 1];
        if (std::strcmp(arguments[i], "--steps") == 0)
            steps = std::strtoull(value, nullptr, 10);
        else if (std::strcmp(arguments[i], "--seed") == 0)
            seed = std::strtoull(value, nullptr, 10);
        else if (std::strcmp(arguments[i], "--episode") == 0)
            episode = std::strtoull(value, nullptr, 10);
        else if (std::strcmp(arguments[i], "--folder") == 0)
            folder = value;
    }
    folder /= "llmcap-model-" + std::to_string(::getpid());
    const auto began = std::chrono::steady_clock::now();
    model::Tally all;
    int status = 0;
    const std::uint64_t first = seed;
    try {
        while (all.steps < steps) {
            model::Simulation simulation(seed, folder);
            simulation.run(std::min(episode, steps - all.steps));
            all.add(simulation.tally());
            ++seed;
            if ((seed - first) % 250 == 0)
                std::printf("%llu steps, up to seed %llu\n",
                            static_cast<unsigned long long>(all.steps),
                            static_cast<unsigned long long>(seed - 1)),
                    std::fflush(stdout);
        }
    } catch (const std::exception &violation) {
        std::printf("VIOLATED %s\nreplay: model_check --seed %llu --steps %llu\n",
                    violation.what(), static_cast<unsigned long long>(seed),
                    static_cast<unsigned long long>(episode));
        status = 1;
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - began);
    std::printf("%llu steps in %lld ms, seeds %llu to %llu: %llu held, %llu refused, %llu waited, "
                "%llu busy, %llu settled, %llu shrunk, %llu unknown, %llu resolved, %llu crashes, "
                "%llu restarts, %llu clock jumps, %llu edits, %llu disk faults, %llu unavailable, "
                "%llu checkpoints verified, %llu streams followed, %llu cut, %llu corrections, "
                "%llu jobs, %llu claimed\n",
                static_cast<unsigned long long>(all.steps),
                static_cast<long long>(took.count()), static_cast<unsigned long long>(first),
                static_cast<unsigned long long>(seed - (status == 0)),
                static_cast<unsigned long long>(all.held),
                static_cast<unsigned long long>(all.refused),
                static_cast<unsigned long long>(all.waited),
                static_cast<unsigned long long>(all.busy),
                static_cast<unsigned long long>(all.settled),
                static_cast<unsigned long long>(all.shrunk),
                static_cast<unsigned long long>(all.orphaned),
                static_cast<unsigned long long>(all.resolved),
                static_cast<unsigned long long>(all.crashes),
                static_cast<unsigned long long>(all.restarts),
                static_cast<unsigned long long>(all.clockJumps),
                static_cast<unsigned long long>(all.edits),
                static_cast<unsigned long long>(all.faults),
                static_cast<unsigned long long>(all.unavailable),
                static_cast<unsigned long long>(all.verified),
                static_cast<unsigned long long>(all.followed),
                static_cast<unsigned long long>(all.cut),
                static_cast<unsigned long long>(all.corrected),
                static_cast<unsigned long long>(all.deferred),
                static_cast<unsigned long long>(all.claimed));
    return status;
}
