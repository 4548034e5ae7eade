# SPDX-License-Identifier: GPL-3.0-or-later
"""A crowd at the edge of a cap, round after round: what the provider bills is never above the
limit, and what the crowd asks for is let through up to at least 95 % of it.

    python3 tests/e2e/crowd_rounds.py build/release/bin                        as in ./test
    python3 tests/e2e/crowd_rounds.py BIN --clients 1000 --rounds 20           the whole of it

Every client has a socket of its own. All five providers take part, streams and plain replies,
short and long answers, some billed at their bound and some at far less. Each round has a cap of
its own, which fits half of what the crowd's answers come to; no request can cost more than a
twentieth of it.
"""
import argparse
import asyncio
import random
import resource
import time
from decimal import Decimal

from harness import MODEL, PROVIDERS, World, bill, check, feed
from many_clients import Client, call, raise_descriptor_limit

LEAST_USED = Decimal("0.95")


class Round:
    """One cap and one crowd. The project of a round is its name, so that each has its own books."""

    def __init__(self, world, sim, proxy, number, clients, dice):
        self.world, self.sim, self.proxy, self.dice = world, sim, proxy, dice
        self.name = f"round-{number}"
        self.clients = clients
        self.replies, self.broken = {}, []
        self.over, self.samples = [], 0

    def ask(self, number):
        """A request of mixed size: path, body, headers, and what it will cost and could (USD)."""
        dice = self.dice
        provider = PROVIDERS[number % len(PROVIDERS)]
        text = "x" * dice.choice((10, 50, 100, 200))
        limit = dice.choice((50, 100, 150, 200))
        share = dice.choice((Decimal(1), Decimal(1), Decimal("0.5")))
        stream = dice.random() < 0.5
        path, body, headers = call(provider, text, limit, MODEL, stream)
        headers += [("x-llmcap-project", self.name), ("x-sim-id", f"{self.name}-{number}"),
                    ("x-sim-bill", "bound" if share == 1 else "half"),
                    ("x-sim-delay-ms", str(dice.choice((0, 20, 150)))),
                    ("x-sim-chunk-delay-ms", "1")]
        output = Decimal(limit * 4) / 10**6   # at the fallback price
        return path, body, headers, output * share, output + Decimal(len(body) + 300) / 10**6

    async def one(self, number, ask, gate):
        client = Client(self.proxy.url)
        try:
            await client.connect()
            await gate.wait()
            self.replies[number] = await client.post(*ask[:3], seconds=240)
        except (OSError, EOFError, TimeoutError, asyncio.TimeoutError) as problem:
            self.broken.append(repr(problem))
        finally:
            client.close()

    async def watch(self, ended):
        """What the feed says of the cap while the crowd is at it."""
        while not ended.is_set():
            state = await asyncio.to_thread(feed, self.proxy.url, "caps")
            cap = next(cap for cap in state["caps"] if cap["name"] == self.name)
            self.samples += 1
            if Decimal(cap["spent"]) + Decimal(cap["held"]) > self.limit:
                self.over.append((cap["spent"], cap["held"]))
            await asyncio.sleep(0.05)

    async def crowd(self, asks):
        ended, gate = asyncio.Event(), asyncio.Event()
        watching = asyncio.create_task(self.watch(ended))
        tasks = [asyncio.create_task(self.one(n, ask, gate)) for n, ask in enumerate(asks)]
        await asyncio.sleep(0.5 + len(asks) / 2000)   # all of them are connected
        gate.set()
        await asyncio.gather(*tasks)
        ended.set()
        await watching

    def run(self):
        asks = [self.ask(number) for number in range(self.clients)]
        self.limit = (sum(ask[3] for ask in asks) / 2).quantize(Decimal("0.000001"))
        if max(ask[4] for ask in asks) > self.limit / 20:
            raise RuntimeError("the crowd is too small for requests of this size")
        made = self.world.client(self.proxy, "caps", "set", self.name, "--window", "total",
                                 "--limit", str(self.limit), "--project", self.name)
        if made.returncode != 0:
            raise RuntimeError(made.stderr)
        before = Decimal(bill(self.sim)["billed_usd"])
        asyncio.run(self.crowd(asks))
        self.verdict(Decimal(bill(self.sim)["billed_usd"]) - before)

    def verdict(self, billed):
        name = self.name
        statuses = [reply.status for reply in self.replies.values()]
        passed, refused = statuses.count(200), statuses.count(429)
        cap = next(c for c in feed(self.proxy.url, "caps")["caps"] if c["name"] == name)
        used = billed / self.limit
        print(f"-- {name}: {passed} passed, {refused} refused, billed {billed} of {self.limit} USD "
              f"({used * 100:.2f} %), {self.samples} samples", flush=True)
        check(f"{name}: every client is answered", passed + refused == self.clients
              and not self.broken, (set(statuses), self.broken[:3]))
        check(f"{name}: the provider's own bill is within the limit", billed <= self.limit, used)
        check(f"{name}: spent and held were never above it", self.samples and not self.over,
              self.over[:3])
        check(f"{name}: the books agree with the provider's bill, and nothing stays held",
              Decimal(cap["spent"]) == billed and Decimal(cap["held"]) == 0, (cap, billed))
        check(f"{name}: at least 95 % of the cap were used", refused > 0
              and used >= LEAST_USED, (used, refused))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("bin")
    options.add_argument("--clients", type=int, default=200)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--seed", type=int, default=5)
    given = options.parse_args()
    raise_descriptor_limit()
    began = time.monotonic()
    with World(given.bin) as world:
        sim = world.simulated_provider()
        proxy = world.serve(sim)
        dice = random.Random(given.seed)
        for number in range(given.rounds):
            Round(world, sim, proxy, number, given.clients, dice).run()
        reached = set(bill(sim)["request_ids"])
        rows = {row["id"] for row in world.logs(proxy)}
        check(f"one row for each of {given.clients * given.rounds} requests",
              len(rows) == given.clients * given.rounds, len(rows))
        check("the provider served no request twice",
              len(reached) == len(bill(sim)["request_ids"]), len(reached))
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(f"-- {given.rounds} rounds of {given.clients} clients in {time.monotonic() - began:.0f} s; "
          f"the clients took {used.ru_utime + used.ru_stime:.0f} s of processor time", flush=True)
    print("done", flush=True)


if __name__ == "__main__":
    main()
