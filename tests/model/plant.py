# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants one fault at a time into a copy of the sources, links the model check with it, and shows
that the check fails: plant.py BUILD-FOLDER [fault...]

A check that cannot fail proves nothing. Only the changed files are compiled; the rest comes from
the libraries of the build. An edit that no longer fits the sources is a failure, too."""
import os
import shlex
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
STEPS = "400000"

# name: what goes wrong, and the edits (file, text that stands there once, text in its place)
FAULTS = {
    "check then add": (
        "all waiters are checked against the same headroom before any of them is added",
        [("proxy/core/account_queue.cpp",
          """            decision.time = hold(waiting.id, waiting.labels, waiting.ask, now, books);
""",
          """            later.push_back([this, waiting, now, books] {
                hold(waiting.id, waiting.labels, waiting.ask, now, books); });
        decision.time = now;
"""),
         ("proxy/core/account_queue.cpp",
          """    std::set<Place> places = candidates(now);
    while""",
          """    std::set<Place> places = candidates(now);
    std::vector<std::function<void()>> later;
    while"""),
         ("proxy/core/account_queue.cpp",
          """        woken.push_back({waiting.id, std::move(decision)});
    }
""",
          """        woken.push_back({waiting.id, std::move(decision)});
    }
    for (const auto &add : later)
        add();
""")]),
    "lost settlement": (
        "a settlement changes the balance, and one in fifty is not written",
        [("proxy/ledger/sqlite_ledger.cpp",
          "    rows.push_back(SettlementRow{settlement.hold,",
          "    if (settlement.hold % 50 != 0)\n"
          "        rows.push_back(SettlementRow{settlement.hold,")]),
    "double settlement": (
        "a settlement that comes again is counted again",
        [("proxy/ledger/sqlite_ledger.cpp",
          """        if (!isOpen)
            return;
""",
          """        if (!isOpen) {
            m_account.correct(settlement.exchange.labels, now, now, settlement.actual.usd, now);
            return;
        }
""")]),
    "forgotten hold after a crash": (
        "a hold that a crash left open is listed and no longer counted",
        [("proxy/ledger/sqlite_ledger_start.cpp",
          "        m_account.restore(hold.id, hold.labels, hold.amount, hold.time);\n", "")]),
    "wrong window": (
        "a calendar window books a request when it is settled, not when it was admitted",
        [("proxy/core/account.cpp",
          "book->addSpent({book->isRolling() ? m_latest : hold.time,",
          "book->addSpent({m_latest,")]),
}


def compiler(build):
    cache = {}
    with open(os.path.join(build, "CMakeCache.txt"), encoding="utf-8") as lines:
        for line in lines:
            name, equals, value = line.strip().partition("=")
            if equals:
                cache[name.partition(":")[0]] = value
    launcher = [cache["CMAKE_CXX_COMPILER_LAUNCHER"]] if cache.get(
        "CMAKE_CXX_COMPILER_LAUNCHER") else []
    return launcher, cache["CMAKE_CXX_COMPILER"]


def planted(edits, folder):
    """Writes the changed copies; their names, or what does not fit."""
    texts = {}
    for name, before, after in edits:
        if name not in texts:
            with open(os.path.join(ROOT, name), encoding="utf-8") as file:
                texts[name] = file.read()
        if texts[name].count(before) != 1:
            return None, f"{name} no longer has what the fault changes"
        texts[name] = texts[name].replace(before, after)
    copies = []
    for name, text in texts.items():
        copy = os.path.join(folder, os.path.basename(name))
        with open(copy, "w", encoding="utf-8") as file:
            file.write("#include <functional>\n" + text)
        copies.append(copy)
    return copies, ""


def build_with(edits, build, folder):
    """The model check with these edits; None and the reason where it cannot be had."""
    copies, problem = planted(edits, folder)
    if problem:
        return None, problem
    launcher, cxx = compiler(build)
    include = [f"-I{os.path.join(ROOT, part)}"
               for part in ("proxy/core", "proxy/ledger", "tests/model")]
    objects = []
    for copy in copies:
        objects.append(copy.removesuffix(".cpp") + ".o")
        command = launcher + [cxx, "-std=c++20", "-O1", "-DNDEBUG", *include, "-c", copy, "-o",
                              objects[-1]]
        if subprocess.run(command, check=False).returncode != 0:
            return None, "it does not compile: " + shlex.join(command)
    program = os.path.join(folder, "model_check")
    # Objects come before the libraries, so that the linker takes them in place of the members.
    libraries = [os.path.join(build, part) for part in (
        "tests/model/libllmcap_model.a", "proxy/ledger/libllmcap_ledger.a",
        "proxy/core/libllmcap_core.a")]
    command = [cxx, os.path.join(ROOT, "tests/model/model_check.cpp"), "-std=c++20", "-DNDEBUG",
               *include, *objects, *libraries, "-lsqlite3", "-pthread", "-o", program]
    if subprocess.run(command, check=False).returncode != 0:
        return None, "it does not link: " + shlex.join(command)
    return program, ""


def main():
    build = os.path.abspath(sys.argv[1])
    wanted = sys.argv[2:] or list(FAULTS)
    # First the sources as they are: what is found must be the fault's doing.
    cases = [("no fault", "the sources as they are", [], True)]
    cases += [(name, *FAULTS[name], False) for name in wanted]
    for name, meaning, edits, passes in cases:
        with tempfile.TemporaryDirectory() as folder:
            program, problem = build_with(edits, build, folder)
            if problem:
                print(f"FAIL {name}: {problem}", flush=True)
                continue
            run = subprocess.run([program, "--seed", "1", "--steps",
                                  "40000" if passes else STEPS],
                                 capture_output=True, text=True, check=False)
        said = next((line for line in run.stdout.splitlines() if line.startswith("VIOLATED")), "")
        isRight = (run.returncode == 0) if passes else (run.returncode == 1 and said != "")
        print(f"{'PASS' if isRight else 'FAIL'} planted: {name} ({meaning}): "
              f"{said or f'nothing was found, it ended with {run.returncode}'}", flush=True)
    print("done")


if __name__ == "__main__":
    main()
