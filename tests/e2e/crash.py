# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 in the middle of traffic, again and again: nothing that was billed is forgotten."""
import http.client
import random
import threading
import time
from decimal import Decimal

from harness import bill, chat, check, feed, free_port, main

ROUNDS = 5
CLIENTS = 24
BURSTS = 8      # further rounds: many requests at one moment, killed a few milliseconds later
BURST = 60


class Crowd:
    """Clients that send one request after the other. The project of each is its x-sim-id."""

    def __init__(self, url, number, seed):
        self.url, self.number, self.seed = url, number, seed
        self.ended = threading.Event()
        self.answered = set()
        self.threads = [threading.Thread(target=self.run, args=(client,), daemon=True)
                        for client in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    def run(self, client):
        dice = random.Random(self.seed * 1000 + self.number * 100 + client)
        serial = 0
        while not self.ended.is_set():
            serial += 1
            name = f"k{self.number}-{client}-{serial}"
            controls = {"x-sim-id": name, "x-sim-delay-ms": str(dice.randint(0, 80)),
                        "x-sim-chunk-delay-ms": "2", "x-sim-output-tokens": "40"}
            try:
                reply = chat(self.url, controls, project=name, stream=dice.random() < 0.5,
                             seconds=10)
                if reply.status == 200:
                    self.answered.add(name)
            except (OSError, http.client.HTTPException):
                time.sleep(0.01)   # killed: that is what this is about

    def end(self):
        self.ended.set()
        for thread in self.threads:
            thread.join(15)


def burst(url, number, kill):
    """Every request is being decided when the proxy is killed."""
    gate = threading.Barrier(BURST + 1)

    def one(client):
        gate.wait()
        name = f"b{number}-{client}"
        try:
            chat(url, {"x-sim-id": name}, project=name, seconds=10)
        except (OSError, http.client.HTTPException):
            pass

    threads = [threading.Thread(target=one, args=(n,), daemon=True) for n in range(BURST)]
    for thread in threads:
        thread.start()
    gate.wait()
    time.sleep(0.004 + 0.006 * number)
    kill()
    for thread in threads:
        thread.join(15)


def killed_again_and_again(world):
    sim = world.simulated_provider()
    listen = f"127.0.0.1:{free_port()}"
    answered, restarts = set(), 0
    for number in range(ROUNDS):
        proxy = world.serve(sim, "--cap", "day=1000", listen=listen)
        restarts += 1
        crowd = Crowd(proxy.url, number, seed=1)
        time.sleep(0.6 + 0.23 * number)
        proxy.kill()
        crowd.end()
        answered |= crowd.answered
    for number in range(BURSTS):
        proxy = world.serve(sim, "--cap", "day=1000", listen=listen)
        restarts += 1
        burst(proxy.url, number, proxy.kill)
    time.sleep(0.5)   # the provider ends what it was still generating
    proxy = world.serve(sim, "--cap", "day=1000", listen=listen)
    check(f"the proxy starts again after each of {restarts} kills", proxy.is_alive(), proxy.text())

    billed = bill(sim)
    reached = set(billed["request_ids"])
    rows = world.logs(proxy)
    booked = {row["project"] for row in rows}
    check(f"there was traffic in the way ({len(reached)} requests reached the provider)",
          len(reached) > ROUNDS * CLIENTS, len(reached))
    check("every request that the provider billed is in the ledger", reached <= booked,
          sorted(reached - booked)[:5])
    check("every reply that a client got is in the ledger", answered <= booked,
          sorted(answered - booked)[:5])
    projects = [row["project"] for row in rows]
    check("no request is booked twice", len(projects) == len(set(projects)),
          [p for p in set(projects) if projects.count(p) > 1][:5])
    cap = next(c for c in feed(proxy.url, "caps")["caps"] if c["name"] == "day")
    used = Decimal(cap["spent"]) + Decimal(cap["held"])
    check("spent and held are no less than the provider's bill",
          used >= Decimal(billed["billed_usd"]), f"{used} < {billed['billed_usd']}")
    crashed = [row for row in rows if row["outcome"] == "crashed"]
    holds = [hold for hold in feed(proxy.url, "holds")["holds"] if hold["orphan"]]
    check(f"what was in flight is listed as open holds ({len(holds)})",
          len(crashed) > 0 and {row["id"] for row in crashed} == {h["request_id"] for h in holds},
          f"{len(crashed)} crashed rows, {len(holds)} holds")
    check("the proxy still serves", chat(proxy.url).status == 200)
    check("SIGTERM ends it with 0", proxy.stop() == 0, proxy.text()[-300:])


if __name__ == "__main__":
    main(killed_again_and_again)
