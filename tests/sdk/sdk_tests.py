# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every SDK through the proxy and compares three books: what the program was told, what the
simulated provider billed, what the audit log says. Prints PASS or FAIL for each case.

sdk_tests.py --llmcap FILE --build FOLDER [--node FILE] [--python FILE] [--only TEXT]
             [--direct PORT]
--direct leaves the proxy out and asks a simulated provider that listens there: it shows whether a
failure comes from the SDK or from the proxy.
"""

import argparse
import decimal
import os
import sys
import time

import cases
from programs import CannotStart, Proxy, Simulation, Worker
from relay import Relay

KEY = "sk-sdk-test-0123456789abcdefghijklmnop"
CAP = "sdk-test"
LIMIT = "0.000001"   # less than any call costs
CUT = "sdk-cut"


class Failure(Exception):
    pass


def demand(condition, message):
    if not condition:
        raise Failure(message)


def billed(bill, provider):
    """Usage and cost so far, as the simulated provider has it."""
    line = bill["providers"].get(provider, {"requests": 0, "billed_usd": "0", "usage": {}})
    return line["requests"], decimal.Decimal(line["billed_usd"]), line["usage"]


class Bench:
    """The programs of one run, and the checks on one call."""

    def __init__(self, simulation, proxy):
        self.simulation = simulation
        self.proxy = proxy
        self.relay = Relay(proxy.port if proxy else simulation.port)
        self._seen = set()
        self._cuts = 0
        self.cut_project = CUT
        self._taught = {}
        self._command = None

    def base(self, provider, suffix):
        return f"http://127.0.0.1:{self.relay.port}/{provider}{suffix}"

    def new_rows(self, wanted):
        """Rows since the last look, oldest first; a row follows its reply within moments."""
        deadline = time.monotonic() + 5
        while True:
            rows = [row for row in reversed(self.proxy.rows()) if row["id"] not in self._seen]
            if len(rows) >= wanted or time.monotonic() > deadline:
                break
            time.sleep(0.05)
        self._seen.update(row["id"] for row in rows)
        return rows

    def ask(self, worker, sdk, call, base, headers=(), stop_after=None):
        """`base` None: the SDK finds the address by itself."""
        return worker.call(call=call, base=base, key=KEY, model=cases.MODELS[sdk.provider],
                           headers={**sdk.headers_of(call), **dict(headers)},
                           stopAfter=stop_after)

    def completed(self, worker, sdk, call, suffix, headers=()):
        """A call that must succeed, with the same usage in all books."""
        self.relay.take()
        self._passes(worker, sdk, call, self.base(sdk.provider, suffix), headers)
        sent = self.relay.take()
        demand(len(sent) == 1, f"the SDK sent {len(sent)} requests: {sent}")

    def found(self, sdk, command):
        """An SDK that is told nothing but the variables of `llmcap env` reaches the proxy."""
        worker = Worker(command, self.proxy.environment_for_sdks())
        try:
            self._passes(worker, sdk, sdk.calls[0], None, ())
        finally:
            worker.stop()

    def _passes(self, worker, sdk, call, base, headers):
        streaming = cases.is_stream(call)
        before = billed(self.simulation.bill(), sdk.provider)
        answer = self.ask(worker, sdk, call, base, headers)
        demand(answer["ok"], f"the SDK threw {answer.get('classes')}: {answer.get('message')}")
        demand(answer["text"].strip(), "no text arrived")
        demand(not streaming or answer["parts"] > 1, "the text came in one piece")
        if streaming:
            # A quarter: this machine may be busy. Something that waits for the end gives 0.
            least = sdk.chunk_delay_ms * (answer["parts"] - 1) / 4
            demand(answer["spanMs"] >= least,
                   f"{answer['parts']} pieces came within {answer['spanMs']:.0f} ms")
        after = self._settled(sdk.provider, before[0] + 1)
        demand(after[0] == before[0] + 1, f"billed {after[0] - before[0]} requests, not 1")
        usage = {unit: count - before[2].get(unit, 0) for unit, count in after[2].items()}
        usage = {unit: count for unit, count in usage.items() if count}
        check_told(sdk, call, answer, usage)
        if self.proxy:
            self._check_row(sdk, streaming, usage, after[1] - before[1])

    def set_cap(self, provider):
        self.proxy.command("caps", "set", CAP, "--window", "day", "--limit", LIMIT,
                           "--provider", provider)

    def clear_cap(self):
        self.proxy.command("caps", "clear", CAP)

    def _settled(self, provider, requests):
        """The books once the reply has ended at the provider too."""
        for _ in range(40):
            now = billed(self.simulation.bill(), provider)
            if now[0] >= requests:
                break
            time.sleep(0.05)
        return now

    def _check_row(self, sdk, streaming, usage, cost):
        rows = self.new_rows(1)
        demand(len(rows) == 1, f"{len(rows)} rows in the audit log, not 1")
        row = rows[0]
        noted = {unit: count for unit, count in row["usage"].items()
                 if count and unit != "reasoning"}
        demand(noted == usage, f"the audit log has {noted}, billed was {usage}")
        demand(decimal.Decimal(row["cost_usd"]) == cost,
               f"the audit log has ${row['cost_usd']}, billed was ${cost}")
        demand(cost > 0, "nothing was billed: the provider has no price for the model")
        if "x-sim-reasoning-tokens" in cases.EXTRAS[sdk.provider]:
            demand(row["usage"]["reasoning"] == 3, f"reasoning {row['usage']['reasoning']}, not 3")
        # Also where an SDK closes on the provider's last event, before the framing ends.
        expected = {"outcome": "completed", "status": 200, "cost_basis": "reported",
                    "provider": sdk.provider, "streaming": streaming,
                    "model": cases.MODELS[sdk.provider]}
        for name, value in expected.items():
            demand(row[name] == value, f"the audit log has {name} {row[name]!r}, not {value!r}")
        demand(row["key"] and KEY not in str(row), "the key's fingerprint is missing, or worse")

    def left(self, worker, sdk, call):
        """A program that leaves a stream early is still charged for what was generated."""
        before = billed(self.simulation.bill(), sdk.provider)
        answer = self.ask(worker, sdk, call, self.base(sdk.provider, sdk.base), stop_after=3)
        demand(answer["ok"], f"the SDK threw {answer.get('classes')}: {answer.get('message')}")
        rows = self.new_rows(1)
        demand(len(rows) == 1, f"{len(rows)} rows in the audit log, not 1")
        cost = self._settled(sdk.provider, before[0] + 1)[1] - before[1]
        row = rows[0]
        demand(row["outcome"] in ("client_gone", "completed"), f"outcome {row['outcome']}")
        demand(cost > 0 and decimal.Decimal(row["cost_usd"]) >= cost,
               f"{row['outcome']}: the audit log has ${row['cost_usd']}, billed was ${cost}")

    def refused(self, worker, sdk, call):
        """A call under a cap that is reached: typed, explained, and never sent upstream."""
        before = self.simulation.bill()["requests"]
        self.relay.take()
        started = time.monotonic()
        answer = self.ask(worker, sdk, call, self.base(sdk.provider, sdk.base))
        took = time.monotonic() - started
        demand(not answer["ok"], "the call passed")
        demand(sdk.error in answer["classes"],
               f"threw {answer['classes']}, not {sdk.error}: {answer['message']}")
        demand(CAP in answer["message"] and "LLMCap" in answer["message"],
               f"the message does not name the cap: {answer['message']}")
        sent = self.relay.take()
        attempts = sdk.attempts_of(call)
        demand(len(sent) == attempts, f"{len(sent)} attempts, not {attempts}")
        demand(sdk.family != "openai" or answer["code"] == "insufficient_quota",
               f"the error's code is {answer['code']}")
        demand(took < 8, f"the program waited {took:.1f} seconds for its error")
        reached = self.simulation.bill()["requests"] - before
        demand(reached == 0, f"{reached} requests reached the provider")
        rows = self.new_rows(1)
        demand(rows, "the refusal is not in the audit log")
        for row in rows:
            demand(row["outcome"] == "refused" and row["status"] == 429 and row["cap"] == CAP
                   and decimal.Decimal(row["cost_usd"]) == 0, f"the audit log has {row}")


    def set_expected_cap(self, sdk):
        """A cap that ends a long stream midway, for requests of a project that is new each time: a
        cap counts what its window has seen."""
        self.teach(sdk)
        self._cuts += 1
        self.cut_project = f"{CUT}-{self._cuts}"
        self.proxy.command("caps", "set", CUT, "--window", "day", "--limit",
                           cases.CUT_LIMITS[sdk.provider], "--project", self.cut_project,
                           "--policy", "expected")

    def clear_expected_cap(self):
        self.proxy.command("caps", "clear", CUT)

    def teach(self, sdk):
        """What such requests cost is known after 20 of them."""
        call = next(filter(cases.is_stream, sdk.calls))
        worker = Worker(self._command)
        try:
            for _ in range(max(0, 20 - self._taught.get(sdk.provider, 0))):
                answer = self.ask(worker, sdk, call, self.base(sdk.provider, sdk.base),
                                  {"x-sim-chunk-delay-ms": "0"})
                demand(answer["ok"], f"a lesson failed: {answer.get('message')}")
            self._taught[sdk.provider] = 20
            self.new_rows(1000)
        finally:
            worker.stop()

    def cut(self, worker, sdk, call):
        """A stream that reaches a cap of policy expected ends as the SDK understands it."""
        before = billed(self.simulation.bill(), sdk.provider)
        base = f"http://127.0.0.1:{self.relay.port}/p/{self.cut_project}/{sdk.provider}{sdk.base}"
        self.relay.take()
        answer = self.ask(worker, sdk, call, base, {"x-sim-output-tokens": "400",
                                                    "x-sim-chunk-delay-ms": "1",
                                                    "x-sim-reasoning-tokens": "0"})
        sent = self.relay.take()
        demand(len(sent) == 1, f"the SDK sent {len(sent)} requests: a cut stream is no retry")
        rows = [row for row in self.new_rows(1) if row["project"] == self.cut_project]
        demand(len(rows) == 1 and rows[0]["cap"] == CUT and rows[0]["status"] == 200,
               f"the audit log has {rows}")
        cost = self._settled(sdk.provider, before[0] + 1)[1] - before[1]
        limit = decimal.Decimal(cases.CUT_LIMITS[sdk.provider])
        demand(cost <= limit * decimal.Decimal("1.25"), f"billed ${cost} under a cap of ${limit}")
        if sdk.says_cut:
            demand(not answer["ok"], "the SDK takes the cut stream for a whole answer")
            demand(sdk.family == "mistral" or CUT in answer["message"],
                   f"the message does not name the cap: {answer['message']}")
        else:
            demand(answer["ok"], f"the SDK threw {answer.get('classes')}: {answer.get('message')}")


def check_told(sdk, call, answer, usage):
    """What the SDK reports to the program is what was billed."""
    if call == "chatStream" and sdk.family == "openai":
        demand(answer["usage"] is None and answer["withoutChoices"] == 0,
               "a usage chunk arrived that the program did not ask for")
        return
    if call == "chatStreamUsage":
        demand(answer["withoutChoices"] == 1, "the usage chunk that was asked for is missing")
    if sdk.counts_template:
        return
    told = answer["usage"] or {}
    whole = {"input": usage.get("input", 0) + usage.get("cache_read", 0),
             "output": usage.get("output", 0)}
    demand(told == whole, f"the SDK reports {told}, billed was {whole}")


class Report:
    def __init__(self, failed):
        self.passed = 0
        self.failed = failed

    def case(self, name, check, *arguments):
        try:
            check(*arguments)
            self.passed += 1
            print(f"PASS {name}", flush=True)
        except (Failure, RuntimeError, OSError, KeyError) as error:
            self.failed += 1
            text = str(error) if not isinstance(error, KeyError) else f"no field {error}"
            print(f"FAIL {name}: {text[:600]}", flush=True)


def run_sdk(bench, report, sdk, command):
    worker = Worker(command)
    bench._command = command
    try:
        for call in sdk.calls:
            report.case(f"{sdk.name} {call}", bench.completed, worker, sdk, call, sdk.base)
            report.case(f"{sdk.name} {call} compressed", bench.completed, worker, sdk, call,
                        sdk.base, cases.COMPRESSED)
        if not bench.proxy:
            return
        for call in filter(cases.is_stream, sdk.calls):
            report.case(f"{sdk.name} {call} left early", bench.left, worker, sdk, call)
        for words, suffix in sdk.other_bases.items():
            report.case(f"{sdk.name} {words}", bench.completed, worker, sdk, sdk.calls[0], suffix)
        if sdk.from_environment:
            report.case(f"{sdk.name} base from llmcap env", bench.found, sdk, command)
        report.case(f"{sdk.name} cap set", bench.set_cap, sdk.provider)
        for call in sdk.calls:
            report.case(f"{sdk.name} {call} refused", bench.refused, worker, sdk, call)
        report.case(f"{sdk.name} cap cleared", bench.clear_cap)
        for call in filter(cases.is_stream, sdk.calls):
            report.case(f"{sdk.name} expected cap set", bench.set_expected_cap, sdk)
            report.case(f"{sdk.name} {call} cut at the cap", bench.cut, worker, sdk, call)
            report.case(f"{sdk.name} expected cap cleared", bench.clear_expected_cap)
    finally:
        worker.stop()


def nothing_secret(proxy):
    found = proxy.folder_contains(KEY)
    demand(found is None, f"the API key stands in {found}")


def run_all(options, simulation, proxy):
    bench = Bench(simulation, proxy)
    report = Report(options.failed)
    workers = {
        "js": options.node and [options.node, os.path.join(options.build, "js", "worker.mjs")],
        "python": options.python and [options.python, "-B", os.path.join(
            os.path.dirname(os.path.abspath(__file__)), "py", "worker.py")],
    }
    for sdk in cases.SDKS:
        command = workers[sdk.language]
        if not command or options.only not in sdk.name:
            continue
        module = [sdk.family, sdk.package] if sdk.language == "js" else [sdk.family]
        run_sdk(bench, report, sdk, command + module)
    if proxy:
        report.case("no API key in the data folder", nothing_secret, proxy)
    return report


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--llmcap", default="")
    parser.add_argument("--build", required=True)
    parser.add_argument("--node", default="")
    parser.add_argument("--python", default="")
    parser.add_argument("--only", default="")
    parser.add_argument("--failed", type=int, default=0, help="failures before this program")
    parser.add_argument("--direct", type=int, default=0)
    options = parser.parse_args()
    simulation = proxy = None
    try:
        simulation = Simulation(options.llmcap, options.direct)
        proxy = None if options.direct else Proxy(options.llmcap, simulation.port)
        report = run_all(options, simulation, proxy)
    except (CannotStart, OSError) as error:
        print(f"FAIL start: {error}")
        print("0 passed, 1 failed")
        return 1
    finally:
        for program in (proxy, simulation):
            if program:
                program.stop()
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


sys.exit(main())
