# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 at a random moment under load, many times: nothing that was billed is forgotten.

    python3 tests/e2e/kill_many.py build/release/bin                       five kills, as in ./test
    python3 tests/e2e/kill_many.py BIN --kills 1000 --state FILE           resumes where FILE ends

Every kill is followed by a start, which must answer within its time, and by a comparison of the
provider's own bill, the ledger's rows and the balances that the proxy shows. FILE gets a line of
JSON for each kill; a run that is broken off goes on behind the last line.
"""
import argparse
import http.client
import json
import os
import random
import shutil
import sqlite3
import sys
import threading
import time
from decimal import Decimal

from harness import World, bill, chat, check, feed, free_port

CLIENTS = 10
FOLDER_KILLS = 50      # one ledger lives through so many kills, then a fresh one begins
TRY_SECONDS = 40       # a try that takes longer has failed
START_SECONDS = 10


class Load:
    """Clients that send one request after the other until they are ended."""

    def __init__(self, url, number, dice):
        self.url, self.number = url, number
        self.ended = threading.Event()
        self.threads = [threading.Thread(target=self.run, args=(client, dice.random()), daemon=True)
                        for client in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    def run(self, client, seed):
        dice = random.Random(seed)
        serial = 0
        while not self.ended.is_set():
            serial += 1
            name = f"m{self.number}-{client}-{serial}"
            controls = {"x-sim-id": name, "x-sim-delay-ms": str(dice.choice((0, 0, 5, 30, 120))),
                        "x-sim-chunk-delay-ms": "1", "x-sim-output-tokens": "20"}
            try:
                chat(self.url, controls, project=name, stream=dice.random() < 0.4, seconds=8)
            except (OSError, http.client.HTTPException):
                time.sleep(0.005)   # killed: that is what this is about

    def end(self):
        self.ended.set()
        for thread in self.threads:
            thread.join(10)


def nano(text):
    return int(Decimal(text) * 10**9)


def compare(world, folder, sim, proxy):
    """What is wrong after a start, as a list of sentences."""
    wrong = []
    billed = bill(sim)
    cap = next(c for c in feed(proxy.url, "caps")["caps"] if c["name"] == "total")
    database = sqlite3.connect(f"file:{world.home}/{folder}/ledger.sqlite?mode=ro", uri=True)
    try:
        database.execute("BEGIN")
        spent, = database.execute("SELECT coalesce(sum(usd),0) FROM settlement").fetchone()
        held, = database.execute("SELECT coalesce(sum(h.usd),0) FROM hold h LEFT JOIN settlement s "
                                 "ON s.hold_id=h.id WHERE s.hold_id IS NULL").fetchone()
        booked = {row[0]: row[1] for row in database.execute(
            "SELECT h.project, coalesce(s.usd, h.usd) FROM hold h "
            "LEFT JOIN settlement s ON s.hold_id=h.id")}
        holds, = database.execute("SELECT count(*) FROM hold").fetchone()
    finally:
        database.close()
    if holds != len(booked):
        wrong.append(f"{holds} holds for {len(booked)} requests: one is booked twice")
    missing = set(billed["request_ids"]) - set(booked)
    if missing:
        wrong.append(f"billed and in no row: {sorted(missing)[:5]}")
    if nano(cap["spent"]) != spent or nano(cap["held"]) != held:
        wrong.append(f"the balance says {cap['spent']} spent and {cap['held']} held, the rows "
                     f"{spent} and {held} nano-USD")
    if spent + held < nano(billed["billed_usd"]):
        wrong.append(f"{spent}+{held} nano-USD are less than the bill {billed['billed_usd']}")
    return wrong, holds


class Chain:
    """Kills, each followed by a start; a fresh ledger and provider every FOLDER_KILLS."""

    def __init__(self, world, seed):
        self.world, self.seed = world, seed
        self.folder = self.sim = self.proxy = None
        self.slowest = 0

    def fresh(self, number):
        for program in self.world.programs:
            program.stop(5)
        self.world.programs.clear()
        self.proxy = None
        if self.folder:
            shutil.rmtree(os.path.join(self.world.home, self.folder), ignore_errors=True)
        self.folder = f"kills-{number}"
        self.sim = self.world.simulated_provider()

    def start(self):
        began = time.monotonic()
        proxy = self.world.serve(self.sim, "--cap", "total=1000", folder=self.folder,
                                 listen=f"127.0.0.1:{free_port()}")
        self.slowest = max(self.slowest, time.monotonic() - began)
        return proxy

    def one(self, number):
        """Load, a kill, a start, the comparison. The sentences of what is wrong."""
        dice = random.Random(f"{self.seed}-{number}")
        if self.folder is None or number % FOLDER_KILLS == 0:
            self.fresh(number)
        began = time.monotonic()
        proxy = self.proxy or self.start()
        load = Load(proxy.url, number, dice)
        moment = dice.choice((0.02, 0.1, 0.3, 0.6)) * dice.random() + 0.01
        time.sleep(moment)
        proxy.kill()
        load.end()
        self.world.programs.remove(proxy)
        time.sleep(0.05)   # the provider ends what it was still generating
        self.proxy = self.start()   # the next kill is this one's
        wrong, holds = compare(self.world, self.folder, self.sim, self.proxy)
        took = time.monotonic() - began
        if took > TRY_SECONDS:
            wrong.append(f"the try took {took:.0f} s")
        return wrong, {"kill": number, "after_ms": round(moment * 1000), "holds": holds,
                       "seconds": round(took, 2)}


def done_before(path):
    """The kills that a state file knows of, and how many of them failed."""
    done = failed = 0
    if path and os.path.exists(path):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                entry = json.loads(line)
                done = max(done, entry["kill"] + 1)
                failed += bool(entry["wrong"])
    return done, failed


def main():
    options = argparse.ArgumentParser()
    options.add_argument("bin")
    options.add_argument("--kills", type=int, default=5)
    options.add_argument("--state", default="")
    options.add_argument("--seed", type=int, default=20261125)
    given = options.parse_args()
    done, failed = done_before(given.state)
    if done:
        print(f"{done} kills were done before, {failed} of them failed", flush=True)
    with World(given.bin) as world:
        chain = Chain(world, given.seed)
        for number in range(done, given.kills):
            try:
                wrong, entry = chain.one(number)
            except Exception as problem:   # a start that fails is a verdict, too
                wrong, entry = [f"broke off: {problem}"], {"kill": number}
                chain.folder = None
            failed += bool(wrong)
            if given.state:
                with open(given.state, "a", encoding="utf-8") as lines:
                    lines.write(json.dumps({**entry, "wrong": wrong}) + "\n")
            if wrong:
                print(f"kill {number}, seed {given.seed}: {'; '.join(wrong)[:600]}", flush=True)
            if (number + 1) % 25 == 0:
                print(f"{number + 1} of {given.kills} kills, {failed} failed, slowest start "
                      f"{chain.slowest:.2f} s", flush=True)
    check(f"{given.kills} times kill -9 under load: all that was billed is in the ledger, and "
          f"balances equal the sum of rows", failed == 0, f"{failed} failed")
    print("done", flush=True)


if __name__ == "__main__":
    sys.exit(main())
