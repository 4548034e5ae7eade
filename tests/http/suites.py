# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs both suites against a proxy of their own each, side by side, and judges their scores."""
import json
import os
import subprocess
import sys
import tempfile
import threading
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "e2e"))
from harness import World, check, free_port   # noqa: E402

OPENAI = "/openai/v1/chat/completions"
BIN, SUITE = sys.argv[1], sys.argv[2]


class Run:
    """One suite, its proxy and its upstream."""

    def __init__(self, script, cases, arguments):
        self.script, self.cases, self.arguments = script, cases, arguments
        self.result, self.output = None, ""

    def __call__(self):
        with World(BIN) as world, tempfile.TemporaryDirectory() as folder:
            port = free_port()
            proxy = world.serve(f"http://127.0.0.1:{port}", "--cap", "day=1000000000",
                                *[f"--origin={name}=http://127.0.0.1:{port}"
                                  for name in ("openai", "anthropic")])
            report = os.path.join(folder, "report.json")
            log = os.path.join(folder, "backend.log")
            target = urllib.parse.urlsplit(proxy.url).netloc
            command = [sys.executable, "-B", os.path.join(SUITE, self.script),
                       "--target", target, "--path", OPENAI, "--backend-log", log,
                       "--cases", os.path.join(SUITE, self.cases), "--json", report,
                       "--pid", str(proxy.process.pid)]
            usage = f"{sys.executable} -B {HERE}/usage_row.py {BIN}/llmcap {proxy.url}"
            command += [part.format(port=port, usage=usage) for part in self.arguments]
            done = subprocess.run(command, env={**os.environ, **world.token_env}, text=True,
                                  capture_output=True, timeout=1200)
            self.output = done.stdout + done.stderr
            if os.path.exists(report):
                with open(report, encoding="utf-8") as file:
                    self.result = json.load(file)


def verdicts(rows, *bad):
    return [f"{row['id']}: {row['verdict']} {'; '.join(row['notes'])[:200]}"
            for row in rows if row["verdict"] in bad]


def not_passed(rows):
    return [f"{row['id']}: {row['verdict']} {'; '.join(row['notes'])[:120]}"
            for row in rows if row["verdict"] != "PASS"]


def show(run):
    """The suite's own lines, set in so that none is taken for a verdict of ours."""
    print("\n".join("    " + line for line in run.output.splitlines()), flush=True)


def percent(rows):
    return 100.0 * sum(row["verdict"] == "PASS" for row in rows) / max(1, len(rows))


def judge_protocol(run):
    if not check("the protocol suite came to its end", run.result, run.output[-500:]):
        return
    rows = run.result["results"]
    show(run)
    protocol = [row for row in rows if not row["policy"]]
    policy = [row for row in rows if row["policy"]]
    for verdict in ("UNSAFE", "HANG", "CRASH"):
        found = verdicts(rows, verdict)
        check(f"A10 requests: 0 {verdict} of {len(rows)}", not found, found)
    check(f"A10 requests: strict {percent(protocol):.1f} %, at least 98 %",
          percent(protocol) >= 98, not_passed(protocol))
    check(f"A1 A2 Host and Origin: {percent(policy):.1f} %, all", percent(policy) == 100,
          not_passed(policy))


def judge_torture(run):
    if not check("the torture suite came to its end", run.result, run.output[-500:]):
        return
    show(run)
    kinds = {kind: [row for row in run.result["results"] if row["kind"] == kind]
             for kind in ("json", "sse", "resp")}
    for kind, row_name in (("json", "B19 JSON bodies"), ("sse", "B19 event streams")):
        check(f"{row_name}: {percent(kinds[kind]):.1f} %, all of {len(kinds[kind])}",
              percent(kinds[kind]) == 100, not_passed(kinds[kind]))
    found = verdicts(kinds["sse"], "USAGE")
    check("B19 usage: all", not found, found)
    found = verdicts(kinds["resp"], "UNSAFE", "TRUNC-HIDDEN", "HANG", "CRASH")
    check("A11 hostile upstream: 0 UNSAFE, TRUNC-HIDDEN, HANG, CRASH", not found, found)
    check(f"A11 hostile upstream: {percent(kinds['resp']):.1f} % of {len(kinds['resp'])}, "
          "at least 95 %", percent(kinds["resp"]) >= 95, not_passed(kinds["resp"]))


def main():
    protocol = Run("http1_suite.py", "cases_open.json", ["--spawn-backend", "{port}"])
    torture = Run("json_sse_torture.py", "torture_open.json",
                  ["--anthropic-path", "/anthropic/v1/messages",
                   "--responses-path", "/openai/v1/responses", "--backend-port", "{port}",
                   "--usage-cmd", "{usage}"])
    threads = [threading.Thread(target=run) for run in (protocol, torture)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    judge_protocol(protocol)
    judge_torture(torture)
    print("done", flush=True)


main()
