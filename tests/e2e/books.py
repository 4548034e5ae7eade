# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the books and what is put right in them: exports whose cells no spreadsheet takes
for formulas, and holds that a crash left open, listed and resolved."""
import csv
import io
import json
import threading
import time
from decimal import Decimal

from harness import bill, chat, check, feed, main

NAMES = ("=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+49,\"quoted\"", "-2\n=3", "\t=1", "\r=1",
         "plain-model", "comma,model", "line\nmodel", 'quote"model', "é=ü")
DANGEROUS = "=+-@\t\r"


def exports(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim, "--cap", "day=100")
    for name in NAMES:
        reply = chat(proxy.url, {"user-agent": "=agent/1"}, model=name, project="=x")
        if reply.status != 200:
            raise RuntimeError(f"{name!r}: {reply}")
    logs = world.logs(proxy)
    table = world.client(proxy, "export", seconds=60)
    rows = list(csv.DictReader(io.StringIO(table.stdout, newline="")))
    check("CSV: a line for each row of the log, in its order, read by any reader",
          table.returncode == 0 and [row["id"] for row in rows] == [row["id"] for row in logs]
          and all(None not in row and None not in row.values() for row in rows), table.stderr)
    risky = [cell for row in rows for cell in row.values() if cell[:1] and cell[0] in DANGEROUS]
    check("CSV: no cell begins like a formula", not risky, risky)
    # (A pipe read as text turns line ends into "\n".)
    models = [row["model"].removeprefix("'") for row in rows]
    check("CSV: names are otherwise as they were",
          models == [row["model"].replace("\r", "\n") for row in logs], models)
    total = sum(Decimal(row["cost_usd"]) for row in rows)
    check("CSV: the costs add up to what was spent, to the last digit",
          total == Decimal(feed(proxy.url, "status")["today"]["spent_usd"])
          == Decimal(bill(sim)["billed_usd"]), total)
    lines = world.client(proxy, "export", "--json", seconds=60)
    check("JSON Lines: the same rows, one object a line",
          [json.loads(line) for line in lines.stdout.splitlines()] == logs, lines.stdout[:300])
    one = world.client(proxy, "export", "--model", "plain-model", seconds=60).stdout
    check("an export can be filtered", len(list(csv.reader(io.StringIO(one)))) == 2, one)


def cap_of(proxy):
    cap = feed(proxy.url, "caps")["caps"][0]
    return Decimal(cap["spent"]), Decimal(cap["held"])


def holds_of(world, proxy):
    return [json.loads(line) for line in
            world.client(proxy, "holds", "--json").stdout.splitlines()]


def holds_after_a_crash(world):
    sim = world.simulated_provider()
    serve = lambda: world.serve(sim, "--cap", "day=100")
    proxy = serve()
    threads = [threading.Thread(target=lambda name=name: attempt(proxy, name), daemon=True)
               for name in ("first", "second", "third")]
    for thread in threads:
        thread.start()
    end = time.monotonic() + 10
    while len(holds_of(world, proxy)) < 3 and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(0.2)
    before = holds_of(world, proxy)
    check("what is in flight is listed, and is no orphan", len(before) == 3
          and not any(hold["orphan"] for hold in before), before)
    proxy.kill()
    proxy = serve()
    holds = holds_of(world, proxy)
    check("after kill -9 they are listed as open, with the same ids",
          all(hold["orphan"] for hold in holds)
          and {hold["id"] for hold in holds} == {hold["id"] for hold in before}, holds)
    held = sum(Decimal(hold["held_usd"]) for hold in holds)
    check("and counted in full", cap_of(proxy) == (0, held) and held > 0, (cap_of(proxy), held))
    text = world.client(proxy, "holds").stdout
    check("a person reads what to do", "holds resolve" in text and str(holds[0]["id"]) in text,
          text)
    ids = [hold["id"] for hold in holds]
    resolved = world.client(proxy, "holds", "resolve", str(ids[0]), "--cost", "0.000123")
    check("one is resolved at what it did cost", resolved.returncode == 0
          and cap_of(proxy)[0] == Decimal("0.000123"), (resolved.stderr, cap_of(proxy)))
    world.client(proxy, "holds", "resolve", str(ids[1]), "--cost", "0")
    check("another at nothing", cap_of(proxy)[0] == Decimal("0.000123")
          and [hold["id"] for hold in holds_of(world, proxy)] == [ids[2]], holds_of(world, proxy))
    again = world.client(proxy, "holds", "resolve", str(ids[0]), "--cost", "5")
    check("none twice: the answer says so, and the books stay", again.returncode != 0
          and again.stderr.strip() and cap_of(proxy)[0] == Decimal("0.000123"), again.stderr)
    wrong = world.client(proxy, "holds", "resolve", str(ids[2]), "--cost", "-1")
    check("no negative cost", wrong.returncode != 0 and len(holds_of(world, proxy)) == 1,
          wrong.stderr)
    known = cap_of(proxy)
    proxy.stop()
    proxy = serve()
    check("a restart knows all of it", cap_of(proxy) == known
          and [hold["id"] for hold in holds_of(world, proxy)] == [ids[2]], cap_of(proxy))


def attempt(proxy, name):
    try:
        chat(proxy.url, {"x-sim-id": name, "x-sim-delay-ms": "20000"}, project=name)
    except Exception:   # it is killed: that is what this is about
        pass


if __name__ == "__main__":
    main(exports, holds_after_a_crash)
